"""``explainer status``."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.cells import cell_len

from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, state_words, tell, tell_counts, worded
from generator.cli.spoken import command
from generator.commands.status import Status, find_status
from generator.messages import Message, say
from generator.model import ENGLISH_STATES

STATES = ("extracted", "edited", "reviewed", "corrected", "withdrawn")
_MOST_TITLE = 30


@command(examples=["status"])
@FOLDER
@FORM
def status(folder: Path) -> None:
    """Say how the campaign stands, and what to do next."""
    found = find_status(folder)
    report(**asdict(found))
    tell(say("stage: {stage}", stage=_shown(found.stage)))
    for rows in _tables(found):
        tell("")
        _table(rows)
    counts = {name: found.translators.get(name, 0) for name in ("machine", "person", "reviewed")}
    tell(say("entries in English: {machine} by machine, {person} by a person, {reviewed} reviewed", **counts))
    tell("")
    tell_counts(found.errors, found.warnings)
    for conflict in found.conflicts:
        tell(say("conflict: {field}", field=conflict))
    tell(say("next:"))
    width = max(cell_len(step.command) for step in found.steps)
    for number, step in enumerate(found.steps, 1):
        shown = click.style(_padded(step.command, width), bold=True)
        tell(f"  {number}. {shown}  {worded(step.why)}")


def _shown(stage: str) -> Message:
    return {
        "preview": say("preview: everything is shown under a banner"),
        "release": say("release: only what was reviewed is published"),
    }[stage]


def _tables(found: Status) -> Iterator[list[list[str]]]:
    """Yield tables of words in the user's language, each starting with its header."""
    words = [say("document"), say("cited"), say("set aside"), say("not dealt with"), say("title")]
    yield [
        _row(words),
        *(
            [each.document, *map(str, (each.cited, each.set_aside, each.unaccounted)), _cut(each.title)]
            for each in found.documents
        ),
    ]
    yield [
        _row([say("entries"), *map(state_words, STATES)]),
        *([name, *(str(counts.get(state, 0)) for state in STATES)] for name, counts in found.entries.items()),
    ]
    yield [
        _row([say("English"), *map(state_words, ENGLISH_STATES)]),
        [
            worded(say("texts")),
            *(str(found.translation.get(state, 0)) for state in ENGLISH_STATES),
        ],
    ]


def _row(words: Sequence[Message]) -> list[str]:
    return [worded(word) for word in words]


def _table(rows: list[list[str]]) -> None:
    """Print rows with aligned columns; a Chinese character is two cells wide."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = [
            _padded(cell, width)
            if column in {0, len(row) - 1} and not cell.isdigit()
            else _aligned(cell, width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  ".join(cells).rstrip()
        tell(line if number else click.style(line, bold=True))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _aligned(text: str, width: int) -> str:
    return " " * (width - cell_len(text)) + text


def _cut(title: str) -> str:
    return title if len(title) <= _MOST_TITLE else f"{title[: _MOST_TITLE - 1]}…"
