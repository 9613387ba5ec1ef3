"""Whether the dates and hours of an English sentence are those of its Chinese, and since or until them."""

import re
from collections.abc import Iterator, Sequence

from generator.support.english.moments import Moment, chinese_moments
from generator.support.english.pair import Pair
from generator.support.fact import Fault
from generator.support.unit_names import MonthSpan, clock_times, month_spans, named_times, not_named

_SPAN = re.compile(r"季度|上半年|下半年|[前头][\d一二三四五六七八九十两]{1,2}个?月")
"""What a list of months may translate: 前8个月 is “from January to August”."""
_NUMERAL = re.compile(r"[一二三四五六七八九十]")


def find_other_times(pair: Pair) -> Iterator[Fault]:
    """Yield the dates and hours of an English sentence that its Chinese does not name, or names otherwise."""
    yield from _other_month_spans(pair)
    yield from _other_named_times(pair)
    yield from _other_clock_times(pair)
    known = chinese_moments(pair.chinese)
    spans = _known_spans(pair)
    for moment in pair.moments:
        if any(span.start <= moment.start < span.end for span in spans):
            continue
        if not _is_known(moment, known, pair.chinese) or _turns(moment, known):
            yield Fault("time", pair.english[moment.start : moment.end], moment.start)


def _other_month_spans(pair: Pair) -> Iterator[Fault]:
    """Yield the spans of months of an English sentence that its Chinese does not name, where that names others."""
    spans = _known_spans(pair)
    for span in pair.month_spans if month_spans(pair.chinese, "zh") else ():
        if span not in spans:
            yield Fault("time", pair.english[span.start : span.end], span.start)


def _known_spans(pair: Pair) -> list[MonthSpan]:
    """Return the spans of months of the English that the Chinese names too."""
    known = {(each.first, each.last) for each in month_spans(pair.chinese, "zh")}
    return [each for each in pair.month_spans if (each.first, each.last) in known]


def _other_named_times(pair: Pair) -> Iterator[Fault]:
    """Yield the weekdays, parts of a day and ordinals of an English sentence where its Chinese names others."""
    known = named_times(pair.chinese, "zh")
    for each, other in not_named(named_times(pair.english, "en") if known else (), known):
        yield Fault(
            "time", pair.english[each.start : each.end], each.start, pair.chinese[other.start : other.end]
        )


def _other_clock_times(pair: Pair) -> Iterator[Fault]:
    """Yield the times of day of an English sentence that its Chinese does not name."""
    known = frozenset[int]().union(*(each.minutes for each in clock_times(pair.chinese, "zh")))
    for clock in pair.clock_times:
        if clock.minutes.isdisjoint(known):
            yield Fault("time", pair.english[clock.start : clock.end], clock.start)


def _is_known(moment: Moment, known: Sequence[Moment], chinese: str) -> bool:
    if moment.year and not _is_known_year(moment, known, chinese):
        return False
    if moment.day is not None:
        return any(each.day == moment.day and each.month in {None, moment.month} for each in known)
    if moment.month:
        months = {each.month for each in known if each.month}
        return moment.month in months or bool(
            _SPAN.search(chinese) or (not months and _NUMERAL.search(chinese))
        )
    return True


def _is_known_year(moment: Moment, known: Sequence[Moment], chinese: str) -> bool:
    """Whether the Chinese gives the year of a date, or none that another year is told from, as 去年."""
    years = {each.year for each in known if each.year}
    if years and _FROM_ANOTHER.search(chinese):
        return moment.year in {year + after for year in years for after in (-2, -1, 0, 1)}
    of_it = {
        each.year for each in known if each.year and each.month == moment.month and each.day == moment.day
    }
    if moment.month and of_it:
        return moment.year in of_it
    return moment.year in years or (not years and any(each.month for each in known))


_FROM_ANOTHER = re.compile("[去上前明来次翌]年|上一年|下一年|同期")


def _turns(moment: Moment, known: Sequence[Moment]) -> bool:
    """Whether the English says “since” where the Chinese says until, or the other way round."""
    edges = {each.edge for each in known if _same(moment, each)}
    return bool(moment.edge) and edges not in (set(), {""}) and moment.edge not in edges


def _same(moment: Moment, other: Moment) -> bool:
    if moment.day is not None:
        return other.day == moment.day and other.month in {None, moment.month}
    if moment.month:
        return other.month == moment.month and not other.day
    return other.year == moment.year
