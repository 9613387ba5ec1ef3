"""Times of day in either language, told by 12 hours or by 24: 下午4时, 16点, “4 p.m.” and “half past nine”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.language import number
from generator.model import Locale
from generator.support.quick_patterns import quick_pattern


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day that a text names."""

    start: int
    end: int
    minutes: frozenset[int]
    """The minutes since midnight that it may be: a number after 下午 in its sentence may be of the afternoon too."""


@lru_cache(maxsize=8192)
def clock_times(text: str, locale: Locale) -> tuple[ClockTime, ...]:
    """Find the times of day of a text, in reading order."""
    return tuple(_chinese(text) if locale == "zh" else _english(text))


_HOUR = r"(?:(?<![\d第.:：])(?:2[0-4]|1\d|0?\d)|(?<![〇零一二三四五六七八九十第])(?:二十[一二三四]?|十[一二三四五六七八九]?|[〇零一二两三四五六七八九]))"
_PART = (
    "凌晨|清晨|早晨|早上|[今明次当][早晚]|早|上午|中午|午后|下午|傍晚|晚上|晚间|夜里|夜间|深夜|半夜|午夜|晚"
)
_OF_THE_HOUR = r"(?P<half>半(?!个))|(?P<quarter>[一三])刻(?!钟)|(?P<minute>\d{1,3}(?=分)|[0-5]?\d(?!\d)|[一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九](?=分))分?(?!钟)"
_CHINESE = quick_pattern(
    rf"(?P<noon>正午)|(?P<part>{_PART})?(?:(?P<hour>{_HOUR})(?:时(?!间|候|期|代|段|常|刻|任|速|长|装|政|事|而|不)|(?P<spoken>点)钟?)(?:{_OF_THE_HOUR}|整)?"
    rf"|(?P<from>{_HOUR})(?=(?:至|到|—{{1,2}}|-|–|~)(?:{_HOUR})(?:时(?!间|候|期|代)|点(?!\d)))"
    r"|(?P<digital>(?<![\d.:：])(?:2[0-4]|1\d|0?\d))[:：](?P<of>[0-5]\d)(?![\d:：]))"
)
_LATE = frozenset(
    [
        "午后",
        "下午",
        "傍晚",
        "晚上",
        "晚间",
        "夜里",
        "夜间",
        "深夜",
        "今晚",
        "明晚",
        "次晚",
        "当晚",
        "晚",
        "半夜",
        "午夜",
    ]
)
_NIGHT = frozenset(["半夜", "午夜", "深夜", "夜里", "夜间", "晚上"])
_NOON = 12
_DAY = 24 * 60
_EVENING = 6
_SENTENCE = re.compile("[。！？；\n]")
_SURELY = re.compile(r"[前后起至到开结关集出报截停整，。；、—~）)-]|之前|以前|以后|左右|许|多|$")
"""What follows 点 where it tells the time."""


def _chinese(text: str) -> Iterator[ClockTime]:
    late, sentence = False, 0
    for match in _CHINESE.finditer(text):
        if stop := _SENTENCE.search(text, sentence, match.start()):
            late, sentence = False, stop.end()
        part = match["part"] or ""
        if match["spoken"] and not part and not _is_of_the_hour(text, match):
            continue
        yield ClockTime(*match.span(), _minutes_of(match, part, late=late))
        late = (late and not part) or part in _LATE


def _is_of_the_hour(text: str, match: re.Match[str]) -> bool:
    """Whether 点 tells the time, unlike that of 3点要求 and 涨一点."""
    if match["half"] or match["minute"] or match["quarter"]:
        return True
    return match["hour"] not in {"一", "两"} and bool(_SURELY.match(text, match.end()))


def _minutes_of(match: re.Match[str], part: str, *, late: bool) -> frozenset[int]:
    if match["noon"]:
        return frozenset({_NOON * 60})
    hour = int(number(match["hour"] or match["from"] or match["digital"]) or 0)
    minute = int(number(match["minute"] or match["of"] or "0") or 0)
    minute += 30 if match["half"] else {"一": 15, "三": 45}.get(match["quarter"] or "", 0)
    return frozenset((each * 60 + minute) % _DAY for each in _hours(hour, part, late=late))


