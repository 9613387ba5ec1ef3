"""Numbers that the passages state of something else."""

import re
from functools import lru_cache

from generator.support.chinese.amounts import measure_of
from generator.support.chinese.case import ALIKE, CLEARLY, Case, Reading, Said
from generator.support.chinese.clause_content import (
    WINDOW,
    Clause,
    pairs,
    plain,
    share,
)
from generator.support.chinese.mood_words import is_unreal
from generator.support.fact import Fact, Fault

_ATTRIBUTES = ("basis", "level", "half", "quarter")
"""The questions whose answer beside a number belongs to it."""


def find_moved(case: Case, fact: Fact, same: list[Said], rival: list[Said]) -> Fault | None:
    """Return the fault of a number that stands in the passages, said of something else."""
    own = case.statement.clause(fact)
    if not case.is_close or _OF_A_WHOLE.search(case.statement.text, own.start, fact.start):
        return _changed(case, fact, same)
    return (
        _another(case, fact, rival)
        or _between(case, fact, same, rival)
        or _moved(case, fact, same, rival)
        or _changed(case, fact, same)
        or _in_turn(case, fact, same)
        or _of_another(case, fact, same)
    )


_OF_A_WHOLE = re.compile("[里中]，?有?[近约超逾]?$")
"""What makes the words before a number those of its whole, as in 嫌疑人里有23名."""


@lru_cache(maxsize=8192)
def _sides(reading: Reading, fact: Fact) -> tuple[frozenset[str], frozenset[str]]:
    """Return the content before and after a number, up to the next number on either side."""
    clause = reading.clause(fact)
    others = [each for each in reading.within(clause, "quantity") if each.start != fact.start]
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
    own, measure = case.statement.clause(fact), measure_of(case.statement.text, fact)
    if len(own.content) < _FEW or len(_figures_of(case.statement, own)) != 1:
        return None
    same = [(passage, each) for passage, each in case.clauses if each.content == own.content]
    others = [
        each
        for each in rival
        if (each.passage, each.clause) in same and measure_of(each.passage.text, each.fact) == measure
    ]
    if others and all(not _states(passage, each, fact.value) for passage, each in same):
        return Fault("quantity", fact.words, fact.start, others[0].fact.words)
    return None


_FEW = 3


def _figures_of(reading: Reading, clause: Clause) -> set[int]:
    return {each.start for each in reading.within(clause, "quantity")}


def _states(reading: Reading, clause: Clause, value: str) -> bool:
    return any(each.value == value for each in reading.within(clause, "quantity"))


def _of_another(case: Case, fact: Fact, same: list[Said]) -> Fault | None:
    """Return the fault of a number right after a name that has another number in the passages, as 冯某七年."""
    ours = _name_before(case.statement, fact)
    theirs = [_name_before(each.passage, each.fact) for each in same]
    others = [each for each in theirs if each is not None]
    if ours is None or len(others) < len(theirs) or any(each.words == ours.words for each in others):
        return None
    named = any(
        name.words == ours.words
        for passage in case.passages
        for each in passage.of("quantity")
        if (name := _name_before(passage, each))
    )
    return Fault("quantity", fact.words, fact.start, others[0].words) if named else None


@lru_cache(maxsize=8192)
def _name_before(reading: Reading, number: Fact) -> Fact | None:
    """Return the place or actor that a number stands right after, but for a verb such as 新增."""
    start = number.start - len(_COUNTS.search(reading.text[: number.start])[0])  # type: ignore[index]
    names = (each for each in (*reading.of("actor"), *reading.of("place")) if each.end == start)
    return min(names, key=lambda each: each.start, default=None)


_COUNTS = re.compile("(?:新增|增加|报告|共?有|达到?|为|占|是)?$")


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


def _fit(case: Case, fact: Fact, other: Said) -> float:
    """Return how much of what stands beside a number stands beside another, on the side where it is more."""
    ours, theirs = _sides(case.statement, fact), _sides(other.passage, other.fact)
    return max(share(one, another) for one, another in zip(ours, theirs, strict=True))


def _moved(case: Case, fact: Fact, same: list[Said], rival: list[Said]) -> Fault | None:
    """Return the fault of a number that the passages give to something else, and another number to this."""
    here = max(_fit(case, fact, each) for each in same)
    measure = measure_of(case.statement.text, fact)
    apart = [
        each
        for each in rival
        if measure_of(each.passage.text, each.fact) == measure
        and is_unreal(each.clause.text) <= is_unreal(case.statement.clause(fact).text)
        and not any(_are_ends(each, one) for one in same)
    ]
    if _is_alone(case, fact, same):
        return None
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


def _is_alone(case: Case, fact: Fact, same: list[Said]) -> bool:
    """Whether a number is the only one of its clause and of one in the passages that says the same."""
    own = case.statement.clause(fact)
    return len(_figures_of(case.statement, own)) == 1 and any(
        len(_figures_of(each.passage, each.clause)) == 1 and share(own.content, each.clause.content) >= ALIKE
        for each in same
    )


def _are_ends(one: Said, other: Said) -> bool:
    """Whether two numbers are the ends of one change or share their words, as in 由60%提高到75% and 上升6%和8%."""
    first, last = sorted((one.fact, other.fact), key=lambda fact: fact.start)
    between = one.passage.text[first.end : last.start]
    return (
        one.passage is other.passage
        and len(between) < WINDOW
        and bool(CHANGE.search(between) or _LISTED.fullmatch(between))
    )


CHANGE = re.compile(r"(?:到|至|为)$")
_LISTED = re.compile("[、和与及]")


def _swapped(case: Case, fact: Fact, rival: Said) -> bool:
    """Whether the other number stands in the statement too, beside what the passages say of this one."""
    others = [each for each in case.statement.of("quantity") if each.value == rival.fact.value]
    mine = [each for each in case.numbers if each.fact.value == fact.value]
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


@lru_cache(maxsize=8192)
def _attributes(reading: Reading, fact: Fact) -> dict[str, Fact]:
    """Return what the words of a clause say of a number: the last answer before it, or else the first after it."""
    found: dict[str, Fact] = {}
    for each in reading.within(reading.clause(fact)):
        question = _question(each)
        if question in _ATTRIBUTES and (each.start < fact.start or question not in found):
            found[question] = each
    return found


def _way(answer: Fact) -> str:
    return answer.value.partition(":")[2]


def _question(answer: Fact) -> str:
    """Return what is asked; a growth or shrinking of a number is its rise or fall, as in 缩小186平方公里."""
    question = answer.value.partition(":")[0]
    return "level" if answer.kind == "direction" and question == "size" else question


def _changed(case: Case, fact: Fact, same: list[Said]) -> Fault | None:
    """Return the fault of a number that rises where it falls, or is compared with another time."""
    ours = _attributes(case.statement, fact)
    theirs = [_attributes(each.passage, each.fact) for each in same]
    for question, answer in ours.items():
        others = [each[question] for each in theirs if question in each]
        if len(others) == len(theirs) and all(_way(each) != _way(answer) for each in others):
            return Fault(answer.kind, answer.words, answer.start, others[0].words)
    return None
