"""Faults kept from one run to the next: the same texts have the same, as long as the program stays as it is."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

from generator.kept import Kept, digest, looked_up
from generator.model import Plain
from generator.support.fact import Fault, Kind

_Text = TypeVar("_Text", str, tuple[str, ...])
_Row = tuple[Kind, str, int, str]


class KnownFaults:
    """Faults by the digest of what was compared."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def of(
        self, rules: Callable[[str, _Text], tuple[Fault, ...]], text: str, rests_on: _Text
    ) -> tuple[Fault, ...]:
        """Return what some rules find in a text; they are asked only about what the last run did not keep."""
        key = digest(rules.__name__, text, json.dumps(rests_on))
        faults = _faults(self._kept.get(key))
        if faults is None:
            faults = rules(text, rests_on)
        self._kept.keep(key, [[each.kind, each.words, each.start, each.instead] for each in faults])
        return faults


@contextmanager
def known_faults(folder: Path, *, anew: bool = False) -> Iterator[KnownFaults]:
    """Lend the faults of the last run, and keep those of this one; neither if all is to be found anew."""
    with looked_up(folder, "faults", anew=anew) as kept:
        yield KnownFaults(kept)


def _faults(rows: Plain) -> tuple[Fault, ...] | None:
    """Return faults as they were kept; None for what was not."""
    return None if rows is None else tuple(Fault(*row) for row in cast("list[_Row]", rows))
