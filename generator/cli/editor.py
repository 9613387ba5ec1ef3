"""``explainer editor``."""

from pathlib import Path

import click

from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, tell
from generator.cli.spoken import command
from generator.commands.editor import ADMIN, write_editor
from generator.messages import say


@command(examples=["editor"])
@FOLDER
@FORM
@click.option(
    "--bundle",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file of an npm package that the forms need, for use without a network; give one for each "
    "package.",
)
@click.option(
    "--sign-in",
    metavar="ADDRESS",
    default="",
    help="The address of an OAuth client for GitHub; without one, editors sign in with a token of their own.",
)
def editor(folder: Path, bundle: tuple[Path, ...], sign_in: str) -> None:
    """Add web forms for editing the content to the built site, under admin/.

    They save to a repository on GitHub.
    """
    written = write_editor(folder, bundle, sign_in)
    tell(say("{folder}: {count} files", folder=folder / ADMIN, count=len(written)))
    report(files=written)
