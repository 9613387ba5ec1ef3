"""One process at a time changes a campaign, and one builds its site: others wait, and give up with a message at last.

The lock is the system's, on the folder ``content`` or ``build`` itself: it goes with the process that holds it, however
that ends. Neither holds up the other, so that people edit while a site is built.
Windows cannot lock a folder; a file outside the campaign stands for it there. A note in the folder says who holds the lock.
It decides nothing: without the lock nobody reads it, and one that a killed process left is removed like its other files.
"""

import errno
import logging
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from getpass import getuser
from hashlib import sha256
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from generator.content.writing import refuse_links
from generator.errors import ExplainerError
from generator.messages import Message, say, template

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 60.0
"""How many seconds a command waits for another one."""
PATIENCE_OF_BUILDS = 600.0
"""How many seconds a build waits for another one, which in a large campaign takes minutes."""
IN_SILENCE = 1.0
"""How many seconds it waits before it says so."""
_PAUSE = 0.1
_NOTE = ".holder.part"
_LONGEST = 200
"""The most characters of what is said of who holds the lock."""
_BUSY = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK})
_HELD: set[Path] = set()
"""The folders that this process has locked; within a change another one begins at once."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Turn:
    """What those who want to do the same in a campaign are told; its ``holder`` is filled in."""

    waiting: str
    too_long: str


_CHANGING = _Turn(
    template("waiting for {holder}, which is changing this campaign"),
    template(
        "{holder} is still changing this campaign after {seconds} seconds of waiting; let it finish, "
        "or stop it, and run this command again"
    ),
)
_BUILDING = _Turn(
    template("waiting for {holder}, which is building this site"),
    template(
        "{holder} is still building this site after {seconds} seconds of waiting; let it finish, "
        "or stop it, and run this command again"
    ),
)

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def alone(
    change: Callable[Concatenate[Path, Arguments], Result],
) -> Callable[Concatenate[Path, Arguments], Result]:
    """Let a function that changes a campaign's folder, its first argument, run while no other process does."""

    @wraps(change)
    def locked(folder: Path, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with locked_folder(folder):
            return change(folder, *args, **kwargs)

    return locked


@contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Hold a campaign's folder against other processes; raises ExplainerError if one of them holds it for too long.

    A folder that is not there yet, and one on a disk that knows no locks, is not held.
    """
    with _held(folder / "content", _CHANGING, PATIENCE):
        yield


@contextmanager
def locked_build(folder: Path) -> Iterator[None]:
    """Hold what builds leave in a campaign's folder against other builds; raises as ``locked_folder`` does."""
    build = folder / "build"
    refuse_links(folder, build)
    with suppress(OSError):  # of a folder that cannot be written, the build itself tells
        build.mkdir(exist_ok=True)
    with _held(build, _BUILDING, PATIENCE_OF_BUILDS):
        yield


@contextmanager
def _held(place: Path, turn: _Turn, patience: float) -> Iterator[None]:
    place = place.resolve()
    if place in _HELD or not place.is_dir():
        yield
        return
    lock = _opened(place)
    try:
        _wait(lock, place, turn, patience)
        _HELD.add(place)
        with _noted(place):
            yield
    finally:
        _HELD.discard(place)
        os.close(lock)


def holder(folder: Path) -> Message | None:
    """Return who is changing a campaign at this moment, if anybody is."""
    content = (folder / "content").resolve()
    if content in _HELD or not content.is_dir():
        return None
    lock = _opened(content)
    try:
        return None if _taken(lock) else _holder(content)
    finally:
        os.close(lock)


def is_running(process: int) -> bool:
    """Whether a process of this machine runs; True where only ending it would tell."""
    if os.name != "posix":
        return True
    with suppress(ProcessLookupError):
        try:
            os.kill(process, 0)
        except PermissionError:
            return True
        else:
            return True
    return False


@contextmanager
def _noted(place: Path) -> Iterator[None]:
    """Leave a note of who we are while the lock is ours, if the folder can be written at all."""
    note = place / f".{os.getpid()}{_NOTE}"
    words = shlex.join(["explainer", *sys.argv[1:]])
    with suppress(OSError):
        for earlier in place.glob(f".*{_NOTE}"):
            earlier.unlink()
        note.write_text(f"{_user()}\n{words}", encoding="utf-8", errors="replace")
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink()


def _user() -> str:
    with suppress(OSError, KeyError):  # the system may know no name
        return getuser()
    return "?"


def _holder(place: Path) -> Message:
    for note in place.glob(f".*{_NOTE}"):
        with suppress(OSError, ValueError):
            process = int(note.name.removesuffix(_NOTE).removeprefix("."))
            user, _, words = note.read_text("utf-8")[:_LONGEST].partition("\n")
            if is_running(process):
                said = {"words": _printable(words), "user": _printable(user), "process": process}
                return say("‘{words}’ (run by {user}, process {process})", **said)
    return say("another command")


def _printable(words: str) -> str:
    return "".join(each if each.isprintable() else " " for each in words)


def _opened(place: Path) -> int:
    if sys.platform != "win32":
        return os.open(place, os.O_RDONLY)
    name = sha256(str(place).encode()).hexdigest()[:16]
    return os.open(Path(tempfile.gettempdir()) / f"explainer-{name}.lock", os.O_RDWR | os.O_CREAT)


def _wait(lock: int, place: Path, turn: _Turn, patience: float) -> None:
    begin = time.monotonic()
    told = False
    while not _taken(lock):
        waited = time.monotonic() - begin
        if waited > patience:
            raise ExplainerError(say(turn.too_long, seconds=round(patience), holder=_holder(place)))
        if waited > IN_SILENCE and not told:
            told = True
            logger.warning(say(turn.waiting, holder=_holder(place)))
        time.sleep(_PAUSE)


def _taken(lock: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _BUSY
    return True
