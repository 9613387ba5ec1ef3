"""Files and folders written whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.errors import Place, Problem, ProblemsError, not_a_file, unwritable
from generator.messages import Message, say

UNFINISHED = ".unfinished"
"""Where a new folder is filled; the only thing that a killed process can leave behind."""


def write_file(path: Path, content: bytes) -> None:
    """Write a file to a temporary one next to it, flush that to the disk, then rename it.

    Raises ProblemsError if the system refuses, or if there is a pipe or a device of that name.
    """
    try:
        refuse_special(path)
        _write(path, content)
    except OSError as error:
        raise unwritable(path, error) from error


def write_within(folder: Path, path: Path, content: bytes) -> None:
    """Write a file below a folder; raises ProblemsError if a link leads elsewhere, or if the system refuses."""
    refuse_links(folder, path)
    write_file(path, content)


def write_new(path: Path, content: bytes, hint: Message, *, anew: bool = False) -> None:
    """Write a file that a person will work on; one of its name may hold such work, and only ``anew`` overwrites it.

    Raises ProblemsError with the hint if there is another one.
    """
    refuse_special(path)
    if not anew and path.exists() and path.read_bytes() != content:
        message = say("there is already a file of this name")
        raise ProblemsError([Problem(Place(path), "", "exists", message, hint)])
    write_file(path, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{os.getpid()}.", suffix=".part", delete=False) as file:
        part = Path(file.name)
        with _removed_on_failure(part):
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    with _removed_on_failure(part):
        part.chmod(0o644)  # content and site are public; temporary files are not
        part.replace(path)


@contextmanager
def _removed_on_failure(part: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def read_if_any(path: Path) -> bytes | None:
    """Return the bytes of a file, or None if there is no such file."""
    return path.read_bytes() if path.is_file() else None


def refuse_links(folder: Path, *paths: Path) -> None:
    """Raise ProblemsError if the way from a folder to a path below it leads through a symbolic link, or ends at one.

    What is written or emptied there would lie outside the folder.
    """
    above = {path.parent for path in paths}
    inside = {way for parent in above for way in (parent, *parent.parents) if folder in way.parents}
    ways = inside | {path for path in paths if path.parent == folder or path.parent in inside}
    message, hint = say("symbolic links are not followed"), say("put the file itself here")
    if links := [way for way in ways if way.is_symlink()]:
        raise ProblemsError(Problem(Place(link), "", "symlink", message, hint) for link in links)


def refuse_special(path: Path) -> None:
    """Raise ProblemsError if there is something else than a file or a folder, such as a pipe or a device.

    A file put in its place would take it from other programs, and writing into it may never end.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise not_a_file(path, say("give another name, or move it away"))


def not_ours(path: Path) -> ProblemsError:
    """Make the error for a file that only the program writes, but somebody changed."""
    message = say("this is not what the program wrote")
    hint = say("restore the file with git, or delete it")
    return ProblemsError([Problem(Place(path), "", "not-ours", message, hint)])


@contextmanager
def filled_at_once(folder: Path, last: str) -> Iterator[Path]:
    """Yield a folder to fill; once filled, what it holds goes to another one, and what is there already stays.

    ``last`` is what goes there last, so that a folder that has it is whole. Raises ProblemsError if the system cannot
    make the folder.
    """
    there = folder.exists()
    inner = folder / UNFINISHED if there else folder.with_name(f".{folder.name}{UNFINISHED}")
    shutil.rmtree(inner, ignore_errors=True)
    try:
        inner.mkdir(parents=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield inner
        if there:  # it may be somebody's current folder, so it stays the same one
            refuse_links(
                folder, *(folder / path.relative_to(inner) for path in inner.rglob("*") if path.is_dir())
            )
            for path in sorted(inner.iterdir(), key=lambda path: (path.name == last, path.name)):
                _move(path, folder / path.name)
        else:
            inner.rename(folder)
    finally:
        shutil.rmtree(inner, ignore_errors=True)


def _move(path: Path, target: Path) -> None:
    """Move a file or folder to where there may be one of its name, whose files stay as they are."""
    if path.is_dir() and target.is_dir():
        for inner in sorted(path.iterdir()):
            _move(inner, target / inner.name)
    elif not target.exists():
        path.rename(target)


def is_free(folder: Path, ours: Iterable[Path] = ()) -> bool:
    """Whether a folder is missing or has nothing that somebody would miss, apart from files that are ``ours``.

    What a killed process left unfinished does not count, and neither do a repository's own files.
    """
    known = {path.resolve() for path in ours}
    there = folder.iterdir() if folder.is_dir() else ()
    return (
        not folder.exists()
        or (folder / ".git").exists()
        or all(path.name == UNFINISHED or path.resolve() in known for path in there)
    )
