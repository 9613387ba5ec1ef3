"""What a document told when it was last taken in: a draft does not take it back, and does not sort it anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_DATED = 3
"""Slashes in the origin of an event, as in ``report/event/p9.1/6月25日``."""


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """The entries of one document that a campaign has, or had before a person deleted them, by origin."""

    titles: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def stays(self, candidates: Iterable[tuple[str, str]]) -> frozenset[str]:
        """The origins among candidates, given with their titles, that tell what was told before.

        They have its origin. Where no candidate has it any more, because a date was corrected or a sentence moved, they
        are of the same sentence, or of the same kind and title.
        """
        offered = dict(candidates)
        lost = {origin: title for origin, title in self.titles.items() if origin not in offered}
        known = {(_kind(origin), title) for origin, title in lost.items()}
        sentences = {_sentence(origin) for origin in lost if origin.count("/") == _DATED}
        return frozenset(
            origin
            for origin, title in offered.items()
            if origin in self.titles or (_kind(origin), title) in known or _sentence(origin) in sentences
        )


def _kind(origin: str) -> str:
    return origin.split("/")[1]


def _sentence(origin: str) -> str:
    return origin.rpartition("/")[0]
