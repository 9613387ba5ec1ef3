"""The data as flat tables: one per collection and per kind of thing in entries, rows in page order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.model import COLLECTIONS
from generator.render.programs.export.dataset import Citations, statements
from generator.render.programs.export.records import (
    CampaignRecord,
    DateRecord,
    EntryRecord,
    StatementRecord,
    TextRecord,
    plain,
)

Cell = str | int | float | None
Row = tuple[Cell, ...]
BETWEEN = "; "
"""Separates several values in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    about: str
    type: Literal["string", "integer", "number"] = "string"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table, with how its columns depend on each other and on other tables."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...] = ()
    """The columns that identify a row."""
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """For a column, the table and column where its values come from."""


def tables(record: CampaignRecord, cited: Citations) -> tuple[Table, ...]:
    """All tables: one per collection, then those of what is inside entries, then the rest."""
    return (
        *(_entries(name, record) for name in COLLECTIONS),
        _statements(record),
        _citations(record, cited),
        _figures(record),
        _dates(record),
        _documents(record),
        _topics(record),
        _corrections(record),
    )


def _entries(collection: str, record: CampaignRecord) -> Table:
    entries = [entry for entry in record.entries if entry.collection == collection]
    sections = {entry.id for entry in record.entries if entry.collection == "sections"}
    refers = {} if collection == "sections" else {"section": ("sections", "id")}
    return Table(collection, _ENTRY, tuple(_entry(each, sections) for each in entries), ("id",), refers)


def _entry(entry: EntryRecord, sections: set[str]) -> Row:
    return (
        entry.id,
        entry.path,
        *_text(entry.title),
        entry.kind,
        entry.section if entry.section in sections else None,
        BETWEEN.join(entry.topics) or None,
        BETWEEN.join(entry.regions) or None,
        *_date(entry.date),
        BETWEEN.join(each.name.zh for each in entry.agencies) or None,
        len(entry.statements) + (entry.deck is not None),
        entry.review.state,
        entry.review.translation,
        entry.review.on,
    )


def _statements(record: CampaignRecord) -> Table:
    rows = tuple(
        (each.path, each.kind, *_text(each.text), len(each.citations)) for each in statements(record)
    )
    columns = (
        Column("statement", _PATH, required=True),
        Column("kind", "reported, quote, editorial, or external", required=True),
        *_words("text", "The sentence"),
        Column("citations", "How many passages it cites", "integer", required=True),
    )
    return Table("statements", columns, rows, ("statement",))


def _citations(record: CampaignRecord, cited: Citations) -> Table:
    said = {each.path for each in statements(record)}
    rows = tuple(
        (
            path,
            path if path in said else None,
            purpose,
            each.document,
            BETWEEN.join(each.sentences),
            each.start,
            each.end,
            each.quote,
            each.path,
        )
        for path, purpose, each in cited
    )
    columns = (
        Column("path", "The place on the site that cites", required=True),
        Column("statement", "The statement there, if it is one"),
        Column("purpose", "What it is cited for: statement, date, or name", required=True),
        Column("document", "The id of the document", required=True),
        Column("sentences", "The sentences that the quotation touches", required=True),
        Column(
            "start", "Where it begins in the verbatim text, in code points from 0", "integer", required=True
        ),
        Column("end", "Where it ends; the first code point after it", "integer", required=True),
        Column("quote", "The words of the source, to the letter", required=True),
        Column("passage", "The first of the sentences on the site", required=True),
    )
    refers = {"statement": ("statements", "statement"), "document": ("documents", "id")}
    return Table("citations", columns, rows, (), refers)


def _figures(record: CampaignRecord) -> Table:
    columns = (
        Column("statement", "The statement that holds it", required=True),
        Column("as_written", "The words of the source", required=True),
        Column(
            "value",
            "The number; empty where the source gives none; a share is a fraction from 0 to 1",
            "number",
        ),
        Column("value_to", "The upper end of a range", "number"),
        Column(
            "bound", "exact, more-than, at-least, less-than, at-most, nearly, about; empty without a number"
        ),
        Column("unit", "The unit or measure word as written"),
        *_words("of", "What is counted", required=False),
        *_words("as_of", "The time that the source gives for it", required=False),
    )
    rows = tuple(row for statement in statements(record) for row in _figures_of(statement))
    return Table("figures", columns, rows, (), {"statement": ("statements", "statement")})


def _figures_of(statement: StatementRecord) -> Iterator[Row]:
    for each in statement.figures:
        number = (
            each.as_written,
            plain(each.value),
            plain(each.value_to) if each.value_to is not None else None,
            each.bound,
            each.unit or None,
        )
        yield (statement.path, *number, *_text(each.of), *_text(each.as_of))
    for vague in statement.vague:
        yield (statement.path, vague.as_written, None, None, None, None, *_text(vague.of), *_text(None))


