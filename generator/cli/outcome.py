"""Shows a person what one run did to the content: files, conflicts, lost quotes and differences."""

import difflib
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
from rich.cells import cell_len

from generator.cli.options import tell, tell_problem, worded
from generator.content.baseline import is_remembered
from generator.content.remembering import Conflict
from generator.content.writing import as_words
from generator.errors import Problem
from generator.intake import Outcome
from generator.messages import Message, say
from generator.model import Plain

_AS_PROBLEMS = ("conflicts", "lost", "writes")
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def tell_outcome(outcome: Outcome) -> None:
    """Print what one run did to the content, with the verbs in one column."""
    lines = [(worded(verb), worded(said)) for verb, said in _done(outcome)]
    width = max((cell_len(verb) for verb, _ in lines), default=0)
    for verb, said in lines:
        tell(f"{' ' * (width - cell_len(verb))}{verb}  {said}")
    for conflict in outcome.conflicts:
        tell_problem(_conflict(conflict))
    for problem in outcome.lost:
        tell_problem(problem)


def plain_outcome(outcome: Outcome) -> dict[str, object]:
    """Return what one run did to the content as a program gets it; conflicts and lost quotes are problems besides."""
    parts = [each.name for each in fields(outcome) if each.name not in _AS_PROBLEMS]
    return {name: getattr(outcome, name) for name in parts}


def tell_difference(folder: Path, outcome: Outcome) -> None:
    """Print what would change as unified diffs; the machine's own notes are left out."""
    for path, new in sorted(outcome.writes.items()):
        if is_remembered(path):
            continue
        name = path.relative_to(folder).as_posix()
        old = path.read_bytes() if path.exists() else None
        for line in difflib.unified_diff(
            _lines(old),
            _lines(new),
            f"a/{name}" if old is not None else "/dev/null",
            f"b/{name}" if new is not None else "/dev/null",
            lineterm="",
        ):
            tell(click.style(line, fg=_COLOURS.get(line[:1])) if sys.stdout.isatty() else line)


def _done(outcome: Outcome) -> Iterator[tuple[Message, str]]:
    for verb, addresses in (
        (say("written"), outcome.written),
        (say("changed"), outcome.changed),
        (say("moved"), outcome.moved),
        (say("joined"), outcome.joined),
        (say("kept"), outcome.kept),
        (say("deleted"), outcome.deleted),
        (say("dropped"), outcome.dropped),
    ):
        yield from ((verb, address) for address in addresses)
    yield from ((say("same?"), question) for question in outcome.proposed)
    yield from ((say("differs"), line) for line in outcome.disagreeing)
    yield from ((say("left out"), what) for what in outcome.left_out)


def _conflict(conflict: Conflict) -> Problem:
    if not conflict.key:
        message = say("the source no longer mentions this, and the file was edited")
    elif conflict.machine is None:
        message = say(
            "the machine no longer says this; the file says “{person}”", person=as_words(conflict.person)
        )
    elif conflict.person is None:
        message = say(
            "the machine says “{machine}”; it was removed from the file", machine=as_words(conflict.machine)
        )
    else:
        message = _difference(conflict.machine, conflict.person)
    hint = say(
        "edit it, or add --take {address}=machine or --take {address}=person", address=conflict.address
    )
    return Problem(
        conflict.place, conflict.field, "conflict", say("conflict: {message}", message=message), hint
    )


def _difference(machine: Plain, person: Plain) -> Message:
    """Say how two values differ; for lists and mappings, only the words that the other lacks."""
    ones, others = [*dict.fromkeys(_words(machine))], [*dict.fromkeys(_words(person))]
    new = " / ".join(each for each in ones if each not in others)
    old = " / ".join(each for each in others if each not in ones)
    if old and not new:
        return say("the machine no longer says this; the file says “{person}”", person=old)
    if new and not old:
        return say("the machine says “{machine}”, which the file lacks", machine=new)
    return say(
        "the machine says “{machine}”; the file says “{person}”",
        machine=new or as_words(machine),
        person=old or as_words(person),
    )


def _words(value: Plain) -> Iterator[str]:
    if isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words(part)
    elif value is not None:
        yield as_words(str(value))


def _lines(raw: bytes | None) -> list[str]:
    return raw.decode("utf-8", "replace").splitlines() if raw else []
