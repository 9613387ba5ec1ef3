"""The pages of sections, operations, stories, events and terms."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from heapq import nlargest
from itertools import islice

from generator.language import has_han
from generator.model import (
    Address,
    Agency,
    DateMention,
    Entry,
    GlossaryTerm,
    Locale,
    Operation,
    Section,
    Statement,
    Term,
    has_page,
    is_translated,
)
from generator.reference import sounds
from generator.render import contexts
from generator.render.drawn_views import Row, RowGroup
from generator.render.edition import Edition
from generator.render.evidence import reading
from generator.render.page_view import PageView, first_citation
from generator.render.pages.gathered import Part
from generator.render.programs import article, cite_view, term_set
from generator.render.trust_views import SourceView
from generator.render.views import EntryLink, EntryView, ExplanationView, Link, StatementView, TermView, Words
from generator.render.words import CHINESE, address

_BY_SOUND: Mapping[Locale, Callable[[GlossaryTerm], tuple[str, ...]]] = {
    "zh": lambda term: (*sounds(term.zh), term.zh),
    "en": lambda term: (term.en.casefold(),),
}
"""How names are sorted: in the order of the locale's own words."""
RELATED = 6
"""How many related entries a page shows."""
LOOKED_AT = 60
"""Among how many entries of a topic or region they are looked for."""


def entry_pages(edition: Edition, collection: str) -> Iterator[Part]:
    """The page of each entry of a collection that has one."""
    for key, entry in edition.entries():
        if key.collection == collection and has_page(entry):
            yield f"{key}.md", partial(entry_page, key=key)


def entry_page(edition: Edition, key: Address) -> Iterator[PageView]:
    """The page of an entry."""
    link, entry = edition.links[key], edition.entry(key)
    sources = _sources(edition, entry)
    told = _told(edition, entry.id) if isinstance(entry, Section) else ()
    view = _entry(edition, key, entry, told)
    yield PageView(
        f"{key}.md",
        link.title,
        contexts.EntryPage(view, told, sources, cite_view(edition, f"{key}.md", link.title, sources)),
        link.summary.text if link.summary else "",
        article(edition, link, sources, entry.review.on or ""),
        above=(
            edition.wording(f"kind.{link.collection}"),
            *(each.title.text for each in link.topics[:2]),
        ),
        passage=first_citation(view.statements),
    )


def section_index(edition: Edition) -> Iterator[PageView]:
    """The page that lists the sections of the source, each with what belongs to it."""
    rows = tuple((link, _told(edition, link.id)) for link in edition.listed("sections"))
    yield _index(edition, contexts.Sections(rows))


def operation_index(edition: Edition) -> Iterator[PageView]:
    """The page that lists the operations, with their matrix by section and region."""
    operations = edition.listed("operations")
    columns = tuple({region.href: region for link in operations for region in link.regions}.values())
    sections = {address: _section(edition, entry) for address, entry in edition.entries()}
    rows: dict[Link | None, list[Row]] = {}
    for link in operations:
        rows.setdefault(sections[Address.of("operations", link.id)], []).append(_row(link, columns))
    groups = tuple(RowGroup(section, tuple(those)) for section, those in rows.items())
    yield _index(edition, contexts.Operations(operations, columns, len(columns) + 1, groups))


def story_index(edition: Edition) -> Iterator[PageView]:
    """The page that lists the stories by region."""
    stories = edition.listed("stories")
    regions = {region.href: region for link in stories for region in link.regions}
    groups = tuple(
        (region, tuple(link for link in stories if region.href in {each.href for each in link.regions}))
        for region in regions.values()
    )
    elsewhere = tuple(link for link in stories if not link.regions)
    yield _index(edition, contexts.Stories(groups, elsewhere))


def term_index(edition: Edition) -> Iterator[PageView]:
    """The one list of names and terms: what the source says of terms, by kind, and the renderings of the glossary."""
    hrefs = {edition.links[key].href for key, _ in edition.terms}  # no term leads to another of the same list
    terms = tuple((term.kind, _term(edition, key, term, hrefs)) for key, term in edition.terms)
    reviews = {term.review for _, term in terms if term.review}
    common = reviews.pop() if len(reviews) == 1 else None
    kinds = dict.fromkeys(kind for kind, _ in terms)
    groups = tuple(
        (kind, tuple(replace(term, review=None) if common else term for each, term in terms if each == kind))
        for kind in kinds
    )
    told = {term.title.zh for _, term in edition.terms}
    names = tuple(
        (each, Words(each.note, CHINESE if has_han(each.note) else "en") if each.note else None)
        for each in sorted(edition.catalogue.glossary, key=_BY_SOUND[edition.locale])
        if each.zh not in told
    )
    view = _index(edition, contexts.Terms(groups, common, names))
    yield replace(view, linked=term_set(view.title.text, tuple(term.link for _, term in terms)))


def _term(edition: Edition, key: Address, term: Term, seen: set[str]) -> TermView:
    """A term of the list; what the source says of it, where it has no page of its own."""
    link = edition.links[key]
    other = (
        Words(reading(term.title.zh), CHINESE) if edition.locale == "en" else Words(term.title.en or "", "en")
    )
    told = () if has_page(term) else term.statements
    return TermView(
        id=f"term-{term.id}",
        link=link,
        other=other if other.text and not link.title.code else None,
        statements=edition.statements(told, seen, f"term-{term.id}-s"),
        review=edition.review(term.review, told, translated=is_translated(term)) if told else None,
    )


