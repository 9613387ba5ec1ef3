"""Adds what a further document says about an entry to the entry's file, without changing what is there."""

from collections.abc import Iterator, Mapping

from generator.content.changing import Change, added
from generator.content.writing import same
from generator.model import FieldPath, Plain, elements_in, field_in

LISTS = ("regions", "topics", "agencies", "origins")
"""Fields whose missing values are added at the end."""


def extend(file: Mapping[str, Plain], machine: Mapping[str, Plain]) -> Iterator[Change]:
    """Yield the changes that add a further document's statements and lists to an entry.

    A sentence that the file already has gets another citation; figures that differ stay in statements of their own,
    each with its document.
    """
    for field in LISTS:
        yield from _added((field,), file.get(field), machine.get(field))
    statements = elements_in(file.get("statements"))
    new: list[Plain] = []
    for statement in elements_in(machine.get("statements")):
        told = next((n for n, each in enumerate(statements) if _tells(each, statement)), None)
        if told is None:
            new.append(statement)
        else:
            cited = ("statements", told, "cites")
            yield from _added(cited, field_in(statements, cited[1:]), field_in(statement, ("cites",)))
    yield from _added(("statements",), file.get("statements"), new)


def _tells(one: Plain, other: Plain) -> bool:
    return field_in(one, ("text", "zh")) == field_in(other, ("text", "zh"))


def _added(key: FieldPath, listed: Plain, values: Plain) -> Iterator[Change]:
    known = elements_in(listed)
    new = [value for value in elements_in(values) if not any(same(value, each) for each in known)]
    yield from added(key, listed, new)
