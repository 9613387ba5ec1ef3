"""What a document told when it was last taken in: a draft does not take it back, and does not sort it anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model import Origin


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """The entries of one document that a campaign has, or had before a person deleted them, by origin."""

    titles: Mapping[Origin, str] = field(default_factory=dict)
    topics: Mapping[Origin, tuple[str, ...]] = field(default_factory=dict)

    def stays(self, candidates: Iterable[tuple[Origin, str]]) -> frozenset[Origin]:
        """The origins among candidates, given with their titles, that tell what was told before.

        They have its origin. Where no candidate has it any more, because a date was corrected or a sentence moved, they
        are of the same sentence, or of the same kind and title.
        """
        offered = dict(candidates)
        lost = {origin: title for origin, title in self.titles.items() if origin not in offered}
        known = {(origin.kind, title) for origin, title in lost.items()}
        sentences = {origin.around for origin in lost if origin.is_dated}
        return frozenset(
            origin
            for origin, title in offered.items()
            if origin in self.titles or (origin.kind, title) in known or origin.around in sentences
        )
