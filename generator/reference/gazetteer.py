"""The divisions of China down to county level with their GB/T 2260 codes, and the countries of the world."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from generator.reference.history import once_at
from generator.reference.provinces import province

Level = Literal["province", "city", "county"]


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division of China."""

    code: str
    """GB/T 2260, six digits."""
    name: str
    """The full name, as in 诸暨市."""
    short: str
    """The name without the word for its rank, as in 诸暨; empty if that leaves nothing."""
    level: Level
    former: bool
    """Whether it was renamed or merged by June 2023; older texts still name it."""
    word: bool
    """Whether the short name is an ordinary word too, as in 合作."""


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory."""

    code: str
    """ISO 3166-1 alpha-2."""
    names: tuple[str, ...]
    """Its names in Chinese, the usual one first."""


@cache
def divisions() -> tuple[Division, ...]:
    """All divisions, in the order of their codes."""
    return tuple(_read_divisions())


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the order of their codes; the first name of China is 中国."""
    return tuple(Country(code, tuple(names)) for code, *names in _rows("countries.tsv"))


@cache
def aliases() -> tuple[tuple[str, str], ...]:
    """The other names that texts use for divisions, as (name, code)."""
    listed = [(name, code) for name, code in _rows("aliases.tsv")]
    return (*listed, *_abbreviated())


def division(code: str) -> Division | None:
    """Find a division by its GB/T 2260 code, also by one that is no longer in use."""
    return _by_code().get(code) or _once(code)


def parents(code: str) -> tuple[Division, ...]:
    """The divisions above a code, the province first; none for a province or an unknown code."""
    above = dict.fromkeys((code[:2] + "0000", code[:4] + "00"))
    return tuple(found for each in above if each != code and (found := division(each)))


def divisions_named(name: str) -> tuple[Division, ...]:
    """Find the divisions that bear a name, full or short, in the order of their codes."""
    return _by_name().get(name, ())


def iso_region(code: str) -> str | None:
    """The ISO 3166-2 code of the province that a GB/T 2260 code lies in: ``CN-ZJ`` for ``330681``."""
    found = province(code)
    return found.code if found else None


@cache
def _once(code: str) -> Division | None:
    spell = once_at(code)
    return (
        Division(code, spell.name, "", _level(code), former=bool(spell.gone), word=False) if spell else None
    )


def _level(code: str) -> Level:
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


@cache
def _by_code() -> dict[str, Division]:
    return {each.code: each for each in divisions()}


@cache
def _by_name() -> dict[str, tuple[Division, ...]]:
    named: dict[str, list[Division]] = {}
    for each in divisions():
        for name in dict.fromkeys((each.name, each.short)):
            named.setdefault(name, []).append(each)
    for name, code in aliases():
        named.setdefault(name, []).append(_by_code()[code])
    named.pop("", None)
    return {name: tuple(found) for name, found in named.items()}


def _read_divisions() -> Iterator[Division]:
    for code, name, *rest in _rows("gazetteer.tsv"):
        short, marks = (*rest, "", "")[:2]
        yield Division(code, name, short, _level(code), "f" in marks, "w" in marks)


def _abbreviated() -> Iterator[tuple[str, str]]:
    """Autonomous prefectures, counties and banners without the peoples in their names, as in 凉山州, 陵水县."""
    for each in divisions():
        if "自治" in each.name and each.name[-1] in "州县旗" and not each.short.endswith(each.name[-1]):
            yield each.short + each.name[-1], each.code


def _rows(file: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
