"""What templates see: chosen, sorted and localized; every ``href`` is relative to the locale's root."""

from dataclasses import dataclass, replace

from generator.model import Address, Figure

BRIEF = 320
"""How many characters of English stand open in the margin; a longer rendering is folded."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the page's locale, or in Chinese if that locale has none."""

    text: str
    code: str = ""
    """BCP 47 tag, if the text is not in the page's own locale."""
    state: str = "fresh"
    """The state of the translation: ``fresh``, ``stale``, ``missing`` or ``unverified``."""
    gloss: str = ""
    """What words of the source mean in the page's language, if a fixed rendering is known."""

    @property
    def label(self) -> str:
        """The state of the translation if readers should know it; otherwise empty."""
        return "" if self.state == "fresh" else self.state


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source sentence."""

    text: str
    marked: bool
    """Whether these are the quoted words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a statement; one with an ``href`` is the first mention of a term on the page."""

    text: str
    href: str = ""
    id: str = ""
    """The term's id."""
    tip: Words | None = None
    """What the source says of the term."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited passage, as it stands in the margin."""

    label: str
    """The numbers of the sentences: ``22.1`` or ``22.1–22.3``."""
    href: str
    """The first of these sentences on the source page."""
    document: str
    """The id of the document that is cited."""
    pieces: tuple[Piece, ...]
    english: tuple[Words, ...] = ()
    """The sentences in English, on English pages, as far as they are rendered."""
    rendered_by: str = ""
    """Who made that English: ``machine``, ``person`` or ``reviewed``."""

    @property
    def is_brief(self) -> bool:
        """Whether its English is short enough to stand in the margin unfolded."""
        return sum(len(each.text) for each in self.english) <= BRIEF


@dataclass(frozen=True, slots=True)
class DateView:
    """A date with what is known of its year."""

    words: Words
    iso: str
    """For ``datetime``; empty if the source leaves the year open or states a range."""
    begins: str
    """The day, month or year on which it begins, as far as it is known; empty if no year is known."""
    basis: str
    """``source``, ``inferred``, ``external``, ``unknown`` if no year is known, or ``none`` if no date is given."""
    note: Words | None = None
    """How the year was inferred."""
    citation: Citation | None = None
    """The words from which the year was inferred."""
    at: str = ""
    """Where on the page the basis is told, if elsewhere."""

    @property
    def label(self) -> str:
        """The basis, unless it is the source."""
        return "" if self.basis == "source" else self.basis

    @property
    def is_explained(self) -> bool:
        """Whether there is something to say about how the year was inferred."""
        return bool(self.note or self.citation)


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page."""

    href: str
    title: Words
    count: int = 0

    @property
    def id(self) -> str:
        """The page's name within its folder, as in ``fraud`` for ``topics/fraud/``."""
        return self.href.split("/")[1]

    @property
    def anchor(self) -> str:
        """The place on the page, or empty."""
        return self.href.partition("#")[2]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic in the list of topics."""

    way: Link
    titles: tuple[Words, ...]
    """Of its first few entries."""


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

    @property
    def label(self) -> str:
        """Whose words these are if not the source's own, as told by the site; otherwise empty."""
        return "" if self.kind == "reported" else self.kind

    @property
    def first_cited(self) -> str:
        """The number of the first sentence that it cites; empty if it cites none."""
        return self.citations[0].label if self.citations else ""

    @property
    def count(self) -> int:
        """How many passages it cites."""
        return len(self.citations)


@dataclass(frozen=True, slots=True, weakref_slot=True)
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
    """More precise than the regions, and shown on their pages."""
    state: str
    """The state of its review."""

    @property
    def key(self) -> Address:
        """The entry's address in ``content/``."""
        return Address.of(self.collection, self.id)

    @property
    def is_corrected(self) -> bool:
        """Whether it was changed after publication."""
        return self.state == "corrected"

    @property
    def is_withdrawn(self) -> bool:
        """Whether the site no longer says what it said."""
        return self.state == "withdrawn"


@dataclass(frozen=True, slots=True)
class Near:
    """What tells how much an entry shares with another."""

    key: Address
    href: str
    ways: frozenset[str]
    """The addresses of its topics, regions and places."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date, and the entries that the source dates to it."""

    date: DateView
    entries: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A term in the list of names and terms."""

    id: str
    """Its anchor."""
    link: EntryLink
    other: Words | None
    """Its name in the other language, if it has one in both."""
    statements: tuple[StatementView, ...]
    """What the source says of it; empty if it has a page of its own."""
    review: "ReviewView | None"
    """How far somebody vouches for that, unless the list says it of all."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number of the source, or a quantity that it leaves open."""

    amount: Words
    of: Words | None
    as_of: Words | None
    entry: EntryLink
    told_at: str
    """The address of the statement that tells of it."""
    citation: Citation | None
    written: Words
    """The words of the source."""
    figure: Figure | None
    """The number itself; ``None`` if the source gives none."""
    place: tuple[int, int]
    """The document's number, and the position of the words in it."""

    @property
    def vague(self) -> bool:
        """Whether the source gives no number."""
        return self.figure is None

    @property
    def is_written_apart(self) -> bool:
        """Whether the words of the source say more than the amount and what is counted."""
        counted = self.of.text if self.of else ""
        return self.written.text != self.amount.text and self.written.text not in counted


@dataclass(frozen=True, slots=True)
class ReviewView:
    """How far somebody vouches for what a page says."""

    state: str
    day: str
    """The day of the last review, or empty."""
    words: str
    """The state of review, and of the translation where the page is one."""
    accepted: tuple[tuple[Words, Words], ...] = ()
    """Words that no rule finds in the source and a person vouches for, each with the reason."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry with all that its page shows."""

    link: EntryLink
    kind: str
    """The key of the words for its kind, or empty."""
    agencies: tuple[tuple[str, Words], ...]
    """Role and name."""
    deck: StatementView | None
    statements: tuple[StatementView, ...]
    explanation: "ExplanationView | None"
    related: tuple[EntryLink, ...]
    """The entries closest to it that its page does not show otherwise."""
    more: tuple[Link, ...]
    """Its topics and regions that have other entries, with the number of entries."""
    told_in: Link | None
    """For an event: the story that tells it."""
    tells: tuple[Link, ...]
    """For a story: the events that it tells."""
    before: Link | None
    """The entry before it in its collection, and the one after it."""
    after: Link | None
    review: ReviewView
    edit: str | None
    """The entry's file in the public repository."""

    def without_words(self) -> "EntryView":
        """The entry's title and standing alone, for further pages of what belongs to it."""
        return replace(
            self,
            agencies=(),
            deck=None,
            statements=(),
            explanation=None,
            related=(),
            more=(),
            before=None,
            after=None,
        )


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """An editor's explanation of a term."""

    words: Words
    source: str
    url: str | None
    """The address of the source, if it may be linked."""


@dataclass(frozen=True, slots=True)
class NumberedPage:
    """One of the pages among which a list is shared."""

    number: int
    href: str
    is_here: bool
    is_apart: bool
    """Whether pages before it are left out."""
