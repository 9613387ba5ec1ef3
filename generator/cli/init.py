"""``explainer init``."""

import shlex
from pathlib import Path

import click

from generator.cli.options import tell
from generator.cli.outcome import tell_outcome
from generator.cli.spoken import command
from generator.commands.init import start_campaign
from generator.messages import say


@command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.argument(
    "sources", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def init(directory: Path, sources: tuple[Path, ...]) -> None:
    """Make a campaign folder DIRECTORY from source documents; it builds at once."""
    for outcome in start_campaign(directory, sources):
        tell_outcome(outcome)
    there = "" if directory.resolve() == Path.cwd() else f"cd {shlex.quote(str(directory))} && "
    tell(say("next: {command}", command=f"{there}explainer build"))
