"""The catalogue as it reads in one locale: entries and statements as views."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from generator.model import (
    LOCALES,
    Accounted,
    Address,
    Catalogue,
    Cite,
    DateMention,
    Entry,
    Event,
    Figure,
    Locale,
    Localized,
    Review,
    SourceDocument,
    Span,
    Statement,
    Story,
    Term,
    Topic,
    Vague,
    accounts,
    is_upheld,
    published,
)
from generator.reference import division, province
from generator.render.evidence import (
    anchor,
    clause_around,
    excerpt,
    in_quotation_marks,
    numbers,
    only_marked,
    pieces,
    quoted,
    reading,
)
from generator.render.mentions import Names, names
from generator.render.page import DataFile
from generator.render.views import (
    Citation,
    DateView,
    EntryLink,
    FigureView,
    Link,
    ReviewView,
    SourceView,
    StatementView,
    Words,
)
from generator.render.words import load_wording

CHINESE = "zh-Hans"
"""The language tag of the source and of every text that is shown untranslated."""
Export = Callable[[Catalogue, str], tuple[DataFile, ...]]
"""From what is published, and the site's address if it is known, to files of data."""


class Publication:
    """What is published of a catalogue, whatever the locale; made once a build."""

    def __init__(self, catalogue: Catalogue, site_url: str, export: Export) -> None:
        self.catalogue = published(catalogue)
        self.site_url = site_url
        self._export = export

    @cached_property
    def accounts(self) -> Mapping[str, tuple[Accounted, ...]]:
        """What became of each sentence, by document."""
        return accounts(self.catalogue)

    @cached_property
    def data_files(self) -> tuple[DataFile, ...]:
        """What is published as data."""
        return self._export(self.catalogue, self.site_url)


