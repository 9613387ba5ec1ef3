"""The catalogue as it reads in one locale: its entries, statements, sources and figures as views, each in its order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from generator.model import (
    LOCALES,
    Accounted,
    Address,
    Cite,
    DateMention,
    Entry,
    Event,
    Figure,
    GlossaryTerm,
    Locale,
    Localized,
    SourceDocument,
    Statement,
    Story,
    Term,
    Topic,
    Vague,
    has_page,
    is_upheld,
    place_in,
)
from generator.once import once_each
from generator.render.contexts import TERM
from generator.render.evidence import (
    clause_around,
    quoted,
    reading,
)
from generator.render.locale_views import LocaleViews
from generator.render.mentions import Names, names
from generator.render.page import DataFile, numbered, page_numbers
from generator.render.trust_views import SourceView
from generator.render.views import (
    EntryLink,
    FigureView,
    Link,
    Near,
    StatementView,
    Words,
)

_FIRST_KINDS = ("mechanism", "named-action")
"""The kinds of terms that are listed first."""


class Edition(LocaleViews):
    """The published catalogue in one locale."""

    @property
    def accounts(self) -> Mapping[str, tuple[Accounted, ...]]:
        """What became of each sentence, by document."""
        return self.publication.accounts

    @property
    def coverage_pages(self) -> Sequence[Mapping[str, tuple[int, int]]]:
        """What stands on each page of the list of all sentences, the same in all locales."""
        return self.publication.coverage_pages

    @property
    def data_files(self) -> tuple[DataFile, ...]:
        """What is published as data, the same in all locales."""
        return self.publication.data_files

    @cached_property
    def links(self) -> Mapping[Address, EntryLink]:
        """Each entry as one line of a list, by ``collection/id``: by collection, then by date, then as in the source."""
        return {
            Address.of(name, entry.id): self._entry_link(name, entry)
            for name, entries in self.catalogue.collections.items()
            for entry in sorted(entries, key=self._order)
        }

    @cached_property
    def among(self) -> Mapping[str, Sequence[EntryLink]]:
        """The entries of each topic and region, by the address of its page."""
        found: dict[str, list[EntryLink]] = defaultdict(list)
        for key, link in self.links.items():
            for way in () if key in self.publication.told else (*link.topics, *link.regions):
                found[way.href].append(link)
        return defaultdict(tuple, {href: tuple(links) for href, links in found.items()})

    def near(self, href: str) -> Sequence[Near]:
        """The same as far as it tells which entries are related."""
        if href not in self._near:
            self._near[href] = tuple(_near(link) for link in self.among[href])
        return self._near[href]

    @cached_property
    def _near(self) -> dict[str, Sequence[Near]]:
        """What was asked for of that by now."""
        return {}

    @property
    def whole(self) -> "Edition":
        """The edition itself, for what shows something of all entries."""
        return self

    def citing(self, document: str) -> "Edition":  # noqa: ARG002 - for those that keep in mind what is read
        """The edition itself, for what shows of entries only what cites a document."""
        return self

    def entry(self, key: Address) -> Entry:
        """The entry at an address."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[Address, Entry]:
        return {Address.of(name, entry.id): entry for name, entry in self.catalogue.entries}

    def beside(self, key: Address) -> tuple[EntryLink | None, EntryLink | None]:
        """The entries before and after one, of those of its collection that lists show and that have a page."""
        return self._neighbours[key.collection].get(key, (None, None))

    @cached_property
    def _neighbours(self) -> Mapping[str, Mapping[str, tuple[EntryLink | None, EntryLink | None]]]:
        found: dict[str, dict[str, tuple[EntryLink | None, EntryLink | None]]] = {}
        for name in self.catalogue.collections:
            links = tuple(link for link in self.listed(name) if "#" not in link.href)
            around = zip(links, (None, *links), (*links[1:], None), strict=False)
            found[name] = {link.key: (before, after) for link, before, after in around}
        return found

    @cached_property
    def sources(self) -> Mapping[str, SourceView]:
        """What is known of each document, by id."""
        return {source.id: self._source(source) for source in self.catalogue.sources}

    @cached_property
    def figures(self) -> tuple[FigureView, ...]:
        """Every number and every quantity that the source leaves open, in the order of the source."""
        found = (
            self._figure(self.links[key], f"s{number}", statement, measure)
            for key, entry in self.entries()
            for number, statement in enumerate(entry.statements, 1)
            for measure in (*statement.figures, *statement.vague)
            if isinstance(measure, (Figure, Vague))
        )
        return tuple(sorted(found, key=lambda each: each.place))

    def figures_of(self, those: Sequence[EntryLink]) -> tuple[FigureView, ...]:
        """The same of some entries."""
        found = (each for link in those for each in self._figures_by_entry.get(link.key, ()))
        return tuple(figure for _, figure in sorted(found, key=lambda each: each[0]))

    @cached_property
    def _figures_by_entry(self) -> Mapping[str, Sequence[tuple[int, FigureView]]]:
        found: dict[str, list[tuple[int, FigureView]]] = defaultdict(list)
        for number, figure in enumerate(self.figures):
            found[figure.entry.key].append((number, figure))
        return found

    @cached_property
    def _names(self) -> dict[Locale, Names]:
        terms = [
            (entry, self.links[key])
            for key, entry in self.entries()
            if isinstance(entry, Term) and is_upheld(entry)
        ]
        return {locale: names(terms, locale) for locale in LOCALES}

    @cached_property
    def _numbers_of_sources(self) -> dict[str, int]:
        return {source.id: number for number, source in enumerate(self.catalogue.sources)}

    @cached_property
    def terms(self) -> tuple[tuple[Address, Term], ...]:
        """The terms that the site upholds, by kind, those of a kind as in the source."""
        upheld = [term for term in sorted(self.catalogue.terms, key=self._order) if is_upheld(term)]
        order = dict.fromkeys((*_FIRST_KINDS, *sorted({term.kind for term in upheld})))
        return tuple(
            (Address.of("terms", term.id), term) for kind in order for term in upheld if term.kind == kind
        )

    @cached_property
    def _rows(self) -> Mapping[str, str]:
        """The places of terms without a page of their own, by the addresses that such pages would have."""
        pages = page_numbers(TERM for _ in self.terms)
        return {
            f"{key}/": f"{numbered('terms/', page)}#term-{term.id}"
            for (key, term), page in zip(self.terms, pages, strict=True)
            if not has_page(term)
        }

    def place(self, page: str, at: str = "") -> str:
        """The address of a place on a page; of a term without a page of its own, that of its row."""
        shown = self._rows.get(page, page)
        return place_in(shown, at) if at else shown

    def listed(self, collection: str) -> tuple[EntryLink, ...]:
        """The entries of a collection that lists show: all but withdrawn ones, and events that a story tells."""
        return self._listed.get(collection, ())

    @cached_property
    def _listed(self) -> Mapping[str, tuple[EntryLink, ...]]:
        found: dict[str, list[EntryLink]] = defaultdict(list)
        for key, entry in self.entries():
            if is_upheld(entry) and key not in self.publication.told:
                found[key.collection].append(self.links[key])
        return {name: tuple(links) for name, links in found.items()}

    def way_to(self, address: str) -> Link | None:
        """The link to an entry, or the home page for ``campaign``; ``None`` if the site does not show it."""
        if address == "campaign":
            return Link("./", self.words(self.catalogue.campaign.title))
        found = self.links.get(Address(address))
        return Link(found.href, found.title) if found else None

    def entries(self) -> Iterator[tuple[Address, Entry]]:
        """Every entry with its key ``collection/id``, in the order of ``links``."""
        return ((key, self._by_key[key]) for key in self.links)

    def statement(self, statement: Statement, at: str, seen: set[str] | None = None) -> StatementView:
        """A statement with its evidence.

        First mentions of terms are linked, except those in ``seen``, to which the linked ones are added.
        """
        words = self.sentence(statement)
        known = self._names["zh" if words.code else self.locale]
        return StatementView(
            anchor=at,
            words=words,
            parts=known.parts(words.text, set() if seen is None else seen),
            kind=statement.kind,
            citations=self.citations(statement.cites),
            dates=tuple(self.date(date) for date in statement.dates if date.year_basis != "source"),
            vague=tuple(self.chinese(vague.as_written) for vague in statement.vague),
        )

    def statements(
        self, statements: tuple[Statement, ...], seen: set[str] | None = None, at: str = "s"
    ) -> tuple[StatementView, ...]:
        """The statements of a page, with the anchors ``s1``, ``s2`` and so on."""
        seen = set() if seen is None else seen
        return tuple(self.statement(each, f"{at}{number}", seen) for number, each in enumerate(statements, 1))

    def _order(self, entry: Entry) -> tuple[int, str, tuple[int, int], str]:
        date = getattr(entry, "date", None) if isinstance(entry, Event) else None
        cite = next((cite for statement in entry.statements for cite in statement.cites), None)
        place = self._place(cite, cite.quote if cite else "")
        return getattr(entry, "order", 0), (date and date.iso) or "", place, entry.id

    def _source(self, source: SourceDocument) -> SourceView:
        told = self.accounts[source.id]
        return SourceView(
            href=f"sources/{source.id}/",
            id=source.id,
            title=self.words(source.title),
            subtitle=self.words(source.subtitle) if source.subtitle else None,
            publisher=self._stated(source.publisher),
            date=None if source.date == "not stated" else self.wording.day(source.date),
            iso="" if source.date == "not stated" else source.date,
            number=self.chinese(source.number) if source.number else None,
            url=None if source.url == "not stated" else source.url,
            rights=self._stated(source.rights),
            sha256=source.sha256,
            sentences=len(told),
            cited=sum(each.account == "cited" for each in told),
        )

    def _figure(
        self, link: EntryLink, anchor: str, statement: Statement, measure: Figure | Vague
    ) -> FigureView:
        written = self.chinese(measure.as_written)
        exact = measure if isinstance(measure, Figure) else None
        cite = next((cite for cite in statement.cites if measure.as_written in cite.quote), None)
        return FigureView(
            place=self._place(cite, measure.as_written),
            amount=Words(self.wording.amount(exact)) if exact else written,
            written=written,
            of=self.words(measure.of) if measure.of else self._clause(cite, measure.as_written),
            as_of=self.words(exact.as_of) if exact and exact.as_of else None,
            figure=exact,
            entry=link,
            told_at=self.place(f"{link.collection}/{link.id}/", anchor),
            citation=self.citation(cite) if cite else None,
        )

    def _clause(self, cite: Cite | None, words: str) -> Words | None:
        said = clause_around(cite.quote, words) if cite else words
        return None if said == words else self.chinese(reading(said))

    def _place(self, cite: Cite | None, words: str) -> tuple[int, int]:
        if cite is None:
            return len(self._numbers_of_sources), 0
        span, _ = quoted(self.catalogue.documents[cite.document], cite)
        return self._numbers_of_sources[cite.document], span.start + cite.quote.index(words)

    def _stated(self, value: Localized | str) -> Words | None:
        return self.words(value) if isinstance(value, Localized) else None

    def _entry_link(self, collection: str, entry: Entry) -> EntryLink:
        """An entry as one line; as it was the last time, unless more than the entry decides how that reads."""
        date = entry.date if isinstance(entry, (Event, Story)) else None
        if isinstance(entry, Term) or (date and date.basis):
            return self._made_link(collection, entry, date)
        last, basis = _last_links(entry), (self.catalogue.topics, self.catalogue.glossary)
        if self.locale not in last or last[self.locale][0] != basis:
            last[self.locale] = basis, self._made_link(collection, entry, date)
        return last[self.locale][1]

    def _made_link(self, collection: str, entry: Entry, date: DateMention | None) -> EntryLink:
        first = next((each for each in entry.statements if each.kind == "reported"), None)
        first = first or next(iter(entry.statements), None)
        return EntryLink(
            collection=collection,
            id=entry.id,
            href=self.place(f"{collection}/{entry.id}/"),
            title=self.words(entry.title),
            summary=self.sentence(first) if first else None,
            date=self.date(date) if date else None,
            topics=self.topic_links(entry.topics),
            regions=self.region_links(entry.regions),
            places=self.place_links(entry.regions),
            state=entry.review.state,
        )


@once_each
def _last_links(
    _entry: Entry,
) -> dict[Locale, tuple[tuple[tuple[Topic, ...], tuple[GlossaryTerm, ...]], EntryLink]]:
    """An entry as one line in each locale, with what else decided how that reads."""
    return {}


@once_each
def _near(link: EntryLink) -> Near:
    ways = (*link.topics, *link.regions, *link.places)
    return Near(link.key, link.href, frozenset(way.href for way in ways))
