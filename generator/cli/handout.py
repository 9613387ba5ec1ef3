"""``explainer handout``."""

from pathlib import Path
from typing import Literal

import click

from generator.cli.completing import entries_begun, topics_begun
from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, ending_in, tell
from generator.cli.spoken import command
from generator.commands.handout import WRITERS
from generator.commands.handout import handout as write_handout
from generator.messages import say
from generator.model import LOCALES, Locale


@command(examples=["handout campaign.html", "handout story.docx stories/zhuji-schools --in zh"])
@FOLDER
@FORM
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="ID",
    shell_complete=topics_begun,
    help="Entries of this topic. May be given several times.",
)
@click.option(
    "--in",
    "languages",
    type=click.Choice(["both", *LOCALES]),
    default="both",
    help="The language of the hand-out; by default both.",
)
@click.option("--anew", is_flag=True, help="Overwrite an existing file of this name.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), callback=ending_in(WRITERS))
@click.argument("entries", nargs=-1, metavar="[ENTRY]...", shell_complete=entries_begun)
def handout(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    out: Path,
    entries: tuple[str, ...],
    *,
    topics: tuple[str, ...],
    languages: Literal["both"] | Locale,
    anew: bool,
) -> None:
    """Write what the site says into one file, to print or to paste elsewhere.

    OUT is a web page (.html) or a Word file (.docx). Each statement is followed by numbered notes with the
    passage and its source; they survive in editors that keep nothing but text, such as WeChat's. Without
    ENTRY and --topic, OUT holds the whole campaign.
    """
    locales = LOCALES if languages == "both" else (languages,)
    count = write_handout(folder, out, entries, topics=topics, locales=locales, anew=anew)
    tell(say("{path}: statements: {count}", path=out, count=count))
    report(path=out, statements=count)
