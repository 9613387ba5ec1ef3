"""Finds entries by the names that people write on the command line."""

from collections.abc import Iterable

from generator.content.checking.release_gate import vouchable
from generator.content.reading import Content
from generator.errors import Place, Problem, ProblemsError
from generator.language import nearest
from generator.messages import say
from generator.model import Address, read_address


def find_addresses(
    content: Content, written: Iterable[str], known: Iterable[Address] | None = None
) -> tuple[Address, ...]:
    """Return the addresses of entries written as ``operations/<id>``, as an id alone or as a file's path.

    ``campaign`` stands for the home page's own words; ``known`` replaces the addresses that are reviewed. Raises
    ProblemsError with every name that fits none or several.
    """
    known = [address for address, _ in vouchable(content)] if known is None else list(known)
    found: list[Address] = []
    problems: list[Problem] = []
    for name in written:
        fitting = _fitting(name, known)
        if len(fitting) == 1:
            found += fitting
        else:
            problems.append(_problem(content, name, fitting, known))
    if problems:
        raise ProblemsError(problems)
    return tuple(dict.fromkeys(found))


def names_file(name: str, known: Iterable[Address]) -> bool:
    """Whether a name that a person wrote fits any of the known addresses."""
    return bool(_fitting(name, known))


def _fitting(name: str, known: Iterable[Address]) -> list[Address]:
    wanted = read_address(name)
    return [address for address in known if wanted in {address, address.id}]


def _problem(content: Content, name: str, fitting: list[Address], known: list[Address]) -> Problem:
    place = Place(content.folder / "content")
    if fitting:
        message = say("“{name}” is the id of several entries", name=name)
        hint = say("write one of {addresses}", addresses=", ".join(fitting))
        return Problem(place, "", "ambiguous-entry", message, hint)
    ids = {address.id: address for address in known}
    close = nearest(name, [*known, *ids])
    hint = say("‘explainer status’ shows what is there")
    if close:
        hint = say("did you mean “{word}”?", word=ids.get(close) or close)
    return Problem(place, "", "unknown-entry", say("there is no entry “{name}”", name=name), hint)
