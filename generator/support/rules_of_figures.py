"""Numbers and dates: those that the passages do not state, and those that they state of something else."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from generator.support.amounts import relation, unit_of
from generator.support.case import ALIKE, CLEARLY, Case, Reading, Said
from generator.support.clauses import WINDOW, share
from generator.support.fact import Fact, Fault

_SMALL = 12
"""Up to this number, a sentence may count what its passages list."""
_ATTRIBUTES = ("basis", "level", "half", "quarter")
"""The questions whose answer beside a number belongs to it."""


def _dates(case: Case) -> Iterator[Fault]:
    """Find dates that the passages do not give, or give of something else."""
    given = [each for each in case.said if each.fact.value.startswith("date:")]
    for fact in case.statement.facts:
        if not fact.value.startswith("date:"):
            continue
        same = [each for each in given if _same_day(fact.value, each.fact.value)]
        there, other = case.likest(fact, [each for each in given if each not in same])
        if not same:
            if not _is_period(case, fact):
                yield Fault("time", fact.words, fact.start, other.fact.words if other else "")
        elif (said := relation(case.statement.text, fact)) and _turned(said, same):
            yield Fault("time", fact.words, fact.start, _around(same[0]))
        elif other and there >= ALIKE and there - case.likest(fact, same)[0] >= CLEARLY:
            yield Fault("time", fact.words, fact.start, other.fact.words)


def _is_period(case: Case, fact: Fact) -> bool:
    """Whether a month is an end of a period that the passages name otherwise, as 1至9月 is 前三季度."""
    found = _MONTHS.search(case.statement.text, max(0, fact.start - 4), fact.end + 4)
    return bool(found) and any(_PERIODS[found[1]] in each.text for each in case.passages)


_PERIODS = {"3": "季度", "6": "上半年", "9": "季度", "12": "全年"}
_MONTHS = re.compile(r"(?<!\d)1[至到—-]{1,2}(3|6|9|12)月")


def _turned(said: str, same: list[Said]) -> bool:
    """Whether something lasts until a date in one text and since that date in the other."""
    given = {relation(each.passage.text, each.fact) for each in same} - {""}
    return bool(given) and said not in given


def _around(said: Said) -> str:
    """Return a fact with the words next to it."""
    clause = said.clause
    return said.passage.text[max(clause.start, said.fact.start - 3) : min(clause.end, said.fact.end + 3)]


def _same_day(said: str, given: str) -> bool:
    """Whether a date is another as far as it says, as ``--09`` is of ``2024-09-18``."""
    one, other = (value.removeprefix("date:").rsplit("-", value.count("-")) for value in (said, given))
    ours, theirs = ([part for part in each if part] for each in (one, other))
    if len(ours[0]) == len("2024") and len(theirs[0]) == len("2024"):
        return theirs[: len(ours)] == ours
    ours, theirs = ([part for part in each if len(part) < len("2024")] for each in (ours, theirs))
    return theirs[: len(ours)] == ours and bool(ours)


def _numbers(case: Case) -> Iterator[Fault]:
    """Find numbers that the passages do not state, or state with another bound or unit, or of something else."""
    given = [each for each in case.said if each.fact.kind == "quantity"]
    ours = [fact for fact in case.statement.facts if fact.kind == "quantity"]
    for _, readings in groupby(ours, key=lambda fact: fact.start):
        facts = list(readings)
        fact = facts[0]
        same = [
            each
            for each in given
            if any(_is_same(one.value, each.fact.value) for one in facts)
            and _unit_fits(case.statement, fact, each)
        ]
        rival = [each for each in given if each not in same]
        there, other = case.likest(fact, rival)
        if not same:
            if not _is_counted(case, fact, rival):
                yield Fault("quantity", fact.words, fact.start, other.fact.words if other else "")
        elif fault := _moved(case, fact, same, rival) or _changed(case, fact, same):
            yield fault


def _is_same(one: str, other: str) -> bool:
    if one == other:
        return True
    (bound, value), (another, same) = one.split(":"), other.split(":")
    return value == same == "0.5" and {bound, another} == {"more-than", "at-least"}


def _unit_fits(statement: Reading, fact: Fact, other: Said) -> bool:
    one, another = unit_of(statement.text, fact), unit_of(other.passage.text, other.fact)
    return not one or not another or one == another


def _is_counted(case: Case, fact: Fact, rival: list[Said]) -> bool:
    """Whether a small number counts what a passage lists, and takes the place of none of its numbers."""
    value = fact.value.partition(":")[2]
    if not value.isdigit() or int(value) > _SMALL:
        return False
    measure = case.statement.text[fact.end : fact.end + 1]
    return not any(each.passage.text[each.fact.end : each.fact.end + 1] == measure for each in rival)


def _sides(reading: Reading, fact: Fact) -> tuple[frozenset[str], frozenset[str]]:
    """Return the content before and after a number, up to the next number on either side."""
    clause = reading.clause(fact)
    others = [each for each in reading.within(clause) if each.kind == "quantity" and each.start != fact.start]
    left = max((each.end for each in others if each.start < fact.start), default=clause.start)
    right = min((each.start for each in others if each.start > fact.start), default=clause.end)
    left, right = max(left, fact.start - 8), min(right, fact.end + 8)
    return (
        frozenset(gram for gram, at in clause.grams if left <= at < fact.start - 1),
        frozenset(gram for gram, at in clause.grams if fact.end <= at < right - 1),
    )


def _fit(case: Case, fact: Fact, other: Said) -> float:
    """Return how much of what stands beside a number stands beside another, on the side where it is more."""
    ours, theirs = _sides(case.statement, fact), _sides(other.passage, other.fact)
    return max(share(one, another) for one, another in zip(ours, theirs, strict=True))


def _moved(case: Case, fact: Fact, same: list[Said], rival: list[Said]) -> Fault | None:
    """Return the fault of a number that the passages give to something else, and another number to this."""
    here = max(_fit(case, fact, each) for each in same)
    apart = [each for each in rival if not any(_are_ends(each, one) for one in same)]
    likest = max(apart, key=lambda each: _fit(case, fact, each), default=None)
    there = _fit(case, fact, likest) if likest else 0.0
    if likest is None or there < ALIKE:
        return None
    clearly = here < 0.2  # noqa: PLR2004 - next to nothing in common
    if clearly or (there - here >= CLEARLY and (_swapped(case, fact, likest) or _gained(case, fact, same, likest))):
        return Fault("quantity", fact.words, fact.start, likest.fact.words)
    return None


def _are_ends(one: Said, other: Said) -> bool:
    """Whether two numbers are the ends of one change, as in 由60%提高到75%."""
    first, last = sorted((one.fact, other.fact), key=lambda fact: fact.start)
    between = one.passage.text[first.end : last.start]
    return one.passage is other.passage and len(between) < WINDOW and bool(_CHANGE.search(between))


_CHANGE = re.compile(r"(?:到|至|为)$")


def _swapped(case: Case, fact: Fact, rival: Said) -> bool:
    """Whether the other number stands in the statement too, beside what the passages say of this one."""
    others = [each for each in case.statement.facts if each.value == rival.fact.value]
    mine = [each for each in case.said if each.fact.value == fact.value]
    return any(
        max(_fit(case, other, each) for each in mine) - _fit(case, other, rival) >= CLEARLY / 2
        for other in others
    )


def _gained(case: Case, fact: Fact, same: list[Said], rival: Said) -> bool:
    """Whether a number is said to be a rise or fall, which the passages say of the other one alone."""
    ours = _attributes(case.statement, fact).get("level")
    theirs = _attributes(rival.passage, rival.fact).get("level")
    return bool(ours and theirs and ours.value == theirs.value) and not any(
        "level" in _attributes(each.passage, each.fact) for each in same
    )


def _attributes(reading: Reading, fact: Fact) -> dict[str, Fact]:
    """Return what the words of a clause say of a number: the last answer before it, or else the first after it."""
    found: dict[str, Fact] = {}
    for each in reading.within(reading.clause(fact)):
        question = each.value.partition(":")[0]
        if question in _ATTRIBUTES and (each.start < fact.start or question not in found):
            found[question] = each
    return found


def _changed(case: Case, fact: Fact, same: list[Said]) -> Fault | None:
    """Return the fault of a number that rises where it falls, or is compared with another time."""
    ours = _attributes(case.statement, fact)
    theirs = [_attributes(each.passage, each.fact) for each in same]
    for question, answer in ours.items():
        others = [each[question] for each in theirs if question in each]
        if len(others) == len(theirs) and all(each.value != answer.value for each in others):
            return Fault(answer.kind, answer.words, answer.start, others[0].words)
    return None


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_dates, _numbers)
"""The rules; each yields the faults that it finds."""
