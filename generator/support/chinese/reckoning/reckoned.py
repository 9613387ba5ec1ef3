"""Numbers that follow from those of the passages: a rest, a difference, a sum, a share, and the level before a change."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.language import same_share
from generator.support.chinese.case import Case, Said
from generator.support.chinese.clause_content import Clause
from generator.support.chinese.reckoning.number_pairs import Span, pairs_that_may_make, size_of
from generator.support.chinese.reckoning.several import PEOPLE, counted, made_of_several, measure_told, same
from generator.support.fact import Fact
from generator.support.unit_names import ROUNDED, ends_of_rounding, stands_for

_OTHER_WAY = {
    "exact": ("exact",),
    "about": ("about",),
    "nearly": ("more-than", "at-least"),
    "less-than": ("more-than", "at-least"),
    "more-than": ("less-than", "nearly"),
}
"""The bounds of what is left of a whole, by that of its part."""


def follows(case: Case, fact: Fact) -> bool:
    """Whether a number of the statement follows from numbers of the passages."""
    loosely = bool(_ABOUT.search(case.statement.clause(fact).text))
    return _is_rest(case, fact) or any(
        is_near(fact, value) or (loosely and _is_about(fact, value))
        for value in _values(case, fact, _reach(fact, loosely=loosely))
    )


def may_be_reckoned(case: Case, fact: Fact) -> bool:
    """Whether a number is made of two of a passage, whatever they count."""
    return any(is_near(fact, value) for value in _reckoned(case, _reach(fact)))


def may_be_left(case: Case, fact: Fact) -> bool:
    """Whether a number is the difference of two of the passages that count the same."""
    measure = measure_told(case.statement, fact)
    alike = [each for each in case.numbers if same(measure, counted(each))]
    return any(
        is_near(fact, abs(size_of(one) - size_of(other)))
        for one, other in pairs_that_may_make(_reach(fact), alike, anywhere=True)
    )


def may_be_average(case: Case, fact: Fact) -> bool:
    """Whether a number is a quotient of two of the passages, as of what several have and how many they are."""
    for pair in pairs_that_may_make(_reach(fact), case.numbers, anywhere=True):
        less, more = sorted(map(size_of, pair))
        if less > 0 and is_near(fact, more / less):
            return True
    return False


def _reckoned(case: Case, span: Span) -> Iterator[Decimal]:
    """Yield what two numbers of the passages make by any reckoning; of a row of two, only what may lie in a span."""
    known = [each for each in case.numbers if each.fact.words != "一"]
    for pair in pairs_that_may_make(span, known, anywhere=True):
        less, more = sorted(map(size_of, pair))
        yield from (more - less, more + less, *((less / more, more / less) if less > 0 else ()))
    for each, other in pairwise(known):
        yield size_of(each) * size_of(other)


def _before(said: Said) -> str:
    """Return the words right before a number, more than any of the patterns here spans."""
    return said.passage.text[max(0, said.fact.start - _FAR) : said.fact.start]


_FAR = 20


def tells_rest(case: Case, clause: Clause) -> bool:
    """Whether a clause counts what is left of a whole, of which the contrary of its part may be said."""
    return any(
        _is_rest(case, fact) or (not _is_share(fact) and follows(case, fact))
        for fact in case.statement.within(clause, "quantity")
        if not any(each.fact.value == fact.value for each in case.numbers)
    )


def is_near(fact: Fact, given: Decimal) -> bool:
    """Whether a number is another one, or stands for it within its bound."""
    bound, value = fact.value.split(":")
    ours = Decimal(value).normalize()
    if bound in ROUNDED:
        return stands_for(bound, ours, given)
    if bound != "exact" or ours >= 1:
        return bound == "exact" and ours == given
    if found := _IN_PERCENT.search(fact.words):
        return abs(ours - given) <= Decimal(1).scaleb(-len(found["decimals"] or "") - 2) / 2
    return same_share(ours, given)


def _reach(fact: Fact, *, loosely: bool = False) -> Span:
    """Return between what a number lies that is near one, or about it."""
    bound, value = fact.value.split(":")
    ours = Decimal(value).normalize()
    ends = [ours]
    if bound in ROUNDED:
        ends += ends_of_rounding(bound, ours)
    elif ours < 1:
        ends += [ours - _OF_SHARES, ours + _OF_SHARES]
    if loosely:
        ends += [ours * 11 / 12, ours * 13 / 12]
    return min(ends), max(ends)


_OF_SHARES = Decimal("0.05")
"""More than two shares may be apart that count as the same."""
_IN_PERCENT = re.compile(r"(?:\.(?P<decimals>\d+))?(?:[%％]|个?百分点)$")


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
        and (_denies(own.text) != _denies(_of_share(each)) or _is_lacking(each))
        for each in case.numbers
        for other, theirs in [_split(each)]
        if 0 < theirs < 1
    )


def _of_share(said: Said) -> str:
    """Return the clause of a share, with the one before it that has its subject, as in 2万亩不通水，占11%."""
    before = next(said.passage.before(said.clause), None)
    return f"{before.text if before and said.clause.text.startswith('占') else ''}{said.clause.text}"


def _is_lacking(said: Said) -> bool:
    """Whether a share is that by which something is less, so that it leaves the rest, as in 偏少八成."""
    return bool(re.search("[少减降低跌][近约超逾]?$", _before(said)))


def _denies(text: str) -> bool:
    return bool(_TURNED.search(text))


_TURNED = re.compile("[未没无非停]|不(?![足到超低高]|满(?!意))|[还尚仍]有|其[余他它]|剩|另|差")
"""What tells a rest from its part."""


def _split(said: Said) -> tuple[str, Decimal]:
    bound, _, value = said.fact.value.partition(":")
    return bound, Decimal(value)


def _values(case: Case, fact: Fact, span: Span) -> Iterator[Decimal]:
    """Yield what numbers of the passages make that are counted alike and told together; of all pairs, what may lie in a span.

    The words that call for it are not asked for: there are too many of them, and a wrong number is seldom a sum.
    """
    measure, known = measure_told(case.statement, fact), _known(case, fact)
    if _is_share(fact):
        denied = _denies(case.statement.clause(fact).text)
        left = (1 - span[1], 1 - span[0]) if denied else span
        for each in pairs_that_may_make(left, known):
            yield from (1 - value if denied else value for value in _shares(*each))
        return
    alike = [each for each in known if _may_make(measure, counted(each))]
    for each in pairs_that_may_make(span, alike):
        if Decimal(fact.value.partition(":")[2]) not in {size_of(one) for one in each}:
            yield from (
                value
                for kind, value in _made(case, fact, *each)
                if kind == measure or {kind, measure} <= PEOPLE
            )
    if measure not in {"percent", "point"} and _EACH.search(case.statement.text):
        for each in pairs_that_may_make(span, known):
            least, most = sorted(size_of(one) for one in each)
            yield from (most / least,) if least >= 1 else ()
    yield from made_of_several(case, fact, span, measure)
    for one in known:
        if same(measure, counted(one)) and (way := _HALVED.search(one.passage.text)):
            yield size_of(one) * (Decimal("0.5") if way["half"] else 2)


def _may_make(measure: str, other: str) -> bool:
    """Whether numbers with one measure may make one with another by a sum or a difference."""
    return same(measure, other) or {measure, other} == {"percent", "point"}


def _known(case: Case, fact: Fact) -> list[Said]:
    """Return the numbers to reckon with: exact ones, and others too if the one in question is rounded."""
    rounded = fact.value.partition(":")[0] in ROUNDED
    ones = (
        Said(passage, Fact("quantity", "exact:1", "一", found.start()))
        for passage in case.passages
        for found in _ONE.finditer(passage.text)
    )
    return [*(each for each in case.numbers if rounded or each.fact.value.startswith("exact:")), *ones]


_ONE = re.compile("一(?=[条个家件名起户部台所座辆])")
"""What is read as a number only to reckon with it, as in 三条只开了一条."""


def _shares(one: Said, other: Said) -> Iterator[Decimal]:
    """Yield the share that the smaller of two numbers is of the greater, if they count the same, and the rest of two shares."""
    first, last = sorted(_split(each)[1] for each in (one, other))
    if first > 0 and last < 1 and _REST.search(one.passage.text):
        yield 1 - first - last
    if first >= 1 and counted(one) and same(counted(one), counted(other)):
        yield first / last


_EACH = re.compile("平均|人均|户均|每|各")
_HALVED = re.compile("(?P<half>减半|对半|折半)|加倍|翻番|翻倍")


def _made(case: Case, fact: Fact, one: Said, other: Said) -> Iterator[tuple[str, Decimal]]:
    """Yield the sum and the difference of two numbers that count the same, with what each counts.

    A level and its change make one of them alone, the level before.
    """
    own = case.statement.clause(fact)
    (_, first), (_, last) = _split(one), _split(other)
    measures = [counted(one), counted(other)]
    way = _CHANGED_BY.search(_before(other))
    if way and (measures == ["percent", "point"] or same(*measures)):
        if not _is_dated_alike(case, own, one):
            yield measures[0], first - last if way["up"] else first + last
    elif set(measures) == {"percent"}:
        yield "point", abs(first - last)
        if _TOTAL.search(own.text):
            yield "percent", first + last
    elif same(*measures):
        yield from ((max(measures), abs(first - last)), (max(measures), first + last))


def _is_dated_alike(case: Case, own: Clause, other: Said) -> bool:
    """Whether a clause of the statement is of the same time as a number, and not of the one before it."""
    if _BEFORE.search(own.text):
        return False
    dates = {each.value for each in case.statement.within(own, "time")} - _RHYTHMS
    return any(each.value in dates for each in other.passage.within(other.clause, "time"))


_RHYTHMS = frozenset(f"rhythm:{each}" for each in ("daily", "weekly", "monthly", "quarterly", "yearly"))
_BEFORE = re.compile("[去上]一?[年月周季期个届]|前年|此前|原来")
_CHANGED_BY = re.compile(
    "(?:[比较]|同比|环比|上[年月季周]|相比)[^，。；]{0,8}?(?:(?P<up>[多增升高涨快加贵])|[减少降低跌慢回])[^，。；\\d]{0,3}$"
)
_REST = re.compile("其[余他它]|剩[余下]")
_TOTAL = re.compile("[共总或及和与、]|合计")


def _is_share(fact: Fact) -> bool:
    """Whether a number is a part of one, unlike 一个半小时."""
    return Decimal(fact.value.partition(":")[2]) < 1 and bool(re.search("[成半]|分之", fact.words))
