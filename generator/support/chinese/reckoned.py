"""Numbers that follow from those of the passages: a rest, a difference, a sum, a share, and the level before a change."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from generator.language import same_share
from generator.support.chinese.amounts import measure_of
from generator.support.chinese.case import Case, Said
from generator.support.chinese.clause_content import Clause
from generator.support.fact import Fact

ROUNDED = {
    "more-than": (Decimal(0), Decimal(1)),
    "at-least": (Decimal(0), Decimal(1)),
    "nearly": (Decimal(-1), Decimal(0)),
    "less-than": (Decimal(-1), Decimal(0)),
    "about": (Decimal("-0.5"), Decimal("0.5")),
}
"""How far, in steps of its last digit, an exact number may be from one that stands for it."""
_OTHER_WAY = {
    "exact": ("exact",),
    "about": ("about",),
    "nearly": ("more-than", "at-least"),
    "less-than": ("more-than", "at-least"),
    "more-than": ("less-than", "nearly"),
}
"""The bounds of what is left of a whole, by that of its part."""
_PEOPLE = frozenset("人名位个户")


def follows(case: Case, fact: Fact) -> bool:
    """Whether a number of the statement follows from numbers of the passages."""
    loosely = bool(_ABOUT.search(case.statement.clause(fact).text))
    return _is_rest(case, fact) or any(
        is_near(fact, value) or (loosely and _is_about(fact, value)) for value in _values(case, fact)
    )


def tells_rest(case: Case, clause: Clause) -> bool:
    """Whether a clause counts what is left of a whole, of which the contrary of its part may be said."""
    return any(
        _is_rest(case, fact)
        for fact in case.statement.within(clause)
        if fact.kind == "quantity" and not any(each.fact.value == fact.value for each in case.numbers)
    )


def is_near(fact: Fact, given: Decimal) -> bool:
    """Whether a number is another one, or stands for it within its bound."""
    bound, value = fact.value.split(":")
    ours = Decimal(value).normalize()
    step = Decimal(1).scaleb(int(ours.as_tuple().exponent))
    if bound in ROUNDED:
        low, high = ROUNDED[bound]
        return ours + low * step < given < ours + high * step
    if bound != "exact" or ours >= 1:
        return bound == "exact" and ours == given
    return abs(ours - given) <= step / 2 if fact.words[-1] in "%％" else same_share(ours, given)


def _is_about(fact: Fact, given: Decimal) -> bool:
    ours = Decimal(fact.value.partition(":")[2])
    return abs(ours - given) * 12 < ours


_ABOUT = re.compile("约|大概|大致|左右|上下|差不多|来")


def _is_rest(case: Case, fact: Fact) -> bool:
    """Whether a share is what another one leaves of the whole: two thirds are not done where a third is."""
    bound, value = fact.value.split(":")
    ours, own = Decimal(value), case.statement.clause(fact)
    loosely = bool(_ABOUT.search(own.text))
    return 0 < ours < 1 and any(
        (
            (bound in _OTHER_WAY.get(other, ()) and same_share(ours, 1 - theirs))
            or (other == "exact" and (is_near(fact, 1 - theirs) or (loosely and _is_about(fact, 1 - theirs))))
        )
        and (_denies(own.text) != _denies(each.clause.text) or _is_lacking(each))
        for each in case.numbers
        for other, theirs in [_split(each)]
        if 0 < theirs < 1
    )


def _is_lacking(said: Said) -> bool:
    """Whether a share is that by which something is less, so that it leaves the rest, as in 偏少八成."""
    return bool(re.search("[少减降低跌][近约超逾]?$", said.passage.text[: said.fact.start]))


def _denies(text: str) -> bool:
    return bool(_TURNED.search(text))


_TURNED = re.compile("[未没无非]|不(?![足到满超低高])|[还尚仍]有|其[余他它]|剩|另|差")
"""What tells a rest from its part."""


def _split(said: Said) -> tuple[str, Decimal]:
    bound, _, value = said.fact.value.partition(":")
    return bound, Decimal(value)


def _values(case: Case, fact: Fact) -> Iterator[Decimal]:
    """Yield what two numbers of the passages make, where the words around the fact call for it."""
    own, measure = case.statement.clause(fact), measure_of(case.statement.text, fact)
    rounded = fact.value.partition(":")[0] in ROUNDED
    known = [each for each in case.numbers if rounded or each.fact.value.startswith("exact:")]
    for one, other in combinations(known, 2):
        if one.passage is not other.passage or abs(one.clause.sentence - other.clause.sentence) > 1:
            continue
        first, last = (_split(each)[1] for each in (one, other))
        measures = [_measure(each) for each in (one, other)]
        if _is_share(fact):
            if _same(*measures) and measures[0] and min(first, last) >= 1:
                share = min(first, last) / max(first, last)
                yield 1 - share if _denies(own.text) else share
            continue
        if _same(*measures) and _same(measure, "point" if measures[0] == "percent" else measures[0]):
            if _DIFFERS.search(own.text) or _REST.search(one.passage.text):
                yield abs(first - last)
            if _TOTAL.search(own.text):
                yield first + last
        way = _CHANGED_BY.search(other.passage.text[: other.fact.start])
        of_it = _same(*measures) or measures == ["percent", "point"]
        if way and of_it and _same(measure, measures[0]) and not _is_dated_alike(case, own, one):
            yield first - last if way["up"] else first + last


def _measure(said: Said) -> str:
    return measure_of(said.passage.text, said.fact)


def _same(one: str, other: str) -> bool:
    return one == other or {one, other} <= _PEOPLE


def _is_share(fact: Fact) -> bool:
    return bool(re.search("[成半]|分之", fact.words))


def _is_dated_alike(case: Case, own: Clause, other: Said) -> bool:
    """Whether a clause of the statement is of the same time as a number, and not of the one before it."""
    if _BEFORE.search(own.text):
        return False
    dates = {each.value for each in case.statement.within(own) if each.kind == "time"}
    return any(each.value in dates for each in other.passage.within(other.clause))


_BEFORE = re.compile("[去上][年月周季期个届]|前年|此前|原来")
_DIFFERS = re.compile("[多少高低增减涨降升差余剩还尚另没未不快慢扩缩长短]")
_REST = re.compile("其[余他它]|剩[余下]")
_TOTAL = re.compile("[共总或及和与、]|合计")
_CHANGED_BY = re.compile(
    "(?:[比较]|同比|环比|上[年月季周])[^，。；]{0,8}?(?:(?P<up>[多增升高涨快加])|[减少降低跌慢回])[^，。；\\d]{0,3}$"
)
