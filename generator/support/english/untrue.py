"""Whether an English sentence says what its Chinese says."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.support.answers import Question
from generator.support.english.amounts_kept import find_other_amounts
from generator.support.english.pair import Pair, pair
from generator.support.english.places_kept import find_other_places
from generator.support.english.polarity import find_other_polarity
from generator.support.english.roles_kept import find_other_roles
from generator.support.english.swaps import find_swaps
from generator.support.english.times_kept import find_other_times
from generator.support.fact import Fact, Fault

_TOLD = re.compile(
    r"\b(?:was|were|did|had|began|built|made|held|sent|took|gave|paid|put|went|came|found|kept|led|left|met|set|sold|cut|\w{2,}ed)\b"
)
"""What may tell of something done; what must be done may be told as done always, as in “whichever breaks it owes the other”."""
_WAS = re.compile(r"\b(?:was|were|did|had)\b")
_DUTY = "status:required"
_LEAST = re.compile("[不禁]|严禁|提醒|呼吁")
"""A duty not to do something, of which the denial is asked elsewhere, and what is no more than said to somebody."""
_PARTNERS = re.compile("会同|牵头|协助|参与|配合")
"""Words that tell who leads and who takes part; the first body named is the one that leads."""


@lru_cache(maxsize=8192)
def find_untrue(english: str, chinese: str) -> tuple[Fault, ...]:
    """Find the words of an English sentence that say other than its Chinese, in reading order.

    What the English leaves out is no fault, unless that changes the sense: a negation, a plan, a duty, a possibility, or
    whose words they are. Such a fault has no ``words``, and ``instead`` holds those of the Chinese.
    """
    compared = pair(english, chinese)
    found = {(fault.start, fault.words): fault for rule in RULES for fault in rule(compared)}
    return tuple(found[place] for place in sorted(found))


def _find_other_answers(compared: Pair) -> Iterator[Fault]:
    """Yield answers that the Chinese does not give, and those that the English lacks."""
    known, said = compared.known, compared.said
    instead = {question.name: fact.words for question, fact in reversed(known.sure)}
    missing = {_asked(question) for question, fact in known.sure if fact.value not in said.possible}
    maybe = known.possible - said.possible
    maybe_asked = missing | {value.partition(":")[0] for value in maybe}
    fits = {
        (question, fact.start) for question, fact in (*said.sure, *said.weak) if fact.value in known.possible
    }
    for question, fact in said.sure:
        other = missing if question.kind == "words" else instead
        contrary = _asked(question) in other or not maybe.isdisjoint(question.rivals)
        if (question, fact.start) not in fits and (fact.value in question.added or contrary):
            yield Fault(fact.kind, fact.words, fact.start, instead.get(question.name, ""))
    for question, fact in said.weak:
        contrary = not maybe.isdisjoint(question.rivals) if question.rivals else question.name in maybe_asked
        if (question, fact.start) not in fits and contrary:
            yield Fault(fact.kind, fact.words, fact.start, instead.get(question.name, ""))
    for question, fact in known.sure:
        if fact.value not in question.lost or fact.value in said.possible:
            continue
        if fact.value != _DUTY or _is_told_as_done(compared.undated, fact):
            yield Fault(fact.kind, "", 0, fact.words)


def _find_added_duties(compared: Pair) -> Iterator[Fault]:
    """Yield what must be done in English where in Chinese it only may be, whatever else the English allows."""
    may = [fact for fact in compared.known.to("status") if fact.value == "status:allowed"]
    if not may or _DUTY in compared.known.possible:
        return
    for _, fact in compared.said.weak:
        if fact.value == _DUTY:
            yield Fault(fact.kind, fact.words, fact.start, may[0].words)


def _is_told_as_done(english: str, duty: Fact) -> bool:
    """Whether English that names no duty may tell as done what the Chinese says must be."""
    return bool((_WAS if _LEAST.match(duty.words) else _TOLD).search(english))


def _asked(question: Question) -> str:
    """Return what a question asks; there are two that ask who."""
    return "person" if question.name == "party" else question.name


def _find_other_leaders(compared: Pair) -> Iterator[Fault]:
    """Yield the body that an English sentence lets lead, where its Chinese has it take part."""
    said, known = compared.said.to("body"), compared.known.to("body")
    if not (said and known and _PARTNERS.search(compared.chinese)) or said[0].value == known[0].value:
        return
    if said[0].value in {fact.value for fact in known} and known[0].value in {fact.value for fact in said}:
        yield Fault("actor", said[0].words, said[0].start, known[0].words)


RULES: tuple[Callable[[Pair], Iterator[Fault]], ...] = (
    _find_other_answers,
    _find_added_duties,
    _find_other_leaders,
    find_other_roles,
    find_other_polarity,
    find_other_times,
    find_other_places,
    find_other_amounts,
    find_swaps,
)
"""What is compared; each rule yields the faults that it finds."""
