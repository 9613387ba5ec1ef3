"""Times that are named and not counted, in either language: weekdays, parts of a day, which time it is, before or after what."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.language import number
from generator.model import Locale
from generator.support.quick_patterns import quick_pattern
from generator.support.unit_names.clock_times import clock_times
from generator.support.unit_names.month_spans import MONTHS


@dataclass(frozen=True, slots=True)
class NamedTime:
    """A time that a text names."""

    start: int
    end: int
    asks: str
    """What it answers, as in ``weekday``."""
    values: frozenset[str]
    """What it may mean; two times that have one in common may be the same."""
    is_asked: bool = True
    """Whether another text has to name it too: not a day, for which there are other rules, nor what is told with 前."""


def not_named(
    those: Iterable[NamedTime], others: Iterable[NamedTime]
) -> Iterator[tuple[NamedTime, NamedTime]]:
    """Yield the times that another text does not name, each with what it has in its place; none where it has nothing."""
    known = [*others]
    for each in those:
        alike = [other for other in known if other.asks == each.asks]
        if each.is_asked and alike and all(each.values.isdisjoint(other.values) for other in alike):
            yield each, alike[0]


@lru_cache(maxsize=8192)
def named_times(text: str, locale: Locale) -> tuple[NamedTime, ...]:
    """Find the times that a text names, in reading order."""
    found = [*(_chinese(text) if locale == "zh" else _english(text)), *_of_clocks(text, locale)]
    return tuple(sorted(found, key=lambda each: each.start))


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE_DAYS = "一二三四五六日"
_PARTS: dict[str, tuple[str, str]] = {
    "morning": ("上午|早上|早晨|清晨|午前|清早|一早", r"mornings?(?!\speak|\srush)"),
    "noon": ("中午|正午", "noon|midday"),
    "afternoon": ("下午|午后", "afternoons?"),
    "evening": (
        "晚上|晚间|夜间|夜里|夜晚|深夜|傍晚|当晚|[日号]晚|夜班",
        "evenings?|nights?(?!mare|club)|tonight",
    ),
    "small": ("凌晨", r"early\shours|small\shours|before\sdawn|early\son(?=\s\d)"),
}
_PART = {"zh": 0, "en": 1}
_CHINESE = quick_pattern(
    r"(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?:(?P<early>初|上旬)|(?P<middle>中旬|中(?![秋小学东西]))|(?P<late>底|末|下旬)|(?P<day>\d{1,2}|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号])"
    r"|(?<=年)(?:(?P<opening>初(?!步|期)|开年)|(?P<closing>底|末|终))"
    r"|(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?!下来|[个次年周月期])"
    r"|(?P<first>首次|头一[次回遭])|(?P<again>再次|再度|又一次)|第(?P<nth>\d{1,2}|[一二三四五六七八九十]{1,3})[次回]"
    r"|" + "|".join(f"(?P<{name}>{words})" for name, (words, _) in _PARTS.items())
)
_NTH = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_ENGLISH = re.compile(
    rf"\b(?:(?P<early>early|(?:beginning|start)\sof)|(?P<middle>mid-?|middle\sof)|(?P<late>late|(?:end|close)\sof))[\s-]?(?P<month>{'|'.join(MONTHS)})\b"
    rf"|\b(?:(?P<opening>beginning|start)|(?P<closing>end|close))\sof\s(?:(?:this|last|next|the)\syear|20\d\d)\b|\b(?:(?P<opening2>early)|(?P<closing2>late))\s(?:this|last|next)\syear\b"
    rf"|\b(?:(?P<day>\d{{1,2}})\s(?P<of>{'|'.join(MONTHS)})|(?P<for>{'|'.join(MONTHS)})\s(?P<day2>\d{{1,2}}))\b(?!\d)"
    rf"|\b(?P<weekday>{'|'.join(_WEEKDAYS)})s?\b"
    rf"|\b(?P<nth>{'|'.join(_NTH)}|\d{{1,2}}(?:st|nd|rd|th))\s(?:time|occasion)\b"
    r"|" + "|".join(rf"\b(?P<{name}>{words})\b" for name, (_, words) in _PARTS.items()),
    re.IGNORECASE,
)
_HOURS = {"small": (0, 6), "morning": (4, 12), "noon": (11, 14), "afternoon": (12, 19), "evening": (17, 24)}
"""The hours of each part of a day, somewhat generously."""


def _chinese(text: str) -> Iterator[NamedTime]:
    for match in _CHINESE.finditer(text):
        asks, value = match.lastgroup or "", ""
        if match["month"]:
            yield from _of_month(match, int(number(match["month"]) or 0))
            continue
        if asks == "weekday":
            value = _WEEKDAYS[_CHINESE_DAYS.index(match["weekday"].replace("天", "日"))]
        elif asks in {"first", "again", "nth"}:
            asks, value = "nth", str(number(match["nth"]) if match["nth"] else 1 + (asks == "again"))
        yield _named(match, asks, value)


def _english(text: str) -> Iterator[NamedTime]:
    for match in _ENGLISH.finditer(text):
        asks, value = match.lastgroup or "", ""
        if name := match["month"] or match["of"] or match["for"]:
            yield from _of_english_month(match, MONTHS.index(name.capitalize()) + 1)
            continue
        asks = asks.rstrip("2")
        if asks == "weekday":
            value = match["weekday"].lower()
        elif asks == "nth":
            word = match["nth"].lower()
            value = str(_NTH.index(word) + 1) if word in _NTH else word[:-2]
        yield _named(match, asks, value)


def _of_month(match: re.Match[str], month: int) -> Iterator[NamedTime]:
    """Yield which part of a month a day of it is, or which is named."""
    if day := match["day"]:
        parts = frozenset(
            _PARTS_OF_MONTH[at] for at, days in enumerate(_DAYS) if int(number(day) or 0) in days
        )
    else:
        parts = frozenset({match.lastgroup or ""})
    before = _BEFORE.match(match.string, match.end())
    yield NamedTime(*match.span(), f"month {month}", parts, is_asked=not (match["day"] or before))


_BEFORE = re.compile("之?前|以前")


def _of_english_month(match: re.Match[str], month: int) -> Iterator[NamedTime]:
    day = match["day"] or match["day2"]
    parts = {
        name
        for at, name in enumerate(_PARTS_OF_MONTH)
        if (int(day) in _DAYS[at] if day else match[name] is not None)
    }
    yield NamedTime(*match.span(), f"month {month}", frozenset(parts), is_asked=not day)


_PARTS_OF_MONTH = ("early", "middle", "late")
_DAYS = (range(1, 13), range(9, 23), range(19, 32))
"""The days of each part of a month, somewhat generously."""


def _named(match: re.Match[str], asks: str, value: str) -> NamedTime:
    if asks in _PARTS:
        asks, value = "part", asks
    elif asks in {"opening", "closing"}:
        asks, value = "end of year", asks
    return NamedTime(*match.span(), asks, frozenset({value}))


def _midnight(minutes: frozenset[int]) -> set[int]:
    """Return the end of a day where its beginning is meant, which is of the night before too."""
    return {24 * 60} if 0 in minutes else set()


def _of_clocks(text: str, locale: Locale) -> Iterator[NamedTime]:
    """Yield the parts of a day that the times of day of a text belong to."""
    for clock in clock_times(text, locale):
        parts = {
            name
            for name, (first, last) in _HOURS.items()
            if any(
                first * 60 <= minute <= last * 60 for minute in {*clock.minutes, *_midnight(clock.minutes)}
            )
        }
        yield NamedTime(clock.start, clock.end, "part", frozenset(parts))
