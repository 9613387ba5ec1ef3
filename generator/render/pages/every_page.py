"""From the catalogue to Markdown: every page of one locale."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import PurePosixPath

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.kept import digest
from generator.model import COLLECTIONS
from generator.render.contexts import Contents, Context, EveryPage
from generator.render.edition import Edition
from generator.render.page import NOTHING, Earlier, Page
from generator.render.page_view import PageView
from generator.render.pages import data as reuse
from generator.render.pages import entries, lists, trust
from generator.render.pages.gathered import Pages, Part
from generator.render.pages.home import home
from generator.render.pages.paged import paged, pager
from generator.render.pages.watched import Ingredients, Watched
from generator.render.programs import (
    address_of,
    card_path,
    crumbs,
    linked_data,
    locale_root,
    sources_in_short,
)
from generator.render.views import Link, Words
from generator.render.words import CODES, finalize, front_matter

LONG, FEW = 15, 3
"""A page of so many rows and headings, or more, has a list of its contents."""
FURTHER = "page/"
"""What stands before the number in the path of a further page of a list."""
_LEAD = '<p class="lead">'
"""What a page that gathers what others say begins with."""
_HEADING = re.compile(
    r'^## (?P<text>.+) \{ #(?P<after>[\w.-]+) \}$|<h2 id="(?P<before>[^"]+)"[^>]*>(?P<html>.*?)</h2>',
    re.MULTILINE,
)
_ROW = re.compile("<(?:li|tr|dt|blockquote)[ >]")
_LINK = re.compile(r"</?a\b[^>]*>")


def _alone(beginning: str, pages: Pages) -> tuple[str, Callable[[Edition], Iterable[Part]]]:
    return beginning, lambda _: [(beginning, pages)]


PARTS: tuple[tuple[str, Callable[[Edition], Iterable[Part]]], ...] = (
    _alone("index.md", home),
    ("topics/", lists.topics),
    _alone("sections/index.md", entries.section_index),
    _alone("operations/index.md", entries.operation_index),
    _alone("stories/index.md", entries.story_index),
    _alone("terms/index.md", entries.term_index),
    *((f"{name}/", partial(entries.entry_pages, collection=name)) for name in COLLECTIONS),
    ("regions/", lists.regions),
    _alone("timeline/", lists.timeline),
    _alone("numbers/", lists.numbers),
    ("sources/", trust.sources),
    _alone("gaps/", trust.gaps),
    ("coverage/", trust.coverage),
    _alone("corrections/", trust.corrections),
    _alone("about/", trust.about),
    _alone(reuse.PATH, reuse.data),
)
"""What pages there are, each with the beginning of their paths, in the order in which readers meet them."""


def _views(edition: Edition, parts: Callable[[Edition], Iterable[Part]]) -> Iterator[PageView]:
    return (view for _, pages in parts(edition) for view in pages(edition))


PAGES: tuple[tuple[str, Pages], ...] = tuple(
    (beginning, partial(_views, parts=parts)) for beginning, parts in PARTS
)
"""The functions that make all of them."""


def render_pages(
    edition: Edition, *, only: Collection[str] | None = None, earlier: Earlier = NOTHING
) -> Iterator[Page]:
    """Render every page of a locale, or only those of certain paths; a page that ``earlier`` has is not made again.

    The catalogue must have been checked: a quote that is not in its document raises ``LookupError``.
    """
    now = Ingredients(edition)
    for beginning, parts in PARTS:
        if only is None or any(_may_hold(beginning, path) for path in only):
            for name, pages in parts(edition):
                if only is None or any(_may_hold(name, path) for path in only):
                    found = _made(edition, name, pages, now, earlier)
                    yield from (page for page in found if only is None or str(page.path) in only)


def _may_hold(beginning: str, path: str) -> bool:
    """Whether pages that begin so, or the further pages of a list there, may include a path."""
    return path.startswith(beginning) or (
        FURTHER in path and path.startswith(f"{address_of(beginning, '')}{FURTHER}")
    )


def _made(edition: Edition, name: str, pages: Pages, now: Ingredients, earlier: Earlier) -> Iterable[Page]:
    """The pages of a part: as they were, if all that was read for them is the same."""
    known = earlier.same(name, now.of)
    if known is not None:
        return [_there(path, made_of) for path, made_of in known]
    watched = Watched(edition)
    made = [_page(watched, view, earlier) for whole in pages(watched) for view in paged(watched, whole)]
    earlier.note(
        name,
        watched.read,
        now.of,
        [(str(page.path), page.made_of, None if page.is_there else page.text.encode()) for page in made],
    )
    return made


def _there(path: str, made_of: str) -> Page:
    return Page(PurePosixPath(path), "", made_of, is_there=True)


def _page(edition: Edition, view: PageView, earlier: Earlier) -> Page:
    fields = _fields(edition, view)
    every = _every(edition, view)
    contexts = (view.context, *((pager(view.part),) if view.part else ()))
    made_of = digest(repr((fields, replace(every, t=None), contexts)))  # type: ignore[arg-type] # words go with the program
    if earlier.holds(view.path, made_of):
        return _there(view.path, made_of)
    return Page(PurePosixPath(view.path), fill_in(fields, every, contexts), made_of)


def fill_in(fields: dict[str, str], every: EveryPage, contexts: tuple[Context, ...]) -> str:
    """Render a page's templates below its front matter."""
    bodies = (_with_contents(_filled(every, each), every) for each in contexts)
    return front_matter(fields) + Markup("\n") + Markup("\n".join(bodies))  # noqa: S704 - set by our templates


