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


@command()
@FOLDER
@FORM
@click.option(
    "--withhold-unreviewed", "unreviewed", is_flag=True, help="Leave out every entry that nobody reviewed."
)
@click.option("--all", "whole", is_flag=True, help="List every reason, not only the first of each kind.")
@click.option(
    "--withhold",
    multiple=True,
    metavar="ENTRY",
    shell_complete=entries_begun,
    help="Leave this entry out from now on.",
)
def release(folder: Path, withhold: tuple[str, ...], *, unreviewed: bool, whole: bool) -> None:
    """Publish what was reviewed, and remember its words; say what speaks against it, by kind.

    The campaign's stage becomes “release”. From then on a published sentence changes only by explainer correct.
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
        tell(say("withheld  {address}", address=address))
    tell(
        say(
            "{count} published, {new} of them new; {withheld} withheld",
            count=len(done.published),
            new=len(done.new),
            withheld=len(done.withheld),
        )
    )
    report(published=done.published, new=done.new, withheld=done.withheld)
    tell_to_add(folder)
    tell(say("next: {command}", command="explainer build"))
