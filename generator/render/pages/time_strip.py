"""A campaign's time as a picture: a strip from its first month to its last, with a mark for what falls on each day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from generator.model import Event
from generator.render.drawn_views import Mark, Strip, Tick
from generator.render.edition import Edition
from generator.render.pages.gathered import dated, days, month_of
from generator.render.views import Day, EntryLink

MOST_DAYS = 12
"""With more days than this, the marks stand for months; with as many more months, for years."""
MOST_ENTRIES = 40
"""With more entries than this, marks and lines beside the strip count them instead of naming them."""
MOST_TICKS = 7
_APART = 8.0
"""How far apart marks of the same row are at least, in percent: the width of a mark on a phone."""
_ROW = 30
"""The height of a row, in pixels."""


@dataclass(frozen=True, slots=True)
class _Period:
    """A day, month or year with what falls into it."""

    at: date
    """The day where its mark stands."""
    words: str
    entries: tuple[EntryLink, ...]
    href: str
    label: str


def time_strip(edition: Edition) -> Strip | None:
    """The strip; ``None`` where fewer than two days are known."""
    entries = dated(edition)
    known = days(entries)
    if len(known) < 2:  # noqa: PLR2004 - a strip runs from one day to another
        return None
    by_day, by_name = len(known) <= MOST_DAYS, len(entries) <= MOST_ENTRIES
    days_alone = _days(known) if by_name else _counted_days(edition, known)
    periods = tuple(days_alone if by_day else _months(edition, entries))
    meetings = {
        key.id for key, each in edition.entries() if isinstance(each, Event) and each.kind == "meeting"
    }
    above, below = _lanes(periods, meetings)
    span = _Span.of(entries)
    rows = [max(_rows(span, those).values(), default=-1) + 1 for those in (above, below)]
    axis = rows[0] * _ROW + 8
    marks = (*_marks(span, above, axis, meetings=True), *_marks(span, below, axis, meetings=False))
    return Strip(
        ticks=tuple(_ticks(edition, span)),
        marks=tuple(sorted(marks, key=lambda each: (float(each.x.rstrip("%")), each.y))),
        axis=axis,
        height=axis + 32 + rows[1] * _ROW,
        days=known if by_day and by_name else (),
        undated=len(edition.listed("operations")),
        has_meetings=bool(above),
        has_others=bool(below),
        is_inferred=any(each.date.is_explained for each in known),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """From the first day of a month to the last day of another."""

    first: date
    last: date

    @classmethod
    def of(cls, entries: tuple[EntryLink, ...]) -> "_Span":
        first, last = (_begins(month_of(entries[at])) for at in (0, -1))
        return cls(first, _next_month(last) - timedelta(days=1))

    def x(self, day: date) -> float:
        """How far a day lies from the beginning, in percent, to its middle; at the nearest end if it lies outside."""
        day = min(max(day, self.first), self.last)
        return ((day - self.first).days + 0.5) * 100 / ((self.last - self.first).days + 1)

    def months(self) -> Iterator[date]:
        """The first day of each month."""
        at = self.first
        while at <= self.last:
            yield at
            at = _next_month(at)


def _days(known: tuple[Day, ...]) -> Iterator[_Period]:
    for number, day in enumerate(known, 1):
        titles = "; ".join(each.title.text for each in day.entries)
        words = f"{day.date.words.text}: {titles}"
        yield _Period(_begins(day.date.begins), words, day.entries, day.entries[0].href, str(number))


def _counted_days(edition: Edition, known: tuple[Day, ...]) -> Iterator[_Period]:
    for day in known:
        count = len(day.entries)
        words = f"{day.date.words.text}{edition.wording('map.count', count=count)}"
        href = f"timeline/{month_of(day.entries[0])}/"
        yield _Period(_begins(day.date.begins), words, day.entries, href, str(count))


def _months(edition: Edition, entries: tuple[EntryLink, ...]) -> Iterator[_Period]:
    months = [(month, tuple(links)) for month, links in groupby(entries, key=month_of)]
    if len(months) <= MOST_DAYS:
        yield from (_period(edition, month, links, f"timeline/{month}/") for month, links in months)
        return
    for year, links in groupby(entries, key=lambda link: month_of(link).partition("-")[0]):
        yield _period(edition, year, tuple(links), "timeline/")


def _period(edition: Edition, iso: str, entries: tuple[EntryLink, ...], href: str) -> _Period:
    words = f"{edition.wording.day(iso)}{edition.wording('map.count', count=len(entries))}"
    return _Period(_middle(iso), words, entries, href, str(len(entries)))


def _lanes(periods: Iterable[_Period], meetings: set[str]) -> tuple[tuple[_Period, ...], tuple[_Period, ...]]:
    """What lies above the axis, days of meetings alone, and what lies below it."""
    split: tuple[list[_Period], list[_Period]] = ([], [])
    for each in periods:
        split[not all(link.collection == "events" and link.id in meetings for link in each.entries)].append(
            each
        )
    return tuple(split[0]), tuple(split[1])


def _rows(span: _Span, periods: Iterable[_Period]) -> dict[date, int]:
    """The row of each period, counted from the axis, so that no two marks touch."""
    ends: list[float] = []
    found: dict[date, int] = {}
    for each in periods:
        x = span.x(each.at)
        row = next((number for number, end in enumerate(ends) if x - end >= _APART), len(ends))
        ends[row : row + 1] = [x]
        found[each.at] = row
    return found


def _marks(span: _Span, periods: tuple[_Period, ...], axis: int, *, meetings: bool) -> Iterator[Mark]:
    rows = _rows(span, periods)
    for each in periods:
        row = rows[each.at]
        yield Mark(
            x=_percent(span.x(each.at)),
            y=axis - 20 - row * _ROW if meetings else axis + 38 + row * _ROW,
            label=each.label,
            words=each.words,
            href=each.href,
            is_meeting=meetings,
        )


def _ticks(edition: Edition, span: _Span) -> Iterator[Tick]:
    """The names of months, each at its beginning; of years, where there are many months."""
    months = list(span.months())
    by_year = len(months) > MOST_TICKS
    shown = [each for each in months if not by_year or each.month == 1 or each == months[0]]
    for each in shown[:: -(-len(shown) // MOST_TICKS)]:
        is_first = each == shown[0]
        iso = f"{each:%Y}" if by_year else f"{each:%Y-%m}"
        words = edition.wording.day(iso) if by_year or is_first else edition.wording(f"month.{each.month}")
        yield Tick(_percent((each - span.first).days * 100 / ((span.last - span.first).days + 1)), words)


def _begins(iso: str) -> date:
    """The first day of a day, month or year such as ``2023-06``."""
    year, month, day = (*(int(part) for part in iso.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _middle(iso: str) -> date:
    """A day in the middle of a month or year."""
    return _begins(f"{iso}-16" if "-" in iso else f"{iso}-07")


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _percent(number: float) -> str:
    return f"{number:.1f}%"
