"""``explainer merge``."""

from pathlib import Path

import click

from generator.cli.completing import entries_begun
from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, tell, tell_to_add
from generator.cli.spoken import command
from generator.commands.merge import merge as merge_entries
from generator.messages import say


@command(examples=["merge online-disorder flood-season-duty"])
@FOLDER
@FORM
@click.argument("first", metavar="ENTRY", shell_complete=entries_begun)
@click.argument("second", metavar="OTHER", shell_complete=entries_begun)
def merge(folder: Path, first: str, second: str) -> None:
    """Turn two entries about the same thing into one.

    ENTRY takes in what OTHER says, and the address of OTHER leads to it.
    """
    joined = merge_entries(folder, first, second)
    tell(say("{gone} is now part of {kept}; its old address leads there", gone=joined.gone, kept=joined.kept))
    for words in joined.left:
        tell(say("left out, since the entry says something else there: {words}", words=words))
    report(gone=joined.gone, kept=joined.kept, left=joined.left)
    tell_to_add(folder)
