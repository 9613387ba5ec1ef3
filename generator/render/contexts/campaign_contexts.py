"""What each template of a page sees: one class per template, whose first line is the name of its class.

A template sees the fields of its class and those of ``EveryPage``, and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import ClassVar, Self

from markupsafe import Markup

from generator.model import GlossaryTerm
from generator.render.trust_views import (
    CiteView,
    CorrectionView,
    Coverage,
    FeedView,
    FileView,
    PassageView,
    SourceView,
)
from generator.render.views import (
    DateView,
    Day,
    EntryLink,
    EntryView,
    FigureView,
    Link,
    NumberedPage,
    ReviewView,
    RowGroup,
    StatementView,
    Strip,
    TermView,
    Tile,
    Words,
)
from generator.render.words import Wording

SENTENCE = 600
"""About how many bytes a sentence takes beside its document's text, and each page that cites it once more."""
TERM = 2400
"""About how many bytes a term takes with what the source says of it."""
FEW_OF_A_PLACE = 3
"""How many entries a place of a region shows where they are too many for one page."""


class Context:
    """What one template sees."""

    __slots__ = ()
    template: ClassVar[str]
    """The template's name without ``.md.jinja``."""
    lists: ClassVar[Mapping[str, int]] = {}
    """The fields that may be shared among several pages, and about how many bytes a row of each takes."""
    is_list: ClassVar[bool] = True
    """Whether linked data of such a page tells of its rows, and so may be as long as they are."""
    anchors: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """The anchors that stand before the first row of such a field."""

    def fitted(self, number: int) -> Self:  # noqa: ARG002 - for those that differ
        """What the page of a number shows beside its rows, where a list is shared among several pages."""
        return self

    def seen(self) -> dict[str, object]:
        """The fields, by the names under which the template sees them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type] # each is one


@dataclass(frozen=True, slots=True)
class EveryPage(Context):
    """What the templates of all pages see."""

    template: ClassVar[str] = "parts"

    t: Wording
    """Interface words by key."""
    root: Markup
    """The path up to the locale's root."""
    title: Words
    code: str
    """The language of the page."""
    linked: Markup
    """The page's linked data."""
    crumbs: tuple[Link, ...]
    """The pages above this one, from the home page."""


@dataclass(frozen=True, slots=True)
class Home(Context):
    """The home page."""

    template: ClassVar[str] = "home"

    review: ReviewView
    lead: tuple[StatementView, ...]
    """What the campaign is: the first sentence of its summary, if there is any."""
    summary: tuple[StatementView, ...]
    """The other sentences."""
    card: tuple[tuple[str, StatementView], ...]
    """When, where, who and what, as far as the source says."""
    figures: tuple[FigureView, ...]
    """The few numbers that matter most."""
    strip: Strip | None
    """The campaign's time; ``None`` where there is too little to draw."""
    tiles: tuple[Tile, ...]
    named: tuple[Tile, ...]
    """The tiles of the provinces that an entry names."""
    stories: tuple[EntryLink, ...]
    stories_more: int
    """How many stories there are, if more than are shown; otherwise 0. ``told_more`` is the same."""
    told_from: str
    """The collection of the entries shown: operations, or sections where there are none."""
    told: tuple[EntryLink, ...]
    told_more: int
    topics: tuple[Link, ...]
    """The topics that have entries."""
    gaps: tuple[StatementView, ...]
    """The first thing that the source does not say, if any."""


@dataclass(frozen=True, slots=True)
class Topics(Context):
    """The list of topics."""

    template: ClassVar[str] = "topics"
    lists: ClassVar[Mapping[str, int]] = {"topics": 200}

    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group(Context):
    """The entries of a topic or a region."""

    template: ClassVar[str] = "group"
    lists: ClassVar[Mapping[str, int]] = {"groups": 900, "figures": 900, "vague": 500}
    anchors: ClassVar[Mapping[str, tuple[str, ...]]] = {"figures": ("numbers",), "vague": ("vague",)}

    lead: str
    """The key of the opening sentence."""
    count: int
    groups: tuple[tuple[str, tuple[EntryLink, ...]], ...]
    """Entries by collection."""
    places: tuple[tuple[Link, tuple[EntryLink, ...]], ...]
    """Places within a region, each with its entries."""
    figures: tuple[FigureView, ...]
    vague: tuple[FigureView, ...]
    """The quantities that the source leaves open."""

    def fitted(self, number: int) -> Self:
        """The first page has all places, each with a few of its entries and their number."""
        few = (
            (Link(place.href, place.title, len(links)), links[:FEW_OF_A_PLACE])
            for place, links in self.places
        )
        return replace(self, places=tuple(few) if number == 1 else ())


