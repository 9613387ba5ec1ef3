"""A page before its template is filled in: its address, and what its template and other files show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.render.contexts import Context
from generator.render.views import Citation, StatementView, Words


@dataclass(frozen=True, slots=True)
class PageView:
    """A page before its template is filled in."""

    path: str
    """Relative to the locale's folder, as in ``operations/index.md``."""
    title: Words
    context: Context
    """What its template sees, which also says which template that is."""
    description: str = ""
    """For search engines; the title is used if it is empty."""
    linked: Mapping[str, object] = field(default_factory=dict)
    """What linked data (JSON-LD) says of the page beyond what it says of every page."""
    above: tuple[str, ...] = ()
    """What stands above the title on the page's card: its kind and topic."""
    passage: Citation | None = None
    """The passage shown on the page's card."""
    part: "Part | None" = None
    """Its place among the pages of a list that is too long for one."""

    @property
    def card(self) -> str:
        """The path of the page whose card it shows: its own, or that of the first page of its list."""
        return self.part.first.path if self.part else self.path


@dataclass(frozen=True, slots=True)
class Part:
    """The place of a page among those of a long list."""

    first: PageView
    """The whole list, as if on one page."""
    number: int
    count: int
    moved: Mapping[str, int]
    """On the first page: the anchors that stand on further pages, with their numbers."""


def first_citation(statements: tuple[StatementView, ...]) -> Citation | None:
    """The first passage that a page cites for what it reports; a bare quotation's, if it reports nothing."""
    in_order = sorted(statements, key=lambda each: each.kind != "reported")
    return next((cited for each in in_order for cited in each.citations), None)
