"""Several files changed as one: after any interruption, all of them are still the old ones or will become the new.

The new contents are first written into one file next to the baselines. From then on the change is decided, and
whichever command runs next finishes it. A file that a person edited in between is merged, not overwritten.

A journal holds for the folder and the machine that wrote it, and belongs in no version control: the place of the folder
and the number that the system gave it stand in the journal, and a stranger knows neither. Once all is written, the
journal of a command is kept as history.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.content.baseline import history_folder, is_remembered, journal_path
from generator.content.changing.edit import rewrite
from generator.content.changing.run_history import make_history, put_by, running
from generator.content.changing.three_way import merge
from generator.content.reading import parse_text
from generator.content.turns import alone, holder, is_running
from generator.content.writing import read_if_any, refuse_links, write_file
from generator.errors import Place, Problem, ProblemsError
from generator.messages import NOTHING, Message, say


@dataclass(frozen=True, slots=True)
class Write:
    """One file before and after; ``None`` means that there is no file."""

    path: Path
    old: bytes | None
    new: bytes | None


@alone
def write_files(
    folder: Path, writes: Mapping[Path, bytes | None], before: Mapping[Path, bytes | None] = {}
) -> None:
    """Write all files or none, deleting those given as ``None``, even if interrupted.

    ``before`` holds the bytes of files when they were read. Raises ProblemsError and writes nothing if somebody has
    edited one of them since.
    """
    refuse_links(folder, *writes, journal_path(folder), history_folder(folder))
    if edited := [path for path, raw in before.items() if raw != read_if_any(path)]:
        raise ProblemsError([edited_meanwhile(path) for path in edited])
    changed = [
        Write(path, old, new) for path, new in sorted(writes.items()) if (old := read_if_any(path)) != new
    ]
    command = running()
    if not changed or (len(changed) == 1 and command is None):  # one file is whole by itself
        _finish(folder, changed)
        return
    rows = [
        {"path": each.path.relative_to(folder).as_posix(), "old": _text(each.old), "new": _text(each.new)}
        for each in changed
    ]
    journal_path(folder).parent.mkdir(parents=True, exist_ok=True)
    journal = {**_here(folder), **(command.told() if command else {}), "writes": rows}
    if command:
        make_history(folder)
    write_file(journal_path(folder), json.dumps({"sha256": _hash(journal), **journal}).encode())
    _finish(folder, changed)


def edited_meanwhile(path: Path) -> Problem:
    """Return the problem of a file that is no longer the one that was read."""
    message, hint = say("the file was changed while the command ran"), say("run the command again")
    return Problem(Place(path), "", "changed-meanwhile", message, hint)


def finish_interrupted(folder: Path) -> bool:
    """Finish what an interrupted run had decided and remove what it left half written; return whether there was any.

    Raises ProblemsError for a journal that was not written in this folder, or is damaged.
    """
    refuse_links(folder, journal_path(folder), history_folder(folder), folder / "seeds")
    for part in _abandoned(folder):
        part.unlink(missing_ok=True)
    return journal_path(folder).exists() and _finish_decided(folder)


def find_unfinished(folder: Path) -> Problem | None:
    """Return what is to be said of a run that is at work or was interrupted, if there is one; nothing is changed."""
    if at_work := holder(folder):
        message = say("{holder} is changing the campaign at the moment", holder=at_work)
        return Problem(
            Place(folder / "content"),
            "",
            "held",
            message,
            say("other commands wait until it ends"),
            "warning",
        )
    raw = read_if_any(journal_path(folder))
    if raw is None:
        return None
    try:
        decided(folder, journal_path(folder), raw)
    except ProblemsError as error:
        return error.problems[0]
    message = say("a command was interrupted before it had written everything")
    hint = say("the next command, such as ‘explainer check’, finishes it")
    return Problem(Place(journal_path(folder)), "", "journal", message, hint, "warning")


@alone
def _finish_decided(folder: Path) -> bool:
    journal = journal_path(folder)
    raw = read_if_any(journal)  # another process may have finished it meanwhile
    if raw is not None:
        _finish(folder, decided(folder, journal, raw))
    return raw is not None


def decided(folder: Path, journal: Path, raw: bytes) -> list[Write]:
    """Return what a journal says; raises ProblemsError if it is damaged or was not written in this folder."""
    try:
        content = json.loads(raw)
        is_whole = content.pop("sha256") == _hash(content)
        told = {name: content[name] for name in ("folder", "inode")}
        writes = [
            Write(folder / row["path"], _bytes(row["old"]), _bytes(row["new"])) for row in content["writes"]
        ]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise _unusable(journal, say("this record of an interrupted command is damaged")) from error
    within = [(folder / name).resolve() for name in ("content", "seeds")]
    is_inside = all(any(each.path.resolve().is_relative_to(root) for root in within) for each in writes)
    if told != _here(folder) or not is_inside:
        message = say(
            "this record of an interrupted command was written in another folder or on another machine"
        )
        raise _unusable(journal, message, say("delete it, and do not commit such files"))
    if not is_whole:
        raise _unusable(journal, say("this record of an interrupted command is damaged"))
    refuse_links(folder, *(each.path for each in writes))
    return writes


def is_from(folder: Path, raw: bytes) -> bool:
    """Whether a journal says that it was written in a folder; one that is damaged says nothing else."""
    try:
        content = json.loads(raw)
        return {name: content[name] for name in ("folder", "inode")} == _here(folder)
    except (ValueError, TypeError, LookupError, RecursionError):
        return True


def _here(folder: Path) -> dict[str, str | int]:
    """What tells this folder on this machine from every other."""
    return {"folder": str(folder.resolve()), "inode": journal_path(folder).parent.stat().st_ino}


def _hash(journal: Mapping[str, object]) -> str:
    return sha256(json.dumps(journal).encode()).hexdigest()


def _unusable(journal: Path, message: Message, hint: Message = NOTHING) -> ProblemsError:
    hint = hint or say("delete it, and look with ‘git diff’ at what changed under content/")
    return ProblemsError([Problem(Place(journal), "", "journal", message, hint)])


def _finish(folder: Path, changed: list[Write]) -> None:
    for each in changed:
        now = read_if_any(each.path)
        if now == each.new:
            continue
        new = each.new if now == each.old or is_remembered(each.path) else _merged(each, now)
        if new is None:
            each.path.unlink(missing_ok=True)
        elif new != now:
            write_file(each.path, new)
    if changed and (command := running()):
        command.changed.add(folder)
    put_by(folder)


def _merged(each: Write, now: bytes | None) -> bytes | None:
    """Return the file of a person who edited it before the change was finished, keeping every word of theirs."""
    if now is None or each.new is None or each.old is None or each.path.suffix != ".yml":
        return now
    contents = [parse_text(each.path, raw.decode("utf-8-sig")).content for raw in (each.old, each.new, now)]
    if not all(isinstance(content, dict) for content in contents):
        return now
    old, new, person = contents
    changes = merge(old, new, person).changes  # type: ignore[arg-type] # mappings, as was just seen
    return rewrite(each.path, now.decode(), changes).encode()


def _abandoned(folder: Path) -> Iterator[Path]:
    """Yield the temporary files of processes that no longer run; their names hold the process id."""
    for name in ("content", "seeds"):
        for path in (folder / name).rglob(".*.part"):
            owner = path.name.split(".")[1]
            if owner.isdigit() and not is_running(int(owner)):
                yield path


def _text(raw: bytes | None) -> str | dict[str, str] | None:
    if raw is None:
        return None
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(raw).decode()}


def _bytes(text: str | dict[str, str] | None) -> bytes | None:
    if text is None:
        return None
    return text.encode() if isinstance(text, str) else b64decode(text["base64"])
