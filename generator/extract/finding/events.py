"""Events: what a date in the text dates."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.extract.findings import Extraction, FoundDate, FoundEvent, FoundFigure
from generator.extract.form import Ordered, lexicon, pattern
from generator.model import Sentence, Span

_CLAUSES = re.compile(r"[^，,；;。：:]+")
_NEAR = 160
"""So many characters around a date may tell what it dates."""
_SPACE = "，,：: 　）)、上下午凌晨晚间"


def find_events(found: Extraction) -> Extraction:
    """Find what each date dates: every day and range of days, and a month or year beside the word for a deed.

    Dates in headlines, headings, dateline, source line and signature date the document and are none; nor are days
    up to which something is counted (截至). 昨日, 今天 and 当天 count where they date a meeting.
    """
    return replace(found, events=tuple(_events(found)))


def _events(found: Extraction) -> Iterator[FoundEvent]:
    closed = sorted(_closed(found))
    sentences = list(found.document.sentences)
    figures = Ordered(found.figures)
    at = shut = 0
    for date in found.dates:
        while shut < len(closed) and closed[shut].end <= date.span.start:
            shut += 1
        if date.precision == "vague" or (shut < len(closed) and date.span in closed[shut]):
            continue
        while sentences[at].span.end <= date.span.start:
            at += 1
        if event := _event(found.document.text, date, sentences[at], figures):
            yield event


def _closed(found: Extraction) -> Iterator[Span]:
    yield from (span for span in (found.title, found.subtitle, found.kicker, found.dateline) if span)
    yield from (section.heading for section in found.sections)
    yield from (section.deck for section in found.sections if section.deck)
    yield from (aside.span for aside in found.asides if aside.reason != "headline")


def _event(
    text: str, date: FoundDate, sentence: Sentence, figures: Ordered[FoundFigure]
) -> FoundEvent | None:
    words = lexicon("events")
    before = text[max(sentence.span.start, date.span.start - 4) : date.span.start]
    after = text[date.span.end : min(sentence.span.end, date.span.end + _NEAR)]
    name = _meeting_name(text, date, sentence)
    if re.search(words["not_before"], before) and not (
        date.precision in ("day", "range") and before[-1:] in "从自由"
    ):
        return None
    if re.match(words["since"], after):
        return None
    if date.relative:
        if not name:
            return None
    elif date.precision not in ("day", "range") or _is_period(date):
        clause = "，".join(_CLAUSES.findall(after)[:2])
        counted = next(figures.within(sentence.span), None) is not None
        deed = words["founded"] if date.precision == "year" or _is_period(date) else words["deed"]
        if re.match(words["not_after"], after) or counted or not re.search(deed, clause):
            return None
    if name:
        return FoundEvent(date, "meeting", _what(text, date, sentence), name)
    done = re.search(words["deed"], after) is not None
    return FoundEvent(date, "action" if done else "other", _what(text, date, sentence))


def _is_period(date: FoundDate) -> bool:
    """Tell whether a range runs over months or years and not over days."""
    return (
        date.precision == "range" and date.iso is not None and len(date.iso.split("/")[0]) < len("2023-07-01")
    )


def _what(text: str, date: FoundDate, sentence: Sentence) -> Span:
    """Give the first clause after the date that is not adverbial; what stands before a date that ends its sentence."""
    start = date.span.end
    if since := pattern("events", "from_then").match(text, start, sentence.span.end):
        start = since.end()
    while start < sentence.span.end and text[start] in _SPACE:
        start += 1
    for clause in _CLAUSES.finditer(text, start, min(sentence.span.end, start + _NEAR)):
        if re.match(lexicon("events")["adverbial"], clause.group()):
            continue
        return Span(*clause.span())
    rest = Span(start, min(sentence.span.end, start + _NEAR))
    return rest if len(rest) else sentence.span


def _meeting_name(text: str, date: FoundDate, sentence: Sentence) -> Span | None:
    near = Span(
        max(sentence.span.start, date.span.start - _NEAR), min(sentence.span.end, date.span.end + _NEAR)
    )
    if not re.search(lexicon("events")["held"], text[near.start : near.end]):
        return None
    for match in _held().finditer(text, near.start, near.end):
        name = Span(*match.span("name")) if match["name"] else Span(*match.span("later"))
        if name.overlaps(date.span):
            name = (
                Span(date.span.end, name.end)
                if name.end > date.span.end
                else Span(name.start, date.span.start)
            )
        return name
    return None


@cache
def _held() -> re.Pattern[str]:
    words = lexicon("events")
    return re.compile(
        rf"(?P<name>[^，,。；;：:！!？?\s]{{2,40}}?{words['meeting']})(?:（[^）]*）)?(?:[^，,。；;：:]{{0,16}}?){words['held']}"
        rf"|{words['held']}了?(?P<later>[^，,。；;：:！!？?\s]{{2,40}}?{words['meeting']})(?![员长场])"
    )
