"""Everything in ``content/``, read and validated, with the place of every field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path

from generator.content.reading.yaml_in import YamlFile
from generator.errors import Place
from generator.model import (
    COLLECTIONS,
    Address,
    Campaign,
    Catalogue,
    Correction,
    Document,
    Entry,
    FieldPath,
    GlossaryTerm,
    Localized,
    Model,
    SameWords,
    SourceDocument,
    Topic,
)
from generator.once import once_each


@dataclass(frozen=True)
class Content:
    """A campaign's content before it is joined with the documents that it cites."""

    folder: Path
    campaign: Campaign
    topics: tuple[Topic, ...]
    glossary: tuple[GlossaryTerm, ...]
    corrections: tuple[Correction, ...]
    """The rows of the one file that older versions wrote; they stay there."""
    logged: Mapping[Address, Correction]
    """The corrections with a file of their own, by day."""
    sources: tuple[SourceDocument, ...]
    collections: Mapping[str, tuple[Entry, ...]]
    search: tuple[SameWords, ...]
    files: Mapping[Address, YamlFile]
    """Each file by its address within ``content/``, without the suffix: ``operations/<id>``, ``campaign``."""
    unread: frozenset[Address] = frozenset()
    """The addresses of files with problems of their own; nothing is said about what may be in them."""
    changed: frozenset[Address] | None = None
    """The entries that changed since no error was found, where errors are sought in these alone."""

    @property
    def topic_ids(self) -> tuple[str, ...]:
        """The ids of the topics, each once, even if the file lists one twice."""
        return tuple(dict.fromkeys(topic.id for topic in self.topics))

    @cached_property
    def entries(self) -> tuple[tuple[Address, Entry], ...]:
        """Every entry with its address, as in ``operations/<id>``."""
        return tuple(
            (Address.of(name, entry.id), entry)
            for name, entries in self.collections.items()
            for entry in entries
        )

    @property
    def chinese(self) -> Iterator[tuple[Address, frozenset[str]]]:
        """The Chinese of all texts of the campaign's own file, and of each entry."""
        yield Address("campaign"), _chinese(self.campaign)
        for address, entry in self.entries:
            yield address, _chinese(entry)

    @property
    def models(self) -> Iterator[tuple[Address, FieldPath, Model]]:
        """Every model with its file's address and its path in that file."""
        yield Address("campaign"), (), self.campaign
        for name, models in (
            ("topics", self.topics),
            ("glossary", self.glossary),
            ("corrections", self.corrections),
            ("search", self.search),
        ):
            for number, model in enumerate(models):
                yield Address(name), (number,), model
        for address, correction in self.logged.items():
            yield address, (), correction
        for source in self.sources:
            yield Address.of("documents", source.id), (), source
        for address, entry in self.entries:
            yield address, (), entry

    @cached_property
    def parts(self) -> tuple[tuple[Address, FieldPath, Model], ...]:
        """Every model at any depth with its file's address and its path in that file, in the order of fields.

        Where errors are sought in entries that changed, those of these alone.
        """
        return tuple(_parts(each for each in self.models if self.is_sought_in(each[0])))

    def is_sought_in(self, address: Address) -> bool:
        """Whether problems are sought in a file."""
        return self.changed is None or address in self.changed

    def place(self, address: Address, key: FieldPath = ()) -> Place:
        """Return the place of a field in a file."""
        return self.files[address].place(key)

    def catalogue(self, documents: Mapping[str, Document]) -> Catalogue:
        """Join the content with the texts that it cites."""
        entries = {name: self.collections[name] for name in COLLECTIONS}
        return Catalogue(
            campaign=self.campaign,
            topics=self.topics,
            glossary=self.glossary,
            corrections=(*self.corrections, *self.logged.values()),
            sources=self.sources,
            documents=documents,
            search=self.search,
            **entries,  # type: ignore[arg-type] # each collection holds its own kind of entry
        )


def _parts(models: Iterable[tuple[Address, FieldPath, Model]]) -> Iterator[tuple[Address, FieldPath, Model]]:
    for address, key, model in models:
        yield address, key, model
        for inner, part in _below(model):
            yield address, (*key, *inner) if key else inner, part


@once_each
def _chinese(model: Model) -> frozenset[str]:
    return frozenset(part.zh for _, part in walk((), model) if isinstance(part, Localized))


@once_each
def _below(model: Model) -> tuple[tuple[FieldPath, Model], ...]:
    """Every model in a model with its path there, without the model itself."""
    return tuple(islice(walk((), model), 1, None))


def walk(key: FieldPath, value: object) -> Iterator[tuple[FieldPath, Model]]:
    """Yield every model in a value with its path, outermost first."""
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from walk((*key, number), part)
    elif isinstance(value, Model):
        yield key, value
        for name in _field_names(type(value)):
            part = getattr(value, name)
            if isinstance(part, (Model, tuple)):
                yield from walk((*key, name), part)


@cache
def _field_names(model: type[Model]) -> tuple[str, ...]:
    return tuple(model.model_fields)
