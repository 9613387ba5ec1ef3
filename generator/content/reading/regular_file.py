"""Files read within a bound, and without waiting for what is not a regular file."""

import os
from pathlib import Path
from stat import S_ISREG

from generator.errors import not_a_file, unreadable
from generator.messages import say


def read_regular(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file, but of a larger one no more than ``most`` and one, for the caller to refuse it.

    Raises ProblemsError if the system cannot read it, or if it is a pipe or a device, which may never end.
    """
    try:
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            if not S_ISREG(os.fstat(file.fileno()).st_mode):
                raise not_a_file(path, say("put the file itself here"))
            parts: list[bytes] = []
            while most >= 0 and (part := file.read(most + 1)):
                parts.append(part)
                most -= len(part)
            return b"".join(parts)
    except OSError as error:
        raise unreadable(path, error) from error


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
