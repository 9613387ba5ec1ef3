"""Dates that the passages do not give, or give of something else."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.support.chinese.amounts import relation, unit_of
from generator.support.chinese.case import ALIKE, CLEARLY, Case, Reading, Said
from generator.support.chinese.clause_content import Clause, share
from generator.support.fact import Fact, Fault
from generator.support.unit_names import is_year_meant, named_times, not_named, same_amount


def _dates(case: Case) -> Iterator[Fault]:
    """Find dates that the passages do not give, or give of something else."""
    for fact in case.statement.of("time"):
        if not fact.value.startswith("date:") or is_of_a_known_span(case, fact):
            continue
        given = [each for each in case.said("time") if each.fact.value.startswith("date:")]
        same = [each for each in given if _same_day(fact.value, each.fact.value)]
        beside_it = {each.clause for each in same}
        apart = [each for each in given if each.clause not in beside_it]
        own = case.statement.clause(fact)
        beside = [each.value for each in case.statement.within(own, "time") if each.value.startswith("date:")]
        apart = [each for each in apart if each.fact.value not in beside and _as_exact(fact, each.fact)]
        there, other = case.likest(fact, apart)
        if not same:
            if not any(
                may_be(case, fact) for may_be in (_is_period, _is_next, _is_end_of_month, _is_days, _is_year)
            ):
                yield Fault("time", fact.words, fact.start, other.fact.words if other else "")
        elif (said := relation(case.statement.text, fact)) and _turned(said, same):
            yield Fault("time", fact.words, fact.start, _around(same[0]))
        elif other and there >= ALIKE and there - max(_fit(case, fact, each) for each in same) >= CLEARLY:
            yield Fault("time", fact.words, fact.start, other.fact.words)


def _month_spans(case: Case) -> Iterator[Fault]:
    """Find spans of months that the passages do not name, where they name others, as 上半年 for 前三季度."""
    for fact in case.statement.of("time"):
        if not fact.value.startswith("span:") or is_of_a_known_span(case, fact):
            continue
        spans = [each.fact for each in case.said("time") if each.fact.value.startswith("span:")]
        if not spans:
            return
        before = any(_QUARTER_BEFORE.search(each.text) for each in case.passages)
        if not (before and any(_ends_before(fact, each) for each in spans)):
            yield Fault("time", fact.words, fact.start, spans[0].words)


_QUARTER_BEFORE = re.compile("上一?个?季度?|环比")


def _ends_before(fact: Fact, other: Fact) -> bool:
    """Whether a span of months ends where another one begins, as the quarter before it does."""
    (_, last), (first, _) = (each.value.removeprefix("span:").split("-") for each in (fact, other))
    return int(last) % 12 == int(first) - 1


def is_of_a_known_span(case: Case, fact: Fact) -> bool:
    """Whether a fact of the statement is, or is part of, a span of months that the passages name too."""
    return any(span.start <= fact.start < span.end for span in case.known_spans)


def _named_times(case: Case) -> Iterator[Fault]:
    """Find weekdays, parts of a day and ordinals where the passages name others."""
    text = case.statement.text
    theirs = {each: passage.text for passage in case.passages for each in named_times(passage.text, "zh")}
    for each, other in not_named(named_times(text, "zh"), theirs):
        yield Fault("time", text[each.start : each.end], each.start, theirs[other][other.start : other.end])


def _clock_times(case: Case) -> Iterator[Fault]:
    """Find times of day that the passages do not give, or from which on something is that ends at them."""
    for fact in case.statement.of("time"):
        if not fact.value.startswith("clock:"):
            continue
        given = [each for each in case.said("time") if each.fact.value.startswith("clock:")]
        minutes = _minutes(fact)
        same = [each for each in given if not minutes.isdisjoint(_minutes(each.fact))]
        apart = [each for each in given if minutes.isdisjoint(_minutes(each.fact))]
        there, other = case.likest(fact, apart)
        if not same:
            if not any(fact.words in each.text for each in case.passages):
                yield Fault("time", fact.words, fact.start, other.fact.words if other else "")
        elif (
            (said := _edge(case.statement.text, fact))
            and said not in (edges := {_edge(each.passage.text, each.fact) for each in same} - {""})
            and edges
        ):
            yield Fault("time", fact.words, fact.start, _around(same[0]))
        elif other and there >= ALIKE and there - max(_fit(case, fact, each) for each in same) >= CLEARLY:
            yield Fault("time", fact.words, fact.start, other.fact.words)


def _this_year(case: Case) -> Iterator[Fault]:
    """Find what a sentence says has been so this year and its passages since a year before, as since 2019."""
    text = case.statement.text
    for found in _SO_FAR.finditer(text):
        own = case.statement.clause_at(found.start())
        if own.end <= found.end():
            own = case.statement.clause_at(own.end + 1)
        alike = case.counted_alike(own) or case.nearest(own)
        since = [_since(passage, clause) for passage, clause in alike]
        if since and all(since):
            yield Fault("time", found.group(), found.start(), since[0])


def _since(passage: Reading, clause: Clause) -> str:
    """Return since which years before this one a clause says what it does, as far as its part of the sentence tells."""
    first = [clause, *passage.before(clause)][-1]
    told = [*_YEARS.finditer(passage.text, first.start, clause.end)]
    return told[-1]["since"] or "" if told else ""


_SO_FAR = re.compile("今年(?:以来|起)")
_YEARS = re.compile(
    r"今年|年初|(?P<since>(?:去年|前年|近年|(?<!\d)\d{4}年|近?[两二三四五六七八九十]年)(?:\d{1,2}月)?(?:以?来|起))"
)


def _edge(text: str, clock: Fact) -> str:
    """Return which end of a span of hours a time of day is; empty if neither is said."""
    return "since" if _GOES_ON.match(text, clock.end) else relation(text, clock)


_GOES_ON = re.compile("(?:至|到|—{1,2}|-|–|~)(?:次日|翌日|当日|凌晨)?\\d")


def _minutes(fact: Fact) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", fact.value))


def _fit(case: Case, fact: Fact, other: Said) -> float:
    """Return how much of what is around a date stands around another, or in the clause after one that is nothing but a date."""
    around = other.passage.near(other.fact)
    follow = () if around else other.passage.clauses[other.clause.number + 1 :][:1]
    return share(case.statement.near(fact), around.union(*(each.content for each in follow)))


def _as_exact(one: Fact, other: Fact) -> bool:
    """Whether neither or each of two dates is a whole year."""
    return any(_parts(one.value)[1:]) == any(_parts(other.value)[1:])


def _is_year(case: Case, fact: Fact) -> bool:
    """Whether the year of a date is told in the passages from another year, as 明年."""
    year, month, day = _parts(fact.value)
    return (
        bool(year)
        and is_year_meant(int(year), (each.text for each in case.passages))
        and (
            not month
            or any(
                _parts(each.fact.value)[1:] == (month, day)
                for each in case.said("time")
                if each.fact.value.startswith("date:")
            )
        )
    )


def _is_next(case: Case, fact: Fact) -> bool:
    """Whether a day is the one before or after a day of the passages, if they speak of such a day."""
    ways = {way for each in case.passages for way, called in _BESIDE if called.search(each.text)}
    _, month, day = _parts(fact.value)
    before = (_parts(each.fact.value) for each in case.said("time") if each.fact.value.startswith("date:"))
    return any(
        day and date and month in {"", other} and int(day) - int(date) in ways for _, other, date in before
    )


_BESIDE = ((1, re.compile("次日|第二天|翌日|隔天")), (-1, re.compile("前一[天日]|提前一[天日]")))
"""How many days a day is after another, and what it is called."""


def _is_days(case: Case, fact: Fact) -> bool:
    """Whether a day of the month is meant as so many days, as in 停了15日."""
    _, month, day = _parts(fact.value)
    return (
        bool(day)
        and not month
        and any(
            same_amount(
                Decimal(day),
                "day",
                Decimal(each.fact.value.partition(":")[2]),
                unit_of(each.passage.text, each.fact),
            )
            for each in case.numbers
        )
    )


def _is_period(case: Case, fact: Fact) -> bool:
    """Whether a month is an end of a period that the passages name otherwise, as 1至9月 is 前三季度."""
    year, month, day = _parts(fact.value)
    if year and not month:
        following = f"{int(year) + 1}年"
        return any(_YEAR_BEFORE.search(each.text) and following in each.text for each in case.passages)
    if month and not (year or day) and any(_MONTH_BEFORE.search(each.text) for each in case.passages):
        following = f"{int(month) % 12 + 1}月"
        return any(following in each.text for each in case.passages)
    found = _MONTHS.search(case.statement.text, max(0, fact.start - 5), fact.end + 5)
    if not found:
        return False
    names = (f"前{found[1]}个月", f"1—{found[1]}月", _PERIODS.get(found[1], "全年"))
    return any(name in each.text for each in case.passages for name in names)


def _is_end_of_month(case: Case, fact: Fact) -> bool:
    """Whether 底 or 末 of a month in the passages is meant by its last days, or by what is before the next month."""
    _, month, day = _parts(fact.value)
    before = _BEFORE.match(case.statement.text, fact.end)
    if not month or not (int(day) in _LAST[month == "02"] if day else before):
        return False
    meant = int(month) if day else (int(month) - 2) % 12 + 1
    return any(re.search(f"(?<!\\d){meant}月[底末]", each.text) for each in case.passages)


_BEFORE = re.compile("之?前|以前|到来")
_LAST = ((30, 31), (28, 29))
"""The days that may be the last of a month, and of a February."""
_MONTH_BEFORE = re.compile("上个?月|环比")
_YEAR_BEFORE = re.compile("上一?年|去年|同比")
_PERIODS = {"3": "季度", "6": "上半年", "9": "季度"}
_MONTHS = re.compile(r"(?<!\d)1月?[至到—-]{1,2}(\d{1,2})月")


def _turned(said: str, same: list[Said]) -> bool:
    """Whether something lasts until a date in one text and since that date in the other."""
    given = {relation(each.passage.text, each.fact) for each in same} - {""}
    return bool(given) and said not in given


def _around(said: Said) -> str:
    """Return a fact with the words next to it."""
    clause = said.clause
    return said.passage.text[max(clause.start, said.fact.start - 3) : min(clause.end, said.fact.end + 3)]


def _same_day(said: str, given: str) -> bool:
    """Whether a date is another as far as both say, as ``--09`` is of ``2024-09-18``."""
    ours, theirs = _parts(said), _parts(given)
    if any(one and other and one != other for one, other in zip(ours, theirs, strict=True)):
        return False
    finest = max(at for at, part in enumerate(ours) if part)
    return ours[finest] == theirs[finest]


def _parts(value: str) -> tuple[str, str, str]:
    """Return the year, month and day of a date; what is not stated is empty."""
    year, month, day = _ISO.fullmatch(value.removeprefix("date:")).groups("")  # type: ignore[union-attr]
    return year, month, day


_ISO = re.compile(r"(?:(\d{4})|-)(?:-(\d\d)?(?:-(\d\d))?)?")


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _dates,
    _month_spans,
    _named_times,
    _clock_times,
    _this_year,
)
"""The rules; each yields the faults that it finds."""
