"""Records that a person finds an English text still right for its Chinese."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.commands.translations import (
    Change,
    Translations,
    addresses_of,
    faults,
    load_translations,
    save_changes,
)
from generator.content.changing import alone
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.model import Address, dotted, read_target
from generator.translate import Unit


@dataclass(frozen=True, slots=True)
class Accepted:
    """What one run of ``accept`` did."""

    units: tuple[Unit, ...]
    """The texts as they were before."""
    problems: tuple[Problem, ...]
    """Why some texts were not accepted."""


@alone
def accept(folder: Path, names: Sequence[str], *, all_stale: bool = False) -> Accepted:
    """Renew the fingerprints of English texts that a person vouches for.

    A name is ``operations/<id>``, for all stale and unverified texts of the entry; or it has a field, as ``explainer
    check`` or a translator's file writes it: ``operations/<id>:statements.0.text``. Raises ProblemsError, and accepts
    nothing, if a name fits no text. A text that loses a figure of its Chinese is not accepted.
    """
    found = load_translations(folder)
    wrong: list[Problem] = []
    chosen = [unit for unit in found.units if all_stale and unit.state == "stale"]
    for name in names:
        try:
            chosen += _named(found, name)
        except ProblemsError as error:
            wrong += error.problems
    if wrong:
        raise ProblemsError(wrong)
    waiting = list({unit.name: unit for unit in chosen if unit.state in {"stale", "unverified"}}.values())
    refused = {
        unit.name: tuple(
            fault for fault in faults(found.content, unit, unit.text.en or "") if fault.severity == "error"
        )
        for unit in waiting
    }
    good = [unit for unit in waiting if not refused[unit.name]]
    saved, problems = save_changes(found, [Change(unit, unit.text.en or "") for unit in good])
    why = (problem for those in refused.values() for problem in those)
    return Accepted(tuple(change.unit for change in saved), (*why, *problems))


def _named(found: Translations, name: str) -> list[Unit]:
    """Return the units that a name means; raises ProblemsError if none of them has an English text."""
    written, field = read_target(name)
    address = addresses_of(found, [written])[0]
    place = Place(address.path(found.folder))
    units = [unit for unit in found.units if unit.address == address and _is_in(unit, field)]
    if not units:
        fields = ", ".join(_fields(found, address))
        message, hint = say("there is no such text"), say("texts are in {fields}", fields=fields)
        raise ProblemsError([Problem(place, field, "unknown-field", message, hint)])
    if field and all(unit.state == "missing" for unit in units):
        message, hint = say("there is no English to accept"), say("translate it first")
        raise ProblemsError(
            [Problem(found.content.place(address, units[0].key), field, "no-english", message, hint)]
        )
    return units


def _is_in(unit: Unit, field: str) -> bool:
    wanted = field.removesuffix(".en").removesuffix(".zh")
    names = (unit.field, dotted(unit.key))
    return not wanted or any(f"{name}.".startswith(f"{wanted}.") for name in names)


def _fields(found: Translations, address: Address) -> Iterator[str]:
    return (dotted(unit.key) for unit in found.units if unit.address == address)
