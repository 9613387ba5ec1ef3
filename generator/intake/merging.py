"""Merges what the machine now says into files that a person may have edited; what both changed stays open."""

from collections.abc import Iterable, Mapping

from generator.content.changing import Change, Clash, Merged, Workspace, merge
from generator.content.reading import Content
from generator.content.remembering import find_sharing, replaced_sources
from generator.content.writing import same
from generator.intake.open_conflicts import OpenConflicts
from generator.intake.outcome import Outcome, Takes
from generator.model import COLLECTIONS, PUBLISHED, Address, Origin, Plain, elements_in, field_in


class Merging:
    """The files that one document changes, their conflicts, and what was done to each file."""

    def __init__(self, content: Content, document: str, takes: Takes, *, has_moved: bool) -> None:
        """``has_moved`` tells whether the document's text changed since it was last taken in."""
        self.files = Workspace(content)
        self.conflicts = OpenConflicts(self.files, document, takes)
        self.outcome = Outcome()
        self.replaced: list[tuple[Address, str]] = []
        """Chinese that is replaced although English was made from it, after the address of its file."""
        self._document = document
        self._takes = takes
        self._has_moved = has_moved

    def merge(
        self,
        address: Address,
        before: Mapping[str, Plain],
        machine: Mapping[str, Plain],
        fields: Iterable[str] | None = None,
    ) -> None:
        """Merge what the machine says into a file; ``fields``, if given, are the only ones that it may write."""
        self.conflicts.replace(address, Merged())  # told of again, so nobody asks whether it goes
        self._decide(address)
        file = self.files.fields(address)
        take = self._takes.side(address)
        if take != "machine" and self._is_settled(address, before):
            self.outcome.kept.append(address)
            return
        allowed = None if fields is None else frozenset(fields)
        origins = [Origin(origin) for origin in elements_in(file.get("origins"))]
        sharing = find_sharing(self.files.content.folder, self._document, origins)
        merged = merge(before, machine, file, fields=allowed, sharing=sharing, take=take)
        if take != "machine" and field_in(file, ("review", "state")) in PUBLISHED:
            merged = merged.asked_first(file)
        self.change(address, merged.changes)
        self.replaced += ((address, zh) for zh in replaced_sources(file, merged.changes))
        self.conflicts.replace(address, merged)

    def _is_settled(self, address: Address, before: Mapping[str, Plain]) -> bool:
        """Whether a person's entry stays as it is, because the source says what it said and only the rules changed."""
        is_entry = address.collection in COLLECTIONS
        return is_entry and not self._has_moved and not same(self.files.fields(address), dict(before))

    def create(self, address: Address, content: dict[str, Plain]) -> None:
        """Create a new file."""
        self.files.create(address, content)
        self.outcome.written.append(address)

    def change(self, address: Address, changes: Iterable[Change]) -> None:
        """Change a file, or note that it is kept if there is nothing to change."""
        changed = self.files.change(address, changes)
        (self.outcome.changed if changed else self.outcome.kept).append(address)

    def drop(self, address: Address) -> None:
        """Remove a file."""
        self.files.remove(address)
        self.outcome.dropped.append(address)

    def is_kept(self, address: Address, *, asked: bool) -> bool:
        """Whether a file that a person touched stays although the document no longer tells of it.

        Asks if nobody has decided yet.
        """
        self._decide(address)
        if not self.files.has(address):
            return False
        if not asked and self._takes.side(address) == "machine":
            self.drop(address)
            return False
        self.outcome.kept.append(address)
        if not asked and self._has_moved:  # else only the rules changed, which is no news to ask about
            person = dict(self.files.fields(address))
            self.conflicts.replace(address, Merged(clashes=[Clash((), None, person)]))
        return True

    def _decide(self, address: Address) -> None:
        """Apply what the person has now decided to the open conflicts of a file."""
        changes = self.conflicts.decide(address)
        if changes is None:
            self.drop(address)
        elif changes:
            self.change(address, changes)
