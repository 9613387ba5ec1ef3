"""What an amount is for, and how often something is done, in either language: 每亩, 人均, 每半年一次, “a head”, “monthly”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.language import number
from generator.model import Locale
from generator.support.quick_patterns import quick_pattern
from generator.support.unit_names.sizes import size_of


@dataclass(frozen=True, slots=True)
class Per:
    """A unit that an amount is for, or the time after which something is done again."""

    start: int
    end: int
    unit: str
    """What one of it measures, as in ``time``; else the thing that is counted, empty for one that is not told apart."""
    size: Decimal = Decimal(1)

    @property
    def is_of_time(self) -> bool:
        """Whether it is a time."""
        return self.unit in {"time", "months"}

    def is_like(self, other: "Per") -> bool:
        """Whether it is the same as another, as far as both are told."""
        if self.is_of_time != other.is_of_time:
            return False
        if not (self.unit and other.unit):
            return True
        return self.unit == other.unit and abs(self.size - other.size) * 100 < self.size

    def instead(self, others: Sequence["Per"]) -> "Per | None":
        """Return what another text has in its place; ``None`` if that has the same, or nothing of its sort."""
        alike = [each for each in others if each.is_of_time == self.is_of_time]
        if len(others) == 1 and others[0].unit and self.unit:
            alike = [*others]
        return alike[0] if alike and not any(self.is_like(each) for each in alike) else None


@lru_cache(maxsize=8192)
def per_what(text: str, locale: Locale) -> tuple[Per, ...]:
    """Find what amounts of a text are for, and how often something is done, in reading order."""
    return tuple(_chinese(text) if locale == "zh" else _english(text))


_TIMES = {
    "minute": "分钟",
    "hour": "个?小时",
    "day": "天|日",
    "week": "周|个?星期|个?礼拜",
    "month": "个?月",
    "quarter": "个?季度|季",
    "half-year": "半年",
    "year": "年",
}
_THINGS = {
    "mu": "亩",
    "hectare": "公顷",
    "square-kilometre": "平方公里",
    "square-metre": "平方米|平米",
    "cubic-metre": "立方米|方",
    "tonne": "吨",
    "kilogram": "公斤|千克",
    "jin": "斤",
    "kilometre": "公里",
    "person": "个?人|名|位",
    "household": "户",
    "firm": "家",
    "village": "个?村",
}
_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_TIME = "|".join(f"(?P<{{0}}{at}>{words})" for at, words in enumerate(_TIMES.values()))
_THING = "|".join(f"(?P<{{0}}{at}>{words})" for at, words in enumerate(_THINGS.values()))
_CHINESE = quick_pattern(
    rf"每(?:隔)?(?P<every>{_COUNT})?(?:{_TIME.format('a')}|{_THING.format('b')}|(?P<other>[^，。；、]))(?:[^，。；、每\d]{{0,12}}?(?P<again>{_COUNT})[次回])?"
    rf"|(?:{_TIME.format('c')}|人|户|亩)均(?!价|线|衡|值|匀|为|已|可|在|有|未|不|由|按|属)"
    rf"|[按逐单](?:{_TIME.format('d')})(?!度|期|龄|初|底|末)|(?P<daily>天天)|(?P<monthly>月月)|(?P<yearly>(?<!\d)年年(?![底初末中度]))"
    rf"|隔(?:{_TIME.format('e')})(?!离)|(?<![第每\d一二三四五六七八九十])(?:(?P<span>{_COUNT})|(?=半年))(?:{_TIME.format('f')})[^，。；、\d第头首后时到起内前]{{0,4}}?(?P<many>{_COUNT})[次回](?!性)"
    rf"|元/(?:{_TIME.format('g')}|{_THING.format('h')})|一(?:{_TIME.format('i')}|{_THING.format('j')})(?=[\d一二两三四五六七八九][\d.]*[十百千万亿]*[元块])"
)
_MAY_BE_PER = re.compile("[每均按逐单隔次回元块]|(?<=天)天|(?<=月)月|(?<=年)年")
"""What each of these has: the pattern itself takes ten times as long to find none."""
_HALF_YEAR = 6


def _chinese(text: str) -> Iterator[Per]:
    for match in _CHINESE.finditer(text) if _MAY_BE_PER.search(text) else ():
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        times = _number(groups.get("again") or groups.get("many"))
        count = _number(groups.get("every") or groups.get("span")) * (
            2 if any(name[0] == "e" and name[1:].isdigit() for name in groups) else 1
        )
        unit = _unit_of(groups, match.group())
        if unit == "month" and groups.get("span", "一") != "一" and "个" not in match.group():
            continue  # 10月一次 is in October
        if unit is not None:
            yield _per(match, unit, count / times)


def _number(words: str | None) -> Decimal:
    return (number(words) if words else None) or Decimal(1)


def _unit_of(groups: dict[str, str], words: str) -> str | None:
    """Return the name of the unit that a match found; empty for a thing that is not told apart."""
    for name in groups:
        if name[1:].isdigit() and name[0] in "acdefgi":
            return tuple(_TIMES)[int(name[1:])]
        if name[1:].isdigit():
            return tuple(_THINGS)[int(name[1:])]
    if "other" in groups:
        return "" if groups["other"] in "个辆张只头台场所件份套次米箱袋瓶棵株条批车生" else None
    repeated = {"daily": "day", "monthly": "month", "yearly": "year"}
    return next(
        (unit for name, unit in repeated.items() if name in groups),
        {"人": "person", "户": "household", "亩": "mu"}.get(words[0]),
    )


def _per(match: re.Match[str], unit: str, count: Decimal) -> Per:
    if unit == "half-year":
        return Per(*match.span(), "months", _HALF_YEAR * count)
    size = size_of(unit)
    if size and size.of in {"time", "months"}:
        return Per(*match.span(), size.of, size.size * count)
    return Per(*match.span(), unit)


_ENGLISH_UNITS = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "half-year": "half[- ]year",
    "year": "year",
    "mu": "mu",
    "hectare": "hectare",
    "square-kilometre": r"square\skilomet(?:re|er)",
    "square-metre": r"square\smet(?:re|er)",
    "cubic-metre": r"cubic\smet(?:re|er)",
    "tonne": "tonne|ton",
    "kilogram": "kilogram|kilo|kg",
    "jin": "jin|catty",
    "kilometre": "kilometre|kilometer|km",
    "person": "person|head|capita",
    "household": "household|family",
    "firm": "firm|company|enterprise",
    "village": "village",
}
_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "biweekly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "half-yearly": "half-year",
    "yearly": "year",
    "annually": "year",
}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_OFTEN = rf"(?:(?P<often>once|twice|(?:{'|'.join(_WORDS)}|\d{{1,2}})\stimes)\s)"
_ENGLISH = re.compile(
    rf"\b{_OFTEN}?(?:(?:per|each|every|for\seach|for\severy)\s(?:(?P<every>{'|'.join(_WORDS)}|other|\d{{1,2}})\s)?|(?P<by>by\sthe\s)|(?P<a>an?\s))"
    rf"(?:{'|'.join(f'(?P<u{at}>{words})' for at, words in enumerate(_ENGLISH_UNITS.values()))})s?\b(?!\s(?:earlier|before|ago|later|after(?!\sthat)|on(?!\saverage)|and\sa\shalf|or\s)|-)"
    rf"|\b(?:(?P<how>once|twice)\s)?(?P<adverb>{'|'.join(_ADVERBS)})\b",
    re.IGNORECASE,
)
_FOR_WHICH = re.compile(
    rf"(?:\b(?:yuan|dollars|euros|per\s?cent|tonnes|kilometres|kilograms|litres)|%|(?:\d|\b(?:{'|'.join(_WORDS)}))\s[a-z]+)\s$",
    re.IGNORECASE,
)
"""What makes “a month” the time for which an amount is."""


def _english(text: str) -> Iterator[Per]:
    for match in _ENGLISH.finditer(text):
        if match["a"] and not match["often"] and not _FOR_WHICH.search(text, 0, match.start()):
            continue
        unit = (
            next((name for at, name in enumerate(_ENGLISH_UNITS) if match[f"u{at}"]), "")
            or _ADVERBS[match["adverb"].lower()]
        )
        each = _per(match, unit, _counted(match["every"]) / _counted(match["often"] or match["how"]))
        if each.is_of_time or not match["by"]:  # what is done by the company is not for each
            yield each


def _counted(words: str | None) -> Decimal:
    word = (words or "one").lower().removesuffix("times").strip()
    known = {"once": 1, "twice": 2, "other": 2} | {each: at for at, each in enumerate(_WORDS, 1)}
    return Decimal(known[word] if word in known else int(word))
