"""Words that answer a question in another way than the passages do, as 上升 where they say 下降."""

import re
from collections.abc import Callable, Iterator

from generator.support.chinese.case import ALIKE, CLEARLY, FAINTLY, Case, Reading, Said
from generator.support.chinese.clause_content import share
from generator.support.chinese.contrasts import is_of_a_scale
from generator.support.chinese.mood_words import OTHERWISE, is_conditional
from generator.support.chinese.negation import NOT_ENDED, denials, flat_denials, is_after_denial, is_open
from generator.support.fact import Fact, Fault
from generator.support.unit_names import is_number_meant

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
        *(f"proceedings:{stage}" for stage in ("compelled", "detained", "arrested", "charged", "sentenced")),
    }
)
"""The answers that nothing but their own words bears out."""
_OF_ONE_KIND = frozenset({"side", "ends"})
"""The questions whose answers stand beside a number or a verb: where another one stands in the passages, it is of the same."""
_APART = frozenset({"date", "nth", "not", "time", "doubt"})
"""The questions that other rules ask."""


def _answers(case: Case) -> Iterator[Fault]:
    """Find words that answer a question in another way than the passages do."""
    for fact in case.statement.answers:
        question = fact.value.partition(":")[0]
        if question in _APART:
            continue
        same, rival = _sorted(case, fact)
        if _follows(case, fact, rival):
            continue
        rival = [each for each in rival if _is_rival(case, fact, each)]
        if denied := [
            each for each in same if _is_denied(each, fact, case) and not _is_other_side(case, fact, each)
        ]:
            same = [each for each in same if each not in denied]
            rival = [*rival, *denied]
        if other := _otherwise(case, fact, same, rival, surely=bool(denied) or fact.value in _STRICT):
            yield Fault(fact.kind, fact.words, fact.start, other.fact.words)
        elif (
            not same
            and fact.value in _STRICT
            and not (fact.kind == "direction" and _DENIED.search(case.statement.text[: fact.start]))
        ):
            yield Fault(fact.kind, fact.words, fact.start)


def _follows(case: Case, fact: Fact, rival: list[Said]) -> bool:
    """Whether an answer follows from another, as 在逃 from 没有归案, or is one that denials answer, as 不打算."""
    if fact.value.startswith("year:") and is_number_meant(fact.words, (each.text for each in case.passages)):
        return True
    if fact.value == "year:this" and denials(case.statement.clause(fact).text):
        return True
    if fact.value == "time:planned" and is_after_denial(case.statement.text, fact.start):
        return True
    if rival and fact.kind == "polarity" and _DENIED.search(case.statement.text[: fact.start]):
        return True
    if fact.value.startswith("quarter:") and is_quarter_before(case, fact):
        return True
    borne_out = _BORNE_OUT.get(fact.value)
    return bool(borne_out and any(borne_out.search(each.text) for each in case.passages))


def _is_rival(case: Case, fact: Fact, other: Said) -> bool:
    """Whether another answer of the passages contradicts one: not if it is denied, nor a statement a question."""
    own = case.statement.clause(fact).text
    if is_open(own, asks=True) and not is_open(other.clause.text):
        return False
    if fact.kind == "polarity" and not denials(own) and _follows_denial(other):
        return False
    if _is_other_side(case, fact, other):
        return False
    if fact.value == "course:start" and _DENIED.search(other.passage.text[: other.fact.start]):
        return False  # 不停止执行
    both = case.statement.within(case.statement.clause(fact)) if fact.value.startswith("course:") else ()
    if any(each.value == other.fact.value for each in both):
        return False
    return not (fact.value == "duty:may" and _LIMIT.match(other.passage.text, other.fact.end))


def _is_other_side(case: Case, fact: Fact, other: Said) -> bool:
    """Whether one text tells what comes of a case and the other what of its contrary, as 不合格的不能营业 of 合格方可营业."""
    own = case.statement.sentence(case.statement.clause(fact))
    return (
        fact.kind in {"polarity", "direction"}
        and is_conditional(own)
        and bool(OTHERWISE.search(other.passage.sentence(other.clause)))
    )


