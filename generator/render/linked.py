"""Linked data (JSON-LD, schema.org) about a page, and ways to cite it."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.render.edition import CHINESE, Edition
from generator.render.sheet import Sheet
from generator.render.views import CiteView, EntryLink, SourceView

CODES = {"zh": CHINESE, "en": "en"}
"""The language tag of a locale's own text."""
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


def address_of(path: str, root: str) -> str:
    """Give the address of a page below a root: ``operations/a.md`` is at ``operations/a/``."""
    shown = PurePosixPath(path).with_suffix("")
    parts = shown.parts[:-1] if shown.name == "index" else shown.parts
    return root + "".join(f"{part}/" for part in parts)


def linked_data(edition: Edition, sheet: Sheet, root: str) -> Markup:
    """Give the page's linked data as the text of a script element.

    ``root`` is the address of the locale's home page, or the way to it from the page when the site's address is
    not known.
    """
    page = {
        "@type": "WebPage",
        "name": sheet.title.text,
        "inLanguage": sheet.title.code or CODES[edition.locale],
        "url": address_of(sheet.path, root),
        "isPartOf": {
            "@type": "WebSite",
            "name": edition.words(edition.catalogue.campaign.title).text,
            "url": root,
        },
        **sheet.linked,
    }
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address_of(path, root)}
            for position, (name, path) in enumerate(_crumbs(edition, sheet), 1)
        ],
    }
    text = json.dumps({"@context": "https://schema.org", "@graph": [page, crumbs]}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 - nothing can close the script


def article(link: EntryLink, sources: tuple[SourceView, ...]) -> Mapping[str, object]:
    """Give what linked data says of an entry: an article that is based on its sources."""
    return {
        "@type": "Article",
        "headline": link.title.text,
        "about": [topic.title.text for topic in link.topics],
        "isBasedOn": [_work(source) for source in sources],
    }


def term_set(title: str, terms: tuple[EntryLink, ...]) -> Mapping[str, object]:
    """Give what linked data says of the list of terms."""
    return {
        "@type": "DefinedTermSet",
        "name": title,
        "hasDefinedTerm": [{"@type": "DefinedTerm", "name": term.title.text} for term in terms],
    }


def cite_view(edition: Edition, link: EntryLink, sources: tuple[SourceView, ...], site_url: str) -> CiteView:
    """Give ways to cite an entry, its original publisher first."""
    site = edition.words(edition.catalogue.campaign.title).text
    path = f"{link.href.rstrip('/')}.md"
    url = address_of(path, locale_root(edition.locale, site_url)) if site_url else ""
    unknown = edition.wording("not-stated")
    originals = "; ".join(
        f"{source.publisher.text if source.publisher else edition.wording('cite-page.no-publisher')}: "
        f"{source.title.text}, {source.date or edition.wording('cite-page.no-date')}"
        for source in sources
    )
    text = edition.wording(
        "cite-page.text", originals=originals or unknown, title=link.title.text, site=site, url=url
    ).strip()
    key = link.href.rstrip("/").replace("/", "-")
    fields = {"title": link.title.text, "howpublished": site, "note": originals, "url": url}
    bibtex = (
        f"@misc{{{key},",
        *(f" {name} = {{{_braced(value)}}}," for name, value in fields.items() if value),
        "}",
    )
    csl = {
        "id": key,
        "type": "webpage",
        "title": link.title.text,
        "container-title": site,
        "language": link.title.code or CODES[edition.locale],
        "note": originals,
        "URL": url,
    }
    lines = json.dumps({name: value for name, value in csl.items() if value}, ensure_ascii=False, indent=1)
    return CiteView(text, bibtex, tuple(lines.splitlines()))


def locale_root(locale: str, site_url: str) -> str:
    """Give the address of a locale's home page."""
    return site_url if locale == "zh" else f"{site_url}{locale}/"


def _crumbs(edition: Edition, sheet: Sheet) -> list[tuple[str, str]]:
    crumbs = [(edition.wording("home"), "index.md")]
    path = PurePosixPath(sheet.path)
    if path.name != "index.md":
        folder = path.parts[0]
        parent = "timeline" if folder == "events" else folder
        crumbs.append((edition.wording(_PARENTS[folder]), f"{parent}/index.md"))
    if sheet.path != "index.md":
        crumbs.append((sheet.title.text, sheet.path))
    return crumbs


def _work(source: SourceView) -> Mapping[str, object]:
    known = {
        "publisher": {"@type": "Organization", "name": source.publisher.text} if source.publisher else None,
        "url": source.url,
        "inLanguage": CHINESE,
    }
    return {
        "@type": "CreativeWork",
        "name": source.title.text,
        **{name: value for name, value in known.items() if value},
    }


def _braced(text: str) -> str:
    return text.replace("\\", "").replace("{", "").replace("}", "")
