"""What the rules of a check look at: the whole of one campaign."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.content.reading import Content
from generator.errors import Problem
from generator.messages import NOTHING, Message
from generator.model import Address, Document, Entry, FieldPath, Model, dotted


@dataclass(frozen=True, slots=True)
class Field:
    """A model somewhere in the content."""

    address: Address
    key: FieldPath
    value: Model


@dataclass(frozen=True, slots=True)
class Check:
    """The content, the texts that it cites, and every model in it."""

    content: Content
    documents: Mapping[str, Document]
    fields: tuple[Field, ...]
    """Every model at any depth, in the order of files and fields."""

    @property
    def entries(self) -> Iterator[tuple[Address, Entry]]:
        """Every entry in which problems are sought, with its address."""
        return (each for each in self.content.entries if self.content.is_sought_in(each[0]))

    def is_unread(self, address: Address) -> bool:
        """Whether a file has problems that are already reported, so that nothing more can be said about it."""
        known = (Address.of("documents", source.id) for source in self.content.sources)
        return address in self.content.unread or address in known

    def problem(
        self, address: Address, key: FieldPath, kind: str, message: Message, hint: Message = NOTHING
    ) -> Problem:
        """Return an error at a field."""
        return Problem(self.content.place(address, key), dotted(key), kind, message, hint)