def _otherwise(case: Case, fact: Fact, same: list[Said], rival: list[Said], *, surely: bool) -> Said | None:
    """Return another answer of the passages to what a statement answers, if they do not answer the same of it."""
    if fact.kind == "direction" and _DENIED.search(case.statement.text[: fact.start]):
        rival = [each for each in rival if _follows_denial(each)]
    there, other = case.likest(fact, rival)
    if other is None:
        return None
    if not same:
        least = FAINTLY if fact.kind in {"direction", "polarity"} else CLEARLY
        surely = surely or fact.value.partition(":")[0] in _OF_ONE_KIND
        surely = surely or (is_of_a_scale(fact) and _fit(case, fact, other) >= CLEARLY)
        return other if surely or there >= least else None
    here, _ = case.likest(fact, same)
    if there >= (CLEARLY if fact.kind == "direction" else ALIKE) and there - here >= CLEARLY:
        return other
    if fact.kind == "direction":
        fits = {each: _fit(case, fact, each) for each in (*same, *rival)}
        best = max(rival, key=lambda each: fits[each])
        most = max(fits[each] for each in same)
        if fits[best] - most >= _CLEAR:
            return best
    return None


def _fit(case: Case, fact: Fact, other: Said) -> float:
    """Return how much of a clause and those before it, but a fact, stands in the clause of another and before it."""
    return share(_around(case.statement, fact), _around(other.passage, other.fact))


def _around(reading: Reading, fact: Fact) -> frozenset[str]:
    clause = reading.clause(fact)
    rest = frozenset(gram for gram, at in clause.grams if not fact.start - 1 <= at < fact.end)
    return rest.union(*(each.content for each in reading.before(clause)))


_CLEAR = 0.3
"""The share of what stands around a rise or fall from which on another text is about the same."""


def _is_denied(said: Said, fact: Fact, case: Case) -> bool:
    """Whether the passages deny a rise or fall, and the statement does not, as in 没有大幅攀升."""
    if fact.kind != "direction" or NOT_ENDED.search(said.clause.text):
        return False
    before = case.statement.text[: fact.start]
    return _follows_denial(said) and not (denials(case.statement.clause(fact).text) or _DENIED.search(before))


def _follows_denial(said: Said) -> bool:
    """Whether something stands after a denial in its clause."""
    at = said.fact.start - said.clause.start
    return any(end <= at for _, end in flat_denials(said.clause.text))


_LIMIT = re.compile("高于|低于|超过|多于|少于")
"""What makes 不得 and 不能 set a limit and no ban."""
_BORNE_OUT = {
    "rank:first": re.compile("首|初|第一|头一"),
    "proceedings:compelled": re.compile("刑拘|刑事拘留|批?捕|取保候审|监视居住"),
    "duty:may": re.compile("可(?![能见])|[允准]许|准予"),
    "rank:again": re.compile("重(?![大要点量视庆])|复[工产课航开]|恢复|又|屡|多次|[二三]次"),
}
"""What may bear out answers that other words give, as 首诊 for 第一次看病."""
_QUARTER_BEFORE = re.compile("上一?季度?|环比")
_QUARTERS = ("q1", "q2", "q3", "q4")


def is_quarter_before(case: Case, fact: Fact) -> bool:
    """Whether a quarter is the one that the passages call the last, as 二季度 in a text on the third."""
    if fact.value[-2:] not in _QUARTERS:
        return False
    following = f"quarter:{_QUARTERS[(_QUARTERS.index(fact.value[-2:]) + 1) % 4]}"
    called = any(_QUARTER_BEFORE.search(each.text) for each in case.passages)
    return called and any(each.fact.value == following for each in case.said("time"))


_DENIED = re.compile("(?:没有?|未|不)(?:再|会|能|得|曾|应)?$")


def _sorted(case: Case, fact: Fact) -> tuple[list[Said], list[Said]]:
    """Return the facts of the passages that answer the same question in the same way, and in another."""
    question = fact.value.partition(":")[0]
    known = case.said(fact.kind)
    same = [each for each in known if each.fact.value == fact.value]
    rival = [
        each for each in known if each.fact.value.startswith(f"{question}:") and each.fact.value != fact.value
    ]
    return same, rival


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_answers,)
"""The rules; each yields the faults that it finds."""
