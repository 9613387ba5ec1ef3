"""Date expressions, each with its year if the document gives evidence of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from generator.extract.finding.years import (
    YEAR,
    Year,
    iso_day,
    iso_month,
    iso_year,
    time_of_writing,
    year_number,
    years_of_sections,
)
from generator.extract.finding.years_around import DateReading, remember_year, year_of
from generator.extract.findings import Extraction, FoundDate, Precision
from generator.extract.form import Opened, alternation, lexicon, matches_at, pattern
from generator.language import BLANKS, DATE_GAP, DIGITS, TO, half_width_digits, number
from generator.model import Span

_NUMERALS = "一二三四五六七八九十"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = (
    r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_TO = rf"起?{DATE_GAP}(?:{TO}){DATE_GAP}"
"""A range stands in one line: a date never crosses its end."""
_DATE_FOLLOWS = re.compile(r"[（(]\d")


def find_dates(found: Extraction) -> Extraction:
    """Find every date, with its year if the document gives evidence of it.

    The evidence, in this order: the year beside the date; the dateline, source line or signature; a full date in
    the text; a meeting named after its year; a phrase that stands for a year. Without any the date has no ISO form.
    """
    text = half_width_digits(found.document.text)
    expression = date_expression()
    openings = [opened.start() for opened in expression.opening.finditer(text)]
    writing = time_of_writing(found, text, openings)
    looks_ahead = found.is_official and not pattern("dates", "looks_back").search(_title(found))
    reading = DateReading(text, writing, looks_ahead, tuple(years_of_sections(found, text)))
    dates = tuple(_read_all(reading, matches_at(expression.whole, text, openings)))
    return found.adding(dates=dates, written=writing.day_away(0) if writing.is_certain else None)


def _title(found: Extraction) -> str:
    return found.document.quote(found.title) if found.title else ""


def _read_all(reading: DateReading, expressions: Iterator[re.Match[str]]) -> Iterator[FoundDate]:
    for match in expressions:
        if _is_within_a_title(reading.text, match.start()):
            continue
        for date in _read(reading, match):
            remember_year(reading, date)
            if date.precision in ("day", "range") and not date.relative:
                reading.last = date
            if date.precision in ("day", "month") and date.iso:
                reading.month = date
            yield date


def _is_within_a_title(text: str, at: int) -> bool:
    opened = text.rfind("《", max(0, at - 40), at)
    return opened >= 0 and "》" not in text[opened:at]


def _read(reading: DateReading, match: re.Match[str]) -> Iterator[FoundDate]:
    """Yield the dates of one expression: a single one, or several if days are listed."""
    if read := _FORMS.get(match.lastgroup or ""):
        return read(reading, match)
    return _months(reading, match) if match["day"] is None else _days(reading, match)


def _lunar(_: DateReading, match: re.Match[str]) -> Iterator[FoundDate]:
    """Yield a day of the lunar calendar, which the words name as such; no day of our calendar is given for it."""
    yield FoundDate(Span(*match.span()), None, "day")


def _named(reading: DateReading, match: re.Match[str]) -> Iterator[FoundDate]:
    month, day = _int(match["named_month"]), _int(match["named_day"])
    yield _day(Span(*match.span()), year_of(reading, match, month, day)[0], month, day)


def _iso(_: DateReading, match: re.Match[str]) -> Iterator[FoundDate]:
    year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
    span = Span(*match.span())
    yield _day(span, Year(year, span), month, day, stated=True)


def _days(reading: DateReading, match: re.Match[str]) -> Iterator[FoundDate]:
    month, day = _int(match["month"]), _int(match["day"])
    year, stated = year_of(reading, match, month, day)
    if match["range_day"]:
        yield _range(match, year, month, day, stated=stated)
        return
    yield _day(Span(match.start(), match.end("first")), year, month, day, stated=stated)
    if match["more"]:
        for more in re.finditer(f"({_DAY}){DATE_GAP}[日号]", match["more"]):
            start = match.start("more") + more.start()
            yield _day(Span(start, start + len(more.group())), year, month, _int(more[1]))


def _range(match: re.Match[str], year: Year | None, month: int, day: int, *, stated: bool) -> FoundDate:
    month_to = _int(match["range_month"]) if match["range_month"] else month
    iso = None
    if year:
        year_to = _last_year(match, year, later=month_to < month)
        end = iso_day(year_to, month_to, _int(match["range_day"]))
        iso = _from_to(iso_day(year.number, month, day), end)
    return _date(Span(*match.span()), iso, "range", year, stated=stated)


def _months(reading: DateReading, match: re.Match[str]) -> Iterator[FoundDate]:
    month = _int(match["month"])
    year, stated = year_of(reading, match, month, 1)
    last = match["month_to"] or match["months_to"]
    iso = iso_month(year.number, month) if year else None
    if last and year:
        iso = _from_to(iso, iso_month(_last_year(match, year, later=_int(last) < month), _int(last)))
    yield _date(Span(*match.span()), iso, "range" if last else "month", year, stated=stated)


def _last_year(match: re.Match[str], first: Year, *, later: bool) -> int:
    """Return the year in which a range ends: stated, named as the next, or the next if the month comes round."""
    stated = match["range_year"] or match["month_year"]
    if stated:
        return year_number(stated)
    return first.number + bool(match["next_year"] or match["next_month_year"] or later)


def _years(_: DateReading, match: re.Match[str]) -> Iterator[FoundDate]:
    first, last, span = year_number(match["only_year"]), match["year_to"], Span(*match.span())
    iso = _from_to(iso_year(first), iso_year(year_number(last))) if last else iso_year(first)
    yield _date(span, iso, "range" if last else "year", Year(first, span), stated=True)


def _from_to(first: str | None, last: str | None) -> str | None:
    return f"{first}/{last}" if first and last else None


def _lone(reading: DateReading, match: re.Match[str]) -> Iterator[FoundDate]:
    """Yield a day whose month is in the dateline or in the date before it."""
    last, writing = reading.last, reading.writing
    if pattern("dates", "lasts").search(reading.text, match.start() - 8, match.start()):
        return  # how long something lasts
    end = (last.iso or "").rpartition("/")[2] if last else ""
    near = last is not None and "\n" not in reading.text[last.span.end : match.start()]
    if last and len(end) == len("2023-06-25") and (near or not writing.month):
        year = Year(int(end[:4]), last.basis or last.span, last.note)
        yield _days_alone(match, year, int(end[5:7]))
    else:
        yield _days_alone(match, writing.year, writing.month or 0)


def _days_alone(match: re.Match[str], year: Year | None, month: int) -> FoundDate:
    """Return a day, or a range of days, in a month that is given elsewhere; ``month`` is 0 if it is given nowhere."""
    span = Span(*match.span())
    known = year if month else None
    if match["lone_to"] is None:
        return _day(span, known, month, _int(match["lone"]))
    if known is None:
        return _date(span, None, "range", None)
    first, last = (iso_day(known.number, month, _int(match[name])) for name in ("lone", "lone_to"))
    return _date(span, _from_to(first, last), "range", known)


def _relative(reading: DateReading, match: re.Match[str]) -> Iterator[FoundDate]:
    text, last, span = reading.text, reading.last, Span(*match.span())
    if _DATE_FOLLOWS.match(text, span.end):
        return  # the date itself follows
    away = lexicon("dates")["relative"][match["relative"]]
    if away is None:
        yield FoundDate(span, None, "vague", relative=True)
    elif away == "same":
        near = last is not None and "\n" not in text[last.span.end : span.start]
        iso = last.iso if last and near and last.precision == "day" else None
        year = Year(0, last.span) if last and iso else None
        yield replace(_date(span, iso, "day", year), relative=True)
    elif away == "same month":
        month = reading.month
        iso = month.iso[: len("2023-06")] if month and month.iso else None
        yield replace(_date(span, iso, "month", Year(0, month.span) if month else None), relative=True)
    else:
        iso = reading.writing.day_away(away)
        yield replace(_date(span, iso, "day", reading.writing.year), relative=True)


def _day(span: Span, year: Year | None, month: int, day: int, *, stated: bool = False) -> FoundDate:
    return _date(span, iso_day(year.number, month, day) if year else None, "day", year, stated=stated)


def _date(
    span: Span, iso: str | None, precision: Precision, year: Year | None, *, stated: bool = False
) -> FoundDate:
    if year is None or iso is None:
        return FoundDate(span, None, precision)
    if stated:
        return FoundDate(span, iso, precision, "source")
    return FoundDate(span, iso, precision, "inferred" if year.span else "external", year.span, year.note)


_FORMS: Mapping[str, Callable[[DateReading, re.Match[str]], Iterator[FoundDate]]] = {
    "lunar": _lunar,
    "relative": _relative,
    "named_day": _named,
    "iso": _iso,
    "lone": _lone,
    "lone_to": _lone,
    "only_year": _years,
    "year_to": _years,
}
"""What reads an expression, by the last group of the pattern that it fills; others are days and months."""


def _int(text: str) -> int:
    return int(number(text) or 0)


@cache
def date_expression() -> Opened:
    """Return what finds dates; one opens with the first of some digits, or with the first two characters of a word."""
    words = lexicon("dates")
    named = [*words["relative"], *words["years"], *words["lunar_first"]]
    first = "".join(sorted({word[0] for word in named}))
    second = "".join(sorted({word[1] for word in named}))
    opening = re.compile(
        rf"[{DIGITS}{_NUMERALS}民{first}](?:(?<=\d)(?<!\d\d)(?=\d{{0,3}}{DATE_GAP}[年月日\-/.·・•起至到—－–~～])|(?<!\d)(?=[{_NUMERALS}〇○零国國月至到—－\-–~～{BLANKS}\u3000{second}]))"
    )
    return Opened(opening, _expression())


def _expression() -> re.Pattern[str]:
    words = lexicon("dates")
    later = f"(?:(?P<range_year>{YEAR}){DATE_GAP}年{DATE_GAP}|(?P<next_year>{words['next_year']}))"
    return re.compile(
        rf"""(?:(?P<iso>(?<![\d.\-/])(?:19|20)\d\d([-/.])(?:1[0-2]|0?[1-9])\2(?:3[01]|[12]\d|0?[1-9])(?![\d.\-/]))
        |(?P<lunar>{words["lunar"]})
        |(?<![\d.·])(?P<named_month>1[0-2]|[1-9])[·・•](?P<named_day>3[01]|[12]\d|[1-9])(?![\d.·])(?=[”"’」]?{words["named_days"]})
        |(?P<relative>{alternation(words["relative"])})
        |(?<![\d第])(?:(?P<year>{YEAR}){DATE_GAP}年{DATE_GAP}|(?P<said>{alternation(words["years"])})的?)?
          (?<![第前近])(?P<month>{_MONTH})
          (?:{_TO}(?P<months_to>{_MONTH}){DATE_GAP}月份?
            |{DATE_GAP}月(?:{DATE_GAP}(?P<first>(?P<day>{_DAY})(?:{DATE_GAP}[日号]|(?={_TO}{_DAY}{DATE_GAP}[日号])))
                  (?:{_TO}(?:{later}?(?P<range_month>{_MONTH}){DATE_GAP}月{DATE_GAP})?(?P<range_day>{_DAY}){DATE_GAP}[日号]
                    |(?P<more>(?:[、和及]{DATE_GAP}{_DAY}{DATE_GAP}[日号](?!{words["not_a_day_after"]}))+))?
               |份?(?:{_TO}{later.replace("range_year", "month_year").replace("next_year", "next_month_year")}?(?P<month_to>{_MONTH}){DATE_GAP}月份?)?))
        |(?<![\d第])(?P<only_year>{YEAR})(?:{DATE_GAP}年)?(?:{_TO}(?P<year_to>{YEAR}){DATE_GAP}年|(?<=年)(?!来))
        |(?<![\d{words["not_a_day_before"]}.,])(?<![{words["not_a_day_before"]}][ \u00a0])(?P<lone>3[01]|[12]\d|[1-9]){DATE_GAP}日(?:{_TO}(?P<lone_to>3[01]|[12]\d|[1-9]){DATE_GAP}日)?(?!{words["not_a_day_after"]}))""",
        re.VERBOSE,
    )