def _dates(record: CampaignRecord) -> Table:
    columns = (
        Column("path", "The entry or statement that holds it", required=True),
        *_DATE,
        *_words("basis_note", "How the year follows", required=False),
    )
    of_entries = ((entry.path, entry.date) for entry in record.entries if entry.date)
    of_statements = ((each.path, date) for each in statements(record) for date in each.dates)
    rows = tuple(
        (path, *_date(date), *_text(date.basis_note)) for path, date in (*of_entries, *of_statements)
    )
    return Table("dates", columns, rows)


def _documents(record: CampaignRecord) -> Table:
    columns = (
        Column("id", "Its id", required=True),
        Column("path", _PATH, required=True),
        *_words("title", "The headline"),
        *_words("publisher", "Who published it; empty where that is not stated", required=False),
        Column("date", "The day of publication; empty where it is not stated"),
        Column("number", "The number of an official paper; empty where it has none"),
        Column("url", "The address of the publication; empty where it is not stated"),
        *_words(
            "rights",
            "Who holds the rights and what is allowed; empty where that is not stated",
            required=False,
        ),
        Column(
            "sha256",
            "The hash of the verbatim text in NFC with line feeds and without invisible marks, as UTF-8",
            required=True,
        ),
        Column("code_points", "The length of the verbatim text", "integer", required=True),
        Column("sentences", "How many sentences it has", "integer", required=True),
    )
    rows = tuple(
        (
            each.id,
            each.path,
            *_text(each.title),
            *_text(each.publisher),
            each.date,
            each.number,
            each.url,
            *_text(each.rights),
            each.sha256,
            each.code_points,
            each.sentences,
        )
        for each in record.documents
    )
    return Table("documents", columns, rows, ("id",))


def _topics(record: CampaignRecord) -> Table:
    columns = (
        Column("id", "Its id", required=True),
        Column("path", _PATH, required=True),
        *_words("title", "What readers call it"),
    )
    return Table(
        "topics", columns, tuple((each.id, each.path, *_text(each.title)) for each in record.topics), ("id",)
    )


def _corrections(record: CampaignRecord) -> Table:
    columns = (
        Column("entry", "The entry, as its collection and id", required=True),
        Column("on", "The day of the change", required=True),
        Column("weight", "correction, or minor where the meaning is the same", required=True),
        *_words("was", "What the site said"),
        *_words("now", "What it says now"),
        *_words("why", "Why it was changed"),
    )
    rows = tuple(
        (each.entry, each.on, each.weight, *_text(each.was), *_text(each.now), *_text(each.why))
        for each in record.corrections
    )
    return Table("corrections", columns, rows)


def _text(text: TextRecord | None) -> Row:
    return (text.zh, text.en, text.en_state) if text else (None, None, None)


def _date(date: DateRecord | None) -> Row:
    return (date.as_written, date.iso, date.precision, date.year_basis) if date else (None,) * 4


def _words(name: str, about: str, *, required: bool = True) -> tuple[Column, ...]:
    return (
        Column(f"{name}_zh", f"{about}, in Chinese", required=required),
        Column(f"{name}_en", f"{about}, in English; empty where it is not translated"),
        Column(f"{name}_en_state", "missing, unverified, fresh, or stale", required=required),
    )


_PATH = "Its place on the site, from the root of the site"
_DATE = (
    Column("date_as_written", "The date in the words of the source"),
    Column("date_iso", "The date after ISO 8601, a range with a slash; empty where no year can be known"),
    Column("date_precision", "day, month, year, range, or vague"),
    Column("date_year_basis", "source, inferred, or external; empty where no year is known"),
)
_ENTRY = (
    Column("id", "Its id", required=True),
    Column("path", _PATH, required=True),
    *_words("title", "Its heading"),
    Column("kind", "What sort of operation, event or term it is"),
    Column("section", "The section of the source that tells of it"),
    Column("topics", "The ids of its topics"),
    Column("regions", "The places that the source names: ISO 3166-2, or GB/T 2260 for finer ones"),
    *_DATE,
    Column("agencies_zh", "The offices that the source names for it, in Chinese"),
    Column("statements", "How many statements its page makes", "integer", required=True),
    Column("review_state", "extracted, edited, reviewed, corrected, or withdrawn", required=True),
    Column("translation", "Who made the English: machine, person, or reviewed; empty where there is none"),
    Column("review_on", "The day of the review; empty where none is recorded"),
)
