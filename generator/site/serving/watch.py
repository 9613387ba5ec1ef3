"""Which files of a campaign folder changed, found by checking them again and again.

Checking needs no service of the system, so it sees changes on network folders and in containers too.
"""

import os
import time
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from pathlib import Path

THEME = "overrides"
"""The folder in which links are followed, as a build follows them."""
WATCHED = ("content", "seeds", THEME, "mkdocs.yml", "mkdocs.en.yml")
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
        self.pause = PAUSE
        """Seconds to wait before the next check."""
        self._noted = self._look()
        self._next_look = 0.0

    def sees_more(self) -> bool:
        """Whether files have changed since they were last noted; asked often, it looks only now and then."""
        if time.monotonic() < self._next_look:
            return False
        more = bool(_differing(self._noted, self._look()))
        self._next_look = time.monotonic() + self.pause
        return more

    def note_changes(self) -> AbstractSet[Path]:
        """Note the files as they are now, and return those that changed."""
        before, self._noted = self._noted, self._look()
        return _differing(before, self._noted)

    def settle(self, seconds: float) -> AbstractSet[Path]:
        """Wait until nothing has changed for ``seconds``; note and return what changed before."""
        changed: AbstractSet[Path] = set()
        while True:
            time.sleep(seconds)
            more = self.note_changes()
            if not more:
                return changed
            changed |= more

    def _look(self) -> Mapping[str, _Stamp]:
        began = time.thread_time()
        tops = ((str(self._folder / name), name == THEME) for name in WATCHED)
        found = dict(chain.from_iterable(_look(top, through_links=through) for top, through in tops))
        self.pause = max(PAUSE, (time.thread_time() - began) / SHARE)
        return found


def _look(top: str, *, through_links: bool) -> Iterator[tuple[str, _Stamp]]:
    """Every file at or below a path; a folder that is met once more, as a link may lead around, is left out."""
    waiting, met = [top], set[str]()
    while waiting:
        here = waiting.pop()
        place = os.path.realpath(here) if through_links else here
        if place in met:
            continue
        met.add(place)
        try:
            yield from _look_at(here, waiting, through_links=through_links)
        except OSError:  # it disappeared during the check; the next one reports it
            continue


def _look_at(here: str, waiting: list[str], *, through_links: bool) -> Iterator[tuple[str, _Stamp]]:
    """A file, or those of a folder; the folders in it are left to be looked at."""
    if os.path.isfile(here):  # noqa: PTH113 - a thousand paths, many times a minute
        yield here, _stamp(os.stat(here))  # noqa: PTH116 - as above
        return
    with os.scandir(here) as found:
        for entry in found:
            if _is_temporary(entry.name):
                continue
            if entry.is_dir(follow_symlinks=through_links):
                waiting.append(entry.path)
            else:
                leads = through_links and entry.is_file()  # others, as editors use for locks, lead nowhere
                yield entry.path, _stamp(entry.stat(follow_symlinks=leads))


def _is_temporary(name: str) -> bool:
    """Whether a program, an editor's or ours, keeps this file for itself."""
    return name.startswith(_FIRST) or name.endswith(_LAST) or name == "__pycache__"


def _stamp(stat: os.stat_result) -> _Stamp:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _differing(before: Mapping[str, _Stamp], after: Mapping[str, _Stamp]) -> AbstractSet[Path]:
    if before == after:
        return frozenset()
    return {Path(path) for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
