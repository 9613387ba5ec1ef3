"""``explainer combine``."""

import sys
from pathlib import Path

import click

from generator.cli.form import FORM, report
from generator.cli.options import tell
from generator.cli.spoken import command
from generator.commands.combine import combine as combine_versions
from generator.messages import say

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@command(examples=["combine base.yml ours.yml theirs.yml"])
@FORM
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
def combine(base: Path, ours: Path, theirs: Path) -> None:
    """Let git merge branches field by field: write into OURS what THEIRS changed since BASE.

    Where both changed one field, the exit status is 1, and the places are marked in OURS, as git does. For git to ask:
    git config merge.explainer.driver "explainer combine %O %A %B"
    """
    is_clean = combine_versions(base, ours, theirs)
    if not is_clean:
        tell(
            say(
                "both versions changed the same field, or git could not be asked; look for <<<<<<< in the file"
            )
        )
    report(combined=is_clean)
    sys.exit(not is_clean)
