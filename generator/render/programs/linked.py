"""Linked data (JSON-LD, schema.org) about a page, and ways to cite it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urljoin

from markupsafe import Markup

from generator.language import FULL_WIDTH, HAN
from generator.render.edition import Edition
from generator.render.page_view import PageView
from generator.render.trust_views import CiteView, SourceView
from generator.render.views import EntryLink, Words
from generator.render.words import CHINESE, CODES, address

_CHINESE = re.compile(f"([{HAN}][{FULL_WIDTH}“”‘’·]*)")
_TEX = re.compile(r"[&%$#_]")
"""What TeX would read as a command or, after a percent sign, not read at all."""
_PARENTS = {
    "topics": "topics",
    "sections": "collection.sections",
    "operations": "collection.operations",
    "stories": "collection.stories",
    "events": "timeline",
    "terms": "collection.terms",
    "regions": "regions",
    "timeline": "timeline",
    "sources": "sources",
}
"""The key of the title of the page above those of a folder."""


_ABOUT = frozenset({"sections", "sources", "coverage", "gaps", "corrections", "data"})
"""The folders of pages about the site and its source."""


def address_of(path: str, root: str) -> str:
    """The address of a page below a root: ``operations/a.md`` is at ``operations/a/``."""
    shown = PurePosixPath(path).with_suffix("")
    parts = shown.parts[:-1] if shown.name == "index" else shown.parts
    return root + "".join(f"{part}/" for part in parts)


@dataclass(frozen=True, slots=True)
class Way:
    """A place on the site, by its path from the locale's home page; what precedes it depends on the page."""

    path: str


def linked_data(edition: Edition, view: PageView, root: str) -> Markup:
    """The page's linked data as the text of a script element.

    ``root`` is the address of the locale's home page, or the path to it from the page if the site's address
    is not known.
    """
    here = address_of(view.path, root)
    page = {
        "@type": "WebPage",
        "@id": here,
        "name": view.title.text,
        **({"description": view.description} if view.description else {}),
        "inLanguage": view.title.code or CODES[edition.locale],
        "url": here,
        **({"image": f"{root}{card_path(view.card)}"} if edition.publication.has_cards else {}),
        "isPartOf": {
            "@type": "WebSite",
            "@id": f"{root}#website",
            "name": edition.words(edition.catalogue.campaign.title).text,
            "inLanguage": CODES[edition.locale],
            "url": root,
        },
        **view.linked,
    }
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address_of(path, root)}
            for position, (name, path) in enumerate(crumbs(edition, view), 1)
        ],
    }
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": [page, trail]},
        ensure_ascii=False,
        default=lambda way: urljoin(root, way.path) if edition.site_url else root + way.path,
    )
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 - nothing can close the script


def article(
    edition: Edition, link: EntryLink, sources: tuple[SourceView, ...], changed: str = ""
) -> Mapping[str, object]:
    """What linked data says of an entry: an article that is based on its sources.

    ``changed`` is the day of its last review, or empty.
    """
    known = {
        "about": [{"@type": "Thing", "name": each.title.text, "url": Way(each.href)} for each in link.topics],
        "spatialCoverage": [
            {"@type": "Place", "name": each.title.text, "url": Way(each.href)} for each in link.regions
        ],
        "temporalCoverage": link.date.iso if link.date else "",  # an inferred year is no fact
        "dateModified": changed,
        "creativeWorkStatus": edition.wording(f"review.{link.state}"),
        "isBasedOn": [work(source) for source in sources],
        "mainEntity": defined_term(link) if link.collection == "terms" else None,
    }
    return {
        "@type": "Article",
        "headline": link.title.text,
        **{name: value for name, value in known.items() if value},
    }


def term_set(title: str, terms: tuple[EntryLink, ...]) -> Mapping[str, object]:
    """What linked data says of the list of terms."""
    return {
        "@type": "DefinedTermSet",
        "name": title,
        "hasDefinedTerm": [defined_term(term) for term in terms],
    }


def defined_term(link: EntryLink) -> Mapping[str, object]:
    """What linked data says of a term: its first sentence is the description."""
    return {
        "@type": "DefinedTerm",
        "name": link.title.text,
        **({"description": link.summary.text} if link.summary else {}),
        "url": Way(link.href),
        "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": Way("terms/")},
    }


