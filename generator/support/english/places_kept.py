"""Whether the places and persons that an English sentence names are those of its Chinese."""

import re
from collections.abc import Iterator
from functools import cache

from generator.language import HAN
from generator.reference import Province, divisions, provinces
from generator.support.english.pair import Pair
from generator.support.english.romanised import is_spelled_by, names, plain
from generator.support.fact import Fact, Fault


def find_other_places(pair: Pair) -> Iterator[Fault]:
    """Yield the names of an English sentence that no name in its Chinese bears out.

    A province may stand for a place in it, as Zhejiang for 诸暨. Any other name counts if it spells Chinese syllables.
    """
    rest = pair.english
    for place in english_provinces(pair.english):
        rest = rest[: place.start] + " " * len(place.words) + rest[place.end :]
        if not _is_named(place.value, pair.chinese):
            yield Fault("place", place.words, place.start)
    for name in names(rest):
        if not is_spelled_by(plain(name.group()), pair.chinese):
            yield Fault("place", name.group(), name.start())


def english_provinces(text: str) -> tuple[Fact, ...]:
    """Find the provinces that an English text names, by their GB/T 2260 code."""
    pattern, codes = _english_names()
    return tuple(
        Fact("place", codes[match.group()], match.group(), match.start()) for match in pattern.finditer(text)
    )


def chinese_provinces(text: str) -> tuple[Fact, ...]:
    """Find the provinces that a Chinese text names; one-character names count in lists, as in 湘、鄂、赣."""
    pattern, codes = _chinese_names()
    return tuple(
        Fact("place", codes[match.group()], match.group(), match.start()) for match in pattern.finditer(text)
    )


def _is_named(code: str, chinese: str) -> bool:
    return any(name in chinese for name in _names_in(code))


@cache
def _names_in(code: str) -> tuple[str, ...]:
    """Return the names by which a Chinese text may mean a province or a place in it."""
    own = next(each for each in provinces() if each.gb == code)
    below = {name for each in divisions() if each.code.startswith(code) for name in (each.name, each.short)}
    return own.zh, own.abbr, *sorted(name for name in below if len(name) > 1)


@cache
def _english_names() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {name: each.gb for each in provinces() for name in _spellings(each)}
    return re.compile(rf"\b(?=[A-Z])(?:{'|'.join(map(re.escape, codes))})\b"), codes


def _spellings(province: Province) -> Iterator[str]:
    """Yield the English names of a province, as in ``Xizang (Tibet)``."""
    yield from (name.strip() for name in re.split(r"[()]", province.en) if name.strip())


@cache
def _chinese_names() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {name: each.gb for each in provinces() for name in (each.zh, each.abbr)}
    letters = "".join(name for name in codes if len(name) == 1)
    listed = rf"(?:(?<=、)|(?<![{HAN}]))[{letters}](?=[、和与省])|(?<=[、和与])[{letters}](?=[两三四五六七八九十等省])"
    first = "".join(sorted({name[0] for name in codes}))
    return re.compile(f"(?=[{first}])(?:{'|'.join(name for name in codes if len(name) > 1)}|{listed})"), codes
