"""One page before it is set: its template and what the template sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.render.views import Words


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
    """Linked data (JSON-LD) about the page; none when it is empty."""
