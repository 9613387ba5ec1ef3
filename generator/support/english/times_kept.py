"""Whether the dates and hours of an English sentence are those of its Chinese, and since or until them."""

import re
from collections.abc import Iterator, Sequence

from generator.support.english.moments import Moment, chinese_moments
from generator.support.english.pair import Pair
from generator.support.fact import Fault

_SPAN = re.compile(r"季度|上半年|下半年|[前头][\d一二三四五六七八九十两]{1,2}个?月")
"""What a list of months may translate: 前8个月 is “from January to August”."""
_NUMERAL = re.compile(r"[一二三四五六七八九十]")


def find_other_times(pair: Pair) -> Iterator[Fault]:
    """Yield the dates and hours of an English sentence that its Chinese does not name, or names otherwise."""
    known = chinese_moments(pair.chinese)
    for moment in pair.moments:
        if not _is_known(moment, known, pair.chinese) or _turns(moment, known):
            yield Fault("time", pair.english[moment.start : moment.end], moment.start)


def _is_known(moment: Moment, known: Sequence[Moment], chinese: str) -> bool:
    if moment.day:
        return any(each.day == moment.day and each.month in {None, moment.month} for each in known)
    if moment.month:
        months = {each.month for each in known if each.month}
        return moment.month in months or bool(
            _SPAN.search(chinese) or (not months and _NUMERAL.search(chinese))
        )
    if moment.year:
        years = {each.year for each in known if each.year}
        return moment.year in years or (not years and any(each.month for each in known))
    return any(each.hour == moment.hour for each in known)


def _turns(moment: Moment, known: Sequence[Moment]) -> bool:
    """Whether the English says “since” where the Chinese says until, or the other way round."""
    edges = {each.edge for each in known if _same(moment, each)}
    return bool(moment.edge) and edges not in (set(), {""}) and moment.edge not in edges


def _same(moment: Moment, other: Moment) -> bool:
    if moment.day:
        return other.day == moment.day and other.month in {None, moment.month}
    if moment.month:
        return other.month == moment.month and not other.day
    if moment.year:
        return other.year == moment.year and not other.month
    return other.hour == moment.hour
