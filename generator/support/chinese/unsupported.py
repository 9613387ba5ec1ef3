"""Whether a Chinese sentence says only what the passages that it cites say."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from generator.language import FULL_FORM, QUOTATION_MARKS
from generator.support.chinese.case import Case, narrow, read, wide
from generator.support.chinese.rules import RULES, TURNING, Rule
from generator.support.fact import TURNED, Fault, Kind


def find_unsupported(statement: str, passages: tuple[str, ...]) -> tuple[Fault, ...]:
    """Find the words of a Chinese sentence that none of its passages bears out, in reading order."""
    return _find(RULES, statement, passages)


def find_turned(statement: str, passages: tuple[str, ...]) -> tuple[Fault, ...]:
    """Find only what is denied, planned, due or doubtful in one of the two, and not in the other."""
    if not _turned(_find(TURNING, statement, passages)):
        return ()
    return _turned(find_unsupported(statement, passages))  # another fault at the same place may go before


def _turned(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(fault for fault in faults if fault.kind in TURNED)


def _find(rules: Iterable[Rule], statement: str, passages: tuple[str, ...]) -> tuple[Fault, ...]:
    if any(_is_sentence_of(passage, statement) for passage in passages):
        return ()
    case = Case(read(statement), tuple(read(passage) for passage in passages if passage.strip()))
    if not case.statement.clauses or not case.clauses:
        return ()
    found: dict[int, Fault] = {}
    for rule in rules:
        for fault in rule(case):
            if fault.kind in _OF_THE_CONTEXT or not _is_verbatim(case, fault):
                found.setdefault(fault.start, fault)
    own = narrow(statement)
    return tuple(_as_written(found[start], own) for start in sorted(found))


def _as_written(fault: Fault, statement: str) -> Fault:
    """Return a fault whose words have the marks of the statement, if they are words of it."""
    words = statement[fault.start : fault.start + len(fault.words)]
    return replace(fault, words=words) if wide(words) == fault.words else fault


def _is_sentence_of(passage: str, statement: str) -> bool:
    """Whether a statement is one or more whole sentences of a passage, to the letter but for the width of marks."""
    passage, words = _wide(passage), _wide(statement.strip())
    at = passage.find(words) if words else -1
    if at < 0 or f"。{passage}"[at] not in _STOPS:
        return False
    # A question does not say what it asks: only a statement may go without its mark.
    return words[-1] in _STOPS or f"{passage}。"[at + len(words)] in "。\n"


@lru_cache(maxsize=4096)
def _wide(text: str) -> str:
    """Return a text with full-width marks, as a statement has them also where its passage has those of a typewriter."""
    return text.translate(_WIDE)


_STOPS = "。！？\n"
_WIDE = str.maketrans(FULL_FORM)


_OF_THE_CONTEXT: frozenset[Kind] = frozenset({"scope", "attribution", "modality"})
"""What the passage's own words can get wrong where the words around them are left out."""


def _is_verbatim(case: Case, fault: Fault) -> bool:
    """Whether the clause of a fault stands in a passage to the letter."""
    own = case.statement.clause_at(fault.start).text.strip(_QUOTES)
    if fault.kind == "polarity":  # 造成伤亡 is part of 未造成伤亡
        return any(own == clause.text.strip(_QUOTES) for _, clause in case.clauses)
    return any(own in each.text for each in case.passages)


_QUOTES = f"{QUOTATION_MARKS} "
