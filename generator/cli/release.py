"""``explainer release``."""

import sys
from pathlib import Path

import click

from generator.cli.check import in_short
from generator.cli.completing import entries_begun
from generator.cli.form import FORM, report, reported
from generator.cli.options import FOLDER, tell, tell_to_add
from generator.cli.spoken import command, language
from generator.commands.release import release as release_campaign
from generator.errors import ProblemsError
from generator.messages import say


@command(examples=["release", "release --withhold-unreviewed"])
@FOLDER
@FORM
@click.option(
    "--withhold-unreviewed",
    "unreviewed",
    is_flag=True,
    help="Leave out every entry that nobody has reviewed.",
)
@click.option("--all", "whole", is_flag=True, help="List every reason, not only the first of each kind.")
@click.option(
    "--withhold",
    multiple=True,
    metavar="ENTRY",
    shell_complete=entries_begun,
    help="Leave this entry out from now on. May be given several times.",
)
def release(folder: Path, withhold: tuple[str, ...], *, unreviewed: bool, whole: bool) -> None:
    """Publish what was reviewed, or say what still prevents it.

    The campaign's stage becomes “release”, and the published words are recorded: from then on, only
    ‘explainer correct’ changes a published sentence.
    """
    try:
        done = release_campaign(folder, withhold, unreviewed=unreviewed)
    except ProblemsError as error:
        if whole or reported():
            raise
        click.echo(in_short(error.problems, language(), {"error"}), err=True)
        sys.exit(1)
    for address in done.new:
        tell(say("published  {address}", address=address))
    for address in done.withheld:
        tell(say("left out  {address}", address=address))
    tell(
        say(
            "{count} published, {new} of them new; {withheld} left out",
            count=len(done.published),
            new=len(done.new),
            withheld=len(done.withheld),
        )
    )
    report(published=done.published, new=done.new, withheld=done.withheld)
    tell_to_add(folder)
    tell(say("next, run {command}", command="explainer build"))
