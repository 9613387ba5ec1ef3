"""When a document was written, and which words show it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from generator.extract.findings import Extraction
from generator.extract.form import matches_at, numbering, pattern
from generator.frozen import frozen
from generator.language import DATE_GAP, HAN, MINGUO, minguo_year, number
from generator.model import Span
from generator.reference import epochs

_THREE = 3
_ALONE = rf"(?<!\d)1[01]\d(?={DATE_GAP}年{DATE_GAP}\d{{1,2}}{DATE_GAP}月{DATE_GAP}\d{{1,2}}{DATE_GAP}日)"
"""Before month and day, three digits are a year as Taiwan counts it."""
YEAR = rf"(?:\d{{4}}|[一二][〇○零一二三四五六七八九]{{3}}|{MINGUO}|{_ALONE})"
"""A year in digits, in Chinese digits, or as Taiwan counts it."""
_NO_END = r"(?<!\d[—\-–－~～至到]..)(?<!年[—\-–－~～至到]..)"
"""After two digits of a year: it ends no range, as in 2025—2027年行动计划, which tells no year of writing."""
FULL_DATE = re.compile(
    rf"(?<![\d第])({YEAR})[ \u00a0　]?[年\-/.][ \u00a0　]?(\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[ \u00a0　]?[月\-/.][ \u00a0　]?"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)(?:[ \u00a0　]?[日号])?"
)
_CENTURY = re.compile(r"(?:19|20)(?=\d\d)")
"""With what a year opens that stands alone or in a name."""
_NAMED = re.compile(rf"((?:19|20)(?<![\d.]..){_NO_END}\d\d)年(?!来)")
_OF_A_YEAR = re.compile(rf"({YEAR})年(?:度)?(?=[^\d以之前起来底末至到—-])")
_MONTH_NEXT = re.compile(r"[ 　]?(?:1[0-2]|[1-9])月")
_DAY_OF_MONTH = re.compile(r"(\d{1,2})月(\d{1,2})日")
_DAY_WITHOUT_YEAR = re.compile(
    rf"\d(?<![\d年].)(?<!年{DATE_GAP[:-1]}.)\d?{DATE_GAP}月{DATE_GAP}\d{{1,2}}{DATE_GAP}日"
)
_TODAY = re.compile(r"今[天日][（(](\d{1,2})月(\d{1,2})日[）)]")
_OTHER_YEAR = re.compile(r"(?:明年|去年|后年|前年)[^。；]*$")
_UNTIL_NOW = re.compile(r"(?:[ 　]?\d{1,2}月(?:\d{1,2}[日号])?)?至今")
"""What began so long ago tells no year of writing."""
_EARLIEST, _LATEST = 1949, 2099
_LONGEST_NAME = 6
_NAME = re.compile(f"[{HAN}]{{2,{_LONGEST_NAME}}}$")
"""The end of a name before its year, as in “清朗2024”."""


@frozen()
class Year:
    """A year and the words that show it."""

    number: int
    span: Span | None
    """None where it is known from outside the text."""
    note: str | None = None
    """The outside fact by which the words give it."""


@dataclass(frozen=True, slots=True)
class Writing:
    """When a document was written."""

    year: Year | None = None
    month: int | None = None
    day: int | None = None
    named: Year | None = None
    """The year that meetings and actions are named after, or a phrase stands for: what 今年 means if nothing is certain."""
    is_certain: bool = False
    """Whether the year stands in the dateline, the source line or the signature, or was given."""

    def day_away(self, days: int) -> str | None:
        """Return the ISO day that is some days away from the day of writing; None if it is not known."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return (date(self.year.number, self.month, self.day) + timedelta(days)).isoformat()
        except (ValueError, OverflowError):
            return None


def year_number(written: str) -> int:
    """Return the number of a year in the common era, however it is written."""
    if written[0] == "民" or len(written) == _THREE:
        return minguo_year(written)
    return int(number(written) or 0)


