"""Whether a Chinese sentence says only what the passages that it cites say."""

from collections.abc import Callable, Iterator, Sequence

from generator.language import QUOTATION_MARKS
from generator.support.chinese.case import Case, read
from generator.support.chinese.rules_of_figures import RULES as OF_FIGURES
from generator.support.chinese.rules_of_names import RULES as OF_NAMES
from generator.support.chinese.rules_of_sense import RULES as OF_SENSE
from generator.support.fact import Fault, Kind

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
            if fault.kind in _OF_THE_CONTEXT or not _is_verbatim(case, fault):
                found.setdefault(fault.start, fault)
    return tuple(found[start] for start in sorted(found))


_OF_THE_CONTEXT: frozenset[Kind] = frozenset({"scope", "attribution"})
"""What the passage's own words can get wrong where the words around them are left out."""


def _is_verbatim(case: Case, fault: Fault) -> bool:
    """Whether the clause of a fault stands in a passage to the letter."""
    own = next(each for each in case.statement.clauses if fault.start < each.end)
    return any(own.text.strip(_QUOTES) in each.text for each in case.passages)


_QUOTES = f"{QUOTATION_MARKS} "
