"""Changes to a YAML file: fields that are set, removed or inserted, and the content that results."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import FieldPath, Plain, elements_in, field_in


@dataclass(frozen=True, slots=True)
class Put:
    """Sets a field of a mapping or an element of a list; adds the field if the mapping lacks it."""

    key: FieldPath
    value: Plain
    after: str | None = None
    """The field after which a new one is added; the last one if absent."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Removes a field or an element; a list that loses its last element goes too."""

    key: FieldPath


@dataclass(frozen=True, slots=True)
class Insert:
    """Inserts an element into a list, before the one that has this number in the unchanged file."""

    key: FieldPath
    value: Plain


Change = Put | Drop | Insert
"""All keys are paths in the file as it is before any change."""


@dataclass
class Changes:
    """Changes, by the paths that they affect."""

    puts: dict[FieldPath, Put] = field(default_factory=dict)
    drops: set[FieldPath] = field(default_factory=set)
    inserts: dict[FieldPath, dict[int, list[Plain]]] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: Iterable[Change]) -> "Changes":
        """Sort changes by path."""
        found = cls()
        for change in changes:
            if isinstance(change, Put):
                found.puts[change.key] = change
            elif isinstance(change, Drop):
                found.drops.add(change.key)
            else:
                *here, number = change.key
                found.inserts.setdefault(tuple(here), {}).setdefault(int(number), []).append(change.value)
        return found

    def touches(self, here: FieldPath) -> bool:
        """Whether anything changes at a path or below it."""
        return any(key[: len(here)] == here for key in (*self.puts, *self.drops, *self.inserts))

    def applied(self, content: Plain, here: FieldPath) -> Plain:
        """The content at a path after the changes."""
        if here in self.puts:
            return self.puts[here].value
        new = {str(key[-1]): put.value for key, put in self.puts.items() if key and key[:-1] == here}
        if isinstance(content, Mapping) or (content is None and new):
            fields = content or {}
            kept = [name for name in fields if (*here, name) not in self.drops]
            stays = {name: self.applied(fields[name], (*here, name)) for name in kept}
            return {**stays, **{name: value for name, value in new.items() if name not in fields}}
        if isinstance(content, list):
            inserts = self.inserts.get(here, {})
            parts: list[Plain] = []
            for number, part in enumerate(content):
                parts += inserts.get(number, [])
                if (*here, number) not in self.drops:
                    parts.append(self.applied(part, (*here, number)))
            return parts + inserts.get(len(content), [])
        return content


def applied(content: Plain, changes: Iterable[Change]) -> Plain:
    """Return plain content with some fields changed."""
    return Changes.of(changes).applied(content, ())


def added(key: FieldPath, listed: Plain, rows: Sequence[Plain]) -> Iterable[Change]:
    """Return the changes that add rows to the end of a list, or start a list with them."""
    if isinstance(listed, list) and listed:
        return [Insert((*key, len(listed)), row) for row in rows]
    return [Put(key, [*rows])] if rows else []


def settled(content: Plain, changes: Sequence[Change]) -> list[Change]:
    """Remove a list as a whole if all its elements go and none is added."""
    known = Changes.of(changes)
    empty = {
        key[:-1]
        for key in known.drops
        if key and isinstance(key[-1], int) and key[:-1] not in known.inserts and _all_go(content, key, known)
    }
    kept = [change for change in changes if not (isinstance(change, Drop) and change.key[:-1] in empty)]
    return [*kept, *(Drop(key) if key else Put((), []) for key in sorted(empty, key=str))]


def _all_go(content: Plain, key: FieldPath, known: Changes) -> bool:
    listed = elements_in(field_in(content, key[:-1]))
    return all((*key[:-1], number) in known.drops for number in range(len(listed)))
