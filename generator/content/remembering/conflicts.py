"""What both the machine and a person changed, remembered until a person decides.

A conflict is decided by ``--take`` or by editing the field; nothing else takes it off the list. Each document has a file
of its own, so that two branches that take in different documents do not meet.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content.baseline import conflicts_folder, former_conflicts_path
from generator.content.reading import YamlFile, read_yaml
from generator.content.writing import dump, same
from generator.errors import Place
from generator.model import (
    ID_PATTERN,
    Address,
    FieldPath,
    Plain,
    dotted,
    elements_in,
    field_in,
    fingerprint,
    read_path,
)

_NUMBERS = frozenset({"value", "value_to", "order"})
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both changed."""

    document: str
    """The document that the machine's version comes from."""
    address: Address
    """The file, as in ``operations/<id>``."""
    key: FieldPath
    """The path of the field in the file."""
    place: Place
    """Where the field stands, or would stand."""
    machine: Plain
    """What the machine says now; ``None`` if it no longer says anything."""
    person: Plain
    """What the file says; ``None`` if a person removed it."""

    @property
    def field(self) -> str:
        """The path as an editor reads it: ``statements.0.text.zh``; empty for the whole entry."""
        return dotted(self.key)

    def found_in(self, file: YamlFile) -> "Conflict | None":
        """The conflict where its field is now, even if lists around it changed; None if the field was edited."""
        key = _find(file, self.key, self.person)
        return None if key is None else replace(self, key=key, place=file.place(key))


def open_conflicts(folder: Path) -> tuple[Conflict, ...]:
    """Read the conflicts that nobody has decided yet, each with its place in the file as it is now."""
    files: dict[str, YamlFile] = {}
    found: list[Conflict] = []
    for each in load_conflicts(folder):
        if each.address not in files and each.place.path.is_file():
            files[each.address] = read_yaml(each.place.path)
        if (file := files.get(each.address)) and (there := each.found_in(file)):
            found.append(there)
    return tuple(found)


def load_conflicts(folder: Path) -> tuple[Conflict, ...]:
    """Read the remembered conflicts, with the places of whole files; some may have been decided since."""
    rows = (row for path in _paths(folder) for row in elements_in(read_yaml(path).content))
    return tuple(
        Conflict(
            document=str(row.get("document")),
            address=address,
            key=key,
            place=Place(address.path(folder)),
            machine=_typed(row.get("machine"), key[-1:]),
            person=_typed(row.get("person"), key[-1:]),
        )
        for row in rows
        if isinstance(row, dict)
        for address in (Address(row.get("address")),)
        for key in (read_path(str(row.get("field") or "")),)
    )


def conflicts_files(folder: Path, conflicts: Sequence[Conflict]) -> Mapping[Path, bytes | None]:
    """The files that remember conflicts, sorted; None for those that go."""
    by_document: dict[str, list[Conflict]] = {}
    for each in conflicts:
        name = each.document if re.fullmatch(ID_PATTERN, each.document) else fingerprint(each.document)
        by_document.setdefault(name, []).append(each)
    root = conflicts_folder(folder)
    written = {root / f"{document}.yml": _dumped(those) for document, those in by_document.items()}
    return {**dict.fromkeys(_paths(folder)), **written}


def _paths(folder: Path) -> list[Path]:
    former = former_conflicts_path(folder)
    return [*([former] if former.is_file() else ()), *sorted(conflicts_folder(folder).glob("[!.]*.yml"))]


def _dumped(conflicts: Iterable[Conflict]) -> bytes:
    rows = [
        {
            "document": each.document,
            "address": str(each.address),
            "field": each.field,
            "machine": _typed(each.machine, each.key[-1:]),
            "person": _typed(each.person, each.key[-1:]),
        }
        for each in sorted(conflicts, key=lambda each: (each.address, each.field, each.document))
    ]
    return dump([{name: value for name, value in row.items() if value is not None} for row in rows])


def _find(file: YamlFile, key: FieldPath, person: Plain) -> FieldPath | None:
    if same(field_in(file.content, key), person):
        return key
    names = _names(key)
    others = (other for other in file.places if _names(other) == names and len(other) == len(key))
    return next(
        (other for other in others if person is not None and same(field_in(file.content, other), person)),
        None,
    )


def _typed(value: Plain, name: FieldPath) -> Plain:
    """Turn numbers, which are read as strings, back into numbers, so that they are written without quotation marks."""
    if isinstance(value, Mapping):
        return {key: _typed(part, (key,)) for key, part in value.items()}
    if isinstance(value, list):
        return [_typed(part, ()) for part in value]
    if name and name[0] in _NUMBERS and isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value


def _names(key: FieldPath) -> tuple[str, ...]:
    return tuple(step for step in key if isinstance(step, str))