@dataclass(frozen=True, slots=True)
class Sections(Context):
    """The list of sections."""

    template: ClassVar[str] = "sections"
    lists: ClassVar[Mapping[str, int]] = {"sections": 900}

    sections: tuple[tuple[EntryLink, tuple[EntryLink, ...]], ...]
    """Each section with the entries that belong to it."""


@dataclass(frozen=True, slots=True)
class Operations(Context):
    """The list of operations and the places that each one names."""

    template: ClassVar[str] = "operations"
    lists: ClassVar[Mapping[str, int]] = {"entries": 900, "groups": 80}
    anchors: ClassVar[Mapping[str, tuple[str, ...]]] = {"groups": ("matrix",)}

    entries: tuple[EntryLink, ...]
    columns: tuple[Link, ...]
    """The regions of the matrix."""
    width: int
    """How many columns the matrix has."""
    groups: tuple[RowGroup, ...]


@dataclass(frozen=True, slots=True)
class Stories(Context):
    """The list of stories."""

    template: ClassVar[str] = "stories"
    lists: ClassVar[Mapping[str, int]] = {"groups": 900, "elsewhere": 900}
    anchors: ClassVar[Mapping[str, tuple[str, ...]]] = {"elsewhere": ("elsewhere",)}

    groups: tuple[tuple[Link, tuple[EntryLink, ...]], ...]
    """Stories by region."""
    elsewhere: tuple[EntryLink, ...]
    """Stories that name no region."""


@dataclass(frozen=True, slots=True)
class Terms(Context):
    """The one list of names and terms."""

    template: ClassVar[str] = "terms"
    lists: ClassVar[Mapping[str, int]] = {"groups": TERM, "names": 300}
    anchors: ClassVar[Mapping[str, tuple[str, ...]]] = {"names": ("names",)}

    groups: tuple[tuple[str, tuple[TermView, ...]], ...]
    """Terms by kind."""
    review: ReviewView | None
    """How far somebody vouches for the terms without a page of their own, if it is the same for all."""
    names: tuple[tuple[GlossaryTerm, Words | None], ...]
    """The other fixed English renderings of the glossary, each with the note on it, if there is one."""


@dataclass(frozen=True, slots=True)
class EntryPage(Context):
    """The page of an entry."""

    template: ClassVar[str] = "entry"
    lists: ClassVar[Mapping[str, int]] = {"told": 900}
    is_list: ClassVar[bool] = False
    anchors: ClassVar[Mapping[str, tuple[str, ...]]] = {"told": ("tells",)}

    entry: EntryView
    told: tuple[EntryLink, ...]
    """For a section: the entries that belong to it."""
    sources: tuple[SourceView, ...]
    """The documents that it cites."""
    citing: CiteView

    def fitted(self, number: int) -> Self:
        """What the entry says stands on the first page."""
        return self if number == 1 else replace(self, entry=self.entry.without_words(), sources=())


@dataclass(frozen=True, slots=True)
class Regions(Context):
    """The map, and the entries of each province."""

    template: ClassVar[str] = "regions"
    lists: ClassVar[Mapping[str, int]] = {"rows": 150}

    tiles: tuple[Tile, ...]
    rows: tuple[tuple[Tile, tuple[EntryLink, ...]], ...]
    """The provinces that entries name, with those entries."""


@dataclass(frozen=True, slots=True)
class Timeline(Context):
    """The timeline, or a month of it."""

    template: ClassVar[str] = "timeline"
    lists: ClassVar[Mapping[str, int]] = {"days": 900, "undated": 900}
    anchors: ClassVar[Mapping[str, tuple[str, ...]]] = {"undated": ("undated",)}

    days: tuple[Day, ...]
    undated: tuple[Day, ...]
    """Days whose year is unknown."""
    months: tuple[tuple[Link, bool], ...]
    """The pages of months, each with whether it is this page."""
    bases: tuple[DateView, ...]
    """How the years were found."""

    def fitted(self, number: int) -> Self:  # noqa: ARG002 - as above
        """Each page tells how the years on it were found."""
        return replace(self, bases=_bases_of(self.bases, (*self.days, *self.undated)))


