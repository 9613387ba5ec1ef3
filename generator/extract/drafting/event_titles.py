"""Events with their titles, the name of a meeting or who did what, before it is known whether another entry tells them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.drafting.clauses import (
    bare,
    clauses,
    describes_nothing,
    paints,
    says_where,
    shortened,
    telling,
    tells_nothing_done,
)
from generator.extract.drafting.titles import case_heading, case_name
from generator.extract.findings import Extraction, FoundEvent
from generator.extract.form import Ordered, lexicon, numbering, pattern
from generator.language import HAN
from generator.model import Origin, Sentence, Span, passage_of
from generator.reference import in_simplified

_WHOLE_NAME = 8
"""A meeting's name of so many characters says which meeting it is."""
_BEFORE_A_DATE = re.compile("(?:(?:，?[将將])?[于於自从從至到]|，?[将將])$")


@dataclass(frozen=True, slots=True)
class OfferedEvent:
    """An event that a draft may hold."""

    event: FoundEvent
    sentence: Sentence
    origin: Origin
    title: str
    says_what: bool
    """Whether the title says what happened."""
    told: Span
    """What tells of it: its sentence, or the paragraph of a case."""


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event by the place of its date."""

    span: Span
    event: FoundEvent


def offered_events(found: Extraction, sentences: Ordered[Sentence]) -> Iterator[OfferedEvent]:
    """Each event with its sentence and a title, in reading order."""
    cases: set[str] = set()
    under = {headed[0] for story in found.stories if (headed := case_heading(found, story.span))}
    for event in found.events:
        sentence = sentences.last_before(event.date.span.start + 1)
        if sentence is None:
            continue
        written = found.document.quote(event.date.span)
        case = case_name(found, event.date.span)
        title = case or event_title(found, event)
        if title and case is None and (headed := case_heading(found, event.date.span)):
            title = title if headed[0] in under else headed[1]
            under.add(headed[0])
        words = title or shortened(found.document.quote(event.name or event.what)) or written
        origin = Origin.of(found.document.id, "event", sentence.id, written)
        passage = passage_of(sentence.id)
        told = found.document.passage(passage) if case else sentence
        start = event.date.span.start
        announced = pattern("draft", "announced").search(found.document.text, max(0, start - 2), start)
        is_offered = not announced and (case is None or passage not in cases)
        cases.add(passage)
        yield OfferedEvent(
            event, sentence, origin, words, is_offered and title is not None, (told or sentence).span
        )


def event_title(found: Extraction, event: FoundEvent) -> str | None:
    """What happened on a date: the name of a meeting, or who did what.

    None where the sentence does not say, and for what had not taken place when the text was written.
    """
    written, day = found.written, event.date.iso
    return None if written and day and day[: len(written)] > written else _title(found, event)


def _title(found: Extraction, event: FoundEvent) -> str | None:
    text, date = found.document.text, event.date.span
    (sentence, *_) = found.document.sentences_at(date)
    start = found.dateline.end if found.dateline and found.dateline in sentence.span else sentence.span.start
    opened = [clause for clause in clauses(text, start, sentence.span.end) if clause.start <= date.start]
    before = pattern("draft", "before_date").sub("", text[opened[-1].start : date.start])
    before = before[numbering(before)[1] :]
    if before.count("“") > before.count("”"):
        before = before.removeprefix("“")  # what somebody says took place all the same
    if pattern("draft", "attribute_before").search(before) or pattern("draft", "no_who").match(before):
        return None
    if name := _meeting(found, event):
        return shortened(name)
    if before and _is_told_before(text, date):
        return _told(shortened(bare(before)))
    begin = _after_date(text, date.end, sentence.span.end)
    which_day = pattern("draft", "day_of").match(text, begin, sentence.span.end)
    done = which_day and next(clauses(text, which_day.end(), sentence.span.end), None)
    if done and describes_nothing(text[done.start : done.end]):
        begin = done.start
        opened.append(done)
    words = text[begin : max(begin, opened[-1].end)]
    before = _BEFORE_A_DATE.sub("", before)
    if _is_no_deed(found, event, Span(begin, sentence.span.end), before, words):
        return None
    subject = "" if says_where(before) or before.endswith("的") else bare(before)
    if subject and (began := pattern("draft", "began").match(text, date.end)):
        return shortened(subject + began[0])
    said = telling(text, begin, sentence.span.end, subject) or ""
    return _told(
        _named(found, date, said)
        if subject or not said
        else _who_before(found, opened, date) + _named(found, date, said)
    )


def _is_told_before(text: str, date: Span) -> bool:
    """Whether a date in brackets or after 成立于 says when what stands before it took place."""
    in_brackets = text[date.start - 1] in "（(" and text[date.end : date.end + 2] in ("），", "）。")
    return in_brackets or bool(pattern("events", "done_at").search(text, max(0, date.start - 4), date.start))


def _named(found: Extraction, date: Span, title: str) -> str:
    """A title with the name of an agency in the place of 该局, where the paragraph names one of its rank before."""
    former = pattern("draft", "former").match(title)
    if former is None:
        return title
    (sentence, *_) = found.document.sentences_at(date)
    passage = found.document.passage(passage_of(sentence.id))
    start = passage.span.start if passage else date.start
    named = [
        agency.name
        for agency in found.agencies
        if start <= agency.span.start < date.start and agency.name.endswith(former["rank"])
    ] or _bearing(former["rank"]).findall(found.document.text, start, date.start)
    return named[-1] + title[former.end() :] if named else title


@cache
def _bearing(rank: str) -> re.Pattern[str]:
    """What finds a name that ends with a rank, as in 刘家场镇, at the start of a clause."""
    return re.compile(
        rf"(?:^|(?<=[，。；：、\s“]))(?![本该各全对把将在向从为与和由给]|[^，。；]*该)([{HAN}]{{1,10}}?{rank})",
        re.MULTILINE,
    )


def _who_before(found: Extraction, opened: Sequence[Span], date: Span) -> str:
    """The clause before that of a date, where this one goes on about who is named there: 公司不服，于6月3日提起诉讼."""
    text = found.document.text
    if len(opened) == 1 or text[opened[-1].start : date.start] not in (
        "于",
        "於",
        "并于",
        "並於",
        "已于",
        "又于",
    ):
        return ""
    before = text[opened[-2].start : opened[-2].end].strip()
    return "" if says_where(before) or text[opened[-2].end] not in "，," else f"{bare(before)}，"


def _meeting(found: Extraction, event: FoundEvent) -> str:
    """The name of a meeting, if it says which meeting it is; empty otherwise."""
    name = found.document.quote(event.name).strip(" 　，,") if event.name else ""
    bad = pattern("draft", "body").search(name) or pattern("draft", "bad_name").match(name)
    return "" if bad or len(name) < _WHOLE_NAME else name


def _told(title: str) -> str | None:
    """A title without the words that only lead to it; None where it tells of no deed."""
    title = pattern("draft", "joint_word").sub("", re.sub(lexicon("events")["no_title"], "", title))
    if paints(title):
        return None
    if own := pattern("draft", "own").match(title):
        title = title[own.end() :]
        if len(title) < _WHOLE_NAME:
            return None
    return None if pattern("draft", "no_title").match(title) or tells_nothing_done(title) else title or None


def _is_no_deed(found: Extraction, event: FoundEvent, after: Span, before: str, words: str) -> bool:
    """Whether a date says which thing or day is meant, when someone spoke, or since when something is counted.

    ``after`` runs from what stands behind the date to the end of its sentence; ``before`` and ``words`` stand around it in its clause.
    """
    text, end = found.document.text, event.date.span.end
    if heard := pattern("draft", "heard").match(text, end):
        return any(other.span.start == heard.end() for other in found.dates)
    of_date = re.match("[）)]?的", text[end : end + 2])
    first = next(clauses(text, after.start, after.end), after)
    spoke = (pattern("draft", "speaker").search(before) and pattern("draft", "said_so").search(words)) or (
        not before and pattern("draft", "thought").search(text, first.start, first.end)
    )
    thing = before and pattern("draft", "nominal").fullmatch(words)
    return bool(
        spoke
        or thing
        or (
            event.date.precision == "range"
            and pattern("draft", "counted_in").match(text, after.start, after.end)
        )
        or pattern("draft", "counted_since").search(words)
        or pattern("draft", "day_of").fullmatch(text, after.start, after.end)
        or _is_attribute((of_date[0][-1] if of_date else "") + words)
    )


def _after_date(text: str, start: int, end: int) -> int:
    """Where what stands after a date begins, behind further dates and the time of day."""
    begin = start
    known_after = pattern("draft", "after_date"), pattern("events", "goes_on"), pattern("events", "lead")
    for known in known_after * 2:
        if time := known.match(in_simplified(text[begin:end])):
            begin += time.end()
    return begin


def _is_attribute(words: str) -> bool:
    """Whether the words after a date make of it a part of what is meant, as in 6月3日发布的."""
    whole = pattern("draft", "aside_end").search(words) is None
    return whole and pattern("draft", "attribute_after").match(words) is not None