class Edition:
    """The published catalogue in one locale."""

    def __init__(self, publication: Publication, locale: Locale) -> None:
        self.publication = publication
        self.catalogue = publication.catalogue
        self.locale = locale
        self.site_url = publication.site_url
        self.wording = load_wording(locale)

    @property
    def accounts(self) -> Mapping[str, tuple[Accounted, ...]]:
        """What became of each sentence, by document."""
        return self.publication.accounts

    @property
    def data_files(self) -> tuple[DataFile, ...]:
        """What is published as data, the same in all locales."""
        return self.publication.data_files

    @cached_property
    def links(self) -> dict[Address, EntryLink]:
        """Every entry as a line of a list, by ``collection/id``, in the order of collections and source."""
        return {
            Address.of(name, entry.id): self._entry_link(name, entry)
            for name, entries in self.catalogue.collections.items()
            for entry in sorted(entries, key=lambda each: (getattr(each, "order", 0), each.id))
        }

    @cached_property
    def among(self) -> Mapping[str, tuple[EntryLink, ...]]:
        """The entries of each topic and region, by its address."""
        found: dict[str, list[EntryLink]] = defaultdict(list)
        for link in self.links.values():
            for way in (*link.topics, *link.regions):
                found[way.href].append(link)
        return defaultdict(tuple, {href: tuple(links) for href, links in found.items()})

    @cached_property
    def sources(self) -> dict[str, SourceView]:
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

    @cached_property
    def _names(self) -> dict[Locale, Names]:
        terms = [
            (entry, self.links[key])
            for key, entry in self.entries()
            if isinstance(entry, Term) and is_upheld(entry)
        ]
        return {locale: names(terms, locale) for locale in LOCALES}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The topics by id, in their order."""
        return {topic.id: topic for topic in sorted(self.catalogue.topics, key=lambda each: each.order)}

    def listed(self, collection: str) -> tuple[EntryLink, ...]:
        """Give the entries of a collection that lists show: all but withdrawn ones."""
        return tuple(
            self.links[key]
            for key, entry in self.entries()
            if is_upheld(entry) and key.collection == collection
        )

    def way_to(self, address: str) -> Link | None:
        """Give the way to an entry, or to the home page for ``campaign``; ``None`` where the site does not show it."""
        if address == "campaign":
            return Link("./", self.words(self.catalogue.campaign.title))
        found = self.links.get(Address(address))
        return Link(found.href, found.title) if found else None

    def entries(self) -> Iterator[tuple[Address, Entry]]:
        """Give every entry with its key ``collection/id``, in the order of ``links``."""
        by_key = {Address.of(name, entry.id): entry for name, entry in self.catalogue.entries}
        return ((key, by_key[key]) for key in self.links)

    def words(self, text: Localized) -> Words:
        """Give a text in this locale, or the Chinese where it is not translated; Chinese in the reading view."""
        if self.locale == "zh":
            return Words(reading(text.zh))
        if text.en:
            return Words(text.en, state=text.en_state)
        return Words(reading(text.zh), CHINESE, "missing")

    def chinese(self, text: str) -> Words:
        """Give words of the source, as the source writes them."""
        return Words(text) if self.locale == "zh" else Words(text, CHINESE)

    def citation(self, *cites: Cite) -> Citation:
        """Give citations of the same sentences as one: these sentences, with the quoted words marked."""
        document = self.catalogue.documents[cites[0].document]
        spans = [quoted(document, cite)[0] for cite in cites]
        sentences = quoted(document, cites[0])[1]
        if self.catalogue.campaign.display == "none":
            shown = Span(min(span.start for span in spans), max(span.end for span in spans))
            passage = only_marked(pieces(document, shown, spans))
        else:
            shown = Span(sentences[0].span.start, sentences[-1].span.end)
            passage = excerpt(pieces(document, shown, spans))
        return Citation(
            label=numbers(sentences),
            href=f"sources/{document.id}/#{anchor(sentences[0].id)}",
            pieces=passage,
        )

    def citations(self, cites: tuple[Cite, ...]) -> tuple[Citation, ...]:
        """Give citations, those of the same sentences as one."""
        joined: dict[tuple[str, str], list[Cite]] = {}
        for cite in cites:
            document = self.catalogue.documents[cite.document]
            joined.setdefault((cite.document, numbers(quoted(document, cite)[1])), []).append(cite)
        return tuple(self.citation(*each) for each in joined.values())

    def date(self, date: DateMention) -> DateView:
        """Give a date with the basis of its year."""
        written = self.wording.date(date)
        return DateView(
            words=Words(written) if written else self.chinese(date.as_written),
            iso=date.iso if date.iso and "/" not in date.iso else "",
            month=date.iso[:7] if date.iso else "",
            basis=date.year_basis or "",
            note=self.words(date.basis_note) if date.basis_note else None,
            citation=self.citation(date.basis) if date.basis else None,
        )

    def sentence(self, statement: Statement) -> Words:
        """Give the words of a statement; the source's own Chinese words stand in quotation marks."""
        words = self.words(statement.text)
        chinese = self.locale == "zh" or words.code
        if chinese and statement.kind == "quote":
            return replace(words, text=in_quotation_marks(words.text))
        return words

    def statement(self, statement: Statement, at: str, seen: set[str] | None = None) -> StatementView:
        """Give a statement with its evidence.

        First mentions of terms are linked, except those in ``seen``, which is added to.
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
        self, statements: tuple[Statement, ...], seen: set[str] | None = None
    ) -> tuple[StatementView, ...]:
        """Give a page's statements with the anchors ``s1``, ``s2`` and so on."""
        seen = set() if seen is None else seen
        return tuple(self.statement(each, f"s{number}", seen) for number, each in enumerate(statements, 1))

    def review(self, review: Review, translated: bool) -> ReviewView:  # noqa: FBT001 - of the page
        """Give how far a person vouches for a page, and for its English where there is any."""
        return ReviewView(
            state=review.state,
            day=self.wording.day(review.on) if review.on else "",
            translation=review.translation if translated else "",
        )

    def topic_links(self, ids: tuple[str, ...]) -> tuple[Link, ...]:
        """Give the ways to topics, in the order of topics."""
        return tuple(
            Link(f"topics/{topic.id}/", self.words(topic.title))
            for topic in self.topics.values()
            if topic.id in ids
        )

    def region_links(self, codes: tuple[str, ...]) -> tuple[Link, ...]:
        """Give the ways to the provinces of places, each province once."""
        named = (province(code) for code in codes)
        found = {each.code: each for each in named if each}
        return tuple(
            Link(f"regions/{code.lower()}/", Words(each.zh if self.locale == "zh" else each.en))
            for code, each in found.items()
        )

    def place_links(self, codes: tuple[str, ...]) -> tuple[Link, ...]:
        """Give the ways to places finer than provinces, on the pages of their provinces.

        No list of the divisions gives their English names, so a place is named in Chinese where the campaign's
        glossary does not render it.
        """
        named = ((division(code), province(code)) for code in codes if code.isdigit() and code[2:] != "0000")
        return tuple(
            Link(f"regions/{above.code.lower()}/#d{place.code}", self._place_name(place.name))
            for place, above in named
            if place and above
        )

    def _place_name(self, name: str) -> Words:
        rendered = next((term.en for term in self.catalogue.glossary if term.zh == name), None)
        return Words(rendered) if rendered and self.locale == "en" else self.chinese(name)

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
            vague=exact is None,
            entry=link,
            anchor=anchor,
            citation=self.citation(cite) if cite else None,
        )

    def _clause(self, cite: Cite | None, words: str) -> Words | None:
        said = clause_around(cite.quote, words) if cite else words
        return None if said == words else self.chinese(reading(said))

    def _place(self, cite: Cite | None, words: str) -> tuple[int, int]:
        if cite is None:
            return len(self.sources), 0
        order = list(self.sources).index(cite.document)
        span, _ = quoted(self.catalogue.documents[cite.document], cite)
        return order, span.start + cite.quote.index(words)

    def _stated(self, value: Localized | str) -> Words | None:
        return self.words(value) if isinstance(value, Localized) else None

    def _entry_link(self, collection: str, entry: Entry) -> EntryLink:
        date = entry.date if isinstance(entry, (Event, Story)) else None
        first = next(iter(entry.statements), None)
        return EntryLink(
            collection=collection,
            id=entry.id,
            href=f"{collection}/{entry.id}/",
            title=self.words(entry.title),
            summary=self.sentence(first) if first else None,
            date=self.date(date) if date else None,
            topics=self.topic_links(entry.topics),
            regions=self.region_links(entry.regions),
            places=self.place_links(entry.regions),
            state=entry.review.state,
        )
