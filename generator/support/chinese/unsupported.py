"""Whether a Chinese sentence says only what the passages that it cites say."""

from collections.abc import Callable, Iterator, Sequence

from generator.support.chinese.case import Case, read
from generator.support.chinese.rules_of_figures import RULES as OF_FIGURES
from generator.support.chinese.rules_of_names import RULES as OF_NAMES
from generator.support.chinese.rules_of_sense import RULES as OF_SENSE
from generator.support.fact import Fault

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (*OF_SENSE, *OF_NAMES, *OF_FIGURES)
"""The rules; each yields the faults that it finds."""


def find_unsupported(statement: str, passages: Sequence[str]) -> tuple[Fault, ...]:
    """Find the words of a Chinese sentence that none of its passages bears out, in reading order."""
    case = Case(read(statement), tuple(read(passage) for passage in passages if passage.strip()))
    if not case.statement.clauses or not case.passages:
        return ()
    found: dict[int, Fault] = {}
    for rule in RULES:
        for fault in rule(case):
            found.setdefault(fault.start, fault)
    return tuple(found[start] for start in sorted(found))
