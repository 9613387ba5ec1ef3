"""``explainer diff``."""

from pathlib import Path

import click

from generator.cli.completing import entries_begun
from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, tell, worded
from generator.cli.spoken import command, language
from generator.commands.diff import Differences, find_differences
from generator.commands.diff_words import change_words, field_words, file_words, since_words, unread_words
from generator.content.checking import Difference
from generator.content.writing import write_file
from generator.messages import say
from generator.model import dotted


@command(examples=["diff", "diff main --html changes.html", "diff HEAD operations/online-disorder"])
@FOLDER
@click.argument("names", nargs=-1, metavar="[REVISION] [ENTRY]...", shell_complete=entries_begun)
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a web page for a reviewer, on which the words that differ are marked.",
)
@FORM
def diff(folder: Path, names: tuple[str, ...], *, page: Path | None) -> None:
    """Say field by field what has changed in the content since the last release, or since REVISION.

    REVISION is a commit, branch or tag of git. Entries, documents, reviews, corrections and lists are
    compared; with ENTRY, only the entries that you name.
    """
    found = find_differences(folder, names)
    if page:
        from generator.commands.diff_page import diff_page  # noqa: PLC0415 - the site's templates load slowly

        write_file(page, diff_page(found, language()).encode())
        tell(say("written  {path}", path=page))
    else:
        _show(found)
    report(**_plain(found))


def _show(found: Differences) -> None:
    tell(since_words(found))
    if unread := unread_words(found):
        tell(unread)
    for file in found.files:
        tell("")
        title = f"  {_title(file)}" if file.title else ""
        tell(click.style(worded(file_words(file)), bold=True) + title)
        for field in file.fields:
            tell(f"  {worded(change_words(file, field))}")
    if not found.files:
        tell(say("nothing changed"))


def _title(file: Difference) -> str:
    english = file.title.en if file.title and language() == "en" else None
    return english or (file.title.zh if file.title else "")


def _plain(found: Differences) -> dict[str, object]:
    revision = found.since.revision
    return {
        "since": {"release": found.since.release, "commit": revision and revision.hash},
        "unread": found.unread,
        "files": [
            {
                "address": file.address,
                "change": file.kind,
                "other": file.other,
                "title": file.title and {"zh": file.title.zh, "en": file.title.en},
                "fields": [
                    {
                        "field": dotted(field.key),
                        "name": worded(field_words(file, field.key)),
                        "was": field.was,
                        "now": field.now,
                    }
                    for field in file.fields
                ],
            }
            for file in found.files
        ],
    }
