"""Numbers in Chinese sentences: digits, Han numerals, 万 and 亿, shares and percentages, with their bounds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from generator.language.bounds import BoundName, bound_words, chinese_limit
from generator.language.measures import COMPOUND, MEASURES, UNIT_HALF, UNIT_MORE, WITHIN
from generator.language.number import Number
from generator.language.numerals import BLANKS, NUMERAL, SIGN, TO, number, plain_numerals, read_numeral

_LARGE = {"万": 10**4, "亿": 10**8}
_FIRST = r"\d〇零一二两三四五六七八九十百千万亿廿卅兩萬億半负\-－−"
"""The characters with which a number begins, within [...]: ``re`` passes over all others at once."""
_TENTH = "成(?:半|[一二三四五六七八九](?![十百千万亿]))?(?![立为功员果就长效都])"
_WORDS = bound_words("zh", "", "")
_ATTACHED = _WORDS.attached.pattern.replace("?P<bound>", "?:")
_LAST = re.compile(r"(?:个?月|年|天|日|周|小时)")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """A number, and what may stand around it; all but one hold every measure word."""

    number: re.Pattern[str]
    after: re.Pattern[str]
    after_words: re.Pattern[str]
    """A word away from the number, what follows may belong to another one: 20家省级以上示范单位."""
    more: re.Pattern[str]
    within: re.Pattern[str]
    link: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Return the patterns, which take 50 ms to compile: only for who looks for numbers."""
    return _Patterns(
        number=re.compile(
            rf"(?=[{_FIRST}])(?:(?P<minus>{SIGN})?(?P<rough>{NUMERAL})(?P<more>[余多])(?P<large>[万亿]+)(?P<rough_percent>\s?(?:[%‰]|个?百分点))?"
            rf"|百分之(?P<hundredth>{NUMERAL})|(?P<below>{NUMERAL})分之(?P<above>{NUMERAL})"
            r"|(?<![\d/])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/])|(?P<half>一?半数?)"
            rf"|(?<![A-Za-z\d.])(?P<sign>{SIGN})?(?P<whole>{NUMERAL})(?P<percent>(?P<so_many>{_ATTACHED})?\s?(?:[%‰]|个?百分点))?(?P<tenth>{_TENTH})?"
            rf"(?:\s?(?P<compound>{COMPOUND})|\s?(?P<and_half>{MEASURES}{UNIT_HALF}))?)"
        ),
        after=re.compile(rf"(?:{_ATTACHED})?\s?(?:{MEASURES})?{_WORDS.after.pattern}"),
        after_words=re.compile(rf"[^\d\W]{{1,3}}?{_WORDS.after.pattern}"),
        more=re.compile(rf"\s?(?:{MEASURES})?{UNIT_MORE}"),
        within=re.compile(rf"\s?(?:{MEASURES}(?={WITHIN})|日(?={WITHIN}))"),
        link=re.compile(rf"\s?(?:{MEASURES})?(?:、|和|及|与|或|{TO})\s?"),
    )


@lru_cache(maxsize=16384)
def chinese_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a Chinese text in simplified characters, each with the bounds that it may have.

    This reads generously: 一 in 一批 counts as a number too, because the result is only asked whether a known
    number is in it. A number in a list or range is found both as it stands and with the scale or percent sign
    of the last.
    """
    return tuple(_numbers(_AND.sub("又", plain_numerals(text))))


_AND = re.compile("(?<=[年月周天时分元角])零(?=[\\d一二两三四五六七八九十])")
"""What joins the parts of an amount and is no digit, as in 两个月零十五天."""


def confirms(text: str, values: tuple[Decimal, ...], bound: BoundName, unit: str) -> bool:
    """Whether a Chinese text states all values, the first of them with a bound."""
    numbers = chinese_numbers(text)
    first = [each for each in numbers if states(each, values[0], unit)]
    rest = all(any(states(each, value, unit) for each in numbers) for value in values[1:])
    return rest and any(bound in each.bounds for each in first)


_PERCENT = frozenset({"%", "％", "‰", "个百分点", "百分点"})
_NEAR = Decimal("0.005")
"""How close two shares must be to count as equal: a third is written 0.33 as well as 0.3333."""


def states(number: Number, value: Decimal, unit: str) -> bool:
    """Whether a number in a text is the value of a figure with a unit."""
    if unit in _PERCENT:
        value /= 10 if unit == "‰" else 1
        fraction = not number.percent and number.value <= 1 < value
        return (number.percent and number.value == value) or (
            fraction and same_share(number.value, value / 100)
        )
    if number.percent:
        return value <= 1 and same_share(number.share, value)
    times = unit.startswith("倍") and number.value == value + 1
    return times or same_share(number.value, value)


def same_share(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are equal, or two shares equal but for rounding."""
    whole = one == one.to_integral_value() and other == other.to_integral_value()
    return one == other if whole or max(abs(one), abs(other)) > 1 else abs(one - other) < _NEAR


def equal(one: Number, other: Number) -> bool:
    """Whether two numbers have one value, whatever their sign: 50% is a half, but 100% is not 一, nor 1.2% 1.5%."""
    if one.percent == other.percent:
        return abs(one.value) == abs(other.value) or (not one.percent and same_share(one.value, other.value))
    plain = other if one.percent else one
    return plain.value < 1 and same_share(one.share, other.share)


