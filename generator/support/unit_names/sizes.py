"""The unit or what is counted after a number, in either language, and how much of another unit it is; see units.yml."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from generator.model import Locale


def unit_at(text: str, at: int, locale: Locale) -> str:
    """Return the name of the unit that stands in a text at a place, as in ``kilometre``; empty if there is none."""
    names, pattern = _units(locale)
    match = pattern.match(text, at)
    return names[int((match.lastgroup or "u0")[1:])] if match else ""


def unit_end(text: str, at: int, locale: Locale) -> int:
    """Return where the unit ends that stands in a text at a place; that place if there is none."""
    match = _units(locale)[1].match(text, at)
    return match.end() if match else at


@dataclass(frozen=True, slots=True)
class Size:
    """What a unit measures, and how much of it it is."""

    of: str
    size: Decimal


def size_of(unit: str) -> Size | None:
    """Return the size of a unit; ``None`` for what is counted."""
    return _sizes().get(unit)


def in_unit(value: Decimal, unit: str, other: str) -> tuple[Decimal, ...]:
    """Return how much an amount is in another unit; none if that measures something else.

    A month is 30 days, and 12 of them 365 or 366, so an amount may be more than one.
    """
    one, another = size_of(unit), size_of(other)
    if one is None or another is None:
        return ()
    if one.of == another.of:
        return (value * one.size / another.size,)
    if {one.of, another.of} != {"time", "months"}:
        return ()
    days = {_DAYS_OF_A_MONTH, *(each / _MONTHS for each in _DAYS_OF_A_YEAR)}
    if one.of == "months":
        return tuple(value * one.size * each * _DAY / another.size for each in sorted(days))
    return tuple(value * one.size / _DAY / each / another.size for each in sorted(days))


_DAY = 86400
_MONTHS = Decimal(12)
_DAYS_OF_A_MONTH = Decimal(30)
_DAYS_OF_A_YEAR = (Decimal(365), Decimal(366))


def same_amount(value: Decimal, unit: str, other: Decimal, another: str) -> bool:
    """Whether two amounts are equal, each with its unit, as 1.5 hectares and 22.5 mu."""
    return any(abs(each - other) <= _NOTHING * other for each in in_unit(value, unit, another))


_NOTHING = Decimal("1e-9")
"""What is lost in dividing, as a share."""


@cache
def _raw() -> dict[str, dict[str, str]]:
    raw: dict[str, dict[str, str]] = yaml.load(
        files("generator.support").joinpath("lexicons", "units.yml").read_text("utf-8"),
        Loader=yaml.CSafeLoader,
    )
    return raw


@cache
def _sizes() -> dict[str, Size]:
    sizes = {name: row["size"].split() for name, row in _raw().items() if "size" in row}
    return {name: Size(of, Decimal(size)) for name, (size, of) in sizes.items()}


@cache
def _units(locale: Locale) -> tuple[tuple[str, ...], re.Pattern[str]]:
    before, after = (r"(?:个?[余多来])?\s?", "") if locale == "zh" else (r"[\s-]?", r"(?!\w)")
    words = "|".join(f"(?P<u{at}>(?:{row[locale]}){after})" for at, row in enumerate(_raw().values()))
    return tuple(_raw()), re.compile(f"{before}(?:{words})")
