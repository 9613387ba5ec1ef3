"""Words that answer a question in another way than the passages do, as 上升 where they say 下降."""

import re
from collections.abc import Callable, Iterator

from generator.support.chinese.case import ALIKE, CLEARLY, FAINTLY, Case, Said
from generator.support.chinese.negation import denials, flat_denials
from generator.support.fact import Fact, Fault

_STRICT = frozenset(
    {
        "time:planned",
        "doubt:alleged",
        "rank:first",
        "rank:again",
        "course:stop",
        "standing:gone",
        "year:before",
        "penalty:lenient",
        "penalty:severe",
    }
)
"""The answers that nothing but their own words bears out."""
_APART = frozenset({"date", "nth", "not", "time", "doubt"})
"""The questions that other rules ask."""


def _answers(case: Case) -> Iterator[Fault]:
    """Find words that answer a question in another way than the passages do."""
    for fact in case.statement.facts:
        question = fact.value.partition(":")[0]
        if fact.kind in {"quantity", "place", "actor"} or question in _APART:
            continue
        same, rival = _sorted(case, fact)
        if rival and fact.kind == "polarity" and _DENIED.search(case.statement.text[: fact.start]):
            continue  # 没有归案 says 在逃
        if question == "quarter" and _is_quarter_before(case, fact):
            continue
        there, other = case.likest(fact, rival)
        if same:
            here, _ = case.likest(fact, same)
            least = CLEARLY if fact.kind == "direction" else ALIKE
            if other and there >= least and there - here >= CLEARLY:
                yield Fault(fact.kind, fact.words, fact.start, other.fact.words)
        elif other and (
            there >= (FAINTLY if fact.kind in {"direction", "polarity"} else CLEARLY) or fact.value in _STRICT
        ):
            yield Fault(fact.kind, fact.words, fact.start, other.fact.words)
        elif fact.value in _STRICT:
            yield Fault(fact.kind, fact.words, fact.start)


def _is_denied(said: Said, fact: Fact, case: Case) -> bool:
    """Whether the passages deny a rise or fall, and the statement does not, as in 没有大幅攀升."""
    if fact.kind != "direction":
        return False
    own, other = case.statement.clause(fact), said.clause
    at = said.fact.start - other.start
    return any(end <= at for _, end in flat_denials(other.text)) and not denials(own.text)


def _is_quarter_before(case: Case, fact: Fact) -> bool:
    """Whether a quarter is the one that the passages call the last, as 二季度 in a text on the third."""
    quarters = ("q1", "q2", "q3", "q4")
    following = f"quarter:{quarters[(quarters.index(fact.value[-2:]) + 1) % 4]}"
    called = any(re.search("上一?季度?|环比", each.text) for each in case.passages)
    return called and any(each.fact.value == following for each in case.said)


_DENIED = re.compile("(?:没有?|未|不)$")


def _sorted(case: Case, fact: Fact) -> tuple[list[Said], list[Said]]:
    """Return the facts of the passages that answer the same question in the same way, and in another."""
    question = fact.value.partition(":")[0]
    known = [each for each in case.said if each.fact.kind == fact.kind]
    same = [each for each in known if each.fact.value == fact.value and not _is_denied(each, fact, case)]
    rival = [each for each in known if each.fact.value.startswith(f"{question}:") and each not in same]
    return same, rival


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_answers,)
"""The rules; each yields the faults that it finds."""
