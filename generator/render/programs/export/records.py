"""What is published as data: the shape of ``campaign.json``, from which its JSON Schema follows.

Fields that are only for editors (notes, names of reviewers, where the machine found an entry) are left out. A path
leads from the root of the site to a Chinese page; the English page has the same path under ``en/``.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer


def plain(value: Decimal) -> int | float:
    """A decimal as a number of JSON, whole if it can be."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(plain, return_type=int | float)]
"""A decimal that is written as a number."""


class Record(BaseModel):
    """What stands in the published data: frozen, and closed to unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class TextRecord(Record):
    """The same text in both languages; the Chinese is authoritative."""

    zh: str
    """The Chinese text."""
    en: str | None
    """The English text; null where it is not translated."""
    en_state: Literal["missing", "unverified", "fresh", "stale"]
    """Whether the English was made from this Chinese text."""


class CitationRecord(Record):
    """The words of a source that say it."""

    document: str
    """The id of the document."""
    sentences: tuple[str, ...]
    """The sentences that the words touch, as in ``p22.1``."""
    start: int
    """Where the words begin in the verbatim text, in code points from 0."""
    end: int
    """Where they end; the first code point after them."""
    quote: str
    """The words, to the letter."""
    path: str
    """The first of these sentences on the site."""


class FigureRecord(Record):
    """A number that the source gives."""

    as_written: str
    """The words of the source."""
    value: Number
    """The number; a share is a fraction from 0 to 1."""
    value_to: Number | None
    """The upper end of a range."""
    bound: str
    """How the source limits it: exact, more-than, at-least, less-than, at-most, nearly, about."""
    unit: str
    """The unit or measure word as written."""
    of: TextRecord | None
    """What is counted."""
    as_of: TextRecord | None
    """The time that the source gives for it."""


class VagueRecord(Record):
    """A quantity for which the source gives no number."""

    as_written: str
    """The words of the source."""
    of: TextRecord | None
    """Of what."""


class DateRecord(Record):
    """A date that the source gives."""

    as_written: str
    """The words of the source."""
    iso: str | None
    """ISO 8601, a range as ``first/last``; null where no year can be known."""
    precision: str
    """How exactly the source dates it: day, month, year, range, vague."""
    year_basis: str | None
    """Whether the year stands in the source, was inferred, or is from elsewhere; null where none is known."""
    basis: CitationRecord | None
    """The words from which the year was inferred."""
    basis_note: TextRecord | None
    """How the year follows from them."""


class StatementRecord(Record):
    """One sentence of the site, with what it rests on."""

    path: str
    """Its place on the site, which is also its id."""
    text: TextRecord
    """The sentence."""
    kind: str
    """reported (in the site's words), quote (in the source's), editorial (by the editors), external."""
    citations: tuple[CitationRecord, ...]
    """The passages that say it."""
    figures: tuple[FigureRecord, ...]
    """The numbers in it."""
    vague: tuple[VagueRecord, ...]
    """The quantities in it for which the source gives no number."""
    dates: tuple[DateRecord, ...]
    """The dates in it."""


class AgencyRecord(Record):
    """An agency that the source names."""

    name: TextRecord
    """Its name."""
    role: str
    """lead, with, or acting."""


class ExplanationRecord(Record):
    """An editor's explanation of a term."""

    text: TextRecord
    """The explanation."""
    source: str
    """Where the editor has it from."""
    url: str | None
    """The web address of that source."""


class ReviewRecord(Record):
    """How far a person vouches for an entry."""

    state: str
    """extracted (by a program), edited, reviewed, corrected, withdrawn."""
    translation: str | None
    """Who made the English: machine, person, or reviewed; null where there is none."""
    on: str | None
    """The day of the review; null where none is recorded."""


class EntryRecord(Record):
    """What a reader sees as one page. A withdrawn entry keeps its title and says nothing more."""

    collection: str
    """sections, operations, stories, events, or terms."""
    id: str
    """Its id within the collection."""
    path: str
    """Its page."""
    title: TextRecord
    """Its heading."""
    kind: str | None
    """What sort of operation, event or term it is."""
    section: str | None
    """The id of the section of the source that tells of it."""
    topics: tuple[str, ...]
    """The ids of its topics."""
    regions: tuple[str, ...]
    """The places that the source names for it: ISO 3166-2, or GB/T 2260 for finer ones."""
    date: DateRecord | None
    """When it happened, as far as the source says."""
    agencies: tuple[AgencyRecord, ...]
    """The agencies that the source names in connection with it."""
    heading: CitationRecord | None
    """The words of the source that name it."""
    deck: StatementRecord | None
    """The line under the heading of a section."""
    statements: tuple[StatementRecord, ...]
    """What the site says of it."""
    explanation: ExplanationRecord | None
    """An editor's explanation of a term."""
    review: ReviewRecord
    """Whether a person has reviewed it."""


class DocumentRecord(Record):
    """A source text; null stands for what is not stated. The text itself is not part of the data."""

    id: str
    """Its id."""
    path: str
    """Its page."""
    title: TextRecord
    """The headline."""
    subtitle: TextRecord | None
    """The subheading."""
    publisher: TextRecord | None
    """Who published it."""
    date: str | None
    """The day of publication."""
    number: str | None
    """The number of an official paper."""
    url: str | None
    """The address of the publication."""
    rights: TextRecord | None
    """Who holds the rights and what is allowed."""
    sha256: str
    """The hash of the verbatim text in NFC with line feeds and without invisible marks, as UTF-8."""
    code_points: int
    """The length of the verbatim text."""
    sentences: int
    """How many sentences it has."""


class TopicRecord(Record):
    """One way in for readers."""

    id: str
    """Its id."""
    path: str
    """Its page."""
    title: TextRecord
    """What readers call it."""


class TermRecord(Record):
    """The English for a Chinese term on all pages."""

    zh: str
    """The Chinese term."""
    en: str
    """Its rendering."""


class CorrectionRecord(Record):
    """A sentence that was changed after publication."""

    entry: str
    """The entry, as ``operations/<id>``."""
    was: TextRecord
    """What the site said."""
    now: TextRecord
    """What it says now."""
    why: TextRecord
    """Why it was changed."""
    on: str
    """The day of the change."""
    weight: str
    """correction (the sentence says something else), or minor (its meaning is the same)."""


class CampaignRecord(Record):
    """All that the site publishes of a campaign."""

    title: TextRecord
    """The site's name."""
    name: TextRecord
    """The campaign's name as the source gives it."""
    site: str | None
    """The address of the site, to which paths are added; null where it was not known."""
    stage: str
    """preview (everything, unreviewed too) or release (what a person has vouched for)."""
    licence: str | None
    """The licence of these data by its SPDX identifier; the quotes belong to the sources. Null where none is stated."""
    summary: tuple[StatementRecord, ...]
    """What the campaign is."""
    card: tuple[StatementRecord, ...]
    """Who, what, when and where, as far as the source says."""
    gaps: tuple[StatementRecord, ...]
    """What the source does not say, as noticed by the editors."""
    topics: tuple[TopicRecord, ...]
    """The topics, in their order."""
    documents: tuple[DocumentRecord, ...]
    """The sources."""
    headlines: tuple[CitationRecord, ...]
    """The headlines of the sources, which their pages cite."""
    entries: tuple[EntryRecord, ...]
    """The entries by collection, as the site orders them."""
    glossary: tuple[TermRecord, ...]
    """The renderings that the English holds to."""
    corrections: tuple[CorrectionRecord, ...]
    """What was changed after publication, newest first."""
