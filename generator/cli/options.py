"""What all commands share: the campaign's folder, and words in the user's language."""

from pathlib import Path

import click

from generator.errors import Problem
from generator.messages import Language, environment_language, localized, say
from generator.store import Saved

FOLDER = click.option(
    "--folder",
    "-C",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The campaign folder; the current one unless said otherwise.",
)


def language() -> Language:
    """Give the language in which the user is spoken to."""
    context = click.get_current_context(silent=True)
    chosen = context.find_root().params.get("lang") if context else None
    return chosen or environment_language()


def tell(message: str, *, err: bool = False) -> None:
    """Print a message in the user's language."""
    click.echo(str(localized(message, language())), err=err)


def tell_problem(problem: Problem) -> None:
    """Print a problem as one line in the user's language."""
    click.echo(problem.to(language()))


def tell_saved(saved: Saved) -> None:
    """Print what one run did to the content."""
    for verb in ("written", "changed", "joined", "kept", "deleted"):
        for address in getattr(saved, verb):
            click.echo(f"{verb:>8}  {address}")
    for question in saved.proposed:
        click.echo(f"   same?  {question}")
    for line in saved.disagreeing:
        click.echo(f" differs  {line}")
    for address, conflict in saved.conflicts:
        click.echo(f"conflict  {address}: {conflict.field}: the machine says {conflict.machine!r}")
        click.echo(f"          the file says {conflict.person!r}")


def summary(problems: tuple[Problem, ...]) -> str:
    """Give how many errors and warnings there are."""
    errors = sum(problem.severity == "error" for problem in problems)
    return say("{errors} errors, {warnings} warnings", errors=errors, warnings=len(problems) - errors)
