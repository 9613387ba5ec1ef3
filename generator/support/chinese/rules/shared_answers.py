"""Answers to the questions that the check asks in both languages, and that the passages do not give."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from generator.support.answers import answers
from generator.support.chinese.case import Case
from generator.support.chinese.mood_words import OTHERWISE, is_conditional
from generator.support.chinese.negation import is_after_denial
from generator.support.chinese.reckoning import is_of_most
from generator.support.chinese.rules.other_answers import is_quarter_before
from generator.support.fact import Fact, Fault
from generator.support.unit_names import is_number_meant

_ANSWERED = frozenset({"whole", "extent", "person", "span"})
"""The questions of ``answers.yml`` that a sentence may not answer otherwise than its passages."""
_BUT_FOR = re.compile(r"除[^。；]*\d[^。；]*外")
"""What makes all of them the part that a number leaves, as in 除5座外都已加固."""
_LISTED = re.compile("[、和与][^，。；、]{1,12}，?$")
"""What 都 stands after if it only sums up a list."""
_ADDED = frozenset(
    {
        "year:last",
        "year:next",
        "status:planned",
        "status:required",
        "status:possible",
        "base:year",
        "base:period",
    }
)
"""Answers to other questions that a sentence may not give where its passages do not."""


def _other_answers(case: Case) -> Iterator[Fault]:
    """Find answers that no passage gives, not even in its freest reading."""
    given = [
        (question, fact)
        for question, fact in answers(case.statement.text, "zh").sure
        if question.name in _ANSWERED or fact.value in _ADDED
    ]
    known = [answers(passage.text, "zh") for passage in case.passages] if given else []
    possible = frozenset(chain.from_iterable(each.possible for each in known))
    instead = {question.name: fact.words for each in known for question, fact in reversed(each.sure)}
    for question, fact in given:
        asked = question.name in _ANSWERED and (fact.value in question.added or question.name in instead)
        if fact.value == "status:planned" and is_after_denial(case.statement.text, fact.start):
            continue
        if (
            fact.value in possible
            or is_number_meant(fact.words, (each.text for each in case.passages))
            or (question.name == "span" and is_quarter_before(case, fact))
        ):
            continue
        if not case.is_close and _is_by_the_way(question.name, fact):
            continue
        if fact.value == "status:planned" and _comes_of_a_case(case, fact):
            continue
        if is_of_most(case, case.statement.clause_at(fact.start), fact.words):
            continue
        if fact.words == "有的" and case.statement.text.count("有的") > 1:
            continue
        if fact.value == "whole:all" and _is_of_what_goes_before(fact, case.statement.text[: fact.start]):
            continue
        if asked or question.name == "person" or fact.value in _ADDED:
            yield Fault(fact.kind, fact.words, fact.start, instead.get(question.name, ""))


def _is_of_what_goes_before(fact: Fact, before: str) -> bool:
    """Whether 都 only sums up a list, or all of them are the part that a number leaves."""
    return bool(_BUT_FOR.search(before) or (fact.words == "都" and _LISTED.search(before)))


def _comes_of_a_case(case: Case, fact: Fact) -> bool:
    """Whether 将 tells no plan but what comes of a case that the passages speak of, as in 逾期的，将停业."""
    own = case.statement.clause_at(fact.start)
    return is_conditional(case.statement.sentence(own)) and any(
        OTHERWISE.search(each.text) for each in case.passages
    )


def _is_by_the_way(question: str, fact: Fact) -> bool:
    """Whether a sentence in words of its own may give an answer without a claim, as 市 in 跨市 and 环比 of a change."""
    return question in {"span", "base"} or (question == "extent" and not fact.words.startswith("全"))


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_other_answers,)
"""The rules; each yields the faults that it finds."""
