"""What is published of a catalogue, whatever the locale."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from generator.kept import digest
from generator.model import (
    PUBLISHED,
    Accounted,
    Address,
    Catalogue,
    Entry,
    Event,
    Story,
    accounts,
    is_upheld,
    published,
    quoted_place,
)
from generator.render.contexts import SENTENCE, CoverageTable
from generator.render.evidence import anchor
from generator.render.page import DataFile, numbered, page_numbers
from generator.render.versions import versions

Export = Callable[[Catalogue, str], tuple[DataFile, ...]]
"""A function from what is published, and the site's address if it is known, to data files."""


class Publication:
    """What is published of a catalogue, whatever the locale; made once per build."""

    def __init__(self, catalogue: Catalogue, site_url: str, export: Export) -> None:
        self.catalogue = published(catalogue)
        self.site_url = site_url
        self._export = export

    @cached_property
    def accounts(self) -> Mapping[str, tuple[Accounted, ...]]:
        """What became of each sentence, by document."""
        return accounts(self.catalogue)

    @cached_property
    def source_pages(self) -> Mapping[str, Mapping[str, int]]:
        """The number of the page on which a sentence stands with its document's text, by document and sentence."""
        return {
            document: {
                each.sentence.id: page
                for each, page in zip(told, page_numbers(map(_size, told)), strict=True)
            }
            for document, told in self.accounts.items()
        }

    @cached_property
    def coverage_pages(self) -> tuple[Mapping[str, tuple[int, int]], ...]:
        """What stands on each page of the list of all sentences: those of a document from one up to another, by document."""
        row = CoverageTable.lists["coverages"]
        rows = [
            (source.id, at, {use.page for use in each.uses} if each else ())
            for source in self.catalogue.sources
            for at, each in enumerate(self.accounts[source.id] or (None,))
        ]
        found: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
        pages = page_numbers(row * (1 + len(cited_by)) for _, _, cited_by in rows)
        for (document, at, _), page in zip(rows, pages, strict=True):
            first, _ = found[page].get(document, (at, at))
            found[page][document] = first, at + 1
        return tuple(found.values()) or ({},)

    @cached_property
    def citing(self) -> Mapping[str, tuple[Address, ...]]:
        """The entries that cite each document, in the order of pages."""
        known = {f"{name}/{entry.id}/": Address.of(name, entry.id) for name, entry in self.catalogue.entries}
        cited = {
            document: {use.page for each in told for use in each.uses}
            for document, told in self.accounts.items()
        }
        return {
            document: tuple(key for page, key in known.items() if page in pages)
            for document, pages in cited.items()
        }

    @cached_property
    def fingerprints(self) -> Mapping[Address, str]:
        """A fingerprint of each entry and of the places of the sentences that it cites."""
        places: dict[Address, list[str]] = defaultdict(list)
        for document, keys in self.citing.items():
            where = self.places_in(document)
            for key in keys:
                places[key].append(where)
        entries = ((Address.of(name, entry.id), entry) for name, entry in self.catalogue.entries)
        return {key: digest(key, entry.model_dump_json(), *places[key]) for key, entry in entries}

    @cached_property
    def fixed(self) -> str:
        """A fingerprint of all that is published but entries; of those, of terms, which any page may mention."""
        it = self.catalogue
        lists = (it.topics, it.glossary, it.corrections, it.sources, it.search)
        texts = ((name, document.text) for name, document in it.documents.items())
        terms = (self.fingerprints[Address.of("terms", term.id)] for term in it.terms)
        return digest(
            self.site_url,
            repr(versions()),
            it.campaign.model_dump_json(),
            *(digest(*(each.model_dump_json() for each in those)) for those in lists),
            digest(*(part for both in texts for part in both)),
            digest(*terms),
        )

    def places_in(self, document: str) -> str:
        """A fingerprint of the places of a document's sentences."""
        return self._places[document]

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return {
            document: digest(*(f"{name} {page}" for name, page in pages.items()))
            for document, pages in self.source_pages.items()
        }

    def place(self, document: str, sentence: str) -> str:
        """The address of a sentence, as in ``sources/report/#p22-1``."""
        page = self.source_pages[document][sentence]
        return f"{numbered(f'sources/{document}/', page)}#{anchor(sentence)}"

    @property
    def has_cards(self) -> bool:
        """Whether pages have pictures for shared links: no page can link to them before the site's address is known."""
        return bool(self.site_url) and self.catalogue.campaign.link_cards == "all"

    @cached_property
    def has_changes(self) -> bool:
        """Whether a correction, a review or a withdrawal has its day: if none has, there is no feed."""
        entries = (entry.review for _, entry in self.catalogue.entries)
        reviews = (self.catalogue.campaign.review, *entries)
        return bool(self.catalogue.corrections) or any(
            each.on and each.state in PUBLISHED for each in reviews
        )

    @cached_property
    def told(self) -> Mapping[Address, Address]:
        """The events that a story tells, each with the story: the same day, and no sentence that it leaves out.

        Such an event keeps its page, and lists show the story alone.
        """
        stories: dict[str, list[tuple[Story, set[tuple[str, str]]]]] = defaultdict(list)
        for story in self.catalogue.stories:
            if is_upheld(story) and (day := _day(story)):
                stories[day].append((story, self._sentences(story)))
        return {
            Address.of("events", event.id): Address.of("stories", story.id)
            for event in self.catalogue.events
            if is_upheld(event) and (cited := self._sentences(event))
            for story, told in stories.get(_day(event) or "", ())
            if cited <= told
        }

    def _sentences(self, entry: Entry) -> set[tuple[str, str]]:
        """The sentences that an entry cites, each by its document and id."""
        documents = self.catalogue.documents
        cites = ((documents[cite.document], cite) for each in entry.statements for cite in each.cites)
        return {
            (document.id, sentence.id)
            for document, cite in cites
            for sentence in quoted_place(document, cite)[1]
        }

    @cached_property
    def data_files(self) -> tuple[DataFile, ...]:
        """What is published as data."""
        return self._export(self.catalogue, self.site_url)


def _size(told: Accounted) -> int:
    return SENTENCE * (1 + len({use.page for use in told.uses}))


def _day(entry: Event | Story) -> str | None:
    return entry.date.iso if entry.date else None
