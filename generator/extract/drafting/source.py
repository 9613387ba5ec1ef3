"""The document itself as content: what is known about it, its headlines, and which of its text is set aside."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract.drafting.statements import Statements
from generator.extract.findings import Extraction
from generator.extract.form import lexicon
from generator.model import Localized, Original, SetAside, SourceDocument, Span

_NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is known about a document from outside its text."""

    file: str
    """The verbatim text's path in the campaign folder."""
    publisher: str | None = None
    date: str | None = None
    """The day of publication, ``YYYY-MM-DD``."""
    url: str | None = None
    original: Original | None = None


def document_title(found: Extraction) -> str:
    """Return the headline on one line, or the document's id if it has none."""
    return found.document.quote(found.title).replace("\n", "") if found.title else found.document.id


def source_document(found: Extraction, imprint: Imprint, statements: Statements) -> SourceDocument:
    """Return a document with what is known about it from its text and from outside."""
    head = [span for span in (found.title, found.subtitle) if span]
    lines = [
        passage.span for passage in found.document.passages if any(passage.span in span for span in head)
    ]
    publisher = imprint.publisher or (found.document.quote(found.issuer) if found.issuer else None)
    return SourceDocument(
        id=found.document.id,
        title=Localized(zh=document_title(found)),
        subtitle=Localized(zh=found.document.quote(found.subtitle)) if found.subtitle else None,
        publisher=Localized(zh=publisher) if publisher else _NOT_STATED,
        date=imprint.date or found.written or _NOT_STATED,
        number=found.document.quote(found.number) if found.number else None,
        url=imprint.url or _NOT_STATED,
        rights=_NOT_STATED,
        file=imprint.file,
        sha256=found.document.sha256,
        original=imprint.original,
        head=tuple(statements.cite(span) for span in lines),
        set_aside=tuple(_set_aside(found, statements, set(lines))),
    )


def _set_aside(found: Extraction, statements: Statements, head: set[Span]) -> Iterator[SetAside]:
    spans: list[tuple[Span, str]] = [
        (aside.span, aside.reason) for aside in found.asides if aside.span not in head
    ]
    spans += [(section.heading, "heading") for section in found.sections]
    for span, reason in sorted(spans):
        cite = statements.cite(span)
        if cite.passage:
            yield SetAside(passage=cite.passage, reason=Localized(**lexicon("draft")["reasons"][reason]))