def _hours(hour: int, part: str, *, late: bool) -> set[int]:
    """Return the hours of 24 that an hour may be, by the part of the day before it."""
    if part in _NIGHT and (hour == _NOON or hour < _EVENING):
        return {hour % _NOON}
    if part == "中午":
        return {hour + _NOON if hour < _EVENING else hour}
    if part in _LATE:
        return {hour + _NOON if hour < _NOON else hour}
    if part == "凌晨" and hour == _NOON:
        return {0}
    return {hour, hour + _NOON} if late and not part and hour < _NOON else {hour}


_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ENGLISH_HOUR = rf"(?:{'|'.join(_WORDS)}|2[0-3]|1\d|0?\d)"
_ENGLISH = re.compile(
    rf"\b(?P<noon>(?:12|twelve)\snoon|noon|midday)\b|\b(?P<midnight>(?:12\s|twelve\s)?midnight)\b"
    rf"|\b(?:(?P<past>half|(?:a\s)?quarter)\s(?P<way>past|to)\s)(?P<told>{_ENGLISH_HOUR})\b(?!\s?[%:.]\d)"
    rf"|(?<![\d.:])\b(?P<hour>{_ENGLISH_HOUR})(?:[.:](?P<minute>[0-5]\d))?(?:(?:\so'?clock)?\s?(?P<half>[ap])\.?m\b\.?|(?P<clock>\so['’]clock)(?!\s[ap]\.?m)|(?=\sin\sthe\s(?:morning|afternoon|evening|early\shours)))"
    r"|(?<![\d.:])\b(?P<hour24>\d{1,2}):(?P<minute24>[0-5]\d)\b",
    re.IGNORECASE,
)
_MAY_TELL = re.compile(
    r"noon|midday|midnight|half\s|quarter\s|am\b|a\.m|pm\b|p\.m|:\d|clock|in\sthe\s(?:morn|after|even|early)"
)
"""What each time of day has in English, in small letters: the pattern itself takes ten times as long to find none."""
_IN_THE = re.compile(
    r"(?:\so['’]clock)?\s(?:in\sthe\s(?P<part>early\shours|small\shours|(?:early\s|late\s)?(?:morning|afternoon|evening))|at\s(?P<night>night))",
    re.IGNORECASE,
)
_PAST = {"half": 30, "quarter": 15}


def _english(text: str) -> Iterator[ClockTime]:
    if not _MAY_TELL.search(text.lower()):
        return
    late = bool(re.search(r"\b[Pp]\.?m\b", text))
    for match in _ENGLISH.finditer(text):
        part = _IN_THE.match(text, match.end())
        end = part.end() if part else match.end()
        yield ClockTime(match.start(), end, frozenset(_english_minutes(match, part, late=late)))


def _english_minutes(match: re.Match[str], part: re.Match[str] | None, *, late: bool) -> set[int]:
    if match["noon"] or match["midnight"]:
        return {_NOON * 60 if match["noon"] else 0}
    told = (match["told"] or match["hour"] or match["hour24"]).lower()
    hour = _WORDS.index(told) + 1 if told in _WORDS else int(told)
    minute = int(match["minute"] or match["minute24"] or 0)
    if past := match["past"]:
        minute = _PAST[past.lower().split()[-1]] * (1 if match["way"].lower() == "past" else -1)
    afternoon = (match["half"] or "").lower() == "p" or bool(
        part and ((part["part"] or "").lower().endswith(("afternoon", "evening")) or part["night"])
    )
    morning = (match["half"] or "").lower() == "a" or bool(
        part and (part["part"] or "").lower().endswith(("morning", "hours"))
    )
    if afternoon:
        hours = {hour + _NOON if hour < _NOON else hour}
    elif morning:
        hours = {hour % _NOON}
    else:
        unsure = hour < _NOON and (late or not match["hour24"])
        hours = {hour, hour + _NOON} if unsure else {hour}
    return {(each * 60 + minute) % _DAY for each in hours}
