"""``explainer serve``."""

import webbrowser
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.cli.options import BUNDLE, FOLDER, tell
from generator.cli.spoken import command, language
from generator.commands.serve import make_forms
from generator.commands.serve import serve as serve_campaign
from generator.errors import ExplainerError
from generator.messages import say


@command(examples=["serve --open", "serve --forms"])
@FOLDER
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port on which the site is shown; 0 means any that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address of this machine on which the site is shown.",
)
@click.option("--open", "opened", is_flag=True, help="Open the site in a browser on this machine.")
@click.option(
    "--forms",
    is_flag=True,
    help="Show web forms too, under admin/, in which a browser of the Chromium family edits this folder.",
)
@BUNDLE
def serve(  # noqa: PLR0913 - one for each option
    folder: Path, host: str, port: int, *, opened: bool, forms: bool, bundle: tuple[Path, ...]
) -> None:
    """Show the site in a browser while you edit; each saved file shows at once, in both languages.

    Errors are shown here and on the page, which stays as it was until they are mended.
    """
    with TemporaryDirectory(prefix="explainer-forms-") as made:
        page = make_forms(folder, Path(made), bundle) if forms or bundle else None
        serve_campaign(folder, (host, port), _report, language(), show=_show if opened else None, forms=page)


def _show(address: str) -> None:
    if not webbrowser.open(address):
        tell(say("no browser was found here; open {address} yourself", address=address))


def _report(what: ExplainerError | str) -> None:
    if isinstance(what, ExplainerError):
        click.secho(what.to(language()), fg="red", err=True)
    else:
        tell(what)
