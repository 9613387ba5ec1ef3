"""Spans of whole months in either language: 前三季度, 1至9月, 上半年, “the first half” and “January to June”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.language import number
from generator.model import Locale
from generator.support.quick_patterns import quick_pattern

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """A span of months of one year that a text names, both ends included."""

    start: int
    end: int
    first: int
    last: int


@lru_cache(maxsize=8192)
def month_spans(text: str, locale: Locale) -> tuple[MonthSpan, ...]:
    """Find the spans of months of a text, in reading order."""
    return tuple(_chinese(text) if locale == "zh" else _english(text))


_MONTH = "(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_CHINESE = quick_pattern(
    rf"(?<![\d日])(?P<from>{_MONTH})月?(?:份)?(?:至|到|—{{1,2}}|-|–|~)(?P<to>{_MONTH})月(?!\d)"
    r"|第?(?:一|1)(?:至|到|—|-|、)(?:第?[二三]、)?第?(?P<quarters_to>[二三2-3])季度|前(?P<quarters>[二两三2-3])个?季度"
    r"|第?(?P<quarter>[一二三四1-4])季度(?!末)|(?P<first>首季)|(?P<last>最后一个季度)"
    rf"|(?P<half>[上下前后]半年(?!结束|末|底))|(?<![此之提目日以])(?:前|头)(?P<months>{_MONTH})个月"
)
_HALVES = {"上半年": (1, 6), "前半年": (1, 6), "下半年": (7, 12), "后半年": (7, 12)}
_YEAR = 12
_OF_A_QUARTER = 3


def _chinese(text: str) -> Iterator[MonthSpan]:
    for match in _CHINESE.finditer(text):
        read = {name: int(number(value) or 0) for name, value in match.groupdict().items() if value}
        if match["half"]:
            first, last = _HALVES[match["half"]]
        elif "from" in read:
            first, last = read["from"], read["to"]
        elif quarters := read.get("quarters_to") or read.get("quarters"):
            first, last = 1, quarters * _OF_A_QUARTER
        elif match["first"] or match["last"]:
            first, last = (1, 3) if match["first"] else (10, _YEAR)
        elif quarter := read.get("quarter"):
            first, last = quarter * _OF_A_QUARTER - 2, quarter * _OF_A_QUARTER
        else:
            first, last = 1, read["months"]
        if first < last:
            yield MonthSpan(*match.span(), first, last)


_NAMES = "|".join(MONTHS)
_NTH = ("first", "second", "third", "fourth")
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_ENGLISH = re.compile(
    rf"\b(?P<from>{_NAMES})(?:\s(?:to|through|until)\s|\s?[-–—]\s?)(?P<to>{_NAMES})\b(?!\s\d{{1,2}}\b(?!\d))"
    rf"|\b(?P<end>first|last)\s(?:(?P<count>{'|'.join(_COUNTED)}|\d{{1,2}})\s(?P<unit>quarters|months))\b(?!\safter)"
    rf"|\b(?P<nth>{'|'.join(_NTH)})[\s-]quarter\b|\b(?P<closing>(?:last|final)\squarter\sof)\b"
    r"|\b(?P<half>first|second)\s(?:half(?:-year)?|six\smonths)\b(?!\s(?:hour|an|a|day|marathon))",
    re.IGNORECASE,
)

_MAY_SPAN = re.compile("|".join(("quarter", "half", "months", *MONTHS)).lower())
"""What each span of months has in English, in small letters: the pattern itself takes five times as long to find none."""


def _english(text: str) -> Iterator[MonthSpan]:
    for match in _ENGLISH.finditer(text) if _MAY_SPAN.search(text.lower()) else ():
        first, last = _english_ends(match)
        if 0 < first < last <= _YEAR:
            yield MonthSpan(*match.span(), first, last)


def _english_ends(match: re.Match[str]) -> tuple[int, int]:
    if match["from"]:
        first, last = (MONTHS.index(match[name].capitalize()) + 1 for name in ("from", "to"))
    elif match["count"]:
        count = match["count"].lower()
        months = _COUNTED.index(count) + 1 if count in _COUNTED else int(count)
        months *= _OF_A_QUARTER if match["unit"].lower() == "quarters" else 1
        first, last = (1, months) if match["end"].lower() == "first" else (_YEAR + 1 - months, _YEAR)
    elif match["nth"] or match["closing"]:
        quarter = _NTH.index(match["nth"].lower()) + 1 if match["nth"] else 4
        first, last = quarter * _OF_A_QUARTER - 2, quarter * _OF_A_QUARTER
    else:
        first, last = (1, 6) if match["half"].lower() == "first" else (7, 12)
    return first, last
