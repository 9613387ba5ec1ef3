"""What the templates see of pages about the site itself: its sources, its gaps, and how it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from generator.render.contexts.context import Context, bases_of
from generator.render.trust_views import (
    CiteView,
    CorrectionView,
    Coverage,
    FeedView,
    FileView,
    PassageView,
    SourceView,
)
from generator.render.views import DateView, Day, FigureView, StatementView

SENTENCE = 600
"""About how many bytes a sentence takes beside its document's text, and each page that cites it once more."""


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
        return replace(self, gaps=gaps, bases=bases_of(self.bases, self.inferred))


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
    licence: str
    """The licence of what people wrote here; empty if none is stated."""
    licence_href: str
    citing: CiteView
