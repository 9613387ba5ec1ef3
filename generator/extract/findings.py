"""What rules find in a document; each finding says where it is."""

from dataclasses import dataclass
from typing import Literal

from generator.excerpts import Excerpts
from generator.extract.form import Line, pattern
from generator.extract.naming import AgencyMention, PlaceMention
from generator.frozen import frozen
from generator.messages import Message, say
from generator.model import Bound, Document, Span, TermKind

Precision = Literal["day", "month", "year", "range", "vague"]
YearBasis = Literal["source", "inferred", "external"]
QuotedKind = Literal[TermKind, "speech"]
AsideReason = Literal["omission", "headline", "credit", "source-line", "contents", "speaker", "addressee"]


@frozen()
class FoundSection:
    """A part of the document under a heading; a document without headings has none."""

    heading: Span
    """The heading's whole line, marks such as ``——`` included."""
    deck: Span | None
    """The line under the heading, if there is one."""
    body: tuple[str, ...]
    """The ids of the passages that follow, down to the next heading."""
    level: int = 1
    """The depth of the heading, from 1."""
    is_question: bool = False
    """Whether the line asks what the passages answer; such lines order a text as headings do."""


@frozen()
class Aside:
    """Words that carry no statement, and why."""

    span: Span
    reason: AsideReason


@frozen()
class FoundDate:
    """A date expression, resolved as far as the document gives evidence."""

    span: Span
    iso: str | None
    """``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``, or ``start/end``; None without evidence of the year."""
    precision: Precision
    year_basis: YearBasis | None = None
    """``source``: the year stands with the date; ``inferred``: other words of the document give it;
    ``external``: those words give it by a fact from elsewhere."""
    basis: Span | None = None
    """The words that the year was inferred from."""
    note: str | None = None
    """The outside fact by which those words give the year, with its source."""
    relative: bool = False
    """Whether the words count from the day of writing, as in 昨日 and 近日."""


@frozen()
class FoundFigure:
    """A number with its unit."""

    span: Span
    """Number and unit with the modifiers that belong to them, as in 超7600亿美元."""
    value: float
    """The number with 万 and 亿 multiplied out; a share (半, 成, X分之Y) is a fraction from 0 to 1."""
    unit: str
    value_to: float | None = None
    """The upper end, if the words give a range."""
    bound: Bound = "exact"
    of: Span | None = None
    """The words for what is counted."""


@frozen()
class FoundVague:
    """A quantity that the document leaves open, as in 一批."""

    span: Span
    of: Span | None = None
    """The words for what it is a quantity of."""


@frozen()
class FoundTerm:
    """A word or phrase in quotation marks, or a mechanism that is named without them."""

    span: Span
    """The words with their quotation marks."""
    text: str
    """The words without them."""
    kind: QuotedKind
    full: Span
    """The span including what belongs to the name outside the marks, as in “百万警进千万家”活动."""
    quoted: bool = True


@frozen()
class FoundOperation:
    """A named action, or a paragraph in a list of actions."""

    span: Span
    """The passages that describe it, from the first character to the last."""
    name: Span | None
    """The words that name it."""
    kind: str | None
    """The kind of action in its name, as in 专项行动."""


@frozen()
class FoundStory:
    """What is told about one place or several."""

    span: Span
    places: Span
    """The words that name the places."""
    regions: tuple[str, ...]
    """GB/T 2260 codes, sorted."""
    date: FoundDate | None = None


@frozen()
class FoundEvent:
    """Something that the document dates."""

    date: FoundDate
    kind: Literal["meeting", "action", "other"]
    what: Span
    """The clause that says what happened."""
    who: Span | None = None
    """The words before the date that say who or what did it."""
    name: Span | None = None
    """The name of the meeting."""


@dataclass(frozen=True)
class Extraction:
    """Everything that the rules found in one document, each kind in reading order."""

    document: Document
    lines: tuple[Line, ...] = ()
    """The document's passages with their form."""
    published: str | None = None
    """The day of publication, ``YYYY-MM-DD``, if it is known from outside the text."""
    is_official: bool = False
    """Whether its title is that of an official paper, such as a notice."""
    title: Span | None = None
    subtitle: Span | None = None
    kicker: Span | None = None
    lede: Span | None = None
    dateline: Span | None = None
    issuer: Span | None = None
    """Who issued an official paper, by its red head or its signature."""
    number: Span | None = None
    """The document number of an official paper, as in 国办发〔2024〕12号."""
    written: str | None = None
    """The day of writing, ``YYYY-MM-DD``, if dateline, source line or signature state it."""
    sections: tuple[FoundSection, ...] = ()
    asides: tuple[Aside, ...] = ()
    terms: tuple[FoundTerm, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    agencies: tuple[AgencyMention, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    figures: tuple[FoundFigure, ...] = ()
    vague: tuple[FoundVague, ...] = ()
    operations: tuple[FoundOperation, ...] = ()
    stories: tuple[FoundStory, ...] = ()
    events: tuple[FoundEvent, ...] = ()
    left_out: tuple[Message, ...] = ()
    """What the document's file holds but its text does not, according to its reader."""

    def adding(self, **findings: object) -> "Extraction":
        """Return it with the findings of a rule; ``replace``, which asks for every field, a short document would feel."""
        found = object.__new__(Extraction)
        vars(found).update(vars(self), **findings)
        return found

    def open_years(self) -> tuple[Message, ...]:
        """Return the days and months whose year the document does not show, in one message or none."""
        dates = [
            each
            for each in self.dates
            if each.iso is None and not each.relative and each.precision != "vague"
        ]
        quotes = [self.document.quote(each.span) for each in dates]
        words = Excerpts(tuple(each for each in quotes if not pattern("dates", "lunar").match(each)))
        if not words.pieces:
            return ()
        return (
            say(
                "the year of {count} dates, which the document does not show: {words}",
                count=len(words.pieces),
                words=words,
            ),
        )
