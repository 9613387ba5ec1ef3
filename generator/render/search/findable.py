"""What the search finds each page by: titles, names, statements and sentences of the source, in both languages."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial, reduce
from typing import Any

from generator.kept import digest
from generator.model import (
    LOCALES,
    Address,
    DateMention,
    Entry,
    Event,
    Locale,
    Localized,
    Section,
    Statement,
    Story,
    Term,
    is_upheld,
)
from generator.reference import division, province
from generator.render import contexts
from generator.render.edition import Edition
from generator.render.evidence import anchor, reading
from generator.render.page import Recall, make_anew
from generator.render.page_view import PageView
from generator.render.pages import PAGES, paged, timeline
from generator.render.search.findable_page import NAME, SOURCE, STATEMENT, TITLE, Findable, Text
from generator.render.words import load_wording

LISTS = {
    "topics": "topics",
    "sections": "collection.sections",
    "operations": "collection.operations",
    "stories": "collection.stories",
    "regions": "regions",
    "timeline": "timeline",
    "numbers": "numbers",
    "terms": "collection.terms",
    "sources": "sources",
    "coverage": "coverage",
    "gaps": "gaps",
    "corrections": "corrections",
    "about": "about",
    "data": "data",
}
"""The pages that are lists, with the key of each one's title."""
_BRACKETED = re.compile("（[^（）]{1,6}）")


def findable_pages(built: Mapping[Locale, Edition], recall: Recall = make_anew) -> Iterator[Findable]:
    """Every page that a search can find, in the words of all locales; ``recall`` saves making those of entries anew."""
    first = next(iter(built.values()))
    publication = first.publication
    for key in first.links:
        name = f"page {digest(publication.fixed, publication.fingerprints[key])}"
        yield Findable.read(recall(name, partial(_written, built, key)))
    for pages in zip(*(_pages(edition) for edition in built.values()), strict=True):
        yield reduce(Findable.__or__, pages)


def _written(built: Mapping[Locale, Edition], key: Address) -> str:
    return reduce(Findable.__or__, (_entry(edition, key) for edition in built.values())).written


def _pages(edition: Edition) -> Iterator[Findable]:
    """Every page but those of entries in the words of one locale, in the same order for all locales."""
    yield from _topics(edition)
    yield from _regions(edition)
    yield _home(edition)
    yield from _lists(edition)
    yield from _months(edition)
    yield from _sources(edition)


def _entry(edition: Edition, key: Address) -> Findable:
    entry, link = edition.entry(key), edition.links[key]
    tags = (edition.wording(f"kind.{link.collection}"), *(topic.title.text for topic in link.topics))
    if not is_upheld(entry):
        tags = (*tags, edition.wording("review.withdrawn"))
    page = Findable(link.href, {edition.locale: link.title.text}, {edition.locale: tags})
    page.add(TITLE, *_titles(edition, entry.title))
    page.add(NAME, *_names(edition, entry))
    deck = [entry.deck] if isinstance(entry, Section) and entry.deck else []
    _add_statements(edition, page, STATEMENT, (*deck, *entry.statements))
    if isinstance(entry, Section) and entry.heading:
        page.add(SOURCE, reading(entry.heading.quote))
    for said in _beside(entry):
        page.add(SOURCE, *_words(edition, said))
    return page


def _beside(entry: Entry) -> Iterator[Localized]:
    """What an entry's page says besides its statements."""
    if isinstance(entry, Term) and entry.explanation:
        yield entry.explanation.text
    yield from (agency.name for agency in getattr(entry, "agencies", ()))
    date = _date(entry)
    if date and date.basis_note:
        yield date.basis_note


def _names(edition: Edition, entry: Entry) -> Iterator[str]:
    """The places and dates of an entry, in the words of both locales."""
    if name := getattr(entry, "name", None):
        yield reading(name.quote)
    for region in entry.regions:
        if named := province(region):
            yield from (named.zh_full, named.en)
        yield from _place(edition, region)
    if date := _date(entry):
        yield date.as_written
        if date.iso:
            yield date.iso
            yield from (load_wording(locale).date(date) or "" for locale in LOCALES)


def _place(edition: Edition, region: str) -> Iterator[str]:
    if place := division(region):
        yield place.name
        yield from (term.en for term in edition.catalogue.glossary if term.zh in (place.name, place.short))


def _date(entry: Entry) -> DateMention | None:
    return entry.date if isinstance(entry, (Event, Story)) else None


def _topics(edition: Edition) -> Iterator[Findable]:
    for topic in edition.topics.values():
        page = _titled(edition, f"topics/{topic.id}/", edition.words(topic.title).text, "topics")
        page.add(TITLE, *_titles(edition, topic.title))
        page.add(NAME, *topic.keywords)
        yield page


def _regions(edition: Edition) -> Iterator[Findable]:
    places: dict[str, list[str]] = defaultdict(list)
    for _, entry in edition.entries():
        for region in entry.regions:
            if named := province(region):
                places[named.code] += _place(edition, region)
    for code, names in sorted(places.items()):
        link = edition.region_links((code,))[0]
        if named := province(code):
            page = _titled(edition, link.href, link.title.text, "regions")
            page.add(TITLE, named.zh, named.zh_full, named.en)
            page.add(NAME, *sorted(set(names)))
            yield page


