"""What the machine says about a document, who decides where versions differ, and what one run did."""

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
    """What the machine says about one document."""

    document: Document
    source: SourceDocument
    summary: tuple[Statement, ...]
    """The words from which a new campaign makes its summary."""
    entries: tuple[tuple[str, Entry], ...]
    """Each entry, after the name of its collection."""
    topics: tuple[Topic, ...]
    known_as: Mapping[Origin, Address]
    """For the origin of a new entry, the address of the entry in which another document tells of the same thing."""


@dataclass(frozen=True, slots=True)
class Takes:
    """Who decides where both the machine and a person changed a field."""

    everywhere: Side | None = None
    """``None`` leaves the conflict open; the person's words stay."""
    entries: Mapping[Address, Side] = field(default_factory=dict)
    """The same for single entries, by address."""

    def side(self, address: Address) -> Side | None:
        """Return who decides in a file."""
        return self.entries.get(address, self.everywhere)


@dataclass(slots=True)
class Outcome:
    """What one run did to ``content/``, by address, as in ``operations/<id>``."""

    written: list[Address] = field(default_factory=list)
    """New files."""
    changed: list[Address] = field(default_factory=list)
    """Files in which fields that no person had touched follow the machine."""
    moved: list[Address] = field(default_factory=list)
    """Files whose citations now name other passages, because the document changed."""
    kept: list[Address] = field(default_factory=list)
    """Files that stay as they are."""
    joined: list[Address] = field(default_factory=list)
    """Files that now also hold what this document says about the same thing."""
    proposed: list[str] = field(default_factory=list)
    """Pairs of entries that may be the same, for an editor to decide."""
    disagreeing: list[str] = field(default_factory=list)
    """What the documents of a joined entry count differently."""
    deleted: list[Address] = field(default_factory=list)
    """Extracted entries that a person deleted and that stay deleted."""
    dropped: list[Address] = field(default_factory=list)
    """Entries that no person had touched and that the document no longer tells of."""
    conflicts: list[Conflict] = field(default_factory=list)
    """Fields that both the machine and a person changed and that nobody has decided."""
    lost: list[Problem] = field(default_factory=list)
    """Quotes that are no longer in the document."""
    left_out: list[Message] = field(default_factory=list)
    """What the document's file holds but its text does not."""
    writes: Mapping[Path, bytes | None] = field(default_factory=dict)
    """The files that were written, or would be in a dry run; None for one that is removed."""

    def settle(self) -> None:
        """List each file once, under the biggest thing that happened to it."""
        touched = {*self.changed, *self.joined, *self.dropped}
        self.moved = [address for address in self.moved if address not in touched]
        self.changed = list(dict.fromkeys(self.changed))
        left = {*touched, *self.written, *self.moved}
        self.kept = [address for address in dict.fromkeys(self.kept) if address not in left]