def _fields(edition: Edition, view: PageView) -> dict[str, str]:
    """What the page's front matter says."""
    campaign = edition.catalogue.campaign
    wording = edition.wording
    fields = {"title": view.title.text, "description": view.description or view.title.text}
    if view.title.code:
        fields["title_lang"] = view.title.code
    if edition.publication.has_cards:
        root = locale_root(edition.locale, edition.site_url)
        fields["card"] = f"{root}{card_path(view.card)}"
        fields["card_alt"] = " — ".join(
            (view.title.text, wording("card.attribution"), sources_in_short(edition))
        )
    if edition.publication.has_changes:
        fields["feeds"] = "yes"
    if campaign.stage == "preview":
        fields["notice"] = wording("preview")
    fields["way"] = _way(view.path, [path for _, path in crumbs(edition, view)[:-1]])
    return fields


def _every(edition: Edition, view: PageView) -> EveryPage:
    """What all templates see."""
    way = _root(view.path)
    top = locale_root(edition.locale, edition.site_url) if edition.site_url else way
    return EveryPage(
        t=edition.wording,
        root=Markup(way),  # noqa: S704 - dots and slashes
        title=view.title,
        code=CODES[edition.locale],
        linked=linked_data(edition, view, top),
        crumbs=tuple(Link(address_of(path, ""), Words(name)) for name, path in crumbs(edition, view)[:-1]),
    )


def _filled(every: EveryPage, context: Context) -> str:
    return environment().get_template(f"{context.template}.md.jinja").render(every.seen() | context.seen())


def _with_contents(body: str, every: EveryPage) -> str:
    """The text of a page, with a list of its headings after its lead if it is long."""
    before, lead, rest = body.partition(_LEAD)
    headings = tuple(
        (each["before"] or each["after"], Markup(_LINK.sub("", each["html"] or each["text"])))  # noqa: S704 - ours
        for each in _HEADING.finditer(rest)
    )
    if len(_ROW.findall(rest)) < LONG or len(headings) < FEW:
        return body
    words, end, rest = rest.partition("</p>\n")
    return "".join((before, lead, words, end, "\n", _filled(every, Contents(headings)), rest))


def _way(path: str, above: list[str]) -> str:
    """The way in to which a page belongs: the one below the home page, as in ``operations/``."""
    return address_of((*above, path)[min(len(above), 1)], "")


def _root(path: str) -> str:
    """The path from a page up to the locale's root: ``operations/a.md`` is shown at ``operations/a/``."""
    shown = PurePosixPath(path).with_suffix("")
    depth = len(shown.parts) - (shown.name == "index")
    return "../" * depth or "./"


@cache
def environment() -> Environment:
    """The environment in which our templates are rendered."""
    return Environment(
        loader=PackageLoader("generator.render"),
        undefined=StrictUndefined,
        autoescape=True,  # finalize escapes first and marks as safe, so that a macro's output passes unchanged
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
