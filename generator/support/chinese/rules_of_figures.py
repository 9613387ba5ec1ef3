"""Numbers and dates: those that the passages do not state, and those that they state of something else."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby, pairwise

from generator.language import chinese_bounds
from generator.support.chinese.amounts import relation, unit_of
from generator.support.chinese.case import ALIKE, CLEARLY, Case, Reading, Said
from generator.support.chinese.clause_content import WINDOW, Clause, pairs, plain, share
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
        apart = [
            each
            for each in given
            if each not in same and not (same and any(each.clause == one.clause for one in same))
        ]
        there, other = case.likest(fact, apart)
        if not same:
            if not _is_period(case, fact):
                yield Fault("time", fact.words, fact.start, other.fact.words if other else "")
        elif (said := relation(case.statement.text, fact)) and _turned(said, same):
            yield Fault("time", fact.words, fact.start, _around(same[0]))
        elif other and there >= ALIKE and there - case.likest(fact, same)[0] >= CLEARLY:
            yield Fault("time", fact.words, fact.start, other.fact.words)


def _is_period(case: Case, fact: Fact) -> bool:
    """Whether a month is an end of a period that the passages name otherwise, as 1至9月 is 前三季度."""
    month = re.fullmatch(r"date:--(\d\d)", fact.value)
    if month and any("上月" in each.text or "上个月" in each.text for each in case.passages):
        following = f"{int(month[1]) % 12 + 1}月"
        return any(following in each.text for each in case.passages)
    found = _MONTHS.search(case.statement.text, max(0, fact.start - 5), fact.end + 5)
    if not found:
        return False
    names = (f"前{found[1]}个月", f"1—{found[1]}月", _PERIODS.get(found[1], "全年"))
    return any(name in each.text for each in case.passages for name in names)


_PERIODS = {"3": "季度", "6": "上半年", "9": "季度"}
_MONTHS = re.compile(r"(?<!\d)1月?[至到—-]{1,2}(\d{1,2})月")


def _turned(said: str, same: list[Said]) -> bool:
    """Whether something lasts until a date in one text and since that date in the other."""
    given = {relation(each.passage.text, each.fact) for each in same} - {""}
    return bool(given) and said not in given


def _around(said: Said) -> str:
    """Return a fact with the words next to it."""
    clause = said.clause
    return said.passage.text[max(clause.start, said.fact.start - 3) : min(clause.end, said.fact.end + 3)]


def _same_day(said: str, given: str) -> bool:
    """Whether a date is another as far as both say, as ``--09`` is of ``2024-09-18``."""
    ours, theirs = (re.findall(r"\d+", value) for value in (said, given))
    if len(ours[0]) == len("2024") == len(theirs[0]):
        return theirs[: len(ours)] == ours
    ours, theirs = ([part for part in each if len(part) < len("2024")] for each in (ours, theirs))
    if said.startswith("date:--") and given.startswith("date:--") and len(ours) != len(theirs):
        return (
            ours[-1] == theirs[-1]
            if min(len(ours), len(theirs)) == 1 and max(len(ours), len(theirs)) > 1
            else False
        )
    return (bool(ours) and theirs[: len(ours)] == ours) or (
        bool(theirs) and given.startswith("date:--") and ours[-1:] == theirs
    )


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
            if any(_is_borne_out(case.statement, one, each) for one in facts)
            and _unit_fits(case.statement, fact, each)
        ]
        rival = [each for each in given if each not in same]
        _, other = case.likest(fact, rival)
        if not same:
            if not _is_counted(case, fact, rival):
                yield Fault("quantity", fact.words, fact.start, other.fact.words if other else "")
        elif fault := (
            _another(case, fact, rival)
            or _between(case, fact, same, rival)
            or _moved(case, fact, same, rival)
            or _changed(case, fact, same)
            or _in_turn(case, fact, same)
        ):
            yield fault


def _is_borne_out(statement: Reading, fact: Fact, other: Said) -> bool:
    """Whether a number with its bound is another one."""
    return fact.value == other.fact.value or _is_within(fact, other) or _is_limited(statement, fact, other)


def _is_within(one: Fact, other: Said) -> bool:
    """Whether a limit is said of a range, as 200米以内 of 200米范围内."""
    near = other.passage.text[other.fact.end : other.fact.end + len("平方米范围内")]
    return (
        one.value.partition(":")[::2] == ("at-most", other.fact.value.partition(":")[2]) and "范围内" in near
    )


def _is_limited(statement: Reading, fact: Fact, other: Said) -> bool:
    """Whether the words of one bound stand near both numbers, as in 最多提前3年 and 最长不超过3年."""
    (bound, value), (another, same) = (each.value.split(":") for each in (fact, other.fact))
    if value != same:
        return False
    if {bound, another} == {"more-than", "at-least"}:
        return "%" in fact.words + other.fact.words or "." in value
    if {bound, another} == {"about", "exact"} and "成" in fact.words + other.fact.words:
        return True
    if another == "exact":
        return bool(_words_of(bound).search(_beside(other.passage, other.fact)))
    return bound == "exact" and bool(_words_of(another).search(_beside(statement, fact)))


def _beside(reading: Reading, fact: Fact) -> str:
    clause = reading.clause(fact)
    return reading.text[max(clause.start, fact.start - 6) : min(clause.end, fact.end + 5)]


@cache
def _words_of(bound: str) -> re.Pattern[str]:
    """Return the words of a bound, wherever they stand near a number."""
    words = [word for word, bounds in chinese_bounds().meaning.items() if bound in bounds]
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _unit_fits(statement: Reading, fact: Fact, other: Said) -> bool:
    one, another = unit_of(statement.text, fact), unit_of(other.passage.text, other.fact)
    return not one or not another or one == another


def _is_counted(case: Case, fact: Fact, rival: list[Said]) -> bool:
    """Whether a small number counts what a passage lists, and takes the place of none of its numbers."""
    value = fact.value.partition(":")[2]
    if unit_of(case.statement.text, fact) == "percent" or not value.isdigit() or int(value) > _SMALL:
        return False
    measure = _measure(case.statement, fact)
    alike = [each for each in rival if _measure(each.passage, each.fact) == measure]
    return case.likest(fact, alike)[0] < CLEARLY


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


def _between(case: Case, fact: Fact, same: list[Said], rival: list[Said]) -> Fault | None:
    """Return the fault of a number that stands between the words that another number stands between."""

    def words(reading: Reading, each: Fact) -> tuple[str, str]:
        clause = reading.clause(each)
        before = plain(reading.text[clause.start : each.start])[-2:]
        after = plain(reading.text[each.end : clause.end])
        return before, after[:2]

    ours = words(case.statement, fact)
    if len(ours[0]) + len(ours[1]) < len("分属犯罪"):
        return None
    if any(set(words(each.passage, each.fact)) & set(ours) for each in same):
        return None
    other = next((each for each in rival if words(each.passage, each.fact) == ours), None)
    return Fault("quantity", fact.words, fact.start, other.fact.words) if other else None


def _another(case: Case, fact: Fact, rival: list[Said]) -> Fault | None:
    """Return the fault of a number where the passages have the same words with another number."""
    own, measure = case.statement.clause(fact), _measure(case.statement, fact)
    if len(own.content) < _FEW or len(_figures_of(case.statement, own)) != 1:
        return None
    same = [(passage, each) for passage, each in case.clauses if each.content == own.content]
    others = [
        each
        for each in rival
        if (each.passage, each.clause) in same and _measure(each.passage, each.fact) == measure
    ]
    if others and all(not _states(passage, each, fact.value) for passage, each in same):
        return Fault("quantity", fact.words, fact.start, others[0].fact.words)
    return None


_FEW = 3


def _figures_of(reading: Reading, clause: Clause) -> set[int]:
    return {each.start for each in reading.within(clause) if each.kind == "quantity"}


def _states(reading: Reading, clause: Clause, value: str) -> bool:
    return any(each.value == value for each in reading.within(clause))


_IN_TURN = "分别"


def _in_turn(case: Case, fact: Fact, same: list[Said]) -> Fault | None:
    """Return the fault of a number that 分别 gives to another member of a list than the statement does."""
    around = _sides(case.statement, fact)[0]
    if _IN_TURN in case.statement.clause(fact).text:
        return None
    for each in same:
        members, numbers = _respectively(each.passage, each.clause)
        at = next((n for n, number in enumerate(numbers) if number == each.fact.start), None)
        if at is None or len(members) != len(numbers):
            continue
        fits = [share(around, member) for member in members]
        if max(fits) - fits[at] >= CLEARLY / 2:
            return Fault(
                "quantity",
                fact.words,
                fact.start,
                each.passage.text[numbers[fits.index(max(fits))] : each.clause.end],
            )
    return None


def _respectively(reading: Reading, clause: Clause) -> tuple[list[frozenset[str]], list[int]]:
    """Return the members of a list and the places of the numbers that 分别 gives them, in turn."""
    at = clause.text.find(_IN_TURN)
    if at < 0:
        return [], []
    numbers = sorted(start for start in _figures_of(reading, clause) if start > clause.start + at)
    listed = re.split("[、和与及]", clause.text[:at])
    if len(listed) == len(numbers):
        return [pairs(plain(each)) for each in listed], numbers
    before = [each for each in reading.clauses[: clause.number] if each.sentence == clause.sentence]
    counted = [each for each in before if _figures_of(reading, each)]
    return [each.content for each in counted[-len(numbers) :]], numbers


def _reversed(case: Case) -> Iterator[Fault]:
    """Find a change between two numbers that goes the other way in the passages."""
    theirs = {(one.value, other.value) for passage in case.passages for one, other in _ends(passage)}
    for one, other in _ends(case.statement):
        if (other.value, one.value) in theirs and (one.value, other.value) not in theirs:
            yield Fault("direction", one.words, one.start, other.words)


def _ends(reading: Reading) -> Iterator[tuple[Fact, Fact]]:
    """Yield the two numbers of each change, as in 由60%提高到75%."""
    figures = [fact for fact in reading.facts if fact.kind == "quantity"]
    for one, other in pairwise(figures):
        between = reading.text[one.end : other.start]
        if len(between) < WINDOW and _CHANGE.search(between) and not set(between) & set("，。；"):
            yield one, other


def _fit(case: Case, fact: Fact, other: Said) -> float:
    """Return how much of what stands beside a number stands beside another, on the side where it is more."""
    ours, theirs = _sides(case.statement, fact), _sides(other.passage, other.fact)
    return max(share(one, another) for one, another in zip(ours, theirs, strict=True))


def _moved(case: Case, fact: Fact, same: list[Said], rival: list[Said]) -> Fault | None:
    """Return the fault of a number that the passages give to something else, and another number to this."""
    here = max(_fit(case, fact, each) for each in same)
    measure = _measure(case.statement, fact)
    apart = [
        each
        for each in rival
        if _measure(each.passage, each.fact) == measure and not any(_are_ends(each, one) for one in same)
    ]
    likest = max(apart, key=lambda each: _fit(case, fact, each), default=None)
    there = _fit(case, fact, likest) if likest else 0.0
    if likest is None or there < ALIKE:
        return None
    clearly = here < 0.2  # noqa: PLR2004 - next to nothing in common
    if clearly or (
        there - here >= CLEARLY and (_swapped(case, fact, likest) or _gained(case, fact, same, likest))
    ):
        return Fault("quantity", fact.words, fact.start, likest.fact.words)
    return None


def _measure(reading: Reading, fact: Fact) -> str:
    """Return the unit of a number, or its measure word."""
    at = fact.end + (reading.text[fact.end : fact.end + 1] in {*"余多"})
    return unit_of(reading.text, fact) or reading.text[at : at + 1]


def _are_ends(one: Said, other: Said) -> bool:
    """Whether two numbers are the ends of one change or share their words, as in 由60%提高到75% and 上升6%和8%."""
    first, last = sorted((one.fact, other.fact), key=lambda fact: fact.start)
    between = one.passage.text[first.end : last.start]
    return (
        one.passage is other.passage
        and len(between) < WINDOW
        and bool(_CHANGE.search(between) or _LISTED.fullmatch(between))
    )


_CHANGE = re.compile(r"(?:到|至|为)$")
_LISTED = re.compile("[、和与及]")


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


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_dates, _numbers, _reversed)
"""The rules; each yields the faults that it finds."""
