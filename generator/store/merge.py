"""Three ways into one: what the machine said last, what it says now, and what stands in the file.

A field that no person touched follows the machine; one that a person touched stays. Where both changed it, the person's
stays and the conflict is reported.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.store.plain import Plain, same

Side = Literal["machine", "person"]
NEVER = frozenset({"id", "review", "note", "origins"})
"""Fields of an entry that the machine never changes once the file is there."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that both changed."""

    field: str
    machine: Plain
    person: Plain


@dataclass(frozen=True, slots=True)
class Merged:
    """The fields to change in a file, and what could not be decided."""

    changes: Mapping[str, Plain]
    """New values by field; ``None`` deletes the field."""
    conflicts: tuple[Conflict, ...]


def merge(
    baseline: Mapping[str, Plain],
    machine: Mapping[str, Plain],
    person: Mapping[str, Any],
    *,
    take: Side = "person",
) -> Merged:
    """Give what to change in a person's file; ``take`` decides where both changed a field."""
    changes: dict[str, Plain] = {}
    conflicts: list[Conflict] = []
    for field in sorted({*baseline, *machine} - NEVER):
        before, now, written = baseline.get(field), machine.get(field), person.get(field)
        if same(before, now) or same(now, written):
            continue
        if same(before, written):
            changes[field] = now
            continue
        conflicts.append(Conflict(field, now, written))
        if take == "machine":
            changes[field] = now
    return Merged(changes, tuple(conflicts))
