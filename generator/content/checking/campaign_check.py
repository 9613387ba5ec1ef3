"""One check of a whole campaign: what its rules look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.reading import Content
from generator.errors import Problem
from generator.messages import NOTHING, Message
from generator.model import Address, Document, FieldPath, Model, dotted


@dataclass(frozen=True, slots=True)
class Field:
    """One model somewhere in the content."""

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

    def is_unread(self, address: Address) -> bool:
        """Tell whether a file is there whose own problems are told already, so that it cannot be judged."""
        known = (Address.of("documents", source.id) for source in self.content.sources)
        return address in self.content.unread or address in known

    def problem(
        self, address: Address, key: FieldPath, kind: str, message: Message, hint: Message = NOTHING
    ) -> Problem:
        """Make an error of a field."""
        return Problem(self.content.place(address, key), dotted(key), kind, message, hint)
