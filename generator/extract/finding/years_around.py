"""The year of a date that does not state its own, by what stands around it."""

import re
from dataclasses import dataclass, replace

from generator.extract.finding.years import YEAR, Writing, Year, lasts_until_now, year_number
from generator.extract.findings import FoundDate
from generator.extract.form import lexicon, pattern
from generator.model import Span

_LATER = 31
"""A date without a year so many days after the day of writing lies in the year before, unless it is said to come."""
_A_YEAR = 12 * 30
_ENDS = "。！？；\n"
_OPENS = re.compile(rf"(?:^|(?<=[。；;，,！？“\s]))(?={YEAR}年(?!以来|之?前|以前|起|来))")
"""A year that opens its clause is that of what follows."""


@dataclass(slots=True)
class DateReading:
    """What is known while the dates of a document are read in order."""

    text: str
    writing: Writing
    looks_ahead: bool = False
    """Whether the text is an official paper that sets dates to come, and no report."""
    sections: tuple[tuple[Span, Year], ...] = ()
    """The stretches under headings that begin with a year, as in 2024年工作回顾, each with that year."""
    stated: Year | None = None
    """The year of the last day or month that states it."""
    near: Year | None = None
    """The year that was stated last, also by a year alone that opens its clause."""
    since: Year | None = None
    """The year since which something went on, as in 自2023年11月起, which a paragraph states after a day with its year."""
    last: FoundDate | None = None
    """The last day or range."""
    month: FoundDate | None = None
    """The last day or month."""


def remember_year(reading: DateReading, date: FoundDate) -> None:
    """Keep the year that a date states for the dates after it."""
    if date.year_basis != "source" or not date.iso or lasts_until_now(reading.text, date.span.end):
        return
    year = Year(int(date.iso[:4]), date.span)
    if _looks_back(reading, date):
        reading.since = year
    elif date.precision in ("day", "month"):
        reading.stated = reading.near = year
    elif date.precision == "year" and _OPENS.match(reading.text, date.span.start):
        reading.near = year


def _looks_back(reading: DateReading, date: FoundDate) -> bool:
    """Whether a date says since when something went on, in a paragraph that told a day of its own before."""
    since = reading.text[date.span.start - 1 : date.span.start] in ("自", "从")
    return (
        since and reading.near is not None and not _ends_between(reading, reading.near, date.span.start, "\n")
    )


def _ends_between(reading: DateReading, year: Year, at: int, marks: str) -> bool:
    """Whether a sentence or a line, by the marks that end it, ends between the words of a year and a place."""
    end = year.span.end if year.span else at
    return any(reading.text.find(mark, end, at) >= 0 for mark in marks)


def year_of(reading: DateReading, match: re.Match[str], month: int, day: int) -> tuple[Year | None, bool]:
    """Return the year of an expression, and whether the expression states it."""
    writing, stated, near = reading.writing, reading.stated, reading.near
    if match["year"]:
        return Year(year_number(match["year"]), Span(*match.span("year"))), True
    if match["said"]:
        away: int = lexicon("dates")["years"][match["said"]]
        year = writing.year if writing.is_certain else writing.named
        return (replace(year, number=year.number + away) if year else None), False
    for said, marks in ((reading.since, "。\n"), (near, "\n")):
        if said and not _ends_between(reading, said, match.start(), marks):
            return said, False
    for span, year in reversed(reading.sections):
        if span.start <= match.start() < span.end:
            return year, False
    if writing.is_certain or (writing.year and not stated):
        return _not_to_come(reading, match, month, day), False
    return writing.year, False


def _not_to_come(reading: DateReading, match: re.Match[str], month: int, day: int) -> Year | None:
    """Return the year of writing, or the one before for a date that would otherwise lie far ahead.

    None for a date of which its sentence may say that it lies ahead, or that it is over, unless it was over not long ago.
    """
    year, writing = reading.writing.year, reading.writing
    if not (year and writing.month and writing.day):
        return year
    if reading.looks_ahead or reading.text[match.end() : match.end() + 1] in ("前", "起"):
        return year
    ahead = (month - writing.month) * 30 + day - writing.day
    if ahead <= _LATER or match["range_day"] or match["month_to"] or match["months_to"]:
        return year
    if _is_to_come(reading.text, match):
        return year
    is_open = ahead < _A_YEAR - _LATER and pattern("dates", "may_come").search(_sentence(reading.text, match))
    return None if is_open else replace(year, number=year.number - 1)


def _is_to_come(text: str, match: re.Match[str]) -> bool:
    said = lexicon("dates")["to_come"]
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 40]
    return bool(re.search(said["before"], before) or re.match(said["after"], after))


def _sentence(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(end, 0, match.start()) for end in _ENDS) + 1
    ends = [at for end in _ENDS if (at := text.find(end, match.end())) >= 0]
    return text[start : min(ends, default=len(text))]
