"""The page on which an editor reviews an extraction: the text with all findings marked, and their records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.excerpts import Excerpts, is_sentence
from generator.extract.drafting import Statements
from generator.extract.findings import AsideReason, Extraction
from generator.extract.jsonl import records
from generator.messages import Language, Message, listed, localized, say, template
from generator.model import Document, Span

if TYPE_CHECKING:
    from jinja2 import Template

KINDS = {
    "title": say("headline"),
    "subtitle": say("subheading"),
    "lede": say("first paragraph"),
    "heading": say("heading"),
    "deck": say("line under a heading"),
    "operation": say("operation"),
    "story": say("local story"),
    "event": say("date"),
    "figure": say("number"),
    "place": say("place"),
    "organisation": say("agency"),
    "term": say("term"),
}
"""The kinds of findings and their names on the page, in the order of its legend."""
FIELDS = {
    "iso": say("day"),
    "regions": say("places"),
    "value": say("value"),
    "value_to": say("up to"),
    "unit": say("unit"),
    "bound": say("limit"),
    "code": say("code"),
    "names": say("sort"),
}
"""The names of a record's attributes on the page."""
WORDS = {
    "heading": say("What was found, for review"),
    "number": say("no."),
    "kind": say("kind"),
    "quote": say("words of the source"),
    "fields": say("what was found"),
    "left_out": say("What was left out, and why"),
}
"""The other words of the page."""
_ASIDES: dict[AsideReason, str] = {
    "omission": template("an ellipsis, not a statement: “{words}”"),
    "credit": template("a credit or a closing line, not a statement: “{words}”"),
    "source-line": template("where, when or under which number it was published, not a statement: “{words}”"),
    "speaker": template("who speaks in what follows, not a statement: “{words}”"),
    "addressee": template("to whom it is addressed, not a statement: “{words}”"),
}
"""Why a line carries no statement; headlines have marks of their own."""
_FEW = 3
"""So many pieces that are left out are shown even if none is a sentence."""
_PLACED = {"document", "kind", "start", "end", "quote"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as the page shows it."""

    kind: str
    """One of ``KINDS``."""
    span: Span
    fields: tuple[tuple[str, str], ...] = ()
    """What was found out besides the words, by the names in ``FIELDS``."""


@dataclass(frozen=True, slots=True)
class Record:
    """A finding's line in the table."""

    number: int
    kind: str
    """The name of its kind on the page."""
    quote: str
    fields: tuple[tuple[object, str], ...]
    """The name of each attribute on the page, and its value."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that is covered by the same findings throughout."""

    text: str
    kinds: str
    """The kinds of all findings here, as CSS classes."""
    title: str
    """The names of the findings."""
    target: int
    """The number of the innermost finding; 0 if there is none."""
    opens: tuple[int, ...]
    """The numbers of the findings that begin here."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out, or not searched, and why."""

    what: str
    """With the first words of its pieces; without them where the pieces follow."""
    pieces: tuple[tuple[str, bool], ...] = ()
    """All words that the message names, and whether each is a sentence."""
    is_open: bool = False
    """Whether the pieces are shown without asking: there is a sentence among them, or they are few."""


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document on the page."""

    name: str
    lines: tuple[tuple[str, tuple[Piece, ...]], ...]
    """The id of each passage, with its pieces."""
    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the page's template sees."""

    documents: tuple[MarkedDocument, ...]
    legend: tuple[tuple[str, str, int], ...]
    """Each kind that was found, its name, and how often it was found."""
    words: Mapping[str, str]
    """The words in ``WORDS``, by key."""
    code: str
    """The language code of the words."""


def find_marks(found: Extraction) -> tuple[Mark, ...]:
    """Return every finding of an extraction as a mark."""
    return tuple(
        Mark(
            str(record["kind"]),
            Span(int(str(record["start"])), int(str(record["end"]))),
            tuple(
                (name, _shown(value))
                for name, value in record.items()
                if name not in _PLACED and value not in (None, "")
            ),
        )
        for record in records(found)
    )


def find_left_out(found: Extraction) -> tuple[Message, ...]:
    """Return what was left out and why: parts of the document's file, lines that carry no statement, and figures."""
    asides = (
        Message(_ASIDES[aside.reason], {"words": found.document.quote(aside.span)})
        for aside in found.asides
        if aside.reason in _ASIDES
    )
    figures = [found.document.quote(figure.span) for figure in Statements(found).unconfirmed()]
    unconfirmed = say(
        "figures left out of the statements, because the check would not recognize them in their "
        "sentences ({count}): {words}",
        count=len(figures),
        words=", ".join(figures),
    )
    return (*found.left_out, *asides, *found.open_years(), *([unconfirmed] if figures else ()))


def render_report(
    findings: Sequence[tuple[Document, Sequence[Mark]]],
    language: Language,
    left_out: Sequence[Sequence[Message]] = (),
) -> str:
    """Return a self-contained page without scripts: texts, marks and records, linked both ways.

    The page is in the editor's language; the texts are Chinese. ``left_out`` is what ``find_left_out`` returned for
    each document.
    """
    documents, number = [], 0
    for (document, marks), left in zip(findings, left_out or [()] * len(findings), strict=True):
        ordered = sorted(marks, key=lambda mark: (mark.span.start, -len(mark.span), mark.kind))
        numbered = list(enumerate(ordered, number + 1))
        documents.append(_marked(document, numbered, language, left))
        number += len(ordered)
    counts = {kind: sum(mark.kind == kind for _, marks in findings for mark in marks) for kind in KINDS}
    report = Report(
        documents=tuple(documents),
        legend=tuple(
            (kind, label.to(language), counts[kind]) for kind, label in KINDS.items() if counts[kind]
        ),
        words={name: word.to(language) for name, word in WORDS.items()},
        code="zh-Hans" if language == "zh" else "en",
    )
    return _template().render({field.name: getattr(report, field.name) for field in fields(report)})


def _marked(
    document: Document, numbered: list[tuple[int, Mark]], language: Language, left_out: Sequence[Message]
) -> MarkedDocument:
    records = tuple(
        Record(
            number,
            KINDS[mark.kind].to(language),
            document.quote(mark.span),
            tuple((localized(FIELDS.get(name, name), language), value) for name, value in mark.fields),
        )
        for number, mark in numbered
    )
    lines = []
    for passage in document.passages:
        here = [(number, mark) for number, mark in numbered if mark.span.overlaps(passage.span)]
        lines.append((passage.id, tuple(_pieces(document, passage.span, here, language))))
    return MarkedDocument(
        document.id, tuple(lines), records, tuple(_left_out(what, language) for what in left_out)
    )


def _left_out(what: Message, language: Language) -> LeftOut:
    """Return a message as the page shows it: with all of its pieces where its line shows only the beginning."""
    excerpts = next((value for value in what.values.values() if isinstance(value, Excerpts)), None)
    if excerpts is None:
        return LeftOut(what.to(language))
    bare = Message(
        what.template, {name: "" if value is excerpts else value for name, value in what.values.items()}
    )
    pieces = tuple((piece, is_sentence(piece)) for piece in excerpts.pieces)
    is_open = excerpts.has_sentences or len(pieces) <= _FEW
    return LeftOut(bare.to(language).rstrip(" :：—"), pieces, is_open)


def _pieces(
    document: Document, line: Span, marks: list[tuple[int, Mark]], language: Language
) -> Iterator[Piece]:
    """Cut a line wherever a finding begins or ends."""
    ends = {max(line.start, mark.span.start) for _, mark in marks} | {
        min(line.end, mark.span.end) for _, mark in marks
    }
    for start, end in pairwise(sorted({line.start, line.end, *ends})):
        over = sorted(
            ((len(mark.span), number, mark) for number, mark in marks if Span(start, end) in mark.span),
            key=lambda covered: covered[:2],
        )
        kinds = dict.fromkeys(mark.kind for _, _, mark in over)
        yield Piece(
            document.text[start:end],
            " ".join(kinds),
            listed(KINDS[kind] for kind in kinds).to(language) if kinds else "",
            over[0][1] if over else 0,
            tuple(number for _, number, mark in over if mark.span.start == start),
        )


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - loaded for reports alone

    environment = Environment(
        loader=PackageLoader(__package__ or "generator.extract"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja")