def _row(link: EntryLink, columns: tuple[Link, ...]) -> Row:
    named = {region.href for region in link.regions}
    return Row(link, tuple(column.href in named for column in columns))


def _index(edition: Edition, context: contexts.Context) -> PageView:
    collection = context.template
    title = Words(edition.wording(f"collection.{collection}"))
    description = edition.wording(f"collection.{collection}.about")
    return PageView(f"{collection}/index.md", title, context, description)


def _told(edition: Edition, section_id: str) -> tuple[EntryLink, ...]:
    return tuple(
        edition.links[key]
        for key, entry in edition.entries()
        if entry.section == section_id
        and not isinstance(entry, (Section, Term))
        and key not in edition.publication.told
    )


def _told_in(edition: Edition, address: Address) -> Link | None:
    story = edition.publication.told.get(address)
    return edition.way_to(story) if story else None


def _tells(edition: Edition, address: Address) -> tuple[Link, ...]:
    events = (event for event, story in edition.publication.told.items() if story == address)
    return tuple(Link(link.href, link.title) for link in map(edition.links.__getitem__, events))


def _entry(edition: Edition, address: Address, entry: Entry, told: tuple[EntryLink, ...]) -> EntryView:
    before, after = (Link(each.href, each.title) if each else None for each in edition.beside(address))
    deck = getattr(entry, "deck", None)
    said = (deck, *entry.statements) if isinstance(deck, Statement) else entry.statements
    link = edition.links[address]
    told_in = _told_in(edition, address)
    seen = {link.href}
    shown = {link.href, *(each.href for each in told)} | ({told_in.href} if told_in else set())
    return EntryView(
        link=link,
        kind=_kind(entry),
        agencies=_agencies(edition, getattr(entry, "agencies", ())),
        deck=edition.statement(deck, "deck", seen) if isinstance(deck, Statement) else None,
        statements=_statements(edition, entry, seen),
        explanation=_explanation(edition, entry),
        related=_related(edition, link, shown),
        more=_more(edition, link),
        told_in=told_in,
        tells=_tells(edition, address),
        before=before,
        after=after,
        review=edition.review(entry.review, said, translated=is_translated(entry)),
        edit=_edit(edition, address),
    )


def _statements(edition: Edition, entry: Entry, seen: set[str]) -> tuple[StatementView, ...]:
    """The entry's statements; the basis of the entry's own date is told once, beside that date."""
    own = getattr(entry, "date", None)
    date = edition.date(own) if isinstance(own, DateMention) else None
    return tuple(
        replace(
            view,
            dates=tuple(
                replace(each, note=None, citation=None, at="#date")
                if each == date and each.is_explained
                else each
                for each in view.dates
            ),
        )
        for view in edition.statements(entry.statements, seen)
    )


def _edit(edition: Edition, key: str) -> str | None:
    repository = address(edition.catalogue.campaign.repository)
    return f"{repository.rstrip('/')}/blob/HEAD/content/{key}.yml" if repository else None


def _kind(entry: Entry) -> str:
    kind = getattr(entry, "kind", None)
    return f"kind.{kind}" if kind and not isinstance(entry, Operation) else ""


def _section(edition: Edition, entry: Entry) -> Link | None:
    found = edition.links.get(Address.of("sections", entry.section)) if entry.section else None
    return Link(found.href, found.title) if found and not found.is_withdrawn else None


def _agencies(edition: Edition, agencies: tuple[Agency, ...]) -> tuple[tuple[str, Words], ...]:
    return tuple((agency.role, edition.words(agency.name)) for agency in agencies)


def _explanation(edition: Edition, entry: Entry) -> ExplanationView | None:
    if not isinstance(entry, Term) or entry.explanation is None:
        return None
    explanation = entry.explanation
    return ExplanationView(edition.words(explanation.text), explanation.source, address(explanation.url))


def _sources(edition: Edition, entry: Entry) -> tuple[SourceView, ...]:
    cited = {cite.document for statement in entry.statements for cite in statement.cites}
    return tuple(edition.sources[name] for name in edition.sources if name in cited)


def _related(edition: Edition, link: EntryLink, shown: Collection[str]) -> tuple[EntryLink, ...]:
    """The entries that share the most topics, regions and places with one, those of its smallest topics first."""
    ways = sorted((*link.topics, *link.regions), key=lambda way: len(edition.among[way.href]))
    own = {way.href for way in (*ways, *link.places)}
    found: dict[Address, int] = {}
    for way in ways:
        if len(found) >= RELATED:
            break
        others = (each for each in edition.near(way.href) if each.href not in shown)
        found |= {each.key: len(own & each.ways) for each in islice(others, LOOKED_AT)}
    return tuple(edition.links[key] for key in nlargest(RELATED, found, key=found.__getitem__))


def _more(edition: Edition, link: EntryLink) -> tuple[Link, ...]:
    counted = ((way, len(edition.among[way.href])) for way in (*link.topics, *link.regions))
    return tuple(Link(way.href, way.title, count) for way, count in counted if count > 1)
