"""Everything in a campaign folder, read and joined; views are made from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.campaign import Campaign, Correction, GlossaryTerm, SameWords, SourceDocument, Topic
from generator.model.document import Document
from generator.model.entry import Entry, Event, Operation, Section, Story, Term


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The campaign, its entries by collection (sorted by id), and the texts that they cite."""

    campaign: Campaign
    topics: tuple[Topic, ...]
    glossary: tuple[GlossaryTerm, ...]
    corrections: tuple[Correction, ...]
    sources: tuple[SourceDocument, ...]
    sections: tuple[Section, ...]
    operations: tuple[Operation, ...]
    stories: tuple[Story, ...]
    events: tuple[Event, ...]
    terms: tuple[Term, ...]
    documents: Mapping[str, Document]
    """The verbatim texts by document id."""
    search: tuple[SameWords, ...] = ()
    """Words that mean the same to readers."""

    @property
    def collections(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries by the name of their collection, in the order of ``COLLECTIONS``."""
        return {
            "sections": self.sections,
            "operations": self.operations,
            "stories": self.stories,
            "events": self.events,
            "terms": self.terms,
        }

    @property
    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with the name of its collection."""
        return ((name, entry) for name, entries in self.collections.items() for entry in entries)
