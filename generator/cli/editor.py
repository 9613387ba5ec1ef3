"""``explainer editor``."""

from pathlib import Path

import click

from generator.cli.form import FORM, report
from generator.cli.options import BUNDLE, FOLDER, tell
from generator.cli.spoken import command
from generator.commands.editor import ADMIN, write_editor
from generator.messages import say


@command(examples=["editor"])
@FOLDER
@FORM
@BUNDLE
@click.option(
    "--sign-in",
    metavar="ADDRESS",
    default="",
    help="The address of an OAuth client for GitHub; without one, editors sign in with a token of their own.",
)
def editor(folder: Path, bundle: tuple[Path, ...], sign_in: str) -> None:
    """Add web forms for editing the content to the built site, under admin/.

    They save to a repository on GitHub. ‘explainer serve --forms’ opens them on this computer, without one.
    """
    written = write_editor(folder, bundle, sign_in)
    tell(say("{folder}: {count} files", folder=folder / ADMIN, count=len(written)))
    report(files=written)
