"""Events: what a date in the text dates."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.extract.findings import Extraction, FoundDate, FoundEvent, FoundFigure
from generator.extract.form import Ordered, lexicon, pattern
from generator.language import HAN
from generator.model import Sentence, Span

_CLAUSES = re.compile(r"[^，,；;。：:]+")
_NEAR = 160
"""So many characters around a date may tell what it dates."""
_SPACE = "，,：: 　）)、"
_WORDS = 2
"""So many characters say what happened at least."""


def find_events(found: Extraction) -> Extraction:
    """Find what each date dates: every day and range of days, and a month or year beside the word for a deed.

    Dates in headlines, headings, dateline, source line and signature date the document and are none; nor are days
    up to which something is counted (截至), or before which it has to be done (8月15日前). 昨日, 今天 and 当天 count where they date a meeting.
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
    what, name = _what(text, date, sentence), _meeting_name(text, date, sentence)
    if not _counts(text, date, sentence, figures) or (date.relative and not name):
        return None
    if name:
        return FoundEvent(date, "meeting", what or name, name)
    if what is None:
        return None
    after = text[date.span.end : min(sentence.span.end, date.span.end + _NEAR)]
    return FoundEvent(date, "action" if re.search(lexicon("events")["deed"], after) else "other", what)


def _counts(text: str, date: FoundDate, sentence: Sentence, figures: Ordered[FoundFigure]) -> bool:
    """Tell whether a date is one on which something took place."""
    words = lexicon("events")
    before = text[max(sentence.span.start, date.span.start - 6) : date.span.start]
    after = text[date.span.end : min(sentence.span.end, date.span.end + _NEAR)]
    of_days = date.precision in ("day", "range")
    if re.search(words["up_to"], before) or re.match(words["since"], after):
        return False
    if re.search(words["not_before"], before) and not (
        before[-1:] in "从自由" and (of_days or re.match(words["begins"], after))
    ):
        return False
    return (of_days and not _is_period(date)) or _is_deed(text, date, sentence, figures)


def _is_period(date: FoundDate) -> bool:
    """Tell whether a range runs over months or years and not over days."""
    return (
        date.precision == "range" and date.iso is not None and len(date.iso.split("/")[0]) < len("2023-07-01")
    )


def _is_deed(text: str, date: FoundDate, sentence: Sentence, figures: Ordered[FoundFigure]) -> bool:
    """Tell whether a month, a year or a period dates a deed, and is not one for which something is counted."""
    words = lexicon("events")
    end = min(sentence.span.end, date.span.end + _NEAR)
    if re.match(words["not_after"], text[date.span.end : end]):
        return False
    clauses = [Span(*clause.span()) for clause in _CLAUSES.finditer(text, date.span.end, end)][:2]
    if not clauses:
        return False
    begins = text[date.span.start - 1 : date.span.start] in ("从", "自")
    looked_at = Span(clauses[0].start, clauses[-1].end)
    counted = next(figures.within(looked_at if begins else sentence.span), None) is not None
    founded = date.precision == "year" or _is_period(date)
    deed = words["begun"] if begins else words["founded"] if founded else words["deed"]
    return not counted and re.search(deed, text[looked_at.start : looked_at.end]) is not None


def _what(text: str, date: FoundDate, sentence: Sentence) -> Span | None:
    """The first clause after the date that is not adverbial, or what stands before a date that ends its sentence.

    None where neither says anything.
    """
    start = date.span.end
    if since := pattern("events", "from_then").match(text, start, sentence.span.end):
        start = since.end()
    after = [*_clauses(text, start, min(sentence.span.end, start + _NEAR))]
    before = [*_clauses(text, max(sentence.span.start, date.span.start - _NEAR), date.span.start)]
    telling = [span for span in (*after, *reversed(before)) if not _is_adverbial(text[span.start : span.end])]
    return next(iter((*telling, *after)), None)


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of a stretch that say something, without the time of day before them."""
    lead = pattern("events", "lead")
    for clause in _CLAUSES.finditer(text, start, end):
        begin, stop = clause.span()
        while begin < stop and text[begin] in _SPACE:
            begin += 1
        if time := lead.match(text, begin, stop):
            begin = time.end()
        if len(re.findall(f"[{HAN}]", text[begin:stop])) >= _WORDS:
            yield Span(begin, stop)


def _is_adverbial(clause: str) -> bool:
    words = lexicon("events")
    return bool(re.match(words["adverbial"], clause) or re.search(words["adverbial_end"], clause))


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
