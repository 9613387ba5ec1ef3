"""Numbers that the passages do not state, or state with another bound or unit."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import compress, groupby
from operator import not_

from generator.language import chinese_bounds
from generator.support.chinese.amounts import measure_of, unit_of
from generator.support.chinese.case import CLEARLY, Case, Reading, Said
from generator.support.chinese.counted import is_counted_alike, is_shared_alike
from generator.support.chinese.reckoning import follows, is_near, may_be_average, may_be_left, may_be_reckoned
from generator.support.chinese.rules.moved_numbers import find_moved
from generator.support.chinese.rules.other_dates import is_of_a_known_span
from generator.support.fact import Fact, Fault
from generator.support.unit_names import in_unit, per_what, same_amount

_SMALL = 12
"""Up to this number, a sentence may count what its passages list."""


def _numbers(case: Case) -> Iterator[Fault]:
    """Find numbers that the passages do not state, or state with another bound or unit, or of something else."""
    ours = case.statement.of("quantity")
    for _, readings in groupby(ours, key=lambda fact: fact.start):
        facts = list(readings)
        fact = facts[0]
        bears_out = [_bears_out(case.statement, facts, each) for each in case.numbers]
        same = [*compress(case.numbers, bears_out)]
        rival = [*compress(case.numbers, map(not_, bears_out))]
        _, other = case.likest(fact, rival)
        if not same:
            if (
                not _is_code(case, fact)
                and not is_of_a_known_span(case, fact)
                and not _is_of_a_known_unit(case, fact)
                and not (fact.words == "一" and not _takes_the_place_of_a_span(case, fact))
                and not _is_days(case, fact)
                and not _is_counted(case, fact, rival)
                and not any(_may_follow(case, one) for one in facts)
            ):
                yield Fault("quantity", fact.words, fact.start, other.fact.words if other else "")
        elif (fault := find_moved(case, fact, same, rival)) and not (
            _is_counted(case, fact, rival) and any(follows(case, one) for one in facts)
        ):
            yield fault


def _bears_out(statement: Reading, facts: list[Fact], other: Said) -> bool:
    """Whether a number of the passages is one of the statement, of which there are several readings."""
    sides = (statement.text, facts[0]), (other.passage.text, other.fact)
    return (
        any(_is_borne_out(statement, one, other) for one in facts)
        and (is_counted_alike(*sides) or _is_converted(statement, facts[0], other))
        and is_shared_alike(*sides)
    )


def _is_of_a_known_unit(case: Case, fact: Fact) -> bool:
    """Whether a number tells how often something is done, as the passages tell without it: 每七天一次 for 每周一次."""
    return any(each.start <= fact.start < each.end for each in case.known_units) and not any(
        _size(each.fact) == _size(fact) for each in case.numbers
    )


def _is_code(case: Case, fact: Fact) -> bool:
    """Whether a number is one that a passage has to the letter without counting by it, as 12333."""
    if not fact.words.isdecimal() or len(fact.words) <= _YEAR:
        return False
    code = re.compile(rf"(?<!\d){fact.words}(?!\d)")
    return any(code.search(each.text) for each in case.passages)


_YEAR = 4
"""How many digits a year has."""


def _may_follow(case: Case, fact: Fact) -> bool:
    """Whether a number follows from the passages, or may do so and is said where they give no number of its kind."""
    own = case.statement.clause(fact).text
    return (
        follows(case, fact)
        or (bool(_REST.search(own)) and may_be_left(case, fact))
        or (bool(_AVERAGE.search(own)) and may_be_average(case, fact))
        or (not _takes_a_place(case, fact) and may_be_reckoned(case, fact))
    )


_REST = re.compile("(?:还|仍|尚)[有剩欠差缺余].*[没未]|剩下")
"""What tells that a number is left of a whole, wherever the passages tell of that."""
_AVERAGE = re.compile("平均|[人户]均")


def _takes_a_place(case: Case, fact: Fact) -> bool:
    """Whether the passages have it or its digits in another unit, or a number of its kind where the sentence has this one."""
    measure, digits = measure_of(case.statement.text, fact), _digits(fact)
    alike = [each for each in case.numbers if measure_of(each.passage.text, each.fact) == measure]
    resized = case.numbers if len(digits) > 1 or measure == "percent" else alike
    return (
        any(_is_about(fact, each.fact) for each in case.numbers)
        or any(_digits(each.fact) == digits for each in resized)
        or case.likest(fact, alike)[0] >= _IN_PLACE
    )


def _takes_the_place_of_a_span(case: Case, fact: Fact) -> bool:
    """Whether the passages have another span of time where the sentence has one unit: 一年 may count nothing, as in 一年里."""
    alike = [
        each for each in case.numbers if in_unit(Decimal(1), unit_of(each.passage.text, each.fact), "day")
    ]
    return case.likest(fact, alike)[0] >= _IN_PLACE / 2


def _is_days(case: Case, fact: Fact) -> bool:
    """Whether a number of days is read as a day of the month in a passage, as 十五天 is in 停了15日."""
    unit = unit_of(case.statement.text, fact)
    value = Decimal(_size(fact))
    return any(each == int(each) and f"{int(each):02}" in case.days for each in in_unit(value, unit, "day"))


_IN_PLACE = 0.25
"""How much of what is around a number must be found around another one for it to be said in its place."""


def _is_about(fact: Fact, other: Fact) -> bool:
    """Whether a number is another one, or, if it has a bound, near enough for the bound to be of that one."""
    ours, theirs = Decimal(_size(fact)), Decimal(_size(other))
    return ours == theirs or (not fact.value.startswith("exact:") and abs(ours - theirs) * 4 < ours)


def _size(fact: Fact) -> str:
    return fact.value.partition(":")[2]


def _digits(fact: Fact) -> str:
    """Return the digits of a number without its size, the same for 0.6, 6 and 60."""
    return _size(fact).replace(".", "").strip("0")


def _per_what(case: Case) -> Iterator[Fault]:
    """Find what an amount is for, or how often something is done, which the passages tell otherwise, as 每户 for 每人."""
    theirs = tuple(each for passage in case.passages for each in per_what(passage.text, "zh"))
    for each in per_what(case.statement.text, "zh") if theirs else ():
        if _is_reckoned_average(case, each.start, each.end):
            continue
        if other := each.instead(theirs):
            text = next(passage.text for passage in case.passages if other in per_what(passage.text, "zh"))
            yield Fault(
                "quantity",
                case.statement.text[each.start : each.end],
                each.start,
                text[other.start : other.end],
            )


def _is_reckoned_average(case: Case, start: int, end: int) -> bool:
    """Whether what an amount is for makes it an average, as 平均每家 and 人均, which the passages do not give."""
    text = case.statement.text
    if not _AVERAGE.search(text, max(0, start - len("平均")), end):
        return False
    amount = next((each for each in case.statement.of("quantity") if each.start >= end), None)
    return amount is not None and all(each.fact.value != amount.value for each in case.numbers)


def _codes(case: Case) -> Iterator[Fault]:
    """Find a name with a number in it that the passages do not have, as G108."""
    for code in _CODE.finditer(case.statement.text):
        if not any(code.group() in each.text for each in case.passages):
            yield Fault("quantity", code.group(), code.start())


_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{1,3}-?\d{1,5}(?![\d.%])|(?<=拨打)\d{3,6}")


def _is_borne_out(statement: Reading, fact: Fact, other: Said) -> bool:
    """Whether a number with its bound is another one."""
    return (
        fact.value == other.fact.value
        or _is_within(fact, other)
        or _is_limited(statement, fact, other)
        or _is_rounded(fact, other)
        or _is_rest(statement, fact, other)
        or _is_converted(statement, fact, other)
    )


def _is_within(one: Fact, other: Said) -> bool:
    """Whether a limit is said of a range, as 200米以内 of 200米范围内, and 最多280毫米 of 250至280毫米."""
    (bound, value), (_, same) = (each.value.split(":") for each in (one, other.fact))
    text = other.passage.text
    if bound == "at-most" and value == same:
        near = text[other.fact.end : other.fact.end + len("平方米范围内")]
        return "范围内" in near or bool(_LAST.search(text[: other.fact.start]))
    return bound == "at-least" and value == same and bool(_FIRST.match(text, other.fact.end))


_LAST = re.compile(r"\d[^\d，。；]{0,4}?[至到~—-]$")
_FIRST = re.compile(r"[^\d，。；]{0,4}?[至到~—-]\d")
"""What makes a number the last or the first of a range."""


def _is_limited(statement: Reading, fact: Fact, other: Said) -> bool:
    """Whether the words of one bound stand near both numbers, as in 最多提前3年 and 最长不超过3年."""
    (bound, value), (another, same) = (each.value.split(":") for each in (fact, other.fact))
    if value != same:
        return False
    if {bound, another} in _LIKE:
        return True
    if {bound, another} == {"about", "exact"} and "成" in fact.words + other.fact.words:
        return True
    limited = statement.text[fact.end :] if bound == "at-most" else other.passage.text[other.fact.end :]
    if {bound, another} == {"at-most", "exact"} and _WITHIN.match(limited):
        return True
    if another == "exact":
        beside = _beside(other.passage, other.fact)
        return any(found.search(beside) for found in (_words_of(bound), *_LIMITS.get(bound, ())))
    beside = _beside(statement, fact)
    return bound == "exact" and any(
        found.search(beside) for found in (_words_of(another), *_LIMITS.get(another, ()))
    )


_WITHIN = re.compile("(?:年|个?月|天|日|周|个?星期|个?小时|分钟|个?季度)[以之]?内")
"""What makes a limit of a span of time, which may be the whole of it: 三年之内不得从业 and 禁止从业3年."""
_LIKE: tuple[set[str], ...] = ({"more-than", "at-least"}, {"less-than", "at-most"})
"""Bounds that stand for one another."""


def _is_rounded(fact: Fact, other: Said) -> bool:
    """Whether an exact number of a passage is rounded to its first digits, as 62% in 六成多 and 9.8% in 近一成."""
    bound, given = other.fact.value.split(":")
    return (
        bound in {"exact", "about"} and not fact.value.startswith("exact:") and is_near(fact, Decimal(given))
    )


def _is_rest(statement: Reading, fact: Fact, other: Said) -> bool:
    """Whether a share is what another leaves of the whole, as 差3% of 97%."""
    (bound, value), (_, given) = (each.value.split(":") for each in (fact, other.fact))
    if bound != "exact" or not value.startswith("0.") or Decimal(value) + Decimal(given) != 1:
        return False
    return bool(_LEFT.search(_beside(statement, fact)))


_LEFT = re.compile("[差余剩另]")


def _is_converted(statement: Reading, fact: Fact, other: Said) -> bool:
    """Whether an amount is told in another unit, as 半小时 for 30分钟 and 半年 for 6个月."""
    (bound, value), (another, given) = (each.value.split(":") for each in (fact, other.fact))
    if bound != another and "exact" not in {bound, another} and {bound, another} not in _LIKE:
        return False
    ours, theirs = unit_of(statement.text, fact), unit_of(other.passage.text, other.fact)
    return ours != theirs and (
        same_amount(Decimal(value), ours, Decimal(given), theirs)
        or (bound != "exact" and any(is_near(fact, each) for each in in_unit(Decimal(given), theirs, ours)))
    )


_LIMITS = {
    "at-most": (re.compile("限|[日天时周月年秒钟]内|封顶|最[高长多大晚迟]|上限"),),
    "at-least": (re.compile("满|达|最[低短少小早]|起步|门槛|下限"),),
    "less-than": (re.compile("不够|不及"),),
    "more-than": (re.compile("达到"),),
}
"""Words that limit a number from a distance, as in 睡不够7小时 and 满两年."""


def _beside(reading: Reading, fact: Fact) -> str:
    clause = reading.clause(fact)
    return _NO_BOUND.sub(
        "　", reading.text[max(clause.start, fact.start - 6) : min(clause.end, fact.end + 5)]
    )


_NO_BOUND = re.compile("超[载速标限重时期员市产龄]|逾期|[附最]近|近[日期年]|[节预违合]约|[其剩业结]余")
"""What holds the sign of a bound and is none, as 超载 in 超载三次."""


@cache
def _words_of(bound: str) -> re.Pattern[str]:
    """Return the words of a bound, wherever they stand near a number."""
    words = [word for word, bounds in chinese_bounds().meaning.items() if bound in bounds]
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _is_counted(case: Case, fact: Fact, rival: list[Said]) -> bool:
    """Whether a small number counts what a passage lists, and takes the place of none of its numbers."""
    value = fact.value.partition(":")[2]
    if not value.isdigit() or int(value) > _SMALL:
        return False
    unit = unit_of(case.statement.text, fact)
    if unit not in _COUNTED and not (_SPAN.match(case.statement.text, fact.end) and _has_dates(case)):
        return False
    theirs = {unit_of(each.passage.text, each.fact) for each in rival if each.fact.value == fact.value}
    if unit and theirs - {""}:
        return False
    if _TIMES.match(case.statement.text, fact.end) and any(
        _SO_OFTEN.search(each.text) for each in case.passages
    ):
        return False
    measure = measure_of(case.statement.text, fact)
    alike = [each for each in rival if measure_of(each.passage.text, each.fact) == measure]
    if any(each.fact.value.endswith(f":{value}") for each in alike):
        return False
    return case.likest(fact, alike)[0] < CLEARLY


def _has_dates(case: Case) -> bool:
    return sum(each.fact.value.startswith("date:") for each in case.said("time")) > 1


_COUNTED = frozenset({"", "person", "household", "times"})
"""The units of what is counted and not measured."""
_TIMES = re.compile("[余多]?[次回]")
_SO_OFTEN = re.compile(r"(?<![第每])(?<!每.)[\d一二两三四五六七八九十][余多]?[次回](?!性|应|复|家|来|到)")
"""How often something happened, as in 先后4次."""
_SPAN = re.compile("天|个月")
"""What may be counted from dates, as 两天 from the 4th to the 6th."""

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_numbers, _per_what, _codes)
"""The rules; each yields the faults that it finds."""
