"""What both the machine and a person changed, remembered until a person decides.

A conflict is decided by ``--take``, or by an edit of the field; nothing else takes it off the list.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content.baseline import conflicts_path
from generator.content.changing import Plain, dump, same
from generator.content.reading import Key, YamlFile, dotted, read_yaml
from generator.errors import Place

_NUMBERS = frozenset({"value", "value_to", "order"})
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that both changed."""

    document: str
    """The document of which the machine told."""
    address: str
    """The file, as in ``operations/<id>``."""
    key: Key
    """The way to the field in the file."""
    place: Place
    """Where the field stands, or would stand."""
    machine: Plain
    """What the machine says now; ``None`` where it says nothing any more."""
    person: Plain
    """What stands in the file; ``None`` where a person took it out."""

    @property
    def field(self) -> str:
        """The way as an editor reads it: ``statements.0.text.zh``; empty for the whole entry."""
        return dotted(self.key)


def open_conflicts(folder: Path) -> tuple[Conflict, ...]:
    """Read the conflicts that nobody has decided yet, each with its place in the file as it stands now."""
    files: dict[str, YamlFile] = {}
    found: list[Conflict] = []
    for each in load_conflicts(folder):
        if each.address not in files and each.place.path.is_file():
            files[each.address] = read_yaml(each.place.path)
        if file := files.get(each.address):
            key = find_field(file, each.key, each.person)
            if key is not None:
                found.append(replace(each, key=key, place=file.place(key)))
    return tuple(found)


def load_conflicts(folder: Path) -> tuple[Conflict, ...]:
    """Read what was remembered, with the places of whole files; some of it may be decided since."""
    path = conflicts_path(folder)
    rows = read_yaml(path).content if path.is_file() else None
    return tuple(
        Conflict(
            document=str(row.get("document")),
            address=str(row.get("address")),
            key=key,
            place=Place(folder / "content" / f"{row.get('address')}.yml"),
            machine=_typed(row.get("machine"), key[-1:]),
            person=_typed(row.get("person"), key[-1:]),
        )
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict)
        for key in (_key(str(row.get("field") or "")),)
    )


def dump_conflicts(conflicts: Iterable[Conflict]) -> bytes:
    """Give the file that remembers conflicts."""
    rows = [
        {
            "document": each.document,
            "address": each.address,
            "field": each.field,
            "machine": _typed(each.machine, each.key[-1:]),
            "person": _typed(each.person, each.key[-1:]),
        }
        for each in sorted(conflicts, key=lambda each: (each.address, each.field, each.document))
    ]
    return dump([{name: value for name, value in row.items() if value is not None} for row in rows])


def find_field(file: YamlFile, key: Key, person: Plain) -> Key | None:
    """Give the way to a field as it was left, though lists around it have changed; None where it was edited."""
    if same(_value(file.content, key), person):
        return key
    names = _names(key)
    ways = (way for way in file.places if _names(way) == names and len(way) == len(key))
    return next((way for way in ways if person is not None and same(_value(file.content, way), person)), None)


def _typed(value: Plain, name: Key) -> Plain:
    """Give numbers as numbers, which are read as strings, so that they are written without quotation marks again."""
    if isinstance(value, Mapping):
        return {key: _typed(part, (key,)) for key, part in value.items()}
    if isinstance(value, list):
        return [_typed(part, ()) for part in value]
    if name and name[0] in _NUMBERS and isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value


def _key(field: str) -> Key:
    return tuple(int(step) if step.isdigit() else step for step in field.split(".") if step)


def _names(key: Key) -> tuple[str, ...]:
    return tuple(step for step in key if isinstance(step, str))


def _value(content: Plain, key: Key) -> Plain:
    for step in key:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return None
    return content
