"""The open conflicts of one run: taken up from the last one, decided, replaced, and left for the next."""

from collections.abc import Iterable, Sequence

from generator.content.changing import Change, Clash, Merged, Pending, Plain, applied, decide, follow
from generator.content.remembering import Conflict, Shift, find_field, load_conflicts, reanchored
from generator.intake.outcome import Takes


class Docket:
    """Conflicts by the document of which the machine told; only those of this run's document are decided."""

    def __init__(self, files: Pending, document: str, takes: Takes) -> None:
        self._files = files
        self._document = document
        self._takes = takes
        self._open: list[Conflict] = []

    @property
    def conflicts(self) -> Sequence[Conflict]:
        """All that nobody has decided."""
        return [each for each in self._open if self._files.has(each.address)]

    def take_up(self, shift: Shift) -> None:
        """Read what was left open; what a person edited since is decided."""
        for each in load_conflicts(self._files.content.folder):
            if self._files.has(each.address):
                machine, person = (_moved(value, shift) for value in (each.machine, each.person))
                key = find_field(self._files.file(each.address), each.key, person)
                if key is not None:
                    self._open.append(
                        self._conflict(each.document, each.address, Clash(key, machine, person))
                    )

    def decide(self, address: str) -> tuple[Change, ...] | None:
        """Close the conflicts of a file as the person said now; give what changes by that, None where the file goes."""
        side = self._takes.side(address)
        mine = [each for each in self._open if self._is_ours(each, address)]
        if side is None:
            return ()
        self._open = [each for each in self._open if each not in mine]
        if side == "person":
            return ()
        return (
            tuple(decide(each.key, each.machine) for each in mine) if all(each.key for each in mine) else None
        )

    def replace(self, address: str, merged: Merged) -> None:
        """Put the clashes that there are now in the place of those of the same fields, and move the others along."""
        done = {*merged.agreed, (), *(clash.key for clash in merged.clashes)}
        new: Iterable[Clash] = merged.clashes if self._takes.side(address) is None else ()
        moved: list[Conflict] = []
        for each in self._open:
            if not self._is_ours(each, address):
                moved.append(each)
            elif each.key not in done:
                clash = Clash(follow(each.key, merged.changes), each.machine, each.person)
                moved.append(self._conflict(each.document, address, clash))
        for clash in new:
            there = Clash(follow(clash.key, merged.changes), clash.machine, clash.person)
            moved.append(self._conflict(self._document, address, there))
        self._open = moved

    def _is_ours(self, conflict: Conflict, address: str) -> bool:
        return conflict.address == address and conflict.document == self._document

    def _conflict(self, document: str, address: str, clash: Clash) -> Conflict:
        place = self._files.file(address).place(clash.key)
        return Conflict(document, address, clash.key, place, clash.machine, clash.person)


def _moved(value: Plain, shift: Shift) -> Plain:
    return applied(value, reanchored(value, shift)) if shift.moves else value
