"""What comes of one case, told of the other: 超过3个月的，不受影响 for 3个月以内的，不受影响."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from generator.support.chinese.amounts import measure_of
from generator.support.chinese.case import NEARLY_ALL, Case
from generator.support.chinese.clause_content import pairs, share
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


def _other_side(case: Case) -> Iterator[Fault]:
    """Find what comes of those on one side of a number, told of those on the other: 满16岁的由人陪同 for 不满16岁的."""
    for fact in case.statement.of("quantity"):
        ours = _what_comes(case.statement.text, fact)
        if len(ours) < _FEW:
            continue
        alike = [
            (share(ours, _what_comes(each.passage.text, each.fact)), _agree(fact, each.fact), each)
            for each in case.numbers
            if each.fact.value.partition(":")[2] == fact.value.partition(":")[2]
        ]
        likest = max((how_much for how_much, _, _ in alike), default=0)
        told = [(agrees, each) for how_much, agrees, each in alike if how_much == likest >= _SAME]
        if told and not any(agrees for agrees, _ in told):
            yield Fault("scope", fact.words, fact.start, told[0][1].fact.words)


def _what_comes(text: str, number: Fact) -> frozenset[str]:
    """Return the pairs of characters of what comes of those whom a number limits; empty if it limits none."""
    found = _THOSE.match(text, number.end)
    return pairs(found["then"]) if found else frozenset()


_THOSE = re.compile("[^，。；的]{0,8}的，?(?P<then>[^，。；]+)")
_FEW = 2
_SAME = 0.6
"""How many of the pairs of characters of a deed make it the same."""

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_other_case, _other_side)
"""The rules; each yields the faults that it finds."""
