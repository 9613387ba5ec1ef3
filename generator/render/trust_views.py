"""What templates see on the pages where readers check the site and download its data."""

from dataclasses import dataclass

from generator.render.views import Link, Piece, Words
from generator.render.words import address


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document and what is known of it."""

    href: str
    id: str
    title: Words
    subtitle: Words | None
    publisher: Words | None
    """``None`` means not stated, here and in the next three."""
    date: str | None
    iso: str
    """The same day in machine-readable form; empty if it is not stated."""
    number: Words | None
    """The number of an official paper; ``None`` if it has none."""
    url: str | None
    rights: Words | None
    sha256: str
    sentences: int
    cited: int

    @property
    def link(self) -> str | None:
        """The address, if a page may link to it."""
        return address(self.url)

    @property
    def unstated(self) -> tuple[str, ...]:
        """The names of the facts that are not known."""
        known = {"publisher": self.publisher, "date": self.date, "url": self.url, "rights": self.rights}
        return tuple(name for name, value in known.items() if not value)


@dataclass(frozen=True, slots=True)
class UseView:
    """A page that cites a sentence."""

    href: str
    title: Words
    statements: tuple["ToldView", ...]
    """The statements of the page that rest on it; none if the sentence is a heading or the basis of a
    year."""


@dataclass(frozen=True, slots=True)
class ToldView:
    """A statement that rests on a sentence."""

    words: Words
    quotes: tuple[str, ...]
    """The words of the sentence that it cites; none where all statements cite the same."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence on the source page."""

    anchor: str
    href: str
    """The same with its page, which is one of several if the text is long."""
    label: str
    pieces: tuple[Piece, ...]
    """Its text, with cited words marked; empty if the site may not show it."""
    state: str
    """``cited``, ``set-aside`` or ``unaccounted``."""
    reason: Words | None
    cited_by: tuple[UseView, ...]
    english: Words | None
    """The sentence in English, on English pages, if it is shown and rendered."""
    there: str | None
    """The address of a cited sentence on its publisher's page."""
    share: str
    """How much of a cited sentence is quoted, as in ``62%``; empty if it is not cited or quoted whole."""

    @property
    def is_unaccounted(self) -> bool:
        """Whether the site neither cites it nor says why not."""
        return self.state == "unaccounted"


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
    quoted: str
    """How much of the text is quoted, in characters, as in ``78%``."""
    passages: tuple[PassageView, ...]
    rendered_by: str
    """Who made the English of the sentences, if any is shown."""

    @property
    def total(self) -> int:
        """All sentences of the document."""
        return self.cited + self.set_aside + self.unaccounted


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One change to a published sentence."""

    entry: Link | None
    """What was changed; ``None`` if the site does not show it."""
    was: Words
    now: Words
    why: Words
    iso: str
    date: str
    minor: bool
    """Whether it changes no meaning."""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file that readers may download."""

    name: str
    href: str
    """Where it is: files exist once, for both locales."""
    about: str
    """The key of the words that say what is in it."""
    size: str
    rows: str
    """How many records it has, or empty."""
    kind: str
    """Its media type."""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed of changes, at the root of the locale."""

    href: str
    kind: str
    """Its media type."""
    title: str


@dataclass(frozen=True, slots=True)
class CiteView:
    """Ways to cite a page."""

    text: tuple[Words, ...]
    """In runs of one language."""
    bibtex: tuple[tuple[Words, ...], ...]
    """Lines of a BibTeX entry."""
    csl: tuple[tuple[Words, ...], ...]
    """Lines of a CSL-JSON object."""
