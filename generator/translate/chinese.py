"""Numbers in Chinese sentences: digits, Han numerals, 万 and 亿, shares and percentages, with their bounds."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from generator.language import NUMERAL, bound_words, chinese_limit, number, plain_numerals, read_numeral
from generator.model import Bound
from generator.translate.number import Number

_LARGE = {"万": 10**4, "亿": 10**8}
_NUMBER = re.compile(
    rf"(?P<rough>{NUMERAL})(?P<more>[余多])(?P<large>[万亿])|百分之(?P<hundredth>{NUMERAL})|(?P<below>{NUMERAL})分之(?P<above>{NUMERAL})"
    r"|(?<![\d/])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/])|(?P<half>一?半)"
    rf"|(?<![A-Za-z\d.])(?P<whole>{NUMERAL})(?P<percent>\s?%|个百分点)?(?P<tenth>成半?(?![立为功员果就长效都]))?"
)
_BOUNDS = bound_words("zh", "", r"(?:[^\d\W]{0,3}?)")
_MEASURE = re.compile(r"(?:个|年|天|月|倍|公里|里|米|吨|亩|岁|小时)(?P<bound>多)(?![次种项名年])")
_LAST = re.compile(r"(?:个?月|年|天|日|周|小时)")


@lru_cache(maxsize=4096)
def chinese_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a Chinese text, each with the bounds that it may have.

    Read generously: 一 in 一批 counts as a number too. What is asked of the result is whether a known number is
    among them.
    """
    return tuple(_numbers(plain_numerals(text)))


def _numbers(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        if _is_open(text, match.start(), match.end()):
            continue
        values, percent = _values(match)
        bounds = _bounds(text, match.start(), match.end()) if values else frozenset()
        if match["rough"]:
            bounds = _BOUNDS.of(_BOUNDS.attached.match(match["more"])) | (bounds - {"exact"})
        for value in values:
            yield Number(match.start(), match.end(), value, bounds, percent)


def _is_open(text: str, start: int, end: int) -> bool:
    """Tell whether a numeral says only its size, as in 几十, 数百, 上百 and 十几."""
    before = text[max(0, start - 1) : start]
    return (
        before in {"几", "数"}
        or (before == "上" and text[start] in "百千万亿")
        or text[end : end + 1] == "几"
    )


def _values(match: re.Match[str]) -> tuple[tuple[Decimal, ...], bool]:
    """Return the number of a match, or both ends of a range such as 两三百; none where it is open."""
    if match["rough"]:
        return tuple(value * _LARGE[match["large"]] for value in _ends(match["rough"])), False
    if match["half"]:
        return (Decimal("0.5"),), False
    if match["hundredth"]:
        return _ends(match["hundredth"]), True
    if under := match["below"] or match["under"]:
        above, below = number(match["above"] or match["over"]), number(under)
        return ((above / below,) if above is not None and below else ()), False
    if match["tenth"]:
        more = Decimal("0.5" if match["tenth"].endswith("半") else 0)
        return tuple((value + more) / 10 for value in _ends(match["whole"])), False
    return _ends(match["whole"]), bool(match["percent"])


def _ends(written: str) -> tuple[Decimal, ...]:
    found = read_numeral(written)
    if found is None or found.value is None:
        return ()
    return (found.value,) if found.value_to is None else (found.value, found.value_to)


def _bounds(text: str, start: int, end: int) -> frozenset[Bound]:
    before = chinese_limit(text, start)
    bounds = frozenset({before.bound} if before else ()) | _BOUNDS.of(_BOUNDS.attached.match(text, end))
    if not bounds:
        bounds = _BOUNDS.of(_MEASURE.match(text, end)) | _BOUNDS.of(_BOUNDS.after.match(text, end))
    unsure = before and before.bound == "nearly" and _LAST.match(text, end)
    return bounds | {"exact"} if unsure or not bounds else bounds
