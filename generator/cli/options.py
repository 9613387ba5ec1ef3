"""What all commands share: the campaign's folder, and words in the user's language."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.cells import cell_len

from generator.cli.spoken import language
from generator.errors import Problem
from generator.messages import Message, localized, say, template
from generator.store import Saved

FOLDER = click.option(
    "--folder",
    "-C",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The campaign folder; the current one unless said otherwise.",
)


_STATES = {
    "extracted": template("extracted"),
    "edited": template("edited"),
    "reviewed": template("reviewed"),
    "corrected": template("corrected"),
    "withdrawn": template("withdrawn"),
    "machine": template("by machine"),
    "person": template("by a person"),
    "missing": template("missing"),
    "stale": template("stale"),
    "unverified": template("unverified"),
    "fresh": template("fresh"),
}
"""The states of review and of translation, as a person reads them."""


def state_words(state: str) -> Message:
    """Give a state of review or of translation in plain words."""
    return Message(_STATES[state], {})


def tell(message: str, *, err: bool = False) -> None:
    """Print a message in the user's language."""
    click.echo(str(localized(message, language())), err=err)


def tell_problem(problem: Problem) -> None:
    """Print a problem as one line in the user's language."""
    click.echo(problem.to(language()))


def tell_saved(saved: Saved) -> None:
    """Print what one run did to the content, with its verbs in one column."""
    lines = [(str(localized(verb, language())), said) for verb, said in _done(saved)]
    width = max((cell_len(verb) for verb, _ in lines), default=0)
    for verb, said in lines:
        tell(f"{' ' * (width - cell_len(verb))}{verb}  {localized(said, language())}")


def _done(saved: Saved) -> Iterator[tuple[Message, str]]:
    for verb, addresses in (
        (say("written"), saved.written),
        (say("changed"), saved.changed),
        (say("joined"), saved.joined),
        (say("kept"), saved.kept),
        (say("deleted"), saved.deleted),
    ):
        yield from ((verb, address) for address in addresses)
    yield from ((say("same?"), question) for question in saved.proposed)
    yield from ((say("differs"), line) for line in saved.disagreeing)
    for address, conflict in saved.conflicts:
        place = f"{address}: {conflict.field}"
        yield say("conflict"), say("{place}: the machine says {words!r}", place=place, words=conflict.machine)
        yield say("conflict"), say("{place}: the file says {words!r}", place=place, words=conflict.person)


def summary(problems: tuple[Problem, ...]) -> Message:
    """Give how many errors and warnings there are."""
    errors = sum(problem.severity == "error" for problem in problems)
    return say("{errors} errors, {warnings} warnings", errors=errors, warnings=len(problems) - errors)
