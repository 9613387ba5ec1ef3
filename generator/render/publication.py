"""What is published of a catalogue, whatever the locale."""

from collections.abc import Callable, Mapping
from functools import cached_property

from generator.model import (
    Accounted,
    Address,
    Catalogue,
    Entry,
    Event,
    Story,
    accounts,
    is_upheld,
    published,
    quoted_span,
)
from generator.render.page import DataFile

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
    def told(self) -> Mapping[Address, Address]:
        """The events that a story tells, each with the story: the same day, and no sentence that it leaves out.

        Such an event keeps its page, and lists show the story alone.
        """
        stories = [
            (story, self._sentences(story))
            for story in self.catalogue.stories
            if is_upheld(story) and story.date and story.date.iso
        ]
        return {
            Address.of("events", event.id): Address.of("stories", story.id)
            for event in self.catalogue.events
            if is_upheld(event) and (cited := self._sentences(event))
            for story, told in stories
            if _day(event) == _day(story) and cited <= told
        }

    def _sentences(self, entry: Entry) -> set[tuple[str, str]]:
        """The sentences that an entry cites, each by its document and id."""
        documents = self.catalogue.documents
        cites = ((documents[cite.document], cite) for each in entry.statements for cite in each.cites)
        spans = ((document, quoted_span(document, cite)) for document, cite in cites)
        return {
            (document.id, sentence.id)
            for document, span in spans
            if span
            for sentence in document.sentences_at(span)
        }

    @cached_property
    def data_files(self) -> tuple[DataFile, ...]:
        """What is published as data."""
        return self._export(self.catalogue, self.site_url)


def _day(entry: Event | Story) -> str | None:
    return entry.date.iso if entry.date else None
