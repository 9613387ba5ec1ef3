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


def first_citation(statements: tuple[StatementView, ...]) -> Citation | None:
    """The first passage that a page cites for what it reports; a bare quotation's, if it reports nothing."""
    in_order = sorted(statements, key=lambda each: each.kind != "reported")
    return next((cited for each in in_order for cited in each.citations), None)
