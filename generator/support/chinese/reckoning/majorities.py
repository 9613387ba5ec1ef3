"""Whether what a sentence says of most or of few is so by the numbers of its passages."""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.support.chinese.amounts import measure_of
from generator.support.chinese.case import Case, Reading
from generator.support.chinese.clause_content import Clause
from generator.support.chinese.negation import denials
from generator.support.fact import Fact

_HALF = Decimal("0.5")
_HOW_MANY = re.compile("多|大部|少数")
_LACKING = re.compile("[差剩余]")


def is_of_most(case: Case, own: Clause, words: str) -> bool:
    """Whether a clause says 多数, 大部分 or the like of more than half by the passages, or 少数 of less.

    The numbers are those of the clauses that have most in common with it, or beside them before a word that it has, as in
    19人赞成, 4人反对; what is denied in one of the two is so of the rest. A clause that counts something itself is not of them.
    """
    if not _HOW_MANY.search(words):
        return False
    few = "少" in words
    most = max(len(own.content & each.content) for _, each in case.clauses)
    near = [each for each in case.clauses if len(own.content & each[1].content) == most > 0]
    parts = [] if case.statement.counted(own) else [part for each in near for part in _parts(*each)]
    told = [each for each in parts if each[2] in own.text] or [each for each in parts if each[3]]
    return any(
        part != _HALF and ((part < _HALF) != (bool(denials(own.text)) != denied)) == few
        for part, denied, _, _ in told
    )


def _parts(passage: Reading, clause: Clause) -> Iterator[tuple[Decimal, bool, str, bool]]:
    """Yield the shares that the numbers of a sentence tell or are of greater ones told before.

    With each: whether its clause denies something, what follows it, and whether it stands in a clause.
    """
    numbers = passage.of("quantity")
    for fact in numbers:
        its, size = passage.clause(fact), _size(fact)
        if its.sentence != clause.sentence:
            continue
        measure = measure_of(passage.text, fact)
        after = passage.text[fact.end + 1 :][:2]
        others = [
            _size(each) + (size if _LACKING.search(passage.clause(each).text) else 0)
            for each in numbers
            if (each.start < fact.start or _LACKING.search(passage.clause(each).text))
            and -1 <= passage.clause(each).sentence - its.sentence <= 0
            and measure_of(passage.text, each) == measure
        ]
        for part in [size, *(size / each for each in others if each > size >= 1)]:
            if part < 1:
                yield part, bool(denials(its.text)), after, its == clause and part != size


def _size(fact: Fact) -> Decimal:
    return Decimal(fact.value.partition(":")[2])
