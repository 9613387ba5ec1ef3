"""Amounts of several parts as one: 十年六个月, 3元5角, “a year and a half” and “three yuan five jiao”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.language import BoundName, Number
from generator.model import Locale
from generator.support.unit_names.sizes import in_unit, size_of, unit_at, unit_end


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; one of several parts is told in the unit of the first."""

    start: int
    end: int
    """Where its last number ends, or the unit of that if the amount has several parts."""
    value: Decimal
    unit: str
    bounds: frozenset[BoundName]
    parts: int = 1


_JOINED: dict[Locale, re.Pattern[str]] = {
    "zh": re.compile("[零又]?"),
    "en": re.compile(r",?\s(?:and\s)?|-(?:and-)?"),
}
"""What may stand between the parts of an amount."""
_OF_A = re.compile(r"\s(?:of\s)?an?(?=\s)")
"""What stands between a half and its unit."""
_MONEY_BEFORE = re.compile(r"(?:(?P<yuan>RMB|CNY|[¥￥])|(?P<dollar>US\$|\$))\s?$")
_SMALLER = {"yuan": "jiao", "jiao": "fen", "hour": "minute", "metre": "decimetre"}
"""The unit that need not be named after another one, as in 三块五, 一小时三十分 and 一米七."""
_UNNAMED = re.compile("分(?!之|钟)")
_ENDS = re.compile("[，。；、：（）的钱高长宽左以上下余多来是]|$")
"""What follows a last part without a unit: 七 in 一米七, but not 一 in 5元一份."""


def amounts(text: str, numbers: Sequence[Number], locale: Locale) -> tuple[Amount, ...]:
    """Read numbers of a text as amounts, in reading order; only the first of several readings of a number counts."""
    firsts = {each.start: each for each in reversed(numbers)}
    return tuple(_joined(text, [_amount(text, firsts[at], locale) for at in sorted(firsts)], locale))


def _amount(text: str, number: Number, locale: Locale) -> Amount:
    at = number.end
    if locale == "en" and (between := _OF_A.match(text, at)):
        at = between.end()
    unit = unit_at(text, at, locale)
    if locale == "en" and (money := _MONEY_BEFORE.search(text, max(0, number.start - 4), number.start)):
        unit = money.lastgroup or unit
    if locale == "zh":
        unit = unit_within(text[number.start : number.end]) or unit
    return Amount(number.start, number.end, number.value, unit, number.bounds)


def unit_within(words: str) -> str:
    """Return the unit within a Chinese number, as in 5个多小时 and 一吨半; empty if there is none."""
    found = _WITHIN.search(words)
    if found and found.group() in "角毛":
        return "yuan"
    return unit_at(_SPLIT.sub("个", found.group()), 0, "zh") if found else ""


_SPLIT = re.compile("个[半多]")
_WITHIN = re.compile("个[半多](?:小时|钟头|月|星期|学期)|小时|(?:平方)?公里|公顷|[年天周斤吨米亩元块里角毛]")


def _joined(text: str, found: list[Amount], locale: Locale) -> Iterator[Amount]:
    at = 0
    while at < len(found):
        amount, taken = found[at], 1
        while at + taken < len(found) and (both := _with(text, amount, found[at + taken], locale)):
            amount, taken = both, taken + 1
        yield amount
        at += taken


def _with(text: str, one: Amount, other: Amount, locale: Locale) -> Amount | None:
    """Return two amounts as one if the second goes on with the first in a smaller unit."""
    first = one.end if one.parts > 1 else unit_end(text, one.end, locale)
    if (
        not one.unit
        or first == one.end == other.start
        or not _JOINED[locale].fullmatch(text, first, other.start)
    ):
        return None
    unit, end = other.unit, unit_end(text, other.end, locale)
    if not unit and locale == "zh":
        unit, end = _unnamed(text, one, other)
    if locale == "en" and not unit and other.value == _HALF and one.parts == 1:
        more = other.value
    elif _is_smaller(unit, one.unit) and (more := in_unit(other.value, unit, one.unit)[0]) < 1:
        pass
    else:
        return None
    if one.unit == "jiao":
        one, more = replace(one, value=one.value / 10, unit="yuan"), more / 10
    bounds = (one.bounds | other.bounds) - {"exact"} or frozenset[BoundName]({"exact"})
    return Amount(one.start, end, one.value + more, one.unit, bounds, one.parts + 1)


_HALF = Decimal("0.5")


def _unnamed(text: str, one: Amount, other: Amount) -> tuple[str, int]:
    last = "jiao" if one.parts > 1 and one.unit == "yuan" else one.unit
    unit = _SMALLER.get(last, "")
    if named := _UNNAMED.match(text, other.end):
        return (
            "fen" if one.unit == "yuan" or last == "jiao" else unit if unit == "minute" else ""
        ), named.end()
    if unit == "minute" or other.value >= 10 or not _ENDS.match(text, other.end):  # noqa: PLR2004 - one digit
        return "", other.end
    return unit, other.end


def _is_smaller(one: str, other: str) -> bool:
    small, large = size_of(one), size_of(other)
    return bool(
        small
        and large
        and ((small.of == large.of and small.size < large.size) or (small.of, large.of) == ("time", "months"))
    )