def _home(edition: Edition) -> Findable:
    campaign = edition.catalogue.campaign
    page = _titled(edition, "./", edition.words(campaign.title).text, "home")
    page.add(TITLE, *_titles(edition, campaign.title))
    page.add(NAME, *_titles(edition, campaign.name))
    card = campaign.card
    said = (*campaign.summary, *(each for each in (card.who, card.what, card.when, card.where) if each))
    _add_statements(edition, page, STATEMENT, said)
    return page


def _lists(edition: Edition) -> Iterator[Findable]:
    for name, key in LISTS.items():
        page = _titled(edition, f"{name}/", edition.wording(key), "search.list")
        page.add(TITLE, *(load_wording(locale)(key) for locale in LOCALES))
        if name == "gaps":
            _add_statements(edition, page, SOURCE, edition.catalogue.campaign.gaps)
        if name == "terms":
            page.add(NAME, *(load_wording(locale)("glossary") for locale in LOCALES))
        if name in _LISTED:
            for number, texts in enumerate(_LISTED[name](edition), 1):
                page.add(SOURCE, *texts, page=number)
        yield page


def _shown(edition: Edition, name: str) -> Iterator[PageView]:
    """The pages among which a list is shared."""
    known = dict(PAGES)
    pages = known.get(f"{name}/index.md") or known[f"{name}/"]
    return (view for whole in pages(edition) for view in paged(edition, whole))


def _reasons(edition: Edition) -> Iterator[Iterator[str]]:
    """Why sentences are set aside, page by page."""
    for documents in edition.coverage_pages:
        told = (
            each
            for document, (first, last) in documents.items()
            for each in edition.accounts[document][first:last]
        )
        yield (edition.words(each.aside.reason).text for each in told if each.aside and not each.uses)


def _texts(name: str, said: Callable[[Any], Iterator[str]]) -> Callable[[Edition], Iterator[Iterator[str]]]:
    """What the pages of a list say, page by page."""
    return lambda edition: (said(view.context) for view in _shown(edition, name))


def _figures(shown: contexts.Numbers) -> Iterator[str]:
    for figure in (*shown.figures, *shown.vague):
        yield f"{figure.amount.text} {figure.of.text if figure.of else ''}".strip()


def _corrections(shown: contexts.Corrections) -> Iterator[str]:
    return (said.text for each in shown.corrections for said in (each.was, each.now, each.why))


def _renderings(shown: contexts.Terms) -> Iterator[str]:
    return (f"{term.zh} {term.en}" for term, _ in shown.names)


_LISTED: Mapping[str, Callable[[Edition], Iterator[Iterator[str]]]] = {
    "numbers": _texts("numbers", _figures),
    "coverage": _reasons,
    "corrections": _texts("corrections", _corrections),
    "terms": _texts("terms", _renderings),
}


def _months(edition: Edition) -> Iterator[Findable]:
    for view in timeline(edition):
        name = view.path.removeprefix("timeline/").removesuffix(".md")
        if name != "index":
            page = _titled(edition, f"timeline/{name}/", view.title.text, "timeline")
            page.add(TITLE, name, *(load_wording(locale).day(name) for locale in LOCALES))
            yield page


def _sources(edition: Edition) -> Iterator[Findable]:
    shown = edition.catalogue.campaign.display
    for source in edition.catalogue.sources:
        page = _titled(edition, f"sources/{source.id}/", edition.words(source.title).text, "sources")
        page.add(TITLE, *_titles(edition, source.title))
        if source.subtitle:
            page.add(NAME, *_titles(edition, source.subtitle))
        for stated in (source.publisher, source.rights):
            if isinstance(stated, Localized):
                page.add(SOURCE, *_words(edition, stated))
        document = edition.catalogue.documents[source.id]
        pages = edition.publication.source_pages[source.id]
        for each in edition.accounts[source.id]:
            if shown == "full" or (shown == "excerpts" and each.uses):
                sentence = each.sentence
                words = reading(document.quote(sentence.span))
                page.texts.append(Text(SOURCE, words, anchor(sentence.id), pages[sentence.id]))
        yield page


def _titled(edition: Edition, address: str, title: str, kind: str) -> Findable:
    gathered = kind in {"search.list", "sources", "timeline"}
    return Findable(address, {edition.locale: title}, {edition.locale: (edition.wording(kind),)}, gathered)


def _add_statements(edition: Edition, page: Findable, rank: int, statements: tuple[Statement, ...]) -> None:
    """Add statements in the page's locale, then the Chinese that they rest on."""
    page.add(rank, *(edition.sentence(statement).text for statement in statements))
    for statement in statements:
        page.add(SOURCE, *_words(edition, statement.text))
        page.add(SOURCE, *(reading(cite.quote) for cite in statement.cites))


def _titles(edition: Edition, text: Localized) -> Iterator[str]:
    """A title or a name in this locale, then in the other, then without its brackets."""
    yield from _words(edition, text)
    yield _BRACKETED.sub("", reading(text.zh))
    if text.en:
        yield text.en


def _words(edition: Edition, text: Localized) -> Iterator[str]:
    """A text in this locale and, on the English site, the Chinese too."""
    if edition.locale == "en" and text.en:
        yield text.en
    yield reading(text.zh)
