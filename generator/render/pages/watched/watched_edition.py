"""An edition that keeps in mind what is read of it, so that a page made of the same need not be made again.

What hardly ever changes counts for all pages (``Publication.fixed``). Of all else, whatever is read is named as an
*ingredient*: an entry as it reads, an order, a list. What this module does not know counts as the whole catalogue.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from generator.model import Accounted, Address, Entry
from generator.render.edition import Edition
from generator.render.page import DataFile
from generator.render.pages.watched.ingredients import ALL
from generator.render.pages.watched.noted import Hidden, Note, Noted, NotedLists
from generator.render.publication import Publication
from generator.render.trust_views import SourceView
from generator.render.views import EntryLink, FigureView, Near


def _fixed(name: str) -> Any:  # noqa: ANN401 - of whatever type it is in the edition itself
    """What an edition works out of what counts for all pages, terms among it."""
    return property(lambda self: getattr(self._edition, name))


class Watched(Edition):
    """An edition for one page, or a few, that notes under ``read`` of what they are made."""

    topics = _fixed("topics")
    terms = _fixed("terms")
    rendered_by = _fixed("rendered_by")
    _renderings = _fixed("_renderings")
    _names = _fixed("_names")
    _rows = _fixed("_rows")
    _numbers_of_sources = _fixed("_numbers_of_sources")

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._read: dict[str, None] = {}
        super().__init__(_WatchedPublication(edition.publication, self._note), edition.locale)

    @property
    def read(self) -> tuple[str, ...]:
        """The names of all that was read; where it is everything, no entry is named on its own."""
        names = (each for each in self._read if ALL not in self._read or not each.startswith("entry "))
        return tuple(sorted(names))

    def _note(self, name: str) -> None:
        self._read[name] = None

    @property
    def whole(self) -> Edition:
        """The edition, once it is noted that everything is read."""
        self._note(ALL)
        return self._edition

    def citing(self, document: str) -> Edition:
        """The edition, once it is noted that what cites a document is read."""
        self._note(f"citing {document}")
        return self._edition

    @property
    def accounts(self) -> Mapping[str, tuple[Accounted, ...]]:
        """What became of each sentence, which all entries decide."""
        return self.whole.accounts

    @property
    def coverage_pages(self) -> Sequence[Mapping[str, tuple[int, int]]]:
        """Where sentences stand on pages that list them all."""
        self._note("coverage")
        return self._edition.coverage_pages

    @property
    def data_files(self) -> tuple[DataFile, ...]:
        """What is published as data; pages say how much it is."""
        self._note("data")
        return self._edition.data_files

    @property
    def links(self) -> Mapping[Address, EntryLink]:
        """Each entry as one line of a list; each that is looked up is noted."""
        return Noted(self._edition.links, lambda key: self._note(f"entry {key}"), lambda: self._note(ALL))

    @property
    def among(self) -> Mapping[str, Sequence[EntryLink]]:
        """The entries of topics and regions; each that is looked at is noted."""
        return NotedLists(self._edition.among, self._note)

    @property
    def sources(self) -> Mapping[str, SourceView]:
        """What is known of each document; each that is looked up is noted."""
        return Noted(self._edition.sources, lambda name: self._note(f"source {name}"), lambda: None)

    @property
    def figures(self) -> tuple[FigureView, ...]:
        """Every number, of all entries."""
        return self.whole.figures

    def figures_of(self, those: Sequence[EntryLink]) -> tuple[FigureView, ...]:
        """The numbers of some entries."""
        for link in those:
            self._note(f"entry {link.key}")
        return self._edition.figures_of(those)

    def near(self, href: str) -> Sequence[Near]:
        """The same as far as it tells which are related."""
        self._note(f"near {href}")
        return self._edition.near(href)

    def entry(self, key: Address) -> Entry:
        """An entry, which is noted."""
        self._note(f"entry {key}")
        return self._edition.entry(key)

    def entries(self) -> Iterator[tuple[Address, Entry]]:
        """Every entry."""
        return self.whole.entries()

    def listed(self, collection: str) -> tuple[EntryLink, ...]:
        """The entries that lists show, which all entries decide."""
        return self.whole.listed(collection)

    def beside(self, key: Address) -> tuple[EntryLink | None, EntryLink | None]:
        """The entries before and after one, which are noted."""
        self._note(f"beside {key}")
        around = self._edition.beside(key)
        for link in filter(None, around):
            self._note(f"entry {link.key}")
        return around


class _WatchedPublication(Publication):
    """What is published, of which each reading is noted."""

    def __init__(self, publication: Publication, note: Note) -> None:
        self._publication, self._note = publication, note
        hidden = {
            name: Hidden(those, lambda: note(ALL))
            for name, those in publication.catalogue.collections.items()
            if name != "terms"
        }
        self.catalogue = replace(publication.catalogue, **cast("dict[str, Any]", hidden))
        self.site_url, self._export = publication.site_url, self._all_data

    def _all_data(self, *_: object) -> tuple[DataFile, ...]:
        self._note("data")
        return self._publication.data_files

    @property
    def has_changes(self) -> bool:
        """Whether there is a feed."""
        self._note("changes")
        return self._publication.has_changes

    @property
    def told(self) -> Mapping[Address, Address]:
        """The events that a story tells."""
        self._note("told")
        return self._publication.told

    def place(self, document: str, sentence: str) -> str:
        """The address of a sentence."""
        self._note(f"places {document}")
        return self._publication.place(document, sentence)
