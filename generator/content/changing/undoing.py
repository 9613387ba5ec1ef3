"""What the last commands changed, and how it is taken back: their journals, kept beside the campaign's other memory.

Taking back is itself a change that is kept, so that it can be taken back in turn.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from generator.content.changing.journal import Write, decided, finish_interrupted, is_from, write_files
from generator.content.changing.run_history import Command, kept_journals, recorded_as
from generator.content.turns import alone
from generator.content.writing import read_if_any
from generator.errors import ExplainerError, Place, Problem, ProblemsError
from generator.messages import say

__all__ = ["Command", "KeptRun", "TakenBack", "recorded_as", "runs", "take_back"]


@dataclass(frozen=True, slots=True)
class KeptRun:
    """One run of a command, and what it changed."""

    id: str
    words: str
    """What a person wrote to start it."""
    at: str
    """When it ran, to the minute."""
    undoes: str
    """The run that it took back, if that is what it did."""
    writes: tuple[Write, ...]
    """Each file before and after it."""
    is_whole: bool
    """Whether all its steps are kept; a change that is too large is not."""
    is_taken_back: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back."""

    run: KeptRun
    files: tuple[Write, ...]
    """The files that were written, as they were and as they are again."""
    left: tuple[Path, ...]
    """Files that were edited since, and stayed as they are."""


def runs(folder: Path) -> list[KeptRun]:
    """Return the commands whose changes are kept, the newest first."""
    return _commands(_every_run(folder))


@alone
def take_back(folder: Path, *, again: bool = False, leave_edited: bool = False) -> TakenBack:
    """Take back what the last command changed, or with ``again`` do again what was taken back last.

    Raises an error, and changes nothing, if there is nothing to take back, or if a file was edited since, unless such
    files are to be left as they are.
    """
    finished = finish_interrupted(folder)
    kept = _every_run(folder)
    if finished and kept and kept[-1].undoes:  # it was decided, and is done now
        return TakenBack(kept[-1], kept[-1].writes, ())
    standing = (each for each in _commands(kept) if not each.is_taken_back)
    run = _last_taken_back(kept) if again else next(standing, None)
    if run is None:
        raise ExplainerError(
            say("nothing has been taken back since the last change")
            if again
            else say("there is nothing to take back")
        )
    if not run.is_whole:
        raise ExplainerError(
            say(
                "‘explainer {words}’ changed too much to be recorded, so it cannot be taken back",
                words=run.words,
            )
        )
    now = {each.path: read_if_any(each.path) for each in run.writes}
    edited = tuple(each.path for each in run.writes if now[each.path] not in {each.old, each.new})
    if edited and not leave_edited:
        raise ProblemsError(_edited(path, run) for path in edited)
    back = {each.path: each.old for each in run.writes if each.path not in edited}
    with recorded_as(Command(run.words, undoes=run.id)):
        write_files(folder, back, {path: now[path] for path in back})
    files = tuple(Write(path, now[path], old) for path, old in back.items() if now[path] != old)
    return TakenBack(run, files, edited)


def _commands(every: Sequence[KeptRun]) -> list[KeptRun]:
    """Return the runs other than those that took something back, newest first, and whether each was taken back."""
    commands: list[KeptRun] = []
    taken_back: set[str] = set()
    for run in reversed(every):
        if not run.undoes:
            commands.append(replace(run, is_taken_back=run.id in taken_back))
        elif run.id not in taken_back:
            taken_back.add(run.undoes)
    return commands


def _every_run(folder: Path) -> list[KeptRun]:
    """Return every run that is kept, those that took back others too, the oldest first."""
    steps = [step for journal in kept_journals(folder) if (step := _step(folder, journal))]
    return [_joined([*those]) for _, those in groupby(steps, key=lambda step: step[0].id)]


def _step(folder: Path, journal: Path) -> tuple[KeptRun, int] | None:
    """Return what a journal tells of one step of a run, with its number; None if it was written in another folder."""
    raw = read_if_any(journal)  # a command that runs meanwhile may have let go of it
    if raw is None or not is_from(folder, raw):
        return None
    writes = tuple(decided(folder, journal, raw))
    told = json.loads(raw)
    run, words, at, undoes = (str(told.get(name, "")) for name in ("run", "words", "at", "undoes"))
    return KeptRun(run, words, at, undoes, writes, is_whole=True), int(told.get("step", 0))


def _joined(steps: Sequence[tuple[KeptRun, int]]) -> KeptRun:
    """Return the steps of one run as one: each file before the first and after the last step that changed it."""
    writes: dict[Path, Write] = {}
    for run, _ in steps:
        for each in run.writes:
            first = writes.get(each.path, each)
            writes[each.path] = Write(each.path, first.old, each.new)
    is_whole = [number for _, number in steps] == [*range(len(steps))]
    changed = tuple(each for each in writes.values() if each.old != each.new)
    return replace(steps[0][0], writes=changed, is_whole=is_whole)


def _last_taken_back(every: Sequence[KeptRun]) -> KeptRun | None:
    """Return the run that took back another last; None if a command changed something after it."""
    took_back = {run.id for run in every if run.undoes}
    undone: set[str] = set()
    for run in reversed(every):
        if run.id in undone:
            continue
        if not run.undoes:
            return None
        if run.undoes not in took_back:
            return run
        undone.add(run.undoes)
    return None


def _edited(path: Path, run: KeptRun) -> Problem:
    message = say("this was changed after ‘explainer {words}’", words=run.words)
    hint = say(
        "nothing was taken back; with --leave-edited, the rest is taken back and this file stays as it is"
    )
    return Problem(Place(path), "", "edited-since", message, hint)
