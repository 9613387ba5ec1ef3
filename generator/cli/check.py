"""``explainer check``."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator import campaign_folder
from generator.cli.options import FOLDER, tell_counts
from generator.cli.spoken import command, language
from generator.errors import Problem
from generator.messages import Language

Writer = Callable[[Sequence[Problem], Language], str]
"""Returns problems in one form, in a language."""


@command()
@FOLDER
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="The form of the output.",
)
def check(folder: Path, form: str) -> None:
    """Say everything that is wrong with the content, where, and what would be right."""
    problems = campaign_folder.check(folder)
    if said := FORMS[form](problems, language()):
        click.echo(said)
    errors = sum(problem.severity == "error" for problem in problems)
    if form == "text":
        tell_counts(errors, len(problems) - errors, err=True)
    sys.exit(bool(errors))


def as_text(problems: Sequence[Problem], language: Language) -> str:
    """Return one line per problem."""
    return "\n".join(problem.to(language) for problem in problems)


def as_json(problems: Sequence[Problem], language: Language) -> str:
    """Return an array with one object per problem; line and columns count from 1, and are 0 where none is meant."""
    found = [
        {
            "path": problem.place.path.as_posix(),
            "line": problem.place.line,
            "column": problem.place.column,
            "end_column": problem.place.end_column,
            "field": problem.field,
            "kind": problem.kind,
            "severity": problem.severity,
            "message": problem.message.to(language),
            "hint": problem.hint.to(language),
        }
        for problem in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem], language: Language) -> str:
    """Return one workflow command per problem, which GitHub shows next to the line in a pull request.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    return "\n".join(_workflow_command(problem, language) for problem in problems)


def _workflow_command(problem: Problem, language: Language) -> str:
    place = problem.place
    where = {"file": place.path.as_posix()}
    if place.line:
        where |= {"line": str(place.line), "col": str(place.column)}
    if place.end_column:
        where["endColumn"] = str(place.end_column)
    where["title"] = problem.field or problem.kind
    said = "".join(f",{name}={_escaped(value, ':,')}" for name, value in where.items())
    return f"::{problem.severity} {said[1:]}::{_escaped(problem.words(language))}"


def _escaped(words: str, more: str = "") -> str:
    """Escape what would end a line, a property or a command."""
    for sign in f"%\r\n{more}":
        words = words.replace(sign, f"%{ord(sign):02X}")
    return words


FORMS: dict[str, Writer] = {"text": as_text, "json": as_json, "github": as_github}
