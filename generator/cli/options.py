"""What commands share: the campaign's folder, the day of a review, and words in the user's language."""

import shlex
import sys
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from generator.cli.form import reported
from generator.cli.spoken import language
from generator.errors import Place, Problem, ProblemsError
from generator.messages import Message, localized, say, template


def _within_a_campaign(_ctx: click.Context, _param: click.Parameter, folder: Path) -> Path:
    """Return the folder; raises ProblemsError if it holds no content, and names a campaign nearby."""
    if _holds_content(folder):
        return folder
    near = (*folder.resolve().parents, *sorted(folder.iterdir()))
    hint = say("make one with ‘explainer init’, or say where it is with -C FOLDER")
    if found := next(filter(_holds_content, near), None):
        hint = say("go to {folder}, or add -C {quoted}", folder=found, quoted=shlex.quote(str(found)))
    raise ProblemsError([Problem(Place(folder), "", "no-campaign", say("there is no campaign here"), hint)])


def _holds_content(folder: Path) -> bool:
    return (folder / "content").is_dir()


_FOLDER = partial(
    click.option,
    "--folder",
    "-C",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The campaign folder; by default the current folder.",
)
FOLDER = _FOLDER(callback=_within_a_campaign)
ANY_FOLDER = _FOLDER()
"""The same for commands that can do something where no campaign is."""
ON = click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day, as in 2024-05-01; by default today.",
)
BUNDLE = click.option(
    "--bundle",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file of an npm package that the forms need, for use without a network; give one for each "
    "package.",
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
"""The states of review and translation, in words for people."""


def ending_in(suffixes: Collection[str]) -> Callable[[click.Context, click.Parameter, Path], Path]:
    """Return a callback that refuses a file whose name does not say what kind of file it is."""

    def named(_ctx: click.Context, _param: click.Parameter, path: Path) -> Path:
        if path.suffix.lower() in suffixes:
            return path
        raise click.BadParameter(
            worded(say("choose a name that ends in {suffixes}", suffixes=" / ".join(suffixes)))
        )

    return named


def state_words(state: str) -> Message:
    """Return a state of review or translation in plain words."""
    return Message(_STATES[state], {})


def worded(message: str) -> str:
    """Return a message in the user's language, and any other text as it is."""
    return str(localized(message, language()))


def tell(message: str, *, err: bool = False) -> None:
    """Print a message in the user's language; a program is told nothing in words."""
    if not reported():
        click.echo(worded(message), err=err)


def on_terminal() -> bool:
    """Whether there is a person at the terminal who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def tell_to_add(folder: Path) -> None:
    """In a repository, say that what was written includes new files, which git does not take by itself."""
    here = folder.resolve()
    if any((each / ".git").exists() for each in (here, *here.parents)):
        tell(
            say(
                "there may be new files: run ‘git add content’ before you commit, as ‘git commit -a’ leaves "
                "them out"
            )
        )


def tell_problem(problem: Problem) -> None:
    """Print a problem as one line in the user's language, or note it for the report to a program."""
    if to_program := reported():
        to_program.problems.append(problem)
    else:
        click.echo(problem.to(language()))


def tell_counts(errors: int, warnings: int, *, err: bool = False) -> None:
    """Print how many errors and warnings there are."""
    tell(say("errors: {errors}, warnings: {warnings}", errors=errors, warnings=warnings), err=err)


def day(on: datetime | None) -> str:
    """Return the given day, or else today, in ISO form."""
    return (on or datetime.now().astimezone()).date().isoformat()
