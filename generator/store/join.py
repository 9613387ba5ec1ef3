"""What a further document tells of an entry, added to the entry's file; nothing that stands there is changed."""

from collections.abc import Mapping
from typing import Any

from generator.store.plain import Plain, same

LISTS = ("regions", "topics", "agencies", "origins")
"""Fields whose missing values are added at the end."""


def extend(file: Any, machine: Mapping[str, Plain]) -> bool:  # noqa: ANN401 - ruamel's own mapping
    """Add a further document's statements and lists to a file's mapping, and tell whether anything was missing.

    A sentence that the file has already gets the further citation; figures that differ stay in statements of
    their own, each with its document.
    """
    before = _size(file)
    for field in LISTS:
        _add(file, field, machine.get(field, ()))
    for statement in machine.get("statements", ()):
        told = next((each for each in file.get("statements", ()) if _tells(each, statement)), None)
        if told is None:
            _add(file, "statements", [statement])
        else:
            _add(told, "cites", statement.get("cites", ()))
    return _size(file) != before


def _tells(one: Mapping[str, Plain], other: Mapping[str, Plain]) -> bool:
    return bool(one["text"]["zh"] == other["text"]["zh"])


def _add(mapping: Any, field: str, values: Any) -> None:  # noqa: ANN401 - ruamel's own mapping
    for value in values:
        if field not in mapping:
            mapping[field] = [value]
        elif not any(same(value, each) for each in mapping[field]):
            mapping[field].append(value)


def _size(file: Mapping[str, Plain]) -> int:
    statements = file.get("statements", ())
    lists = sum(len(file.get(field, ())) for field in LISTS)
    return lists + len(statements) + sum(len(statement.get("cites", ())) for statement in statements)
