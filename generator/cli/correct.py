"""``explainer correct``."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from generator.cli.completing import entries_begun
from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, ON, day, tell, tell_to_add, worded
from generator.cli.spoken import command
from generator.commands.correct import Row, Wording
from generator.commands.correct import correct as correct_text
from generator.messages import say
from generator.model import Localized, fingerprint


@command(examples=['correct online-disorder:2 --zh "新的一句。" --why-zh "原文没有这样说。" --by "Li Hua"'])
@FOLDER
@FORM
@click.argument("target", metavar="ENTRY[:TEXT]", shell_complete=entries_begun)
@click.option("--zh", metavar="TEXT", help="The new Chinese words.")
@click.option("--en", metavar="TEXT", help="The new English words.")
@click.option("--why-zh", required=True, metavar="TEXT", help="The reason, in Chinese; readers see it.")
@click.option("--why-en", metavar="TEXT", help="The reason, in English.")
@click.option("--by", metavar="NAME", help="The name of the person who answers for it.")
@click.option("--minor", is_flag=True, help="The meaning does not change: record it as a minor edit.")
@click.option("--withdraw", is_flag=True, help="Withdraw the entry; its page says so.")
@ON
def correct(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    target: str,
    *,
    zh: str | None,
    en: str | None,
    why_zh: str,
    why_en: str | None,
    by: str | None,
    minor: bool,
    withdraw: bool,
    on: datetime | None,
) -> None:
    """Change a published text, and record for readers what it was, what it is and why.

    TEXT is the number of a statement on its page, or a field such as title. Without --zh and --en, what was
    changed in the file since it was published is recorded.
    """
    if withdraw and (minor or zh or en or ":" in target):
        raise click.UsageError(
            worded(say("--withdraw is for a whole entry and cannot be combined with another change"))
        )
    why = Localized(
        zh=_line("--why-zh", why_zh),
        en=_line("--why-en", why_en) if why_en else None,
        en_src=fingerprint(why_zh) if why_en else None,
    )
    wording = Wording(
        why=why,
        on=day(on),
        zh=None if zh is None else _line("--zh", zh),
        en=None if en is None else _line("--en", en),
        by=by,
        minor=minor,
        withdraw=withdraw,
    )
    address, rows = correct_text(folder, target, wording)
    _show(address, rows)
    tell_to_add(folder)
    tell(say("next, run {command}", command="explainer build"))


def _show(address: str, rows: Sequence[Row]) -> None:
    for row in rows:
        _show_row(address, row)
    report(address=address, rows=[{"was": _pair(row.was), "now": _pair(row.now)} for row in rows])


def _show_row(address: str, row: Row) -> None:
    tell(say("correction recorded  {address}", address=address))
    for text, mark in ((row.was, "-"), (row.now, "+")):
        for words in (text.zh, text.en):
            if words:
                tell(f"  {mark} {words}")


def _pair(text: Localized) -> dict[str, str | None]:
    return {"zh": text.zh, "en": text.en}


def _line(option: str, text: str) -> str:
    """Return a text as one line; raises UsageError if it is empty."""
    line = " ".join(text.split())
    if not line:
        raise click.UsageError(worded(say("{option} is empty", option=option)))
    return line
