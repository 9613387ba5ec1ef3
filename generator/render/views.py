"""What templates see: chosen, sorted and localized; every ``href`` is relative to the locale's root."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the page's locale, or in Chinese where the page's locale has none."""

    text: str
    code: str = ""
    """BCP 47 tag, where the text is not in the page's own locale."""
    state: str = "fresh"
    """How the translation stands: ``fresh``, ``stale``, ``missing`` or ``unverified``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source sentence."""

    text: str
    marked: bool
    """Whether these are the quoted words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a statement; with ``href``, the first mention of a term on the page."""

    text: str
    href: str = ""
    id: str = ""
    """The term's id."""
    tip: Words | None = None
    """What the source says of the term."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that says it, as it stands in the margin."""

    label: str
    """The numbers of the sentences: ``22.1`` or ``22.1–22.3``."""
    href: str
    """The first of these sentences on the source page."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DateView:
    """A date with what is known of its year."""

    words: Words
    iso: str
    """For ``datetime``; empty when the source leaves the year open or gives a range."""
    month: str
    """The month that it begins in, as in ``2023-06``; empty when no year is known."""
    basis: str
    """``source``, ``inferred``, ``external``, or empty when no year is known."""
    note: Words | None = None
    """How the year follows."""
    citation: Citation | None = None
    """The words from which the year follows."""
    at: str = ""
    """Where on the page the basis is told, if elsewhere."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page."""

    href: str
    title: Words
    count: int = 0


@dataclass(frozen=True, slots=True)
class StatementView:
    """One published sentence with its evidence."""

    anchor: str
    words: Words
    parts: tuple[Part, ...]
    """The same words, cut where they name a term."""
    kind: str
    citations: tuple[Citation, ...]
    dates: tuple[DateView, ...] = ()
    """The dates in it whose year the source does not state."""
    vague: tuple[Words, ...] = ()
    """The quantities in it that the source leaves open."""


@dataclass(frozen=True, slots=True)
class EntryLink:
    """An entry as one line of a list."""

    collection: str
    id: str
    href: str
    title: Words
    summary: Words | None
    date: DateView | None
    topics: tuple[Link, ...]
    regions: tuple[Link, ...]
    places: tuple[Link, ...]
    """Finer than the regions, on the regions' pages."""
    state: str
    """The state of its review."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date, and the entries that the source tells of it."""

    date: DateView
    entries: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number of the source, or a quantity that it leaves open."""

    amount: Words
    of: Words | None
    as_of: Words | None
    entry: EntryLink
    anchor: str
    """The statement on the entry's page."""
    citation: Citation | None
    written: Words
    """The words of the source."""
    vague: bool
    """Whether the source gives no number."""
    place: tuple[int, int]
    """The document's number, and where in it the words stand."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """How far a person vouches for what a page says."""

    state: str
    day: str
    """The day of the last review, or empty."""
    translation: str
    """Who made the English: ``machine``, ``person`` or ``reviewed``; empty where there is none."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry with all that its page shows."""

    link: EntryLink
    index: str
    """The page that lists its collection."""
    kind: str
    """The key of what kind of thing it is, or empty."""
    agencies: tuple[tuple[str, Words], ...]
    """Role and name."""
    deck: StatementView | None
    statements: tuple[StatementView, ...]
    explanation: "ExplanationView | None"
    related: tuple[tuple[Link, tuple[EntryLink, ...]], ...]
    """Other entries by topic and by region."""
    told: tuple[EntryLink, ...]
    """For a section: the entries that belong to it."""
    review: ReviewView
    edit: str | None
    """The entry's file in the public repository."""


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """An editor's explanation of a term."""

    words: Words
    source: str
    url: str | None


@dataclass(frozen=True, slots=True)
class CiteView:
    """Ways to cite a page."""

    text: tuple[Words, ...]
    """In runs of one language."""
    bibtex: tuple[tuple[Words, ...], ...]
    """Lines of a BibTeX entry."""
    csl: tuple[tuple[Words, ...], ...]
    """Lines of a CSL-JSON object."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document and what is known of it."""

    href: str
    id: str
    title: Words
    subtitle: Words | None
    publisher: Words | None
    """``None`` in this and the next three: not stated."""
    date: str | None
    iso: str
    """The same day for machines; empty when it is not stated."""
    url: str | None
    rights: Words | None
    sha256: str
    sentences: int
    cited: int

    @property
    def unstated(self) -> tuple[str, ...]:
        """The names of what is not known."""
        known = {"publisher": self.publisher, "date": self.date, "url": self.url, "rights": self.rights}
        return tuple(name for name, value in known.items() if not value)


@dataclass(frozen=True, slots=True)
class UseView:
    """A page that cites a sentence."""

    href: str
    title: Words
    statements: tuple[Words, ...]
    """What the page says by it; empty where the sentence is a heading or the basis of a year."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence on the source page."""

    anchor: str
    label: str
    pieces: tuple[Piece, ...]
    """Its text, cited words marked; empty when the site may not show it."""
    state: str
    """``cited``, ``set-aside`` or ``unaccounted``."""
    reason: Words | None
    cited_by: tuple[UseView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A paragraph on the source page."""

    anchor: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document the site accounts for, in sentences."""

    source: SourceView
    cited: int
    set_aside: int
    unaccounted: int
    passages: tuple[PassageView, ...]

    @property
    def total(self) -> int:
        """All sentences of the document."""
        return self.cited + self.set_aside + self.unaccounted


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on the map."""

    href: str
    """Empty when no entry names it."""
    name: Words
    short: str
    x: int
    y: int
    count: int
    shade: int
    """0 (none) to 4."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the matrix: an operation and, for each region, whether the source names it."""

    entry: EntryLink
    cells: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one section, or of none."""

    section: Link | None
    rows: tuple[Row, ...]
