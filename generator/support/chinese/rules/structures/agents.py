"""Who does something, and to whom it is done: one of another clause, put where the passages name another."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.language import HAN
from generator.support.chinese.case import NEARLY_ALL, Case, Reading
from generator.support.chinese.clause_content import Clause, pairs, plain, share
from generator.support.chinese.rules.structures.common_words import MOSTLY, ending
from generator.support.fact import Fault


@dataclass(frozen=True, slots=True)
class _Doing:
    """Words that name who does something and what, in this order, and what stands around them."""

    words: str
    around: frozenset[str]
    before: frozenset[str]
    """What stands in the clauses before."""
    start: int


def _other_doer(case: Case) -> Iterator[Fault]:
    """Find who does something after 由, 归 or 经, where the passages name another for it."""
    ours = [each for own in case.statement.clauses for each in _doings(case.statement, own)]
    theirs = [each for passage, own in case.clauses for each in _doings(passage, own)] if ours else []
    whole = frozenset[str]().union(*(each.content for _, each in case.clauses)) if theirs else frozenset()
    for mine in ours:
        rivals = [each for each in theirs if _is_same_deed(mine, each)]
        names = [_names(mine, each) for each in rivals]
        if names and all(_are_two(*each) for each in names) and pairs(plain(names[0][0])) <= whole:
            yield Fault("actor", names[0][0], mine.start, names[0][1])


def _is_same_deed(mine: _Doing, its: _Doing) -> bool:
    verb = len(plain(ending(mine.words, its.words)))
    if verb < _A_VERB:
        return False
    if not mine.around:
        return verb >= _A_DEED
    told = its.around | its.before if mine.around & its.around else its.around
    return share(mine.around, told) >= MOSTLY


def _names(mine: _Doing, its: _Doing) -> tuple[str, str]:
    """Return what stands before the verb that two texts end with."""
    verb = len(ending(mine.words, its.words))
    return mine.words[: len(mine.words) - verb], its.words[: len(its.words) - verb]


def _are_two(one: str, other: str) -> bool:
    """Whether two names have nothing in common and neither is left out."""
    ours, theirs = pairs(plain(one)), pairs(plain(other))
    return bool(ours and theirs) and not ours & theirs


def _doings(reading: Reading, clause: Clause) -> Iterator[_Doing]:
    """Yield what stands after 由, 归 or 经 up to the end of its verb, and the name before 负责 and the like."""
    told = [*reading.before(clause)] or reading.clauses[max(0, clause.number - _BACK) : clause.number]
    before = frozenset[str]().union(*(each.content for each in told))
    for found in _BY.finditer(clause.text):
        what = pairs(plain(clause.text[: found.start()])) or before
        rest = pairs(plain(clause.text[found.end() :]))
        yield _Doing(found["words"], what | rest, before, clause.start + found.start("words"))
    if in_charge := _IN_CHARGE.match(clause.text):
        yield _Doing(in_charge["words"], pairs(plain(in_charge["what"])), before, clause.start)
    elif len(clause.text) <= _BRIEF and any(_BY.search(each.text) for each in [*reading.before(clause)][:1]):
        yield _Doing(clause.text, before, before, clause.start)  # 由甲初审，乙审批


_BY = re.compile(
    "(?<![自理事])(?:[由归向]|经(?![营济费过常贸验理查由]))(?P<words>[^，。；由归向]{3,24}?)(?=后|[方即]可|才|就|的|$)"
)
_IN_CHARGE = re.compile(
    "(?P<words>[^，。；由归]{2,14}?(?:负责|承担|牵头|主持|承办|主办))(?P<what>[^，。；]*)"
)
_BACK = 12
"""How many clauses back the thing may be named of which a sentence of its own tells who does it."""
_BRIEF = 10
_A_VERB = 2
_A_DEED = 4
"""How many content characters name a deed, where nothing is said of what it is done to."""


def _other_patient(case: Case) -> Iterator[Fault]:
    """Find who has something done to them, where the passages say it of another and something else of this one."""
    parts = [each for passage in case.passages for each in _parts(passage)]
    for own in case.statement.clauses:
        for found in _DONE_TO.finditer(own.text):
            name, what = found["name"] or found["object"], pairs(plain(found["what"] or found["given"]))
            there = [
                [each] if _TO.search(each.text) or _OWN.match(each.text) else part
                for part in parts
                for each in part
                if share(what, each.content) >= NEARLY_ALL
            ]
            named = [part for part in parts if _has(part, name)]
            if len(what) > 1 and there and named and not any(_has(part, name) for part in there):
                rivals = [
                    _OWN.match(each[0].text) or _NAMED.match(each[0].text) or _TO.search(_text(each))
                    for each in there
                ]
                if all(rivals):
                    yield Fault("actor", name, own.start + found.start(), _text(there[0]))


def _parts(passage: Reading) -> list[list[Clause]]:
    """Return the clauses of each part of a passage, up to a semicolon."""
    found: dict[int, list[Clause]] = {}
    for each in passage.clauses:
        found.setdefault(each.part, []).append(each)
    return [*found.values()]


def _text(part: list[Clause]) -> str:
    return "，".join(each.text for each in part)


def _has(part: list[Clause], name: str) -> bool:
    """Whether a part names somebody, by the end of the name at least."""
    return name[-_NAME:] in _text(part)


_NAME = 3
_TO = re.compile("对[^，。；]{2,12}(?:作出|处以|给予|予以|进行|处)")
_NAMED = re.compile(f"[“”{HAN}\\d]{{1,14}}(?:[局厅部委办院所站队会社校厂店房商户号方员者长师])")
_OWN = re.compile("[^，。；被]{2,}(?:被(?!告)|受到|获得?|遭到?)")
"""A clause that says itself to whom something is done."""
_DONE_TO = re.compile(
    "^(?P<name>[^，。；被对由]{2,16}?)(?:已|也|都|均|则)?(?:被(?!告)|受到|获得?|遭到?)(?P<what>[^，。；]{2,})|^对(?P<object>[^，。；]{2,12}?)(?:作出|处以|给予|予以)(?P<given>[^，。；]{2,})"
)

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_other_doer, _other_patient)
"""The rules; each yields the faults that it finds."""
