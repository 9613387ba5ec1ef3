"""``explainer rename``."""

from pathlib import Path

import click

from generator.cli.completing import entries_begun
from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, tell, tell_to_add
from generator.cli.spoken import command
from generator.commands.rename import rename as rename_entry
from generator.messages import say


@command(examples=["rename operations/online-disorder online-order"])
@FOLDER
@FORM
@click.argument("old", metavar="ENTRY", shell_complete=entries_begun)
@click.argument("new", metavar="ID")
def rename(folder: Path, old: str, new: str) -> None:
    """Change the id of an entry; its citations and reviews stay, and its old address leads to the new one."""
    was, now = rename_entry(folder, old, new)
    tell(say("{was} is now {now}; its old address leads there", was=was, now=now))
    report(was=was, now=now)
    tell_to_add(folder)
