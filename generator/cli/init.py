"""``explainer init``."""

import shlex
from pathlib import Path

import click

from generator.cli.form import FORM, report, reported
from generator.cli.options import on_terminal, tell, worded
from generator.cli.outcome import plain_outcome, tell_outcome
from generator.cli.spoken import command, language
from generator.commands.init import complete_campaign, holds_campaign, start_campaign
from generator.messages import say
from generator.repository import LICENCE_FILE, LICENCES, Licence, has_licence

_NONE = "none"


@command(examples=["init my-campaign article.txt", "init . --licence CC-BY-4.0"])
@FORM
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--licence",
    "asked",
    type=click.Choice([*LICENCES, _NONE]),
    help="What others may do with the words that you write here; the licence's text becomes the file "
    "LICENSE.",
)
def init(directory: Path, sources: tuple[Path, ...], *, asked: str | None) -> None:
    """Make a campaign folder DIRECTORY from source documents, ready to build and to publish itself on GitHub.

    DIRECTORY may be a repository; files that are already there are not changed. Without SOURCES, an existing
    campaign gets the files that it lacks to publish itself.
    """
    if not sources and not holds_campaign(directory):
        raise click.UsageError(
            worded(say("name a document to begin with, as in ‘explainer init my-campaign article.txt’"))
        )
    licence = _licence(directory, asked)
    if sources:
        _start(directory, sources, licence)
    else:
        _complete(directory, licence)
    if licence is None and not has_licence(directory):
        tell(
            say("no licence was chosen, so all rights are reserved; ‘explainer init . --licence …’ adds one")
        )
    if sources:
        there = "" if directory.resolve() == Path.cwd() else f"cd {shlex.quote(str(directory))} && "
        tell(say("next, run {command}", command=f"{there}explainer build"))


def _start(directory: Path, sources: tuple[Path, ...], licence: Licence | None) -> None:
    started = start_campaign(directory, sources, language=language(), licence=licence)
    for outcome in started.outcomes:
        tell_outcome(outcome)
    report(documents=[plain_outcome(each) for each in started.outcomes], left=started.left)
    for name in started.left:
        tell(say("left as it was: {file}", file=name))
    tell(say("to publish it, push it to GitHub and choose Settings → Pages → Source: GitHub Actions there"))


def _complete(directory: Path, licence: Licence | None) -> None:
    written = complete_campaign(directory, language=language(), licence=licence)
    for name in written:
        tell(say("written  {path}", path=name))
    report(written=written)
    if licence and LICENCE_FILE in written:
        tell(
            say(
                "so that the site’s data name it, write into content/campaign.yml: licence: {licence}",
                licence=licence,
            )
        )
    if not written:
        tell(say("nothing was missing"))


def _licence(directory: Path, asked: str | None) -> Licence | None:
    """Return the licence that was named; on a terminal, ask for one where there is none."""
    if asked is None and on_terminal() and not reported() and not has_licence(directory):
        question = say(
            "licence for what people write here (CC-BY-4.0: others must name the authors; CC0-1.0: others "
            "may do anything; none: all rights reserved)"
        )
        asked = click.prompt(
            worded(question), type=click.Choice([*LICENCES, _NONE]), default=_NONE, show_choices=True
        )
    return next((each for each in LICENCES if each == asked), None)
