"""``explainer check``."""

import sys
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import click

from generator import campaign_folder
from generator.cli.completing import entries_begun
from generator.cli.form import form_option, report
from generator.cli.options import FOLDER, tell, tell_counts, tell_problem
from generator.cli.progress import progress
from generator.cli.spoken import command, language
from generator.errors import Problem
from generator.messages import Language, say


@command(examples=["check", "check operations/online-disorder", "check --all --format github"])
@FOLDER
@click.argument("entries", nargs=-1, metavar="[ENTRY]...", shell_complete=entries_begun)
@click.option("--all", "whole", is_flag=True, help="Show every warning, not only the first of each kind.")
@form_option("text", "github", exposed=True)
def check(folder: Path, entries: tuple[str, ...], *, whole: bool, form: str) -> None:
    """Report everything that is wrong with the content: where it is, and what would be right.

    Write ENTRY as operations/<id>, as the id alone or as the file's path; without ENTRY, all files are
    checked. Of several warnings of one kind only the first is shown, with the number of the others.
    """
    with progress():
        problems = campaign_folder.check_files(folder, entries) if entries else campaign_folder.check(folder)
    errors = sum(problem.severity == "error" for problem in problems)
    if form == "github":
        if problems:
            click.echo(as_github(problems, language()))
    elif form == "text" and not (whole or entries):
        if problems:
            tell(in_short(problems, language(), {"warning"}))
    else:
        for problem in problems:
            tell_problem(problem)
    if form != "github":
        tell_counts(errors, len(problems) - errors, err=True)
    report(errors=errors, warnings=len(problems) - errors)
    sys.exit(bool(errors))


def in_short(problems: Sequence[Problem], language: Language, folded: Collection[str]) -> str:
    """Return one line per problem, but one per kind for those of some severities, which says how many more there are."""
    counts = Counter(problem.kind for problem in problems if problem.severity in folded)
    lines: list[str] = []
    for problem in problems:
        count = counts.pop(problem.kind, 0) if problem.severity in folded else 1
        if count:
            more = say(" ({count} more of this kind; --all shows them)", count=count - 1).to(language)
            lines.append(problem.to(language) + (more if count > 1 else ""))
    return "\n".join(lines)


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
