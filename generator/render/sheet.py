"""One page before it is set: its template and what the template sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.render.views import Citation, StatementView, Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's address, its template and its views."""

    path: str
    """Relative to the locale's folder, as in ``operations/index.md``."""
    template: str
    """The template's name without ``.md.jinja``."""
    title: Words
    views: Mapping[str, object] = field(default_factory=dict)
    description: str = ""
    """For search engines; the title is used when it is empty."""
    linked: Mapping[str, object] = field(default_factory=dict)
    """What linked data (JSON-LD) says of the page beyond what it says of every page."""
    above: tuple[str, ...] = ()
    """What stands over the title on the page's card: its kind and topic."""
    passage: Citation | None = None
    """The passage that stands on the page's card."""


def first_citation(statements: tuple[StatementView, ...]) -> Citation | None:
    """Give the first passage that a page cites."""
    return next((cited for each in statements for cited in each.citations), None)
