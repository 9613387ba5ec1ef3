"""Which of two deeds came first: 被判刑之后才被开除 where the dates say otherwise, 先治病后救命 for 先救命后治病."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from generator.support.chinese.case import ALIKE, CLEARLY, Case, Reading
from generator.support.chinese.clause_content import pairs, plain, share
from generator.support.chinese.contrasts import is_of_a_scale
from generator.support.chinese.rules.structures.common_words import MOSTLY, overlap
from generator.support.fact import Fault

_Deed = frozenset[str]
_ROW = (
    re.compile("先(?P<first>[^，。；]{2,20})，[^，。；]{0,8}?(?:方[可能]|才[可能])(?P<then>[^，。；]{2,20})"),
    re.compile(
        "先(?!后|进|生|行|期|锋|驱)(?P<first>[^，。；]{2,20}?)[，、]?(?:再|而后|然后|之后|随后|后(?!续|来))(?P<then>[^，。；]{2,20})"
    ),
    re.compile(
        "(?P<first>[^，。；]{3,24}?)(?:之后|以后|(?<![前然最落背此今随事先善售其会灾战赛产日午])后(?=[，才再又方即便]))[，]?(?:才|再|又|方|即|便|就)?(?P<then>[^，。；]{2,24})"
    ),
    re.compile(
        "在?(?P<then>[^，。；]{3,24}?)(?:之前|以前|前(?=[，先已就便]))[，]?(?:先|已经?|就|便)?(?P<first>[^，。；]{3,24})"
    ),
)


def _turned(case: Case) -> Iterator[Fault]:
    """Find two deeds in one order where the passages have them in the other, by their words or by their dates."""
    for found, first, then in _in_order(case.statement.text):
        for passage in case.passages:
            other = next(
                (
                    their
                    for their, one, two in (*_in_order(passage.text), *_row(passage.text))
                    if _is_crossed(first, then, one, two)
                ),
                None,
            )
            if other is None and _are_dated_otherwise(case.statement, found, passage):
                other = found
            if other is not None:
                words = "" if other is found else other.group()
                yield Fault("time", found.group(), found.start(), words)
                break


def _in_order(text: str) -> Iterator[tuple[re.Match[str], _Deed, _Deed]]:
    """Yield what a text says came first and what then, without what both have in common."""
    for pattern in _ROW:
        for found in pattern.finditer(text):
            first, then = (pairs(plain(found[name])) for name in ("first", "then"))
            if first - then and then - first:
                yield found, first - then, then - first


def _row(text: str) -> Iterator[tuple[re.Match[str], _Deed, _Deed]]:
    """Yield each two of a list after 先后, which names them in the order in which they were done."""
    for found in _IN_TURN.finditer(text):
        for one, other in combinations(map(pairs, map(plain, re.split("[、和与及]", found["deeds"]))), 2):
            if one - other and other - one:
                yield found, one - other, other - one


_IN_TURN = re.compile(
    "先后[^，。；、]{0,2}?(?:完成|进行|经历|经过|开展|实施)?了?(?P<deeds>[^，。；：]+、[^，。；：]+)"
)


def _is_crossed(first: _Deed, then: _Deed, one: _Deed, two: _Deed) -> bool:
    crossed = min(overlap(first, two), overlap(then, one))
    return crossed >= MOSTLY and crossed - max(overlap(first, one), overlap(then, two)) >= CLEARLY


def _are_dated_otherwise(statement: Reading, found: re.Match[str], passage: Reading) -> bool:
    """Whether a passage dates what is said to come first after what is said to come then."""
    dates = _dates(passage)
    first, then = (_clauses(statement, found.span(name), passage) for name in ("first", "then"))
    earlier, later = ({dates[at] for at in each if at in dates} for each in (first - then, then - first))
    if len(earlier) != 1 or len(later) != 1:
        return False
    (one,), (other,) = earlier, later
    return len(one) == len(other) and one > other


def _clauses(statement: Reading, deed: tuple[int, int], passage: Reading) -> set[int]:
    """Return the numbers of the clauses that say most of a deed, or name the same step of a scale, as 判处 for 判刑."""
    start, end = deed
    steps = {each.value for each in statement.facts if start <= each.start < end and is_of_a_scale(each)}
    clauses = passage.clauses if steps else ()
    named = {each.number for each in clauses if steps & {one.value for one in passage.within(each)}}
    content = pairs(plain(statement.text[start:end]))
    fits = [share(content, each.content) for each in passage.clauses]
    most = max(fits, default=0.0)
    return named or {at for at, fit in enumerate(fits) if fit == most >= ALIKE}


def _dates(passage: Reading) -> dict[int, tuple[int, ...]]:
    """Return the year and month that hold for each clause: its own, or the last before it in its part of the sentence."""
    found: dict[int, tuple[int, ...]] = {}
    last: tuple[int, ...] = ()
    year, part = 0, -1
    for clause in passage.clauses:
        if clause.part != part:
            part, last = clause.part, ()
        dates = [*_DATE.finditer(clause.text)]
        for each in dates:
            year = int(each["year"] or 0) or year + _LATER[each["same"]]
            last = (year, int(each["month"])) if each["month"] else (year,)
        if last and len(dates) <= 1 and year > _ANY_YEAR:
            found[clause.number] = last
    return found


_DATE = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年|(?P<same>[同当次翌]年))(?:(?P<month>1[0-2]|[1-9])月)?")
_LATER = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
_ANY_YEAR = 1
"""A year above it was stated, and not only counted from none."""

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_turned,)
"""The rules; each yields the faults that it finds."""
