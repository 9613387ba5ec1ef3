"""Which field of the content a returned text belongs to, even if statements were inserted or moved in the meantime.

A text goes home if the Chinese that was translated is still there. Its name finds the field. If the name finds another
text, because the field is known only by its position or its citation was changed, the same Chinese is looked for in a
field of the same kind in the same file. A text whose name a program has dropped goes home if its Chinese stands in one
field alone.

Repeated texts go out once: what comes back for one of them goes to all that are still the same. A translation memory
names no field at all, and goes to every text with the same Chinese.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.errors import Problem
from generator.messages import say
from generator.model import Address, Entry, fingerprint, read_names, read_target
from generator.translate.files import Returned
from generator.translate.units import Unit


def find_homes(
    units: Iterable[Unit], returned: Sequence[Returned]
) -> Iterator[tuple[Returned, Unit | Problem | None]]:
    """Yield each returned text with each unit that it is for, with what is wrong, or with None if there is none."""
    by_name = {unit.name: unit for unit in units}
    yield from _everywhere(by_name.values(), [each for each in returned if each.everywhere])
    moved = _moved(by_name.values())
    returned = [_at_its_address(each, moved) for each in returned if not each.everywhere]
    by_file: dict[Address, list[Unit]] = {}
    alike: dict[tuple[object, ...], list[Unit]] = {}
    for unit in by_name.values():
        by_file.setdefault(unit.address, []).append(unit)
        alike.setdefault(unit.same_as, []).append(unit)
    named = {each.name for each in returned}
    at_home = {each.name for each in returned if (home := by_name.get(each.name)) and _same(home, each)}
    for each in returned:
        found = _home(each, by_name, by_file, at_home) if each.name else _nameless(by_name.values(), each)
        yield each, found
        for twin in alike[found.same_as] if isinstance(found, Unit) else ():
            if twin is not found and twin.name not in named:
                yield each, twin


def _everywhere(
    units: Iterable[Unit], returned: Iterable[Returned]
) -> Iterator[tuple[Returned, Unit | None]]:
    """Yield each text of a memory with each unit of the same Chinese, unless the memory knows that unit's English too."""
    fitting: dict[str, list[Unit]] = {}
    for unit in units:
        fitting.setdefault(fingerprint(unit.text.zh), []).append(unit)
    known: dict[str, list[Returned]] = {}
    for each in returned:
        known.setdefault(fingerprint(each.zh), []).append(each)
    for key, those in known.items():
        said = {each.en for each in those}
        for each in those:
            yield from ((each, unit) for unit in fitting.get(key, ()) if unit.text.en not in said - {each.en})
            if key not in fitting:
                yield each, None


def _home(
    each: Returned,
    by_name: Mapping[str, Unit],
    by_file: Mapping[Address, Sequence[Unit]],
    at_home: Collection[str],
) -> Unit | Problem:
    """The unit of a text that has its name, or what is wrong."""
    named = by_name.get(each.name)
    if named and _same(named, each):
        return named
    elsewhere = [
        unit
        for unit in by_file.get(read_target(each.name)[0], ())
        if unit.name not in at_home and _same(unit, each) and _alike(unit, each)
    ]
    nearest = _nearest(elsewhere, each)
    if nearest and not (named and named.sure):
        return nearest
    return _changed(each, named) if named else _gone(each)


def _moved(units: Iterable[Unit]) -> dict[Address, Address]:
    """The addresses that entries had when a text may have gone out, with those that they have now."""
    return {
        Address(former): unit.address
        for unit in units
        for former in (unit.labelled.formerly if isinstance(unit.labelled, Entry) else ())
    }


def _at_its_address(each: Returned, moved: dict[Address, Address]) -> Returned:
    address, field = read_target(each.name)
    return replace(each, name=f"{moved[address]}:{field}") if address in moved else each


def _nameless(units: Iterable[Unit], each: Returned) -> Unit | Problem:
    fitting = [unit for unit in units if _same(unit, each)]
    if len({unit.same_as for unit in fitting}) == 1:
        return fitting[0]
    if not fitting:
        return _gone(each)
    message = say("the text has lost its name, and its Chinese occurs in {count} places", count=len(fitting))
    hint = say(
        "keep the context of each text (in PO: msgctxt) as it was exported; here it is one of {names}",
        names=", ".join(unit.name for unit in fitting),
    )
    return Problem(each.place, "", "no-name", message, hint)


def _same(unit: Unit, each: Returned) -> bool:
    return fingerprint(unit.text.zh) == fingerprint(each.zh)


def _alike(unit: Unit, each: Returned) -> bool:
    """Whether two names differ only in the elements of lists."""
    names, others = unit.names, _names(each)
    return len(names) == len(others) == len(unit.key) and all(
        name == other or isinstance(step, int)
        for name, other, step in zip(names, others, unit.key, strict=True)
    )


def _nearest(units: list[Unit], each: Returned) -> Unit | None:
    """Return the unit that shares most of the name; None if two share equally much."""
    parts = _names(each)

    def shared(unit: Unit) -> int:
        return sum(name == part for name, part in zip(unit.names, parts, strict=True))

    best = max(map(shared, units), default=0)
    nearest = [unit for unit in units if shared(unit) == best]
    return nearest[0] if len(nearest) == 1 else None


def _names(each: Returned) -> tuple[str, ...]:
    return read_names(read_target(each.name)[1])


def _changed(each: Returned, unit: Unit) -> Problem:
    message = say(
        "the Chinese was changed in the meantime: “{was}” is now “{now}”", was=each.zh, now=unit.text.zh
    )
    hint = say("export this text again")
    return Problem(each.place, each.name, "source-changed", message, hint)


def _gone(each: Returned) -> Problem:
    message = say("there is no longer a text with this Chinese: “{was}”", was=each.zh)
    hint = say("see in the entry whether it was moved or deleted, and export again")
    return Problem(each.place, each.name, "source-gone", message, hint)
