"""``explainer serve``."""

from pathlib import Path

import click

from generator.cli.options import FOLDER, tell
from generator.cli.spoken import command, language
from generator.commands.serve import serve as serve_campaign
from generator.errors import ExplainerError


@command()
@FOLDER
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port on which the site is shown; 0 takes any free one.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address of this machine on which the site is shown.",
)
def serve(folder: Path, host: str, port: int) -> None:
    """Show the site in a browser while you edit; both languages follow every saved file.

    Errors are shown here and on the page, which stays as it was until they are fixed.
    """
    serve_campaign(folder, host, port, _report)


def _report(what: ExplainerError | str) -> None:
    if isinstance(what, ExplainerError):
        click.secho(what.to(language()), fg="red", err=True)
    else:
        tell(what)
