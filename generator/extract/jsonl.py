"""Findings as flat records, one per line, for measuring and for other programs."""

from collections.abc import Iterator

from generator.extract.findings import Extraction
from generator.model import Span
from generator.reference import today

Record = dict[str, object]
"""``document``, ``kind``, ``start``, ``end``, ``quote`` and whatever else the kind has, as JSON values."""


def records(found: Extraction) -> Iterator[Record]:
    """Yield one record per finding, by kind and then in reading order; spans are half-open, in code points."""
    for kind, spans in _spans(found):
        for span in spans:
            yield _record(found, kind, span)
    for event in found.events:
        yield _record(found, "event", event.date.span, iso=event.date.iso)
    for story in found.stories:
        yield _record(found, "story", story.span, regions=list(story.regions))
    for figure in found.figures:
        more = {"bound": figure.bound, "value_to": figure.value_to}
        yield _record(found, "figure", figure.span, value=figure.value, unit=figure.unit, **more)
    for place in found.places:
        now = today(place.code) if place.code else None
        later = {} if now == place.code else {"today": now}
        yield _record(found, "place", place.span, code=place.code, **later)
    for term in found.terms:
        if term.quoted and term.kind != "speech":
            yield _record(found, "term", term.span, names=term.kind)


def _spans(found: Extraction) -> Iterator[tuple[str, list[Span]]]:
    """Yield the kinds whose records say only where they are, with their spans."""
    yield "title", [found.title] if found.title else []
    yield "subtitle", [found.subtitle] if found.subtitle else []
    yield "lede", [found.lede] if found.lede else []
    yield "heading", [section.heading for section in found.sections if not section.is_question]
    yield "deck", [section.deck for section in found.sections if section.deck]
    yield "operation", [operation.span for operation in found.operations]
    yield "organisation", [agency.span for agency in found.agencies]


def _record(found: Extraction, kind: str, span: Span, **attributes: object) -> Record:
    return {
        "document": found.document.id,
        "kind": kind,
        "start": span.start,
        "end": span.end,
        "quote": found.document.quote(span),
        **attributes,
    }
