"""``explainer release``."""

from pathlib import Path

import click

from generator.cli.options import FOLDER, tell, tell_to_add
from generator.cli.spoken import command
from generator.commands.release import release as release_campaign
from generator.messages import say


@command()
@FOLDER
@click.option("--withhold", multiple=True, metavar="ENTRY", help="Leave this entry out from now on.")
def release(folder: Path, withhold: tuple[str, ...]) -> None:
    """Publish what was reviewed, and remember its words; list everything that speaks against it.

    The campaign's stage becomes “release”. From then on a published sentence changes only by explainer correct.
    """
    done = release_campaign(folder, withhold)
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
    tell_to_add(folder)
    tell(say("next: {command}", command="explainer build"))
