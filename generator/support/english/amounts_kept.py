"""Whether the numbers of an English sentence are those of its Chinese, with their bounds and units."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.language import (
    BoundName,
    Number,
    chinese_bounds,
    chinese_end,
    chinese_limit,
    chinese_numbers,
    equal,
    same_share,
)
from generator.model import Locale
from generator.support.english.discounts import find_discounts
from generator.support.english.pair import Pair
from generator.support.fact import Fault
from generator.support.unit_names import (
    Amount,
    in_unit,
    per_what,
    same_amount,
    stands_for,
    unit_at,
)

_LIKE: dict[BoundName, frozenset[BoundName]] = {
    "more-than": frozenset({"at-least"}),
    "at-least": frozenset({"more-than"}),
    "less-than": frozenset({"at-most"}),
    "at-most": frozenset({"less-than"}),
    "nearly": frozenset({"less-than"}),
}
"""Bounds that translate one another: 90%以上 is “more than 90%” as well as “at least 90%”."""
_COUNTS_NOTHING = re.compile(
    r"both|once|twice|single|an?|one|doubled|tripled|zero|two|(?:a )?(?:third|quarter)|second|fourth|fifth",
    re.IGNORECASE,
)
"""Number words that count nothing, or that need no number in Chinese."""
_ARTICLES = frozenset({"a", "an"})
_ORDINAL = re.compile(r"\s(?:second|third|quarter)\b")
_TIMES = re.compile("[每上下前头同][一]?[天日周月季年个]")
"""What “a week before” and “a month” may render, without a number."""
_NO_BOUND = re.compile(
    r"\b(?:some|br(?:ing|ings|inging|ought)\sabout|(?:hand|sign|pass|turn)(?:s|ed|ing)?\sover|t(?:ake|akes|aking|ook)\sover)\s$",
    re.IGNORECASE,
)
"""Words before a number that need not limit it: a sentence begins with “some 400” where it would with 400, and 800 are “handed over”."""
_MANY = 100
_MOST_OF_HALF = re.compile(r"[大多过]半$")
_NOT_ENOUGH = re.compile(r"不够$")
_AS_FAR_AS = re.compile(
    r"(?:直到|至(?![少多])|(?<![达迟报签收找得遇看听受提想感碰见])到|超不过|封顶|限额)[^，。；\d]{0,6}$"
)
_LIMIT = re.compile(r"[^，。；]{0,4}(?:内|就)")
_CODE = re.compile(r"[A-Z](?<!\w.)[A-Z]{0,2}-?\d{1,4}\b")
"""A name with a number in it, as in G108."""
_CHANGED = (
    r"\b(?:rose|risen|rising|fell|fallen|grew|grown|increased|decreased|declined|dropped|raised|reduced|lowered|cut|up|down)"
    r"(?:\s\w+){0,2}?"
)
_BOUND = r"(?:\s(?:about|nearly|almost|over|just|more|less|than|some|around))*\s$"
_BY = re.compile(rf"{_CHANGED}\sby{_BOUND}")
_UP_TO = re.compile(rf"{_CHANGED}\sto{_BOUND}")
_TO = re.compile(r"(?:[提升增降减]\w{0,2}|[下上]调|调整)[至到为](?:目前的?|如今的?|现在的?|了)?$")
_UP_BY = re.compile(
    r"(?:增长|增加|上升|下降|减少|降低|提高|回落|上涨|下跌|下滑|上调|下调|缩减|压减|缩短|延长)了?(?:约|近|逾|超过?|不到)?$"
)
_SIGN = re.compile(r"(?:%|％|\s?per\s?cent|\s?percentage\spoints?|\s?个?百分点)$")


def find_other_amounts(pair: Pair) -> Iterator[Fault]:
    """Yield the numbers of an English sentence that its Chinese does not state, or states otherwise, and what they are for."""
    yield from _other_units(pair)
    readings: dict[int, list[Number]] = {}
    for number in pair.said_numbers:
        readings.setdefault(number.start, []).append(number)
    settled = _parts_of_a_whole(pair) | _measured_alike(pair) | find_discounts(pair)
    units = _of_units(pair)
    for amount in pair.said_amounts:
        if amount.parts > 1 and amount.start not in settled:
            yield Fault("quantity", pair.undated[amount.start : amount.end], amount.start)
            settled |= {start for start in readings if amount.start <= start < amount.end}
    for start, those in readings.items():
        if start in settled:
            continue
        words = pair.undated[start : those[0].end]
        same = [(one, other) for one in those for other in pair.known_numbers if equal(one, other)]
        counts = not _COUNTS_NOTHING.fullmatch(words) or _is_other_span(pair, those[0])
        if same and _differs(pair, same, counts=counts):
            yield Fault("quantity", words, start, _as_written(pair.chinese, same[0][1]))
        elif (
            counts
            and not same
            and start not in units
            and not _is_counted(those, pair.chinese)
            and not any(_is_rounded(pair, each) or _is_open(pair, each) for each in those)
        ):
            yield Fault("quantity", words, start)
    for code in _CODE.finditer(pair.english):
        if code.group() not in pair.chinese:
            yield Fault("quantity", code.group(), code.start())


def _of_units(pair: Pair) -> frozenset[int]:
    """Return where the numbers stand that tell how often something is done, as “every six months” for 每半年一次."""
    known = per_what(pair.chinese, "zh")
    kept = [each for each in (pair.said_per if known else ()) if any(each.is_like(other) for other in known)]
    return frozenset(
        number.start
        for number in pair.said_numbers
        if any(each.start <= number.start < each.end for each in kept)
    )


def _other_units(pair: Pair) -> Iterator[Fault]:
    """Yield what an amount is for, or how often something is done, which the Chinese tells otherwise, as “a head” for 每户."""
    known = per_what(pair.chinese, "zh")
    for each in pair.said_per if known else ():
        if other := each.instead(known):
            yield Fault(
                "quantity",
                pair.undated[each.start : each.end],
                each.start,
                pair.chinese[other.start : other.end],
            )


def _measured_alike(pair: Pair) -> frozenset[int]:
    """Return where the numbers of amounts stand that the Chinese tells too, mostly in another unit or in several parts."""
    return frozenset(
        number.start
        for one in pair.said_amounts
        if any(
            (one.unit != other.unit or max(one.parts, other.parts) > 1)
            and same_amount(one.value, one.unit, other.value, other.unit)
            and _agree(pair, one, other)
            for other in pair.known_amounts
        )
        for number in pair.said_numbers
        if one.start <= number.start < one.end
    )


def _is_other_span(pair: Pair, number: Number) -> bool:
    """Whether a small number is one of a span of time, or of how many times, where the Chinese tells others: “a week” of 三天."""
    after = _TIME_AFTER.match(pair.undated, number.end)
    words = pair.undated[number.start : number.end].lower()
    if words.split()[-1] in _OF_ORDER or (
        words in _ARTICLES and ("每" in pair.chinese or _NO_ONE.search(pair.undated[: number.start]))
    ):
        return False
    if after is None or _NO_SPAN.match(pair.undated, after.end()) or _in_a_unit(pair, number):
        return False
    if after["times"] or words == "twice":
        return bool(_ZH_TIMES.search(pair.chinese)) and number.value not in {
            each.value for each in pair.known_numbers if _ZH_TIMES_AFTER.match(pair.chinese, each.end)
        }
    unit = unit_at(pair.undated, number.end, "en")
    spans = [
        each
        for each in pair.known_amounts
        if in_unit(each.value, each.unit, "day")
        and each.value < _A_YEAR
        and not _OF_A_DATE.match(pair.chinese, each.end)
    ]
    return bool(spans) and not any(same_amount(number.value, unit, each.value, each.unit) for each in spans)


def _in_a_unit(pair: Pair, number: Number) -> bool:
    return any(each.start <= number.start < each.end for each in pair.said_per)


_TIME_AFTER = re.compile(
    r"(?P<times>\s(?:times?|occasions?)\b)|\s(?:second|minute|hour|day|week|fortnight|month|year)s?\b|(?<=twice)\b",
    re.IGNORECASE,
)
_OF_ORDER = frozenset({"third", "quarter", "fourth", "fifth", "second"})
_NO_ONE = re.compile(r"(?:\b(?:half|of)|\w\ws|%|people)\s$", re.IGNORECASE)
"""What makes “a” no number: “half a year” and “two hours a day”."""
_NO_SPAN = re.compile(r"\s(?:earlier|ago|on\syear|old|of\sage|before(?=[.,;]|$))|['’]")
"""What makes “a year” no span of time, as in “a year earlier”."""
_ZH_TIMES = re.compile(r"[\d一二两三四五六七八九十][次回遍趟](?!性)")
_ZH_TIMES_AFTER = re.compile("[余多]?[次回遍趟]")
_OF_A_DATE = re.compile("日(?![内以之后前])")
"""What makes a number the day of a date."""
_A_YEAR = 1000
"""No span has as many years as the number of a year."""


def _is_rounded(pair: Pair, one: Number) -> bool:
    """Whether a number with a bound stands for an exact one of the same unit, as “over 60%” for 62%."""
    unit = _unit(pair.undated, one, "en")
    return any(
        stands_for(bound, one.share, other.share)
        and {unit, _unit(pair.chinese, other, "zh")} <= {unit, ""}
        and (one.share < 1) == (other.share < 1)
        and (one.share < 1 or one.percent == other.percent)
        for other in pair.known_numbers
        if "exact" in other.bounds
        for bound in one.bounds - {"exact"}
    )


def _is_open(pair: Pair, one: Number) -> bool:
    """Whether a number is the lower end of one whose upper end is open, as “more than twenty” of 二十几, or a dozen for some ten."""
    dozen = pair.undated[one.start : one.end].lower().endswith("dozen") and _SOME_TEN.search(pair.chinese)
    return not _OVER.isdisjoint(one.bounds) and (
        bool(dozen and one.value == _DOZEN)
        or any(
            equal(one, tens)
            for found in _AND_SOME.finditer(pair.chinese)
            for tens in chinese_numbers(found["tens"])
        )
    )


_OVER: frozenset[BoundName] = frozenset({"more-than", "about"})
_AND_SOME = re.compile(r"(?P<tens>[一二三四五六七八九]?十)几(?!十)")
_SOME_TEN = re.compile("(?<![一二三四五六七八九])十[几余多来]")
_DOZEN = 12


def _parts_of_a_whole(pair: Pair) -> frozenset[int]:
    """Return where the two numbers of a share stand that the Chinese tells as one, as “two of the three” for 三分之二."""
    return frozenset(
        start
        for one, other in pairwise(pair.said_numbers)
        if other.value > one.value > 0
        and _OF_THE.fullmatch(pair.undated[one.end : other.start])
        and any(
            0 < each.share < 1 and same_share(each.share, one.value / other.value) and _agree(pair, one, each)
            for each in pair.known_numbers
        )
        for start in (one.start, other.start)
    )


_OF_THE = re.compile(r"\s(?:per|(?:out\s)?of\s(?:the|every)|in(?:\severy)?|out\sof)\s")


def _as_written(chinese: str, number: Number) -> str:
    """Return a Chinese number with the words around it that limit it."""
    before = chinese_bounds().before.search(chinese[: number.start])
    after = chinese_bounds().attached.match(chinese, number.end)
    return chinese[before.start() if before else number.start : after.end() if after else number.end]


def _differs(pair: Pair, same: list[tuple[Number, Number]], *, counts: bool) -> bool:
    """Whether equal numbers have other bounds or units, or one is a change and the other its result."""
    words = pair.undated[same[0][0].start : same[0][0].end].lower()
    after = pair.undated[same[0][0].end :]
    if words in _ARTICLES and ("每" in pair.chinese or _TIMES.search(pair.chinese) or _ORDINAL.match(after)):
        return False
    limited = counts or "exact" not in same[0][0].bounds
    if limited and not any(_agree(pair, one, other) for one, other in same):
        return True
    if any(
        english.search(pair.undated[: same[0][0].start])
        and all(chinese.search(pair.chinese[: other.start]) for _, other in same)
        for english, chinese in ((_BY, _TO), (_UP_TO, _UP_BY))
    ):
        return True
    said = {_unit(pair.undated, one, "en") for one, _ in same}
    known = {_unit(pair.chinese, other, "zh") for _, other in same}
    return "" not in said | known and not said & known


def _agree(pair: Pair, one: Number | Amount, other: Number | Amount) -> bool:
    """Whether two equal numbers have bounds that translate one another; “within 15 days” is 15日内."""
    if "at-most" in one.bounds and _LIMIT.match(pair.chinese, other.end):
        return True
    if "at-most" in one.bounds and _CAPPED.match(pair.chinese, other.end):
        return True
    if "at-least" in one.bounds and _FROM.match(pair.chinese, other.end):
        return True
    if (
        "exact" in other.bounds
        and one.value >= _MANY
        and not pair.known.to("whole")
        and _NO_BOUND.search(pair.undated[: one.start])
    ):
        return True
    known = (
        other.bounds | _bounds_before(pair.chinese[: other.start]) | chinese_end(pair.chinese, other.start)
    )
    if _MOST_OF_HALF.search(pair.chinese[: other.end]):
        known |= {"more-than"}
    if in_unit(one.value, unit_at(pair.undated, one.end, "en"), "day") and (
        ("at-most" in known and _FOR.search(pair.undated, 0, one.start))
        or ("more-than" in known and _AFTER.search(pair.undated, 0, one.start))
    ):
        known |= {"exact"}
    return any(bound in known or _LIKE.get(bound, frozenset()) & known for bound in one.bounds)


_FOR = re.compile(r"\b(?:for|in|during|over)\s(?:the\s(?:next|first)\s)?$", re.IGNORECASE)
"""What makes a span one in which something does or does not happen, as “for three years” of 三年之内."""
_AFTER = re.compile(r"\bafter\s$", re.IGNORECASE)
"""What makes a span one that is over, as “after 18 hours” for 超过18小时."""
_FULL = re.compile(r"(?<![不未])满$")
_FROM = re.compile(r"[^，。；\d]{0,3}起(?![来步诉草点])")
_CAPPED = re.compile(r"[^，。；]{0,4}(?:为限|封顶)")


def _bounds_before(text: str) -> frozenset[BoundName]:
    """Return the bounds that words may set a little way before the end of a text, as in 至少奖励5000元."""
    if _AS_FAR_AS.search(text):
        return frozenset({"at-most"})
    if _NOT_ENOUGH.search(text):
        return frozenset({"less-than"})
    if _FULL.search(text):
        return frozenset({"at-least"})
    near = re.search(r"[^，。；\d]{0,10}$", text)
    for end in range(len(text), near.start() if near else len(text), -1):
        if (limit := chinese_limit(text, end)) and text[limit.start] != "过":
            return frozenset({limit.bound})
    return frozenset()


def _is_counted(numbers: Sequence[Number], chinese: str) -> bool:
    """Whether a number counts what the Chinese lists, as “three provinces” does 湘、鄂、赣."""
    rows = re.findall(r"[^，。；：,;:]+", chinese)
    listed = {row.count("、") + bool(re.search("和|及|与", row)) + 1 for row in rows}
    return any(number.value in listed - {1} for number in numbers)


def _unit(text: str, number: Number, locale: Locale) -> str:
    """Return the name of the unit at the end of a number, or right after it; empty if there is none."""
    sign = _SIGN.search(text[number.start : number.end])
    at = number.start + sign.start() if sign else number.end
    return unit_at(text, at, locale)