def _numbers(text: str) -> Iterator[Number]:
    found = [
        match for match in _patterns().number.finditer(text) if not _is_open(text, match.start(), match.end())
    ]
    for match in found:
        yield from _number(text, match)
    for base, values in _rows(text, found):
        yield from (replace(base, value=value) for value in values)


def _number(text: str, match: re.Match[str]) -> Iterator[Number]:
    values, percent = _values(match)
    bounds = _bounds(text, match) if values else frozenset()
    for value in values:
        yield Number(match.start(), match.end(), value, bounds, percent)


def _rows(text: str, found: list[re.Match[str]]) -> Iterator[tuple[Number, list[Decimal]]]:
    """Yield the numbers of lists and ranges with the bounds, percent sign or scale of the last."""
    last: re.Match[str] | None = None
    for one, other in reversed(list(pairwise(found))):
        if not _patterns().link.fullmatch(
            text, one.end(), other.start("whole") if other["whole"] else other.start()
        ):
            last = None
            continue
        last = last or other
        if one["whole"]:
            by, percent = _scale(one, last)
            bounds = _bounds(text, one) | _bounds(text, last)
            base = Number(one.start(), one.end(), Decimal(0), bounds, percent)
            yield base, [each * scale for each in _values(one)[0] for scale in {Decimal(1), by}]


def _scale(one: re.Match[str], last: re.Match[str]) -> tuple[Decimal, bool]:
    """Return what a number takes from the last of its list: the factor of its scale, and the percent sign."""
    if _is_bare(one) and last["rough"]:
        return number(f"1{last['large']}") or Decimal(1), bool(last["rough_percent"])
    if not _is_bare(one) or last["whole"] is None:
        return Decimal(1), bool(one["percent"] or last["percent"])
    if last["tenth"]:
        return Decimal("0.1"), False
    values, bare = _ends(last["whole"]), number(last["whole"].rstrip(f"百千万亿{BLANKS}"))
    return (values[0] / bare if values and bare else Decimal(1)), bool(last["percent"])


def _is_bare(match: re.Match[str]) -> bool:
    """Whether a number takes its scale or sign from the next one of its list."""
    if match["whole"] is None:
        return False
    scaled = not match["whole"][-1].isdigit() and match["whole"][-1] in "百千万亿"
    return not (scaled or match["percent"] or match["tenth"])


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a numeral states only an order of magnitude, as in 几十, 数百, 上百 and 十几."""
    before = text[start - 1 : start]
    return (
        (before in {"几", "数"} and not text[start].isdigit())
        or (before == "上" and text[start] in "百千万亿")
        or text[end : end + 1] == "几"
    )


def _values(match: re.Match[str]) -> tuple[tuple[Decimal, ...], bool]:
    """Return the value of a match, or both ends of a range such as 两三百; none if it is open."""
    if match["rough"]:
        by = (number("1" + match["large"]) or 1) * (-1 if match["minus"] in {"零下", "负"} else 1)
        return tuple(value * by for value in _ends(match["rough"])), bool(match["rough_percent"])
    if match["half"]:
        return (Decimal("0.5"),), False
    if match["hundredth"]:
        return _ends(match["hundredth"]), True
    if under := match["below"] or match["under"]:
        above, below = number(match["above"] or match["over"]), number(under)
        return ((above / below,) if above is not None and below else ()), False
    if tenth := match["tenth"]:
        more = Decimal("0.5") if tenth.endswith("半") else (number(tenth[1:]) or Decimal(0)) / 10
        return tuple((value + more) / 10 for value in _ends(match["whole"])), False
    half = Decimal("0.5" if match["and_half"] or match["and"] == "半" else 0)
    signs = {None: (1,), "零下": (-1,), "负": (-1,)}.get(match["sign"], (1, -1))  # a hyphen may not be a sign
    tenth_of_a_percent = 10 if (match["percent"] or "").endswith("‰") else 1
    values = tuple(
        sign * (value + half) / tenth_of_a_percent for value in _ends(match["whole"]) for sign in signs
    )
    return values, bool(match["percent"] or match["rest"] == "百分点")


def _ends(written: str) -> tuple[Decimal, ...]:
    found = read_numeral(written)
    if found is None or found.value is None:
        return ()
    return (found.value,) if found.value_to is None else (found.value, found.value_to)


def _bounds(text: str, match: re.Match[str]) -> frozenset[BoundName]:
    start, end = match.span()
    before = chinese_limit(text, start)
    bounds = frozenset({before.bound} if before else ())
    if not (match["percent"] or match["compound"] or match["and_half"]):
        bounds |= _WORDS.of(_WORDS.attached.match(text, end))
    if so_many := match["more"] or match["so_many"]:
        bounds |= _WORDS.meaning[so_many]
    bounds |= _WORDS.of(_patterns().after.match(text, end))
    if (
        match["and"] == "多"
        or (match["half"] and text.startswith("个多", end))
        or _patterns().more.match(text, end)
    ):
        bounds |= {"more-than"}
    unsure = before and before.bound == "nearly" and _LAST.match(text, end)
    if not bounds and _patterns().within.match(text, end):
        return frozenset({"at-most", "exact"})  # who says 3日内 may mean both
    if not bounds:
        return _WORDS.of(_patterns().after_words.match(text, end)) | {"exact"}
    return bounds | {"exact"} if unsure else bounds
