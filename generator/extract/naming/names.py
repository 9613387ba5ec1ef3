"""Where a text could name a country or a division of China: every gazetteer name in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.reference import aliases, countries, divisions, spells

_NO_FULL = re.compile(
    r"(?<=市)(?:场|民|值|价|容|政(?!府|协|法)|面|区(?=[，。、]))|(?<=区)(?:域|块|分(?!局)|别|间|划|位)|(?<=县)(?:域|级|城(?![东南西北关厢郊]))|(?<=省)(?:级|会|际|属)"
)
"""What follows an apparent full name whose last character belongs to the next word, as in 河北|区域."""
_IN_LIST = re.compile("、|(?<=、..)[和与及等]")
"""What follows a short name of two characters in a list."""
_EVENT_GAP = r"(?:(?![在的于举召等将与和及为从对向、，。；：！？\s“”《》（）()]).){0,10}?"


@dataclass(frozen=True, slots=True)
class Name:
    """A name with the codes that it can stand for."""

    words: str
    full: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    country: str | None = None
    needs_neighbours: bool = False
    """Whether it is the short name of counties and a word of this genre: a place only beside a county of its city."""
    is_county: bool = field(init=False)
    """Whether it is only the short name of counties."""

    def __post_init__(self) -> None:
        cities = any(code.endswith("00") for code in self.short)
        object.__setattr__(self, "is_county", not (self.full or self.country or cities))


@dataclass(slots=True)
class Hit:
    """A name in a text; what it means is worked out step by step."""

    start: int
    end: int
    name: Name
    full: bool
    """Whether the words in the text are a full name."""
    candidates: tuple[str, ...]
    """The codes of all places with the name."""
    within: tuple[str, ...] = ()
    """The candidates that the text supports; while this is empty, all of them."""
    is_out_of_time: bool = False
    """Whether none of the candidates stood on the day of the text."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The names to look for, by their first two characters, and the contents of places.yml."""

    starts: Mapping[str, tuple[str, ...]]
    opening: re.Pattern[str]
    """Where a name may begin: any first character of one before any second character of one, both in its group."""
    names: Mapping[str, Name]
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    company: frozenset[str]
    nouns: frozenset[str]
    alone: frozenset[str]
    followed: re.Pattern[str]
    offices: re.Pattern[str]
    peoples: re.Pattern[str]
    words: frozenset[str]


@cache
def rules() -> Rules:
    """Return the names and patterns, which are made only once."""
    raw: dict[str, Any] = yaml.load(
        files("generator.extract").joinpath("lexicons", "places.yml").read_text(encoding="utf-8"),
        Loader=yaml.CSafeLoader,
    )
    names = _names(frozenset(raw["listed"]))
    words = frozenset(raw["words"])
    starts: dict[str, set[str]] = {}
    for each in (*names, *words):
        starts.setdefault(each[:2], set()).add(each)
    followed = f"{raw['followed'].replace(' ', '')}|{raw['landscape']}|{_EVENT_GAP}(?:{raw['events']})"
    return Rules(
        {pair: tuple(sorted(found, key=lambda name: (-len(name), name))) for pair, found in starts.items()},
        re.compile(
            "[{}](?=[{}])(?<=(?=(..)).)".format(
                *(re.escape("".join(sorted(set(each)))) for each in zip(*starts, strict=True))
            )
        ),
        names,
        {name: re.compile(guard["before"]) for name, guard in raw["guards"].items() if "before" in guard},
        {name: re.compile(guard["after"]) for name, guard in raw["guards"].items() if "after" in guard},
        frozenset(raw["company"]),
        frozenset(raw["nouns"]),
        frozenset(raw["alone"]),
        re.compile(followed),
        re.compile(raw["offices"].replace(" ", "")),
        re.compile(raw["peoples"]),
        words,
    )


def _names(listed: frozenset[str]) -> dict[str, Name]:
    full: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    former: dict[str, list[str]] = {}
    for each in divisions():
        (former if each.former else full).setdefault(each.name, []).append(each.code)
        if each.short and not each.former:
            short.setdefault(each.short, []).append(each.code)
    for name, code in aliases():
        (full if name[-1] in "区州市县旗" else short).setdefault(name, []).append(code)
    for spell in spells():
        if spell.is_sought and spell.code not in former.setdefault(spell.name, []):
            former[spell.name].append(spell.code)
    for name, codes in former.items():
        full.setdefault(name, codes)
    nations = {name: each.code for each in countries() for name in each.names}
    return {
        name: Name(
            name, tuple(full.get(name, ())), tuple(short.get(name, ())), nations.get(name), name in listed
        )
        for name in sorted({*full, *short, *nations})
    }


def scan(text: str) -> Iterator[Hit]:
    """Yield the names in a text from left to right, the longest at each place and none overlapping another."""
    known = rules()
    starts, names, words = known.starts, known.names, known.words
    at, end = -1, 0
    # Every place of such a pair is found in order, so the next one is where the pair occurs next.
    for pair in filter(starts.__contains__, known.opening.findall(text)):
        at = text.index(pair, at + 1)
        for name in starts[pair] if at >= end else ():
            if not text.startswith(name, at):
                continue
            if name in words:
                end = at + len(name)
                break
            hit = _hit(text, at, names[name])
            if hit:
                yield hit
                end = hit.end
                break


def _hit(text: str, at: int, name: Name) -> Hit | None:
    """Return a name at a place, unless its neighbours make it part of another word."""
    end = at + len(name.words)
    known = rules()
    after, before = known.after.get(name.words), known.before.get(name.words)
    if (after and at and after.match(text, at - 1)) or (before and before.match(text, end)):
        return None
    if name.is_county and _runs_into_province(text, at, end):
        return None
    full = bool(name.full) and not _NO_FULL.match(text, end)
    if name.full and not full and not name.short:
        return None
    if name.needs_neighbours and not _IN_LIST.match(text, end):
        return None
    return Hit(at, end, name, full, name.full if full else name.short)


def _runs_into_province(text: str, at: int, end: int) -> bool:
    """Whether a province or city begins within these words and continues after them, as in 从|江苏 for 从江."""
    known = rules()
    return any(
        text.startswith(name, start) and start + len(name) > end and not known.names[name].is_county
        for start in range(at + 1, end)
        for name in known.starts.get(text[start : start + 2], ())
        if name in known.names
    )
