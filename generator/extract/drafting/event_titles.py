"""Titles of events: the name of a meeting, or who did what."""

import re

from generator.extract.drafting.clauses import (
    bare,
    clauses,
    says_where,
    shortened,
    telling,
    tells_nothing_done,
)
from generator.extract.finding import follows
from generator.extract.findings import Extraction, FoundEvent
from generator.extract.form import lexicon, pattern
from generator.model import Span

_WHOLE_NAME = 8
"""A meeting's name of so many characters says which meeting it is."""
_MOST = 48
_BARE = 4
"""So many characters are a verb alone."""
_CLAUSE = re.compile(r"[^，,。；;：:！!？?\n]+")
_BEFORE_A_DATE = re.compile("(?:(?:，?[将將])?[于於自从從至到]|，?[将將])$")
_LOOSE = " 　，,、；;：:。"


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
    if pattern("draft", "attribute_before").search(before):
        return None
    name = found.document.quote(event.name).strip(" 　，,") if event.name else ""
    good = not pattern("draft", "body").search(name) and not pattern("draft", "bad_name").match(name)
    if len(name) >= _WHOLE_NAME and good:
        return shortened(name)
    begin = _after_date(text, date.end, sentence.span.end)
    if _dates_something_else(found, date, text[begin : max(begin, opened[-1].end)]):
        return None
    of_date = re.match("[）)]?的", text[date.end : date.end + 2])
    if _is_attribute((of_date[0][-1] if of_date else "") + text[begin : max(begin, opened[-1].end)]):
        return None
    before = _BEFORE_A_DATE.sub("", before)
    subject = "" if says_where(before) or before.endswith("的") else bare(before)
    if subject and (began := pattern("draft", "began").match(text, date.end)):
        return shortened(subject + began[0])
    said = telling(text, begin, sentence.span.end, subject)
    title = re.sub(lexicon("events")["no_title"], "", said) if said else _found_title(found, event)
    return None if pattern("draft", "no_title").match(title) or tells_nothing_done(title) else title


def _dates_something_else(found: Extraction, date: Span, words: str) -> bool:
    """Whether a date says since when something is counted, or when a reporter heard of what has a time of its own."""
    if heard := pattern("draft", "heard").match(found.document.text, date.end):
        return any(other.span.start == heard.end() for other in found.dates)
    return pattern("draft", "counted_since").search(words) is not None


def _after_date(text: str, start: int, end: int) -> int:
    """Where what stands after a date begins, behind further dates and the time of day."""
    begin = start
    for known in (pattern("draft", "after_date"), pattern("events", "lead")) * 2:
        if time := known.match(text[begin:end]):
            begin += time.end()
    return begin


def _is_attribute(words: str) -> bool:
    """Whether the words after a date make of it a part of what is meant, as in 6月3日发布的."""
    whole = pattern("draft", "aside_end").search(words) is None
    return whole and pattern("draft", "attribute_after").match(words) is not None


def _found_title(found: Extraction, event: FoundEvent) -> str:
    """The clause that the rules found for an event, with who did it, where the date parts them."""
    text = found.document.text
    if event.name:
        return _whole(text, event.name)
    words = _BEFORE_A_DATE.sub("", _whole(text, event.what))
    if event.who and follows(text, event.date, event.what):
        words = _with_who(_whole(text, event.who), words)
    elif len(words) <= _BARE:
        start, end = _clause_before(text, event.date.span.start), event.date.span.start
        words = _BEFORE_A_DATE.sub("", _whole(text, Span(start, end))) + words
    else:
        for key in ("named_after", "no_title"):
            words = re.sub(lexicon("events")[key], "", words)
    return _cut(words) or found.document.quote(event.date.span)


def _with_who(who: str, words: str) -> str:
    """Put who did it before what was done; where that is long, without what it says of them before 的."""
    if len(who) + len(words) > _MOST:
        who = who.rsplit("的", 1)[-1]
    return who + words if len(who) <= _MOST / 2 or len(who) + len(words) <= _MOST else words


def _cut(words: str) -> str:
    """Shorten a title that is too long, at a pause where there is one in its second half."""
    if len(words) > _MOST:
        pause = max(words.rfind(mark, _MOST // 2, _MOST) for mark in "，,")
        words = words[: pause if pause > 0 else _MOST]
    return words.rstrip(_LOOSE)


def _clause_before(text: str, at: int) -> int:
    """Where the last clause that says something begins before a place in the text."""
    opened = max(text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    clauses = [clause.start() for clause in _CLAUSE.finditer(text, opened, at)]
    return next((start for start in reversed(clauses) if at - start > _BARE), at)


def _whole(text: str, span: Span) -> str:
    """Return words without loose marks at their ends; a title or quotation that they cut is whole."""
    start, end = span.start, span.end
    for opening, closing in ("《》", "“”", "（）"):
        before, after = (
            text.rfind(opening, max(0, start - _MOST), start),
            text.find(closing, end, end + _MOST),
        )
        words = text[start:end]
        if words.count(closing) > words.count(opening) and before >= 0 and closing not in text[before:start]:
            start = before
        if words.count(opening) > words.count(closing) and after >= 0 and opening not in text[end:after]:
            end = after + 1
    words = re.sub(r"\s*\n\s*", "", text[start:end]).strip(_LOOSE)
    for opening, closing in ("《》", "“”", "（）"):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words
