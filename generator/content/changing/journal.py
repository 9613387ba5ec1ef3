"""Several files changed as one: after any interruption, all of them are still the old ones or will become the new.

The new contents are first written into one file next to the baselines. From then on the change is decided, and
whichever command runs next finishes it. A file that a person edited in between is merged, not overwritten.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.content.baseline import is_remembered, journal_path
from generator.content.changing.edit import rewrite
from generator.content.changing.three_way import merge
from generator.content.reading import parse_text
from generator.content.writing import not_ours, read_if_any, write_file
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say


@dataclass(frozen=True, slots=True)
class Write:
    """One file before and after; ``None`` means that there is no file."""

    path: Path
    old: bytes | None
    new: bytes | None


def write_files(
    folder: Path, writes: Mapping[Path, bytes | None], before: Mapping[Path, bytes | None] = {}
) -> None:
    """Write all files or none, deleting those given as ``None``, even if interrupted.

    ``before`` holds the bytes of files when they were read. Raises ProblemsError and writes nothing if somebody has
    edited one of them since.
    """
    if edited := [path for path, raw in before.items() if raw != read_if_any(path)]:
        raise ProblemsError([edited_meanwhile(path) for path in edited])
    changed = [
        Write(path, old, new) for path, new in sorted(writes.items()) if (old := read_if_any(path)) != new
    ]
    if len(changed) < 2:  # noqa: PLR2004 - one file is whole by itself
        _finish(folder, changed)
        return
    rows = [
        {"path": each.path.relative_to(folder).as_posix(), "old": _text(each.old), "new": _text(each.new)}
        for each in changed
    ]
    write_file(journal_path(folder), json.dumps(rows).encode())
    _finish(folder, changed)


def edited_meanwhile(path: Path) -> Problem:
    """Return the problem of a file that is no longer the one that was read."""
    message, hint = say("the file was changed while the command ran"), say("run the command again")
    return Problem(Place(path), "", "changed-meanwhile", message, hint)


def finish_interrupted(folder: Path) -> bool:
    """Finish what an interrupted run had decided and remove what it left half written; return whether there was any.

    Raises ProblemsError for a journal that this program did not write, since it could name any file.
    """
    for part in _abandoned(folder):
        part.unlink(missing_ok=True)
    raw = read_if_any(journal_path(folder))
    if raw is None:
        return False
    _finish(folder, _decided(folder, raw))
    return True


def _decided(folder: Path, raw: bytes) -> list[Write]:
    try:
        rows = json.loads(raw)
        writes = [Write(folder / row["path"], _bytes(row["old"]), _bytes(row["new"])) for row in rows]
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise not_ours(journal_path(folder)) from error
    within = [(folder / name).resolve() for name in ("content", "seeds")]
    if not all(any(each.path.resolve().is_relative_to(root) for root in within) for each in writes):
        raise not_ours(journal_path(folder))
    return writes


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
    journal_path(folder).unlink(missing_ok=True)


def _merged(each: Write, now: bytes | None) -> bytes | None:
    """Return the file of a person who edited it before the change was finished, keeping every word of theirs."""
    if now is None or each.new is None or each.old is None:
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
            if owner.isdigit() and not _is_running(int(owner)):
                yield path


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere, asking may end the process
    with suppress(ProcessLookupError):
        try:
            os.kill(process, 0)
        except PermissionError:
            return True
        else:
            return True
    return False


def _text(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode("utf-8", "surrogateescape")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogateescape")
