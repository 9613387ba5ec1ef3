"""What the templates of all pages see, and what each context can do.

A template sees the fields of its class and those of ``EveryPage``, and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar, Self

from markupsafe import Markup

from generator.render.views import DateView, Day, Link, NumberedPage, Words
from generator.render.words import Wording


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


def bases_of(bases: tuple[DateView, ...], days: tuple[Day, ...]) -> tuple[DateView, ...]:
    """Those ways in which years were found that dates of some days lead to; the first where none do."""
    told = {(link.date.note, link.date.citation) for day in days for link in day.entries if link.date}
    return tuple(each for each in bases if (each.note, each.citation) in told) or bases[:1]
