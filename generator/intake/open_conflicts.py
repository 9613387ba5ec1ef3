"""The open conflicts of one run: taken over from the last run, decided, replaced, and left for the next."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.content.changing import Change, Clash, Merged, Workspace, applied
from generator.content.remembering import Conflict, Shift, load_conflicts
from generator.intake.outcome import Takes
from generator.model import Address, Plain


class OpenConflicts:
    """Conflicts by the document that the machine's version comes from.

    Only those of this run's document are decided.
    """

    def __init__(self, files: Workspace, document: str, takes: Takes) -> None:
        self._files = files
        self._document = document
        self._takes = takes
        self._open: list[Conflict] = []

    @property
    def conflicts(self) -> Sequence[Conflict]:
        """All conflicts that nobody has decided."""
        return [each for each in self._open if self._files.has(each.address)]

    def take_up(self, shift: Shift) -> None:
        """Read the conflicts that were left open; those that a person has edited since are decided."""
        for each in load_conflicts(self._files.content.folder):
            if self._files.has(each.address):
                machine, person = (_moved(value, shift) for value in (each.machine, each.person))
                moved = replace(each, machine=machine, person=person)
                if there := moved.found_in(self._files.file(each.address)):
                    self._open.append(there)

    def decide(self, address: Address) -> tuple[Change, ...] | None:
        """Close the conflicts of a file as the person has decided.

        Returns the resulting changes, or None if the file goes.
        """
        side = self._takes.side(address)
        mine = [each for each in self._open if self._is_ours(each, address)]
        if side is None:
            return ()
        self._open = [each for each in self._open if each not in mine]
        if side == "person":
            return ()
        return (
            tuple(Clash(each.key, each.machine, each.person).decided() for each in mine)
            if all(each.key for each in mine)
            else None
        )

    def replace(self, address: Address, merged: Merged) -> None:
        """Put new clashes in place of those of the same fields, and update the paths of the others."""
        done = {*merged.agreed, (), *(clash.key for clash in merged.clashes)}
        new: Iterable[Clash] = merged.clashes if self._takes.side(address) is None else ()
        moved: list[Conflict] = []
        for each in self._open:
            if not self._is_ours(each, address):
                moved.append(each)
            elif each.key not in done:
                clash = Clash(merged.follow(each.key), each.machine, each.person)
                moved.append(self._conflict(each.document, address, clash))
        for clash in new:
            there = Clash(merged.follow(clash.key), clash.machine, clash.person)
            moved.append(self._conflict(self._document, address, there))
        self._open = moved

    def _is_ours(self, conflict: Conflict, address: Address) -> bool:
        return conflict.address == address and conflict.document == self._document

    def _conflict(self, document: str, address: Address, clash: Clash) -> Conflict:
        place = self._files.file(address).place(clash.key)
        return Conflict(document, address, clash.key, place, clash.machine, clash.person)


def _moved(value: Plain, shift: Shift) -> Plain:
    return applied(value, shift.reanchored(value)) if shift.moves else value