@dataclass(frozen=True, slots=True)
class Numbers(Context):
    """The numbers of the source."""

    template: ClassVar[str] = "numbers"
    lists: ClassVar[Mapping[str, int]] = {"figures": 1800, "vague": 500}
    anchors: ClassVar[Mapping[str, tuple[str, ...]]] = {"figures": ("table",), "vague": ("vague",)}

    figures: tuple[FigureView, ...]
    translated: bool
    """Whether amounts differ from the words of the source."""
    dated: bool
    """Whether any figure says as of when it holds."""
    vague: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class Sources(Context):
    """The list of documents."""

    template: ClassVar[str] = "sources"
    lists: ClassVar[Mapping[str, int]] = {"sources": 2000}

    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class SourceText(Context):
    """A document and its text."""

    template: ClassVar[str] = "source"
    lists: ClassVar[Mapping[str, int]] = {"passages": SENTENCE}

    coverage: Coverage
    passages: tuple[PassageView, ...]
    display: str
    """How much of the text is shown: ``full``, ``excerpts`` or ``none``."""


@dataclass(frozen=True, slots=True)
class CoverageTable(Context):
    """What became of each sentence of the documents."""

    template: ClassVar[str] = "coverage"
    lists: ClassVar[Mapping[str, int]] = {"coverages": 250}

    coverages: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Gaps(Context):
    """What the source does not say."""

    template: ClassVar[str] = "gaps"
    lists: ClassVar[Mapping[str, int]] = {"sources": 2000, "inferred": 900, "vague": 500}
    anchors: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "sources": ("sources",),
        "inferred": ("years",),
        "vague": ("vague",),
    }

    sources: tuple[SourceView, ...]
    """Documents about which something is not known."""
    gaps: tuple[StatementView, ...]
    inferred: tuple[Day, ...]
    """Days whose year the source does not give."""
    bases: tuple[DateView, ...]
    vague: tuple[FigureView, ...]

    def fitted(self, number: int) -> Self:
        """What editors noticed stands on the first page, and each page tells how the years on it were found."""
        gaps = self.gaps if number == 1 else ()
        return replace(self, gaps=gaps, bases=_bases_of(self.bases, self.inferred))


@dataclass(frozen=True, slots=True)
class Corrections(Context):
    """What was changed after publication."""

    template: ClassVar[str] = "corrections"
    lists: ClassVar[Mapping[str, int]] = {"corrections": 1000}

    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class About(Context):
    """What the site is and how it is made."""

    template: ClassVar[str] = "about"

    states: tuple[tuple[str, int], ...]
    """How many entries are in each state of review."""
    translations: tuple[tuple[str, int], ...]
    """How many entries were translated in each way."""
    statements: int
    entries: int
    preview: bool
    contact: str | None
    """This and the next are addresses that may be linked."""
    repository: str | None
    sources: tuple[SourceView, ...]
    sources_more: int
    """How many documents there are if they are too many to show; otherwise 0."""
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Data(Context):
    """The files for programs, and how to cite them."""

    template: ClassVar[str] = "data"

    files: tuple[FileView, ...]
    feeds: tuple[FeedView, ...]
    sources: tuple[SourceView, ...]
    sources_more: int
    """How many documents there are if they are too many to show; otherwise 0."""
    preview: bool
    citing: CiteView


@dataclass(frozen=True, slots=True)
class Contents(Context):
    """The contents of a long page."""

    template: ClassVar[str] = "contents"

    headings: tuple[tuple[str, Markup], ...]
    """The headings of the page, each with its anchor."""


@dataclass(frozen=True, slots=True)
class Pager(Context):
    """The ways between the pages among which a list is shared."""

    template: ClassVar[str] = "pager"

    pages: tuple[NumberedPage, ...]
    """The first, the last, and those near the shown one."""
    before: str
    """The page before it, or empty; the next is the page after it."""
    after: str
    moved: Markup
    """On the first page: the anchors that stand on further pages, with their numbers, as JSON; otherwise empty."""


def _bases_of(bases: tuple[DateView, ...], days: tuple[Day, ...]) -> tuple[DateView, ...]:
    """Those ways in which years were found that dates of some days lead to; the first where none do."""
    told = {(link.date.note, link.date.citation) for day in days for link in day.entries if link.date}
    return tuple(each for each in bases if (each.note, each.citation) in told) or bases[:1]
