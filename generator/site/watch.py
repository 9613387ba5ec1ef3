"""Which files of a campaign folder changed, told by looking at them again and again.

Looking needs no service of the system, so it sees changes on network folders and in containers too.
"""

import os
import time
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from pathlib import Path

WATCHED = ("content", "seeds", "overrides", "mkdocs.yml", "mkdocs.en.yml")
PAUSE = 0.05
"""Seconds between two looks."""
SHARE = 0.05
"""The most of a processor's time that looking may take, by longer pauses in a large folder."""
QUIET = 0.03
"""Seconds without a change after which a file counts as written."""
_FIRST, _LAST = ("#", ".#"), ("~", ".swp", ".swx", ".part", ".pyc")
"""How the names of files begin or end that a program keeps for itself."""

_Stamp = tuple[int, int, int]


class Watch:
    """The state of the files as it was last taken note of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pause = PAUSE
        self._noted = self._look()
        self._next_look = 0.0

    def sees_more(self) -> bool:
        """Tell whether files have changed since; asked often, it looks now and then."""
        if time.monotonic() < self._next_look:
            return False
        more = bool(_differing(self._noted, self._look()))
        self._next_look = time.monotonic() + self._pause
        return more

    def note_changes(self) -> AbstractSet[Path]:
        """Take note of the files as they are now and give those that changed."""
        before, self._noted = self._noted, self._look()
        return _differing(before, self._noted)

    def wait(self) -> AbstractSet[Path]:
        """Wait until files have changed and rest again; take note of them and give them."""
        while not (changed := self.note_changes()):
            time.sleep(self._pause)
        return changed | self.settle(QUIET)

    def settle(self, seconds: float) -> AbstractSet[Path]:
        """Wait until nothing has changed for so long; take note of what did and give it."""
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
    except OSError:  # it went while it was looked at; the next look tells
        return


def _is_temporary(name: str) -> bool:
    """Tell whether a program, an editor's or ours, keeps this file for itself."""
    return name.startswith(_FIRST) or name.endswith(_LAST) or name == "__pycache__"


def _stamp(stat: os.stat_result) -> _Stamp:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _differing(before: Mapping[Path, _Stamp], after: Mapping[Path, _Stamp]) -> AbstractSet[Path]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
