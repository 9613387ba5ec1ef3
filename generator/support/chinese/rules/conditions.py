"""What comes of one case, told of the other: 超过3个月的，不受影响 for 3个月以内的，不受影响."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from generator.support.chinese.amounts import measure_of
from generator.support.chinese.case import NEARLY_ALL, Case
from generator.support.chinese.clause_content import share
from generator.support.fact import Fact, Fault


def _other_case(case: Case) -> Iterator[Fault]:
    """Find a number before a clause that the passages say after another number that counts the same."""
    for first, then in pairwise(case.statement.clauses):
        numbers = case.statement.within(first, "quantity")
        answers = [each for each in case.statement.within(first) if _question(each) in _CASES]
        if not (numbers or answers):
            continue
        if first.sentence != then.sentence or len(then.content) <= 1:
            continue
        theirs = [
            (passage, passage.clauses[each.number - 1])
            for passage, each in case.clauses
            if each.number and share(then.content, each.content) >= NEARLY_ALL
        ]
        if len(theirs) != 1 or theirs[0][1].part != theirs[0][0].clauses[theirs[0][1].number + 1].part:
            continue
        passage, before = theirs[0]
        yield from _other_answer(answers, passage.within(before) if answers else ())
        for fact in numbers:
            rivals = [
                each
                for each in passage.within(before, "quantity")
                if measure_of(passage.text, each) == measure_of(case.statement.text, fact)
            ]
            if rivals and not any(_agree(fact, each) for each in rivals):
                yield Fault("scope", fact.words, fact.start, rivals[0].words)


def _other_answer(ours: Iterable[Fact], theirs: Iterable[Fact]) -> Iterator[Fault]:
    """Find a word that answers a question otherwise than the passages do of this case, as 首次 for 再次."""
    for fact in ours:
        same = [each for each in theirs if _question(each) == _question(fact)]
        if same and all(each.value != fact.value for each in same):
            yield Fault("scope", fact.words, fact.start, same[0].words)


_CASES = frozenset({"rank", "nth", "order", "side", "age", "sex", "need", "course", "success"})
"""The questions whose answers make one case or another."""


def _question(fact: Fact) -> str:
    return fact.value.partition(":")[0]


_OVER = frozenset({"more-than", "at-least"})
_UNDER = frozenset({"less-than", "at-most", "nearly"})


def _agree(one: Fact, other: Fact) -> bool:
    """Whether two numbers limit what they count to the same side."""
    bounds = {each.value.partition(":")[0] for each in (one, other)}
    return not (bounds & _OVER and bounds & _UNDER)


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_other_case,)
"""The rules; each yields the faults that it finds."""
