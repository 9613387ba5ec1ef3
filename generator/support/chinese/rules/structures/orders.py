"""Which of two deeds came first: 被判刑之后才被开除 where the dates say otherwise, 先治病后救命 for 先救命后治病."""

import re
from collections.abc import Callable, Iterator

from generator.support.chinese.case import CLEARLY, Case, Reading
from generator.support.chinese.clause_content import Clause, pairs, plain, share
from generator.support.chinese.rules.structures.common_words import MOSTLY, overlap
from generator.support.fact import Fault

_Deed = frozenset[str]
_ROW = (
    re.compile(
        "先(?!后|进|生|行|期|锋|驱)(?P<first>[^，。；]{2,20}?)[，、]?(?:再|而后|然后|之后|随后|后(?!续|来))(?P<then>[^，。；]{2,20})"
    ),
    re.compile(
        "(?P<first>[^，。；]{3,24}?)(?:之后|以后|(?<![前然最落背此今随事先善售其会灾战赛产日午])后(?=[，才再又方即便]))[，]?(?:才|再|又|方|即|便|就)?(?P<then>[^，。；]{3,24})"
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
                (their for their, one, two in _in_order(passage.text) if _is_crossed(first, then, one, two)),
                None,
            )
            if other is None and _are_dated_otherwise(first, then, passage):
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


def _is_crossed(first: _Deed, then: _Deed, one: _Deed, two: _Deed) -> bool:
    crossed = min(overlap(first, two), overlap(then, one))
    return crossed >= MOSTLY and crossed - max(overlap(first, one), overlap(then, two)) >= CLEARLY


def _are_dated_otherwise(first: _Deed, then: _Deed, passage: Reading) -> bool:
    """Whether a passage dates what is said to come first after what is said to come then."""
    earlier, later = (_date(passage, _clause(passage, each)) for each in (first, then))
    if not earlier or not later or len(earlier) != len(later):
        return False
    return earlier > later


def _clause(passage: Reading, deed: _Deed) -> Clause | None:
    """Return the one clause that says most of a deed."""
    fits = [share(deed, each.content) for each in passage.clauses]
    most = max(fits, default=0.0)
    return passage.clauses[fits.index(most)] if most >= MOSTLY and fits.count(most) == 1 else None


def _date(passage: Reading, clause: Clause | None) -> str:
    """Return the date of a clause, or the last one before it in its part of the sentence; empty if it has several or none."""
    for each in (clause, *passage.before(clause)) if clause else ():
        dates = [fact.value for fact in passage.within(each) if fact.value.startswith("date:")]
        if dates:
            return dates[0] if len(dates) == 1 and "--" not in dates[0] else ""
    return ""


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_turned,)
"""The rules; each yields the faults that it finds."""
