"""Whether the day that an entry gives is the one that its source's words allow."""

import re
import unicodedata
from collections.abc import Iterator

from generator.content.checking.campaign_check import Check, Field
from generator.errors import Problem
from generator.language import MINGUO, minguo_year, number
from generator.messages import say
from generator.model import DateMention
from generator.reference import epochs

_MONTH_AND_DAY = re.compile(r"(?<!农历)(\d{1,2})月(?:(\d{1,2})日)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[一二][〇○零一二三四五六七八九]{3}(?=年)")
_MINGUO = re.compile(rf"{MINGUO}(?=[ /.年-])")
_APART = 1
"""How many years a day may lie from the year that its evidence names: what was written in January tells of December."""


def check_dates(check: Check) -> Iterator[Problem]:
    """Check each date against its own words, its evidence and the date of its entry."""
    own = {field.address: field.value for field in check.fields if _is_of_the_entry(field)}
    for field in check.fields:
        date = field.value
        if not isinstance(date, DateMention) or not date.iso:
            continue
        if not _is_of_the_entry(field) and isinstance(told := own.get(field.address), DateMention):
            if told == date:
                continue  # what is wrong with it is said of the entry's own date
            yield from _check_agreement(check, field, date, told)
        yield from _check_year(check, field, date, date.iso)
        if not _fits(date.iso, date.as_written):
            message = say("{iso} is not the date “{words}”", iso=date.iso, words=date.as_written)
            hint = say("write the month and the day that the source writes")
            yield check.problem(field.address, (*field.key, "iso"), "other-day", message, hint)


def _is_of_the_entry(field: Field) -> bool:
    return field.key == ("date",)


def _check_agreement(check: Check, field: Field, date: DateMention, told: DateMention) -> Iterator[Problem]:
    """Refuse two days for the same words of one entry."""
    if date.as_written == told.as_written and date.iso != told.iso:
        message = say(
            "“{words}” is {told} under the entry's “date”, but {iso} here",
            told=told.iso or "—",
            words=date.as_written,
            iso=date.iso or "—",
        )
        hint = say("keep only “as_written” here; the rest is taken from “date”")
        yield check.problem(field.address, (*field.key, "iso"), "two-days", message, hint)


def _check_year(check: Check, field: Field, date: DateMention, iso: str) -> Iterator[Problem]:
    """Check that a year which the date's own words do not state is borne out by its evidence."""
    year = iso[:4]
    stated = year in date.as_written or int(year) in _years(date.as_written)
    if date.year_basis is None or (date.year_basis == "source" and not stated):
        message = say(
            "the source's words “{words}” do not state the year {year}", words=date.as_written, year=year
        )
        hint = say("write “year_basis: inferred” and cite the evidence under “basis”, or leave “iso” out")
        yield check.problem(field.address, (*field.key, "year_basis"), "year-basis", message, hint)
    elif date.year_basis == "inferred" and date.basis is None:
        message = say("a year that was inferred needs the words from which it was inferred")
        yield check.problem(
            field.address, (*field.key, "basis"), "year-basis", message, say("cite them under “basis”")
        )
    elif date.year_basis == "inferred" and date.basis is not None:
        named = _years(date.basis.quote)
        given = {int(end[:4]) for end in iso.split("/")}
        if named and not any(abs(each - other) <= _APART for each in given for other in named):
            message = say("the year {year} does not follow from “{words}”", words=date.basis.quote, year=year)
            hint = say("write the year that follows from these words, or cite other words")
            yield check.problem(field.address, (*field.key, "iso"), "year-basis", message, hint)


def _years(words: str) -> frozenset[int]:
    """The years that words name, in digits, as Taiwan counts them, or by an event whose year is known."""
    plain = unicodedata.normalize("NFKC", words)
    named = {int(number(match.group()) or 0) for match in _YEAR.finditer(plain)}
    named |= {minguo_year(match.group()) for match in _MINGUO.finditer(plain)}
    for epoch in epochs():
        for match in re.finditer(epoch.phrase, words):
            named.add(epoch.year or int((epoch.base or 0) + (number(match[1]) or 0)))
    return frozenset(named)


def _fits(iso: str, written: str) -> bool:
    """Whether the months and days that the source writes in digits fit a date, as far as it has them."""
    ends = [[int(part) for part in end.split("-")[1:]] for end in iso.split("/")]
    stated = [
        [int(part) for part in match.groups() if part]
        for match in _MONTH_AND_DAY.finditer(unicodedata.normalize("NFKC", written))
    ]
    return all(any(end[: len(each)] == each[: len(end)] for end in ends) for each in stated)