def work(source: SourceView) -> Mapping[str, object]:
    """What linked data says of a source, leaving out what is not stated."""
    known = {
        "publisher": {"@type": "Organization", "name": source.publisher.text} if source.publisher else None,
        "datePublished": source.iso,
        "url": address(source.url),
    }
    return {
        "@type": "CreativeWork",
        "name": source.title.text,
        "inLanguage": CHINESE,
        "mainEntityOfPage": Way(source.href),
        **{name: value for name, value in known.items() if value},
    }


def cite_view(edition: Edition, path: str, title: Words, sources: tuple[SourceView, ...]) -> CiteView:
    """Ways to cite a page, with the original publisher first."""
    site = edition.words(edition.catalogue.campaign.title).text
    url = address_of(path, locale_root(edition.locale, edition.site_url)) if edition.site_url else ""
    originals = edition.wording("cite-page.between").join(_original(edition, each) for each in sources)
    page = site if title.text == site else edition.wording("cite-page.page", title=title.text, site=site)
    key = "cite-page.text" if originals else "cite-page.alone"
    text = edition.wording(key, originals=originals, page=page, url=url).strip()
    name = "-".join(part for part in PurePosixPath(path).with_suffix("").parts if part != "index")
    bibtex = {"title": title.text, "howpublished": site, "note": originals, "url": url}
    csl = {
        "id": name,
        "type": "webpage",
        "title": title.text,
        "container-title": site,
        "language": title.code or CODES[edition.locale],
        "note": originals,
        "URL": url,
    }
    lines = json.dumps({field: value for field, value in csl.items() if value}, ensure_ascii=False, indent=1)
    return CiteView(
        _runs(edition, text),
        tuple(_runs(edition, line) for line in _bibtex(name, bibtex)),
        tuple(_runs(edition, line) for line in lines.splitlines()),
    )


def original(edition: Edition, source: SourceView) -> tuple[Words, ...]:
    """Publisher, title and day of a source, in runs of one language."""
    return _runs(edition, _original(edition, source))


def _original(edition: Edition, source: SourceView) -> str:
    t = edition.wording
    publisher = source.publisher.text if source.publisher else t("cite-page.no-publisher")
    day = source.date or t("cite-page.no-date")
    return t("cite-page.original", publisher=publisher, title=source.title.text, date=day)


def locale_root(locale: str, site_url: str) -> str:
    """The address of a locale's home page."""
    return site_url if locale == "zh" else f"{site_url}{locale}/"


def card_path(path: str) -> PurePosixPath:
    """The path of a page's card below the locale's root."""
    return "cards" / PurePosixPath(path).with_suffix(".png")


def sources_in_short(edition: Edition) -> str:
    """The title and publisher of the only source, or how many sources there are."""
    if len(edition.sources) != 1:
        return edition.wording("card.sources", count=len(edition.sources))
    (source,) = edition.sources.values()
    publisher = source.publisher.text if source.publisher else edition.wording("cite-page.no-publisher")
    return edition.wording("card.source", title=source.title.text, publisher=publisher)


def crumbs(edition: Edition, view: PageView) -> list[tuple[str, str]]:
    """The names and paths of the pages from the home page to this one."""
    if view.part and view.part.number > 1:
        return [*crumbs(edition, view.part.first), (view.title.text, view.path)]
    trail = [(edition.wording("home"), "index.md")]
    path = PurePosixPath(view.path)
    folder = path.parts[0]
    if folder in _ABOUT:
        trail.append((edition.wording("about"), "about/index.md"))
    if path.name != "index.md":
        parent = "timeline" if folder == "events" else folder
        trail.append((edition.wording(_PARENTS[folder]), f"{parent}/index.md"))
    if view.path != "index.md":
        trail.append((view.title.text, view.path))
    return trail


def _bibtex(key: str, fields: Mapping[str, str]) -> Iterator[str]:
    yield f"@misc{{{key},"
    yield from (f" {name} = {{{_braced(value, name)}}}," for name, value in fields.items() if value)
    yield "}"


def _braced(text: str, field: str) -> str:
    """A text as it stands between braces in BibTeX, where an address is not escaped."""
    bare = text.replace("\\", "").replace("{", "").replace("}", "")
    return bare if field == "url" else _TEX.sub(r"\\\g<0>", bare)


def _runs(edition: Edition, text: str) -> tuple[Words, ...]:
    """A text written by the site, cut where Chinese begins and ends, so that each run names its language."""
    if edition.locale == "zh":
        return (Words(text),)
    return tuple(
        Words(run, CHINESE if number % 2 else "") for number, run in enumerate(_CHINESE.split(text)) if run
    )
