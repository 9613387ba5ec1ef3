"""``explainer undo``."""

from collections.abc import Iterable
from pathlib import Path

import click

from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, tell
from generator.cli.spoken import command
from generator.content.baseline import is_remembered
from generator.content.changing import undoing
from generator.messages import Message, say


@command(examples=["undo", "undo --list", "undo --redo"])
@FOLDER
@FORM
@click.option(
    "--list", "listed", is_flag=True, help="Only list what can be taken back, the latest change first."
)
@click.option("--redo", is_flag=True, help="Redo what was taken back last.")
@click.option(
    "--leave-edited",
    is_flag=True,
    help="Leave files that were edited since as they are, and take back the rest.",
)
def undo(folder: Path, *, listed: bool, redo: bool, leave_edited: bool) -> None:
    """Take back what the last command changed; a second undo takes back what the command before it changed.

    The history of changes is kept on this machine only. A file that was edited since is never overwritten.
    """
    if listed:
        _list(folder)
        return
    done = undoing.take_back(folder, again=redo, leave_edited=leave_edited)
    if redo:
        tell(say("done again: explainer {words}", words=done.run.words))
    else:
        tell(say("taken back: explainer {words}", words=done.run.words))
    for each in done.files:
        if not is_remembered(each.path):
            tell(_became(each.old, each.new, each.path.relative_to(folder)))
    for path in done.left:
        tell(say("left as it is  {path}", path=path.relative_to(folder)))
    files, left = [each.path for each in done.files], done.left
    report(words=done.run.words, files=_named(folder, files), left=_named(folder, left))
    if not redo:
        tell(say("‘explainer undo --redo’ does it again"))


def _named(folder: Path, paths: Iterable[Path]) -> list[Path]:
    return [path.relative_to(folder) for path in paths]


def _became(old: bytes | None, new: bytes | None, path: Path) -> Message:
    if new is None:
        return say("removed  {path}", path=path)
    return say("restored  {path}", path=path) if old is None else say("changed back  {path}", path=path)


def _list(folder: Path) -> None:
    kept = undoing.runs(folder)
    for run in kept:
        line = say(
            "{at}  explainer {words}  (files: {count})", at=run.at, words=run.words, count=len(run.writes)
        )
        tell(say("{line}, taken back", line=line) if run.is_taken_back else line)
    report(
        changes=[
            {
                "words": run.words,
                "at": run.at,
                "files": _named(folder, (each.path for each in run.writes)),
                "taken_back": run.is_taken_back,
            }
            for run in kept
        ]
    )
    if not kept:
        tell(say("there is nothing to take back"))
