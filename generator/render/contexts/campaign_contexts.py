"""What the templates see of pages about the campaign: its home page, its entries, and lists of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from generator.model import GlossaryTerm
from generator.render.contexts.context import Context, bases_of
from generator.render.drawn_views import RowGroup, Strip, Tile
from generator.render.trust_views import CiteView, SourceView
from generator.render.views import (
    DateView,
    Day,
    EntryLink,
    EntryView,
    FigureView,
    Link,
    ReviewView,
    StatementView,
    TermView,
    TopicView,
    Words,
)

TERM = 2400
"""About how many bytes a term takes with what the source says of it."""
FEW_OF_A_PLACE = 3
"""How many entries a place of a region shows where they are too many for one page."""


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
    """The map; empty where no entry names a place."""
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
    lists: ClassVar[Mapping[str, int]] = {"topics": 400}

    topics: tuple[TopicView, ...]


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
        return replace(self, bases=bases_of(self.bases, (*self.days, *self.undated)))


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
