"""Numbers and dates of a Chinese text, as facts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.language import chinese_numbers
from generator.support.fact import Fact
from generator.support.quick_patterns import quick_pattern
from generator.support.unit_names import unit_at

_DATE = quick_pattern(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])(?:月(?!龄)(?:份|(?P<day>\d{1,2})[日号])?|(?=[至到—-]{1,2}(?:1[0-2]|[1-9])月))|(?P<only>(?:19|20)\d\d)年"
)
_LONE = quick_pattern(
    r"(?<![\d月.年为限满近约超达共每历])(?<!连续)(?<!提前)(?P<lone>3[01]|[12]\d|[1-9])日(?![均本元内])"
)
_ARTICLE = re.compile(
    r"(?![一二三四五六七八九]成|[一]半)[一](?![倍百千万亿]|[个年天]半)|[一二三四五六七八九]是|两(?=者|国关|会|级)|[一二三四五六七八九]来|[一二三四1-4]季度|[一二三四五六七八九十]+(?=年级)|半(?<=[多大点]半)|半(?=[路途道边空夜岛])|半(?<=[上下]半)(?=[年月场旬])|半(?=年[来内间里])"
)
_NAMED = re.compile(r"[第]$|[A-Za-z]\d*[-]?$|(?:拨打|电话|热线|平台|方案|附件)$")
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
    within = _UNIT.search(number.words)
    return unit_at(within.group(), 0, "zh") if within else unit_at(text, number.end, "zh")


_UNIT = re.compile("小时|个月|[年天周]")
"""A unit within a number, as in 5个多小时."""


@lru_cache(maxsize=16384)
def measure_of(text: str, number: Fact) -> str:
    """Return the kind of unit that a number of a text has, or else its measure word."""
    at = number.end + (text[number.end : number.end + 1] in {*"余多来"})
    return unit_of(text, number) or text[at : at + 1]


def find_dates(text: str) -> Iterator[Fact]:
    """Find the dates of a text; the value is ISO 8601 with dashes for what is not stated, as in ``--09`` and ``---18``."""
    for match in _DATE.finditer(text):
        if year := match["only"]:
            yield Fact("time", f"date:{year}", match.group(), match.start())
            continue
        day = f"-{int(match['day']):02}" if match["day"] else ""
        value = f"{match['year'] or '-'}-{int(match['month']):02}{day}"
        yield Fact("time", f"date:{value}", match.group(), match.start())
    for match in _LONE.finditer(text):
        yield Fact("time", f"date:---{int(match['lone']):02}", match.group(), match.start())


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
    for number in chinese_numbers(text):
        words = text[number.start : number.end]
        if (
            words in _SCALES
            or number.start in taken
            or _ARTICLE.match(text, number.start)
            or _NAMED.search(text, max(0, number.start - _NEAR), number.start)
            or _CALLED.match(text, number.start)
        ):
            continue
        share = number.share / 10 if text.startswith("折", number.end) else number.share
        denied = _DENIED.search(text, max(0, number.start - _NEAR), number.start)
        for bound in sorted({_OTHERWISE[denied.lastgroup or ""]} if denied else number.bounds):
            yield Fact("quantity", f"{bound}:{share.normalize():f}", words, number.start)


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
