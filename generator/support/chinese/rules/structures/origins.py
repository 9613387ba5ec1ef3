"""Where something comes from and goes to, and what is a multiple of what: 由乙向甲转运 for 由甲向乙转运."""

import re
from collections.abc import Callable, Iterator

from generator.support.chinese.case import Case
from generator.support.chinese.rules.structures.common_words import MOSTLY, likeness
from generator.support.fact import Fault


def _from_to(case: Case) -> Iterator[Fault]:
    """Find a place that something comes from where it goes there in the passages, or the other way round."""
    ours = {end: [*_places(case.statement.text, end)] for end in ("from", "to")}
    for mine, other in (("from", "to"), ("to", "from")) if any(ours.values()) else ():
        same, turned = (
            [each for passage in case.passages for _, each in _places(passage.text, end)]
            for end in (mine, other)
        )
        for start, place in ours[mine]:
            rival = next((each for each in turned if _is_same(place, each)), None)
            if rival and same and not any(_is_same(place, each) for each in same):
                yield Fault("direction", place, start, rival)


def _is_same(one: str, other: str) -> bool:
    return likeness(one, other) >= MOSTLY


def _places(text: str, end: str) -> Iterator[tuple[int, str]]:
    """Yield the places that things of a text come from or go to, each with where it stands."""
    for pattern in (_BOTH, _WAYS[end]):
        for found in pattern.finditer(text):
            yield found.start(end), found[end]


_BOTH = re.compile(
    "[由从自](?!来)(?P<from>[^，。；由从自向到往至]{2,16})[^，。；由从自向到往至]{0,4}[向到至往](?P<to>[^，。；]{2,10})"
)
_WAYS = {
    "from": re.compile("来自(?P<from>[^，。；、]{2,10})"),
    "to": re.compile("[运送发销流去迁转驶飞]往(?P<to>[^，。；、]{2,10})"),
}


def _times(case: Case) -> Iterator[Fault]:
    """Find that something is a multiple of what is a multiple of it in the passages."""
    for found in _MULTIPLE.finditer(case.statement.text):
        for passage in case.passages:
            for other in _MULTIPLE.finditer(passage.text):
                base = _base(passage.text, other)
                if likeness(base, found["what"]) >= MOSTLY > likeness(base, found["base"]):
                    yield Fault("direction", found.group(), found.start(), other.group())


def _base(text: str, found: re.Match[str]) -> str:
    """Return what a multiple is of: the words themselves, or what 前者 and 后者 mean."""
    said = re.split("[，。；]", text[: found.start()].rstrip("，。；"))
    at = {"前者": -2, "后者": -1}.get(found["base"])
    return said[at] if at and len(said) >= -at else found["base"]


_MULTIPLE = re.compile(
    r"(?P<what>[^，。；是为]{0,16})[是为](?P<base>[^，。；是为]{2,16}?)的?[近约超]?[\d.一二三四五六七八九十两百]+[多余]?倍"
)

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_from_to, _times)
"""The rules; each yields the faults that it finds."""
