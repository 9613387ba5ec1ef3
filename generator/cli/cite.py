"""``explainer cite``."""

import sys
from pathlib import Path

import click

from generator.cli.completing import ids_of
from generator.cli.form import form_option, report
from generator.cli.options import FOLDER, tell
from generator.cli.spoken import command
from generator.commands.cite import Found, find_places
from generator.content.writing import dump
from generator.messages import say


@command(examples=['cite "捣毁3300余个犯罪窝点"'])
@FOLDER
@click.argument("words")
@click.option(
    "--document", metavar="ID", shell_complete=ids_of("documents"), help="Look only in this document."
)
@click.option(
    "--context",
    type=click.IntRange(0, 1000),
    default=20,
    help="How many characters to show before and after the words; by default 20.",
)
@form_option("yaml")
def cite(folder: Path, words: str, *, document: str | None, context: int) -> None:
    """Find WORDS in the documents and print the citation to paste.

    If no document has these words, the nearest ones are shown.
    """
    places = find_places(folder, words, document, context=context)
    report(places=[_plain(found) for found in places])
    for number, found in enumerate(places, 1):
        _show(found, number if len(places) > 1 else None)
    if not places:
        tell(say("no document says this or anything like it; try fewer words"), err=True)
    elif places[0].match == "near":
        tell(say("these words are in no document; the nearest ones are above"), err=True)
    elif len(places) > 1:
        tell(
            say("the words occur in {count} places; paste the citation that you mean", count=len(places)),
            err=True,
        )
    sys.exit(not places)


def _show(found: Found, number: int | None) -> None:
    start = f"{number}. " if number else ""
    tell(
        f"# {start}{found.cite.document} {found.sentence}: …{found.before}【{found.cite.quote}】{found.after}…"
    )
    if found.differing:
        tell(say("# you wrote:      {words}", words=found.wanted))
        tell(say("# the source has: {words}", words=found.differing))
    tell(dump([found.cite.model_dump(exclude_none=True)]).decode().rstrip("\n"))


def _plain(found: Found) -> dict[str, object]:
    return {
        **found.cite.model_dump(),
        "sentence": found.sentence,
        "match": found.match,
        "score": found.score,
        "before": found.before,
        "after": found.after,
    }
