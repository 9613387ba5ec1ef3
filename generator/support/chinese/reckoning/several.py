"""Numbers that several of the passages make: what each of some has, amounts in other units, and how long it is between times."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, product

from generator.support.chinese.amounts import measure_of
from generator.support.chinese.case import Case, Reading, Said
from generator.support.chinese.reckoning.number_pairs import Span, size_of
from generator.support.fact import Fact
from generator.support.unit_names import in_unit

PEOPLE = frozenset("人名位个户")


def made_of_several(case: Case, fact: Fact, span: Span, measure: str) -> Iterator[Decimal]:
    """Yield what amounts and times of the passages make, in a measure; of two times, only what may lie within a span."""
    yield from _between_units(case, measure)
    yield from _of_each(case, fact, measure)
    yield from _lasting(case, span, measure)


def _between_units(case: Case, measure: str) -> Iterator[Decimal]:
    """Yield by how much two amounts in one clause differ that have different units, as 三小时 and 50分钟, in a third one or either."""
    for one, other in pairwise(case.numbers):
        units = [counted(one), counted(other)]
        if one.clause is other.clause and units[0] != units[1]:
            sizes = (
                in_unit(size_of(each), unit, measure) for each, unit in zip((one, other), units, strict=True)
            )
            yield from (abs(first - last) for first, last in product(*sizes))


def _of_each(case: Case, fact: Fact, measure: str) -> Iterator[Decimal]:
    """Yield how much several have together of which each has as much, as 10件 of 甲馆、乙馆各5件 or of 两馆各5件."""
    for each in case.numbers if _ALL_OF_THEM.search(case.statement.clause(fact).text) else ():
        before = each.passage.text[each.clause.start : each.fact.start]
        if (found := _EACH_HAS.search(before)) and same(measure, counted(each)):
            if listed := len(_LIST.findall(before, 0, found.start())):
                yield size_of(each) * (1 + listed)
            yield from (
                size_of(each) * size_of(owners)
                for owners in case.numbers
                if owners.clause is each.clause and owners.fact.end <= each.clause.start + found.start()
            )


_EACH_HAS = re.compile("[各均][^，。；\\d]{0,8}$")
_LIST = re.compile("[、和与及]")
_ALL_OF_THEM = re.compile("[共总]|合计|加起来|[两三四五六七八九十]")
"""What tells that a number is of several together."""


def _lasting(case: Case, span: Span, measure: str) -> Iterator[Decimal]:
    """Yield how long it is from one time of day of the passages to another, within a span.

    It may be after midnight; and of two hours each, as in 由9时至21时改为8时至22时30分, it is how much longer the second are, too.
    """
    minutes = _MINUTES.get(measure)
    if minutes is None:
        return
    told = [
        [_minutes(each) for each in p.of("time") if each.value.startswith("clock:")] for p in case.passages
    ]
    clocks = sorted({day + each for row in told for each in row for day in (0, _DAY)})
    low, high = (each * minutes for each in span)
    for clock in clocks:
        first, last = (
            bisect_left(clocks, clock + max(low - 1, Decimal(1))),
            bisect_right(clocks, clock + high + 1),
        )
        yield from (Decimal(each - clock) / minutes for each in clocks[first:last])
    for row in told:
        for one, two, three, four in zip(row, row[1:], row[2:], row[3:], strict=False):
            yield Decimal(abs((four - three) - (two - one))) / minutes


def _minutes(clock: Fact) -> int:
    """Return the first of the minutes since midnight that a time of day may be."""
    return int(re.findall(r"\d+", clock.value)[0])


_DAY = 24 * 60
_MINUTES = {"minute": 1, "quarter-hour": 15, "hour": 60}


def measure_told(reading: Reading, number: Fact) -> str:
    """Return what a number counts; empty for a bare one, as in 贵八百."""
    measure = measure_of(reading.text, number)
    return measure if measure[:1].isalnum() else ""


def counted(said: Said) -> str:
    """Return what a number of a passage counts."""
    return measure_told(said.passage, said.fact)


def same(one: str, other: str) -> bool:
    """Whether two measures are one, as far as both are told; people may be counted by several words."""
    return one == other or not (one and other) or {one, other} <= PEOPLE
