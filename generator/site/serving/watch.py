"""Which files of a campaign folder changed, found by checking them again and again.

Checking needs no service of the system, so it sees changes on network folders and in containers too.
"""

import os
import time
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from pathlib import Path

WATCHED = ("content", "seeds", "overrides", "mkdocs.yml", "mkdocs.en.yml")
PAUSE = 0.05
"""Seconds between two checks."""
SHARE = 0.05
"""The largest share of a processor's time that checks may take; in a large folder the pauses are longer."""
QUIET = 0.03
"""Seconds without a change after which a file counts as fully written."""
_FIRST, _LAST = ("#", ".#"), ("~", ".swp", ".swx", ".part", ".pyc")
"""The beginnings and ends of the names of files that a program keeps for itself."""

_Stamp = tuple[int, int, int]


class Watch:
    """The state of the files when they were last noted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pause = PAUSE
        self._noted = self._look()
        self._next_look = 0.0

    def sees_more(self) -> bool:
        """Whether files have changed since they were last noted; asked often, it looks only now and then."""
        if time.monotonic() < self._next_look:
            return False
        more = bool(_differing(self._noted, self._look()))
        self._next_look = time.monotonic() + self._pause
        return more

    def note_changes(self) -> AbstractSet[Path]:
        """Note the files as they are now, and return those that changed."""
        before, self._noted = self._noted, self._look()
        return _differing(before, self._noted)

    def wait(self) -> AbstractSet[Path]:
        """Wait until files have changed and are at rest again; note them and return them."""
        while not (changed := self.note_changes()):
            time.sleep(self._pause)
        return changed | self.settle(QUIET)

    def settle(self, seconds: float) -> AbstractSet[Path]:
        """Wait until nothing has changed for ``seconds``; note and return what changed before."""
        changed: AbstractSet[Path] = set()
        while True:
            time.sleep(seconds)
            more = self.note_changes()
            if not more:
                return changed
            changed |= more

    def _look(self) -> Mapping[Path, _Stamp]:
        began = time.thread_time()
        found = dict(chain.from_iterable(_look(self._folder / name) for name in WATCHED))
        self._pause = max(PAUSE, (time.thread_time() - began) / SHARE)
        return found


def _look(path: Path) -> Iterator[tuple[Path, _Stamp]]:
    try:
        if path.is_file():
            yield path, _stamp(path.stat())
            return
        with os.scandir(path) as found:
            for entry in sorted(found, key=lambda each: each.name):
                if _is_temporary(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _look(Path(entry.path))
                else:
                    yield Path(entry.path), _stamp(entry.stat(follow_symlinks=False))
    except OSError:  # it disappeared during the check; the next one reports it
        return


def _is_temporary(name: str) -> bool:
    """Whether a program, an editor's or ours, keeps this file for itself."""
    return name.startswith(_FIRST) or name.endswith(_LAST) or name == "__pycache__"


def _stamp(stat: os.stat_result) -> _Stamp:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _differing(before: Mapping[Path, _Stamp], after: Mapping[Path, _Stamp]) -> AbstractSet[Path]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
