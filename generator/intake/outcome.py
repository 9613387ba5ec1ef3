"""What the machine tells of a document, who decides where it differs, and what one run did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.content.changing import Side
from generator.content.remembering import Conflict
from generator.errors import Problem
from generator.messages import Message
from generator.model import Address, Document, Entry, Origin, SourceDocument, Statement, Topic


@dataclass(frozen=True, slots=True)
class Told:
    """What the machine says of one document."""

    document: Document
    source: SourceDocument
    summary: tuple[Statement, ...]
    """The words that a new campaign took for its own summary."""
    entries: tuple[tuple[str, Entry], ...]
    """Each entry with its collection."""
    topics: tuple[Topic, ...]
    known_as: Mapping[Origin, Address]
    """By the origin of a new entry, the address of the one that another document told of the same thing."""


@dataclass(frozen=True, slots=True)
class Takes:
    """Who decides where both the machine and a person changed a field."""

    everywhere: Side | None = None
    """``None`` leaves the conflict open; the person's words stay."""
    entries: Mapping[Address, Side] = field(default_factory=dict)
    """The same for single entries, by address."""

    def side(self, address: Address) -> Side | None:
        """Give who decides in a file."""
        return self.entries.get(address, self.everywhere)


@dataclass(slots=True)
class Outcome:
    """What one run did to ``content/``; addresses are as in ``operations/<id>``."""

    written: list[Address] = field(default_factory=list)
    """New files."""
    changed: list[Address] = field(default_factory=list)
    """Files in which a field that no person had touched follows the machine."""
    moved: list[Address] = field(default_factory=list)
    """Files whose citations now name other passages, because the document changed."""
    kept: list[Address] = field(default_factory=list)
    """Files that stay as they are."""
    joined: list[Address] = field(default_factory=list)
    """Files that now tell what this document says of the same thing too."""
    proposed: list[str] = field(default_factory=list)
    """Pairs of entries that an editor may find to be the same."""
    disagreeing: list[str] = field(default_factory=list)
    """What the documents of a joined entry count differently."""
    deleted: list[Address] = field(default_factory=list)
    """Extracted entries that a person deleted, and that stay deleted."""
    dropped: list[Address] = field(default_factory=list)
    """Entries that no person had touched, and that the document tells no more."""
    conflicts: list[Conflict] = field(default_factory=list)
    """Fields that both the machine and a person changed, and that nobody has decided."""
    lost: list[Problem] = field(default_factory=list)
    """Quotes that no longer stand in the document."""
    left_out: list[Message] = field(default_factory=list)
    """What the document's file holds and its text does not."""
    writes: Mapping[Path, bytes | None] = field(default_factory=dict)
    """The files that were written, or in a dry run would be; None where one goes."""

    def settle(self) -> None:
        """Name each file once, by the most that happened to it."""
        touched = {*self.changed, *self.joined, *self.dropped}
        self.moved = [address for address in self.moved if address not in touched]
        self.changed = list(dict.fromkeys(self.changed))
        left = {*touched, *self.written, *self.moved}
        self.kept = [address for address in dict.fromkeys(self.kept) if address not in left]
