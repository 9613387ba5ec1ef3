"""What a further document tells of an entry, added to the entry's file; nothing that stands there is changed."""

from collections.abc import Iterator, Mapping

from generator.content.changing import Change, Plain, added, same

LISTS = ("regions", "topics", "agencies", "origins")
"""Fields whose missing values are added at the end."""


def extend(file: Mapping[str, Plain], machine: Mapping[str, Plain]) -> Iterator[Change]:
    """Give the changes that add a further document's statements and lists to an entry.

    A sentence that the file has already gets the further citation; figures that differ stay in statements of
    their own, each with its document.
    """
    for field in LISTS:
        yield from _added((field,), file.get(field), machine.get(field) or ())
    statements = file.get("statements") or []
    new: list[Plain] = []
    for statement in machine.get("statements") or ():
        told = next((n for n, each in enumerate(statements) if _tells(each, statement)), None)
        if told is None:
            new.append(statement)
        else:
            way = ("statements", told, "cites")
            yield from _added(way, statements[told].get("cites"), statement.get("cites") or ())
    yield from _added(("statements",), file.get("statements"), new)


def _tells(one: Mapping[str, Plain], other: Mapping[str, Plain]) -> bool:
    return bool(one["text"]["zh"] == other["text"]["zh"])


def _added(way: tuple[str | int, ...], listed: Plain, values: Plain) -> Iterator[Change]:
    new = [value for value in values if not any(same(value, each) for each in listed or ())]
    yield from added(way, listed, new)