def iso_day(year: int, month: int, day: int) -> str | None:
    """Return the ISO form of a day; None if there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_month(year: int, month: int) -> str | None:
    """Return the ISO form of a month; None if there is no such month."""
    first = iso_day(year, month, 1)
    return first and first[: len("2023-06")]


def iso_year(year: int) -> str | None:
    """Return the ISO form of a year; None if there is no such year."""
    first = iso_day(year, 1, 1)
    return first and first[: len("2023")]


def time_of_writing(found: Extraction, text: str, openings: Sequence[int]) -> Writing:
    """Return the time of writing: given, in dateline, source line, signature or the line that says where a report was given, or else a year by other evidence.

    ``openings`` are the places at which a date may begin.
    """
    if found.published:
        given = date.fromisoformat(found.published)
        return Writing(Year(given.year, None), given.month, given.day, is_certain=True)
    for span in _imprint(found):
        if full := _full_date(text, span):
            return full
    for span in _imprint(found):
        if issue := pattern("dates", "issue").search(found.document.text, span.start, span.end):
            return Writing(Year(int(issue["year"]), Span(*issue.span("year"))), is_certain=True)
    starts = [opened.start() for opened in _CENTURY.finditer(text)]
    named = (
        _year_looked_back_on(found, text)
        or _agreed(tuple(_named_years(text, starts)))
        or _year_of_epochs(found.document.text)
    )
    return Writing(
        _year_in_text(text, openings, starts) or named, *_day_in_dateline(found, text), named=named
    )


def _year_looked_back_on(found: Extraction, text: str) -> Year | None:
    """Return the year in the title of a paper that says what was done in it, as in 2025年护林工作总结."""
    if found.title is None:
        return None
    year = pattern("dates", "year_looked_back_on").search(text, found.title.start, found.title.end)
    return Year(int(year["year"]), Span(*year.span("year"))) if year else None


def _imprint(found: Extraction) -> Iterator[Span]:
    if found.dateline:
        yield found.dateline
    if found.subtitle and pattern("dates", "delivered").match(found.document.quote(found.subtitle)):
        yield found.subtitle
    yield from (aside.span for aside in found.asides if aside.reason in ("source-line", "credit"))


def _full_date(text: str, span: Span) -> Writing | None:
    match = FULL_DATE.search(text, span.start, span.end)
    if not match:
        return None
    year = year_number(match[1])
    month, day = (int(number(part) or 0) for part in match.groups()[1:])
    if not iso_day(year, month, day):
        return None
    return Writing(Year(year, Span(*match.span())), month, day, is_certain=True)


def _day_in_dateline(found: Extraction, text: str) -> tuple[int | None, int | None]:
    places = [_DAY_OF_MONTH.search(text, span.start, span.end) for span in _imprint(found)]
    match = next((place for place in places if place), None) or _TODAY.search(text)
    return (int(match[1]), int(match[2])) if match else (None, None)


def years_of_sections(found: Extraction, text: str) -> Iterator[tuple[Span, Year]]:
    """The stretches under headings that begin with a year, as in 2024年工作回顾, each with that year."""
    for at, section in enumerate(found.sections):
        start = section.heading.start + numbering(found.document.quote(section.heading))[1]
        if opened := _OF_A_YEAR.match(text, start, section.heading.end):
            after = (
                other.heading.start for other in found.sections[at + 1 :] if other.level <= section.level
            )
            yield (
                Span(section.heading.end, next(after, len(text))),
                Year(year_number(opened[1]), Span(*opened.span(1))),
            )


def _year_in_text(text: str, openings: Sequence[int], starts: Sequence[int]) -> Year | None:
    """Return the year of the days and months if they agree; if there are no days, no other year may be named either.

    A year that is first stated after a day without one tells nothing: it is stated because it is another.
    """
    full = [*_years(text, matches_at(FULL_DATE, text, openings))]
    named = [*_years(text, matches_at(_NAMED, text, starts))]
    months = [year for year in named if year.span and _MONTH_NEXT.match(text, year.span.end)]
    agreed = _agreed([*full, *months]) if full else _agreed(named) and next(iter(months), None)
    bare = _DAY_WITHOUT_YEAR.search(text)
    now = pattern("dates", "this_year").search(text)
    if agreed and now and not full:
        return None  # who says 今年3月 states another year
    return (
        None
        if agreed and bare and all(bare.start() < year.span.start for year in (*full, *months) if year.span)
        else agreed
    )


def _years(text: str, written: Iterator[re.Match[str]]) -> Iterator[Year]:
    """Yield the years of dates, except those by which something is due, until which it holds, or since when it lasts."""
    for match in written:
        due = pattern("dates", "due").match(text, match.end())
        holds = pattern("dates", "holds").search(text, match.start() - 8, match.start())
        if not (due or holds or lasts_until_now(text, match.end())):
            yield Year(year_number(match[1]), Span(*match.span()))


def lasts_until_now(text: str, end: int) -> bool:
    """Whether 至今 follows a year or a date that ends at a place."""
    return _UNTIL_NOW.match(text, end) is not None


def _named_years(text: str, starts: Sequence[int]) -> Iterator[Year]:
    """Yield the years in names of meetings, actions and plans in reading order, each name once."""
    opened, ended, titled = _dated_names()
    matches = [
        (match.start(), match) for match in (*matches_at(opened, text, starts), *titled.finditer(text))
    ]
    for match in matches_at(ended, text, starts):
        before = _NAME.search(text, match.start() - _LONGEST_NAME, match.start())
        matches.append((before.start() if before else match.start(), match))
    end = 0
    for start, match in sorted(matches, key=lambda each: each[0]):
        if start >= end:
            end = match.end()
            yield Year(int(match["year"]), Span(start, end))


@cache
def _dated_names() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return names with their year at the start, names with it at the end, and titles with it inside."""
    meetings, actions = pattern("dates", "meetings").pattern, pattern("dates", "actions").pattern
    plans, verbs = pattern("dates", "plans").pattern, pattern("dates", "done_in_a_year").pattern
    words, ended = r"[^\d，。、；：“”《》（）()\s]", pattern("dates", "year_of_an_action").pattern
    opened = rf"年?{words}{{0,18}}?(?:{meetings})|年(?:(?!{verbs}){words}){{0,18}}?(?:{actions})"
    return (
        re.compile(rf"(?P<year>(?:19|20)(?<!\d..){_NO_END}\d\d)(?:{opened})"),
        re.compile(rf"(?P<year>(?:19|20)(?<=[{HAN}][{HAN}]..)\d\d)(?:{ended}[”\"’]|[”\"’]?(?:{actions}))"),
        re.compile(rf"《[^》\n]{{0,12}}?(?P<year>(?:19|20)\d\d)年[^》\n]{{0,40}}{plans}》"),
    )


def _year_of_epochs(text: str) -> Year | None:
    starts = [opened.start() for opened in _any_phrase().finditer(text)]
    for phrase, fact, year, base in _phrases() if starts else ():
        for match in filter(None, (phrase.match(text, start) for start in starts)):
            if _OTHER_YEAR.search(text[max(0, match.start() - 30) : match.start()]):
                continue
            value = year or int(base + (number(match[1]) or 0))
            if _EARLIEST <= value <= _LATEST:
                return Year(value, Span(*match.span()), fact)
    return None


@cache
def _any_phrase() -> re.Pattern[str]:
    """Return the first character of such a phrase: ``re`` looks quickly for one, and back from it for the rest."""
    phrases = "|".join(f"(?:{epoch.phrase})" for epoch in epochs())
    return re.compile(f"{pattern('dates', 'epochs_open').pattern}(?<=(?={phrases}).)")


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str, int | None, int], ...]:
    return tuple((re.compile(epoch.phrase), epoch.fact, epoch.year, epoch.base or 0) for epoch in epochs())


def _agreed(years: Sequence[Year]) -> Year | None:
    every = tuple(year for year in years if _EARLIEST <= year.number <= _LATEST)
    return every[0] if every and len({year.number for year in every}) == 1 else None
