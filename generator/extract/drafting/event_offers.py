"""The events that the rules found, before it is known whether another entry tells them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract.drafting.clauses import shortened
from generator.extract.drafting.event_titles import event_title
from generator.extract.findings import Extraction, FoundEvent
from generator.extract.form import Ordered
from generator.model import Origin, Sentence, Span


@dataclass(frozen=True, slots=True)
class OfferedEvent:
    """An event that a draft may hold."""

    event: FoundEvent
    sentence: Sentence
    origin: Origin
    title: str
    says_what: bool
    """Whether the title says what happened."""


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event by the place of its date."""

    span: Span
    event: FoundEvent


def offered_events(found: Extraction, sentences: Ordered[Sentence]) -> Iterator[OfferedEvent]:
    """Each event with its sentence and a title, in reading order."""
    for event in found.events:
        sentence = sentences.last_before(event.date.span.start + 1)
        if sentence is None:
            continue
        written = found.document.quote(event.date.span)
        title = event_title(found, event)
        words = title or shortened(found.document.quote(event.name or event.what)) or written
        origin = Origin.of(found.document.id, "event", sentence.id, written)
        yield OfferedEvent(event, sentence, origin, words, says_what=title is not None)
