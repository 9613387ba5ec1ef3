"""Numbers and dates of a Chinese text, as facts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.language import Number, chinese_numbers, number
from generator.support.fact import Fact
from generator.support.quick_patterns import quick_pattern
from generator.support.unit_names import amounts, clock_times, month_spans, unit_at, unit_within

_YEAR = "(?:19|20)\\d\\d|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}"
_MONTH = "1[0-2]|0?[1-9]|(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])"
_DAY = "\\d{1,2}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DATE = quick_pattern(
    rf"(?<!\d)(?P<iso>20\d\d[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\d|0?[1-9]))(?![\d.])"
    rf"|(?:(?P<year>{_YEAR})年)?(?P<month>{_MONTH})(?:月(?!龄|[一二两三四五六七八九十\d]+次)(?:份|(?P<day>{_DAY})[日号])?|(?=[至到—-]{{1,2}}(?:1[0-2]|[1-9])月))|(?P<only>{_YEAR})年"
)
_LONE = quick_pattern(
    r"(?<![\d月.年为限满近约超达共每历])(?<!连续)(?<!提前)(?P<lone>3[01]|[12]\d|[1-9])日(?![均本元内])"
)
_ARTICLE = re.compile(
    r"(?![一二三四五六七八九]成|[一]半)[一](?![倍百千万亿]|点[零一二三四五六七八九]|[个年天]半)(?!(?<![每这那同哪有头前后当第逐])(?:个多?月|个季度|年多?|周多?|天|个?多?小时|分钟|刻钟|个多?星期|个?礼拜|昼夜)(?![级来里间中一天到轻边岁度比]))|[一二三四五六七八九]是|两(?=者|国关|会|级)|[一二三四五六七八九]来|[一二三四1-4]季度|[一二三四五六七八九十]+(?=年级)|半(?<=[多大点]半)|半(?=[路途道边空夜岛])|半(?<=[上下]半)(?=[年月场旬])|半(?=年[来内间里])"
)
_AND_A_HALF = re.compile("..半$")
_NAMED = re.compile(r"(?<!连续)第$|[A-Za-z]\d*[-]?$|(?:拨打|电话|热线|平台|方案|附件)$")
_CALLED = re.compile(r"\d{5}(?=[^，。；]{0,2}(?:电话|热线|平台))")
"""A number to call, which counts nothing."""
_SCALES = frozenset("百千万亿")
_ORDINAL = re.compile(r"第(?P<nth>[一二三四五六七八九十百\d]+)")


@lru_cache(maxsize=16384)
def unit_of(text: str, number: Fact) -> str:
    """Return the kind of unit that a number of a text has; empty for measure words and where there is none."""
    if number.words[-1] in "%％" or number.words.startswith("百分之"):
        return "percent"
    if number.words.endswith("百分点"):
        return "point"
    return unit_within(number.words) or unit_at(text, number.end, "zh")


@lru_cache(maxsize=16384)
def measure_of(text: str, number: Fact) -> str:
    """Return the kind of unit that a number of a text has, or else its measure word."""
    at = number.end + (text[number.end : number.end + 1] in {*"余多来"})
    return unit_of(text, number) or text[at : at + 1]


def find_dates(text: str) -> Iterator[Fact]:
    """Find the dates of a text; the value is ISO 8601 with dashes for what is not stated, as in ``--09`` and ``---18``."""
    for match in _DATE.finditer(text):
        yield Fact("time", f"date:{_iso(match)}", match.group(), match.start())
    for match in _LONE.finditer(text):
        yield Fact("time", f"date:---{int(match['lone']):02}", match.group(), match.start())


def _iso(match: re.Match[str]) -> str:
    if match["iso"]:
        year, month, day = re.split("[-./]", match["iso"])
        return f"{year}-{int(month):02}-{int(day):02}"
    year, month, day = (number(match[name] or "") for name in ("year", "month", "day"))
    if month is None:
        return f"{number(match['only'])}"
    return f"{year or '-'}-{int(month):02}" + ("" if day is None else f"-{int(day):02}")


def find_changes(text: str) -> Iterator[Fact]:
    """Find the single characters before a number that make it a rise or a fall, as in 比去年少14家."""
    for match in _CHANGE.finditer(text):
        if _MUCH.search(text[: match.start()]):
            continue
        yield Fact(
            "direction",
            "level:up" if match.group() in "多增升涨高" else "level:down",
            match.group(),
            match.start(),
        )


_MUCH = re.compile("得[^，。；得]{0,12}$")
"""What makes 多 and 少 tell how much of a change there is, as in 降得比去年多0.8."""
_CHANGE = re.compile(r"(?<![减增上下升降提至最新])[多少增减升降涨跌高低](?=[了近约超逾]?\d)")


def find_numbers(text: str) -> Iterator[Fact]:
    """Find the numbers of a text that count something; the value is the bound and the number, as in ``exact:3300``.

    A number with several readings is found several times. A share is a fraction, as in ``nearly:0.3``.
    """
    taken = {at for found in (_DATE, _LONE) for match in found.finditer(text) for at in range(*match.span())}
    taken.update(at for clock in clock_times(text, "zh") for at in range(clock.start, clock.end))
    for each in _whole(text):
        words = text[each.start : each.end]
        if (
            words in _SCALES
            or each.start in taken
            or (not _AND_A_HALF.search(words) and _ARTICLE.match(text, each.start))
            or _NAMED.search(text, max(0, each.start - _NEAR), each.start)
            or _CALLED.match(text, each.start)
        ):
            continue
        share = each.share / 10 if text.startswith("折", each.end) else each.share
        denied = _DENIED.search(text, max(0, each.start - _NEAR), each.start)
        for bound in sorted({_OTHERWISE[denied.lastgroup or ""]} if denied else each.bounds):
            yield Fact("quantity", f"{bound}:{share.normalize():f}", words, each.start)


def _whole(text: str) -> Iterator[Number]:
    """Yield the numbers of a text, those that are parts of one amount as one, as in 十年六个月."""
    numbers = chinese_numbers(text)
    several = [each for each in amounts(text, numbers, "zh") if each.parts > 1]
    within = {at for each in several for at in range(each.start, each.end)}
    yield from (each for each in numbers if each.start not in within)
    yield from (Number(each.start, each.end, each.value, each.bounds) for each in several)


def find_clock_times(text: str) -> Iterator[Fact]:
    """Find the times of day of a text; the value has the minutes since midnight that each may be, as in ``clock:240/960``."""
    for clock in clock_times(text, "zh"):
        minutes = "/".join(str(minute) for minute in sorted(clock.minutes))
        yield Fact("time", f"clock:{minutes}", text[clock.start : clock.end], clock.start)


def find_month_spans(text: str) -> Iterator[Fact]:
    """Find the spans of months of a text; the value has the first and the last month, as in ``span:1-9`` for 前三季度."""
    for span in month_spans(text, "zh"):
        yield Fact("time", f"span:{span.first}-{span.last}", text[span.start : span.end], span.start)


_NEAR = 20
"""Before a number, no word that changes its sense begins further away."""
_DENIED = re.compile(
    "(?:[不没未别]|没有)[再能会得可应曾宜]{0,2}[高低长短大小多少重轻早晚用花]?"
    "(?:(?P<over>超过|过|超|高于|多于|大于|长于)|(?P<under>低于|少于|小于|短于|不足|不到)|(?P<up>[到满足]|达到?))了?$"
)
"""What limits a number by denying that it is passed or reached, as in 不能长过1.5米 and 还没到35岁."""
_OTHERWISE = {"over": "at-most", "under": "at-least", "up": "less-than"}


def find_ordinals(text: str) -> Iterator[Fact]:
    """Find ordinals, as in 第二次."""
    for match in _ORDINAL.finditer(text):
        yield Fact("time", f"nth:{match['nth']}", match.group(), match.start())


_FROM = re.compile(r"(?:起|开始|以来|之日起|以后|之后|后)")
_UNTIL = re.compile(r"(?:为止|止|底?以?前|底?之前)")
_TO = re.compile(r"(?:截至|截止|截止到|到|至|持续到|延续至|延长至|推迟至)(?:今年|明年|当年|次年|翌年|目前)?$")
_BEGIN = re.compile(r"(?:自|从)(?:今年|明年|当年)?$")


def relation(text: str, date: Fact) -> str:
    """Return whether something lasts ``since`` or ``until`` a date of a text; empty if neither is said."""
    before, after = (
        text[max(0, date.start - 6) : date.start],
        date.end + text.startswith(("底", "初"), date.end),
    )
    clock = _CLOCK.match(text, after)
    after = clock.end() if clock else after
    if _BEGIN.search(before) or _FROM.match(text, after):
        return "since"
    return "until" if _TO.search(before) or _UNTIL.match(text, after) else ""


_CLOCK = re.compile(r"\d{1,2}[时点](?:\d{1,2}分)?")
