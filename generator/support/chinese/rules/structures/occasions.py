"""What follows the first time and what the next, in a light case and in a grave one: 首次即取消补助 for 首次给予警告，再次取消补助."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.support.chinese.case import CLEARLY, FAINTLY, NEARLY_ALL, Case, Reading
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
    """Yield what follows each case: in its clause, or else in the next where that has no case of its own."""
    for clause in reading.clauses:
        for question, answers in _CASES.items():
            for nth, pattern in enumerate(answers):
                if found := pattern.search(clause.text):
                    said = _consequence(reading, clause, found.end(), question)
                    yield _Measure(question, nth, said, found.group(), clause.start + found.start())


def _consequence(reading: Reading, clause: Clause, start: int, question: str) -> frozenset[str]:
    """Return what follows 的 in a clause that names a case, or all that follows the case, or else the next clause."""
    what, of, then = clause.text[start:].partition("的")
    following = reading.clauses[clause.number + 1 : clause.number + 2]
    if following and following[0].part == clause.part and (not of or len(then) <= _A_NOUN):
        other = any(each.search(following[0].text) for each in _CASES[question])
        beside = frozenset[str]() if of else pairs(plain(what))
        return beside if other else beside | following[0].content
    return pairs(plain(then if then and len(what) < _A_CASE else what + of + then))


_A_NOUN = 5
"""How long words after 的 may be to name only of whom a case is, as in 逾期未交的用户，."""
_A_CASE = 10
"""How long words before 的 may be to name a case, as in 再次违规的取消补助."""


def _of_another(case: Case) -> Iterator[Fault]:
    """Find what a sentence says of those of one sort, which the passages say of another, as in 夹带的，停考一年."""
    ours = [*_sorts(case.statement)]
    theirs = [each for passage in case.passages for each in _sorts(passage)] if ours else []
    for sort, then in ours:
        of_it = [other for one, other in theirs if share(sort.content, one.content) >= MOSTLY]
        others = [other for one, other in theirs if share(sort.content, one.content) <= FAINTLY]
        here, there = (
            max((share(then.content, each.content) for each in known), default=0.0)
            for known in (of_it, others)
        )
        if of_it and there >= NEARLY_ALL and there - here >= CLEARLY:
            yield Fault("scope", then.text, then.start, of_it[0].text)


def _sorts(reading: Reading) -> Iterator[tuple[Clause, Clause]]:
    """Yield each clause that names those of one sort, with the clause that says what comes of it."""
    for sort, then in pairwise(reading.clauses):
        if sort.text.endswith(("的", "者")) and sort.part == then.part and len(then.content) > 1:
            yield sort, then


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_in_another_case, _of_another)
"""The rules; each yields the faults that it finds."""
