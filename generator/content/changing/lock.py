"""One process at a time changes a campaign: others wait, and give up with a message after a minute.

The lock is the system's, on the folder ``content`` itself: it leaves no file behind, and goes with the process that holds
it, however that ends. Windows cannot lock a folder; a file outside the campaign stands for it there.
"""

import errno
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from generator.errors import ExplainerError
from generator.messages import say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 60.0
"""How many seconds a command waits for another one."""
_PAUSE = 0.1
_BUSY = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK})
_HELD: set[Path] = set()
"""The folders that this process has locked; within a change another one begins at once."""

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
    content = (folder / "content").resolve()
    if content in _HELD or not content.is_dir():
        yield
        return
    lock = _opened(content)
    try:
        _wait(lock)
        _HELD.add(content)
        yield
    finally:
        _HELD.discard(content)
        os.close(lock)


def _opened(content: Path) -> int:
    if sys.platform != "win32":
        return os.open(content, os.O_RDONLY)
    name = sha256(str(content).encode()).hexdigest()[:16]
    return os.open(Path(tempfile.gettempdir()) / f"explainer-{name}.lock", os.O_RDWR | os.O_CREAT)


def _wait(lock: int) -> None:
    end = time.monotonic() + PATIENCE
    while not _taken(lock):
        if time.monotonic() > end:
            raise ExplainerError(
                say(
                    "another command has been changing this campaign for {seconds} seconds; let it end, or end it, and run this one again",
                    seconds=round(PATIENCE),
                )
            )
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
