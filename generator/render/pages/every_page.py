"""From the catalogue to Markdown: every page of one locale."""

from collections.abc import Callable, Collection, Iterator
from functools import cache, partial
from pathlib import PurePosixPath

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.model import COLLECTIONS
from generator.render.edition import Edition
from generator.render.page import Page
from generator.render.pages import data as reuse
from generator.render.pages import entries, trust
from generator.render.pages import lists as gather
from generator.render.programs import CODES, address_of, card_path, linked_data, locale_root, sources_in_short
from generator.render.sheet import Sheet
from generator.render.words import address, finalize, front_matter

Sheets = Callable[[Edition], Iterator[Sheet]]
SHEETS: tuple[tuple[str, Sheets], ...] = (
    ("index.md", gather.home),
    ("topics/", gather.topics),
    ("sections/index.md", entries.section_index),
    ("operations/index.md", entries.operation_index),
    ("stories/index.md", entries.story_index),
    ("terms/index.md", entries.term_index),
    *((f"{name}/", partial(entries.entry_sheets, collection=name)) for name in COLLECTIONS),
    ("regions/", gather.regions),
    ("timeline/", gather.timeline),
    ("numbers/", gather.numbers),
    ("sources/", trust.sources),
    ("gaps/", trust.gaps),
    ("coverage/", trust.coverage),
    ("corrections/", trust.corrections),
    ("glossary/", trust.glossary),
    ("about/", trust.about),
    (reuse.PATH, reuse.data),
)
"""What makes pages, each with how their paths begin, in the order in which readers meet them."""
RULED = ("sources/index.md",)
"""Where the list of ways in is divided: what follows is for checking."""


def render_pages(edition: Edition, *, only: Collection[str] | None = None) -> Iterator[Page]:
    """Give every page of a locale, or only those of certain paths."""
    for beginning, sheets in SHEETS:
        if only is not None and not any(path.startswith(beginning) for path in only):
            continue
        for sheet in sheets(edition):
            if only is None or sheet.path in only:
                yield Page(PurePosixPath(sheet.path), _set(edition, sheet))


def _set(edition: Edition, sheet: Sheet) -> str:
    campaign = edition.catalogue.campaign
    wording = edition.wording
    fields = {"title": sheet.title.text, "description": sheet.description or sheet.title.text}
    if sheet.title.code:
        fields["title_lang"] = sheet.title.code
    if sheet.path in RULED:
        fields["ruled"] = "yes"
    if edition.site_url:
        root = locale_root(edition.locale, edition.site_url)
        fields["card"] = f"{root}{card_path(sheet.path)}"
        fields["card_alt"] = " — ".join(
            (sheet.title.text, wording("card.attribution"), sources_in_short(edition))
        )
    if campaign.stage == "preview":
        fields["notice"] = wording("preview")
    body = (
        environment()
        .get_template(f"{sheet.template}.md.jinja")
        .render(
            sheet.views,
            t=wording,
            root=Markup(_root(sheet.path)),  # noqa: S704 - dots and slashes
            here=address_of(sheet.path, ""),
            title=sheet.title,
            code=CODES[edition.locale],
            address=address,
            linked=linked_data(
                edition,
                sheet,
                locale_root(edition.locale, edition.site_url) if edition.site_url else _root(sheet.path),
            ),
        )
    )
    return front_matter(fields) + Markup("\n") + Markup(body)  # noqa: S704 - set by our templates


def _root(path: str) -> str:
    """Give the way from a page up to the locale's root: ``operations/a.md`` is shown at ``operations/a/``."""
    shown = PurePosixPath(path).with_suffix("")
    depth = len(shown.parts) - (shown.name == "index")
    return "../" * depth or "./"


@cache
def environment() -> Environment:
    """Give what our templates are set with."""
    return Environment(
        loader=PackageLoader("generator.render"),
        undefined=StrictUndefined,
        autoescape=True,  # finalize escapes first and marks as safe, so that a macro's output passes unchanged
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
