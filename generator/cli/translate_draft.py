"""``explainer translate draft``: English by a language model, for a person to look at."""

import json
import os
import sys
from pathlib import Path

import click

from generator.cli.completing import entries_begun
from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, tell, tell_to_add
from generator.cli.spoken import command
from generator.commands.translate_draft import draft as draft_texts
from generator.commands.translate_draft import requests
from generator.errors import ExplainerError
from generator.messages import say
from generator.translate import Endpoint

ENTRIES = click.option(
    "--entry",
    "entries",
    multiple=True,
    shell_complete=entries_begun,
    help="Only texts of this entry, as in operations/riverbank.",
)


@command(examples=["translate draft --dry-run", "translate draft --entry operations/flood-season-duty"])
@FOLDER
@FORM
@ENTRIES
@click.option("--dry-run", is_flag=True, help="Print what would be sent, and send nothing.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=60, help="How many seconds to wait for one answer."
)
def draft(folder: Path, entries: tuple[str, ...], *, dry_run: bool, timeout: float) -> None:
    """Ask a language model for English where there is none, and where a machine's English is stale.

    This is the only command that sends texts to another machine, and only to the address in
    EXPLAINER_TRANSLATE_URL, which must offer OpenAI's chat completions; EXPLAINER_TRANSLATE_MODEL names the
    model, EXPLAINER_TRANSLATE_KEY holds the key. Drafts are marked as machine translations; a draft that
    loses a figure, its “more than” or “about”, or a term of the glossary is rejected.
    """
    if dry_run:
        asked = list(requests(folder, entries))
        for messages in asked:
            tell(json.dumps(messages, ensure_ascii=False, indent=2))
        report(requests=asked)
        if not asked:
            tell(say("there is nothing to draft"))
        return
    drafted = draft_texts(folder, _endpoint(timeout).ask, entries=entries, progress=_progress)
    report(
        drafted=[{"text": each.unit.name, "en": each.en} for each in drafted.changes],
        rejected=[{"text": each.unit.name, "why": each.why} for each in drafted.rejected],
        left=[unit.name for unit in drafted.left],
    )
    for change in drafted.changes:
        tell(say("drafted: {name}: {words}", name=change.unit.name, words=change.en))
    for each in drafted.rejected:
        tell(say("rejected: {name}: {why}", name=each.unit.name, why=each.why))
    for unit in drafted.left:
        tell(say("left as it is, because a person wrote it or it was published: {name}", name=unit.name))
    tell(
        say(
            "drafted {drafted}, rejected {rejected}",
            drafted=len(drafted.changes),
            rejected=len(drafted.rejected),
        ),
        err=True,
    )
    if drafted.changes:
        tell_to_add(folder)
    sys.exit(bool(drafted.rejected))


def _endpoint(timeout: float) -> Endpoint:
    url, model, key = (
        os.environ.get(f"EXPLAINER_TRANSLATE_{name}", "").strip() for name in ("URL", "MODEL", "KEY")
    )
    if not url or not model:
        message = say(
            "set EXPLAINER_TRANSLATE_URL and EXPLAINER_TRANSLATE_MODEL, and EXPLAINER_TRANSLATE_KEY if a "
            "key is needed"
        )
        raise ExplainerError(message)
    return Endpoint(url, model, key, timeout)


def _progress(done: int, whole: int) -> None:
    if sys.stderr.isatty():
        tell(say("{done} of {whole}", done=done, whole=whole), err=True)
