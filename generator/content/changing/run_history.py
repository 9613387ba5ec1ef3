"""The history of a campaign: the journals of the last commands, kept so that their changes can be taken back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from secrets import token_hex

from generator.content.baseline import history_folder, journal_path
from generator.content.writing import read_if_any, write_file

_DIGITS = 8
_OFTEN = 64
"""After how many steps of a run the history is held to its bounds; to look at all of it after each would take long."""
MOST_RUNS, MOST_BYTES = 20, 50_000_000
"""How many runs the history holds, and how much of them."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command that changes a campaign, perhaps in several steps."""

    words: str
    """What a person wrote, as in ``review watcher --state reviewed``."""
    undoes: str = ""
    """The run that it takes back."""
    run: str = field(default_factory=lambda: token_hex(4))
    """What tells one run from another."""
    steps: Iterator[int] = field(default_factory=count)
    changed: set[Path] = field(default_factory=set)
    """The folders of the campaigns that it changed so far."""

    def told(self) -> dict[str, str | int]:
        """What the journal of the next step says of the command."""
        now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        return {
            "run": self.run,
            "step": next(self.steps),
            "words": self.words,
            "undoes": self.undoes,
            "at": now,
        }


_COMMAND: ContextVar[Command | None] = ContextVar("command", default=None)


@contextmanager
def recorded_as(command: Command | None) -> Iterator[None]:
    """Keep the changes that are made meanwhile as those of a command; of ``None`` nothing is kept.

    What a command changes within another one, that one changes too.
    """
    outer, token = _COMMAND.get(), _COMMAND.set(command)
    try:
        yield
    finally:
        _COMMAND.reset(token)
        if outer and command:
            outer.changed.update(command.changed)


def running() -> Command | None:
    """The command whose changes are kept now, if there is one."""
    return _COMMAND.get()


def kept_journals(folder: Path) -> list[Path]:
    """The journals of the history, the oldest first; none of those that a link leads to is one of them."""
    found = history_folder(folder).glob(f"{'[0-9]' * _DIGITS}-*/{'[0-9]' * _DIGITS}.json")
    return sorted(path for path in found if not path.parent.is_symlink())


def make_history(folder: Path) -> None:
    """Make the folder of the history, which says itself that it is nothing for version control."""
    ignored = history_folder(folder) / ".gitignore"
    ignored.parent.mkdir(parents=True, exist_ok=True)
    if not ignored.exists():
        write_file(ignored, b"*\n")


def put_by(folder: Path) -> None:
    """Keep the journal as history if it is that of a command, and of the history what is within its bounds."""
    journal = journal_path(folder)
    raw = read_if_any(journal)
    if raw is None:
        return
    told = json.loads(raw)
    run = told.get("run")
    if not run:
        journal.unlink()
        return
    make_history(folder)
    place = _place_of(folder, run)
    place.mkdir(exist_ok=True)
    step = int(told.get("step", 0))
    journal.replace(place / f"{step:0{_DIGITS}}.json")
    if step % _OFTEN == 0:
        _let_go(folder)


def _place_of(folder: Path, run: str) -> Path:
    """The folder that keeps the steps of a run; those of later runs sort behind it."""
    runs = sorted(each.name for each in history_folder(folder).glob(f"{'[0-9]' * _DIGITS}-*"))
    number = int(runs[-1][:_DIGITS]) + 1 if runs else 0
    own = next((name for name in runs if name.endswith(f"-{run}")), f"{number:0{_DIGITS}}-{run}")
    return history_folder(folder) / own


def _let_go(folder: Path) -> None:
    """Remove what is beyond the bounds of the history, the oldest first."""
    runs, size = set(), 0
    for each in reversed(kept_journals(folder)):
        runs.add(each.parent)
        size += each.stat().st_size
        if len(runs) > MOST_RUNS or size > MOST_BYTES:
            each.unlink()
            with suppress(OSError):  # it holds other steps
                each.parent.rmdir()
