"""What follows the first time and what the next, in a light case and in a grave one: 首次即取消补助 for 首次给予警告，再次取消补助."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.support.chinese.case import CLEARLY, Case, Reading
from generator.support.chinese.clause_content import Clause, pairs, plain, share
from generator.support.chinese.rules.structures.common_words import MOSTLY
from generator.support.fact import Fault

_CASES: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "time": (
        re.compile("首[次回]|初次|第[一1][次回]|头一?[次回]"),
        re.compile("再次|再犯|再度|第[二两2][次回]"),
        re.compile("第[三3][次回]|[三3]次以上|多次|屡"),
    ),
    "weight": (
        re.compile("情节(?:较轻|轻微|不严重)"),
        re.compile("情节较重"),
        re.compile("情节(?:特别)?(?:严重|恶劣)"),
    ),
    "term": (re.compile("按[期时]|如期|期限内"), re.compile("逾期|超期|过期")),
}
"""Cases that shut each other out, by what tells them apart."""
_OF_TWO = frozenset({"term"})
"""The questions with two cases, of which a passage may name one only."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is said of one of the cases."""

    question: str
    nth: int
    said: frozenset[str]
    words: str
    start: int


def _in_another_case(case: Case) -> Iterator[Fault]:
    """Find what a sentence says of one case, which the passages say of another and not of this one."""
    ours = [*_measures(case.statement)]
    theirs = [each for passage in case.passages for each in _measures(passage)] if ours else []
    for mine in ours:
        of_it = [each for each in theirs if each.question == mine.question]
        here, there = (
            max(
                (
                    (share(mine.said, each.said), each.words)
                    for each in of_it
                    if (each.nth == mine.nth) is same
                ),
                default=(0.0, ""),
            )
            for same in (True, False)
        )
        known = mine.question in _OF_TWO or any(each.nth == mine.nth for each in of_it)
        if known and mine.said and there[0] >= MOSTLY and there[0] - here[0] >= CLEARLY:
            yield Fault("scope", mine.words, mine.start, there[1])


def _measures(reading: Reading) -> Iterator[_Measure]:
    """Yield what follows each case: in its clause, and in the next where that has no case of its own."""
    for clause in reading.clauses:
        for question, answers in _CASES.items():
            for nth, pattern in enumerate(answers):
                if found := pattern.search(clause.text):
                    said = _after(clause, found.end()) | _next(reading, clause, question)
                    yield _Measure(question, nth, said, found.group(), clause.start + found.start())


def _after(clause: Clause, start: int) -> frozenset[str]:
    return pairs(plain(clause.text[start:]))


def _next(reading: Reading, clause: Clause, question: str) -> frozenset[str]:
    following = reading.clauses[clause.number + 1 : clause.number + 2]
    own = [each for each in following if each.part == clause.part]
    return (
        own[0].content
        if own and not any(each.search(own[0].text) for each in _CASES[question])
        else frozenset()
    )


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_in_another_case,)
"""The rules; each yields the faults that it finds."""
