"""``explainer editor``."""

from pathlib import Path

import click

from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, tell
from generator.cli.spoken import command
from generator.commands.editor import ADMIN, write_editor
from generator.messages import say


@command()
@FOLDER
@FORM
@click.option(
    "--bundle",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The file of an npm package that the page needs, where there is no network; once a package.",
)
@click.option(
    "--sign-in",
    metavar="ADDRESS",
    default="",
    help="The address of an OAuth client for GitHub; without one, editors sign in by a token of their own.",
)
def editor(folder: Path, bundle: tuple[Path, ...], sign_in: str) -> None:
    """Write web forms for the content into the built site, under admin/, for a repository on GitHub."""
    written = write_editor(folder, bundle, sign_in)
    tell(say("{folder}: {count} files", folder=folder / ADMIN, count=len(written)))
    report(files=written)
