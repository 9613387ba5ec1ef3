"""Faults kept from one run to the next: the same texts have the same, as long as rules and lexicons stay as they are.

They are kept in the user's own cache folder, by a digest of the texts: no campaign's folder, and so no pull request,
can bring along what a check would believe.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, get_args

from platformdirs import user_cache_path

from generator.content.writing import write_file
from generator.errors import ProblemsError
from generator.support.fact import Fault, Kind

_Text = TypeVar("_Text", str, tuple[str, ...])

_MOST = 200_000
"""From how many on, those that no text of this run has are dropped: about 20 MB."""
_RULES = ("support", "language", "reference")
"""The packages that faults depend on."""


class KnownFaults:
    """Faults by the digest of what was compared."""

    def __init__(self, kept: Mapping[str, tuple[Fault, ...]]) -> None:
        self.kept = kept
        self.found: dict[str, tuple[Fault, ...]] = {}
        """Those of this run."""

    def of(
        self, rules: Callable[[str, _Text], tuple[Fault, ...]], text: str, rests_on: _Text
    ) -> tuple[Fault, ...]:
        """Return what some rules find in a text; they are asked only about what they have not seen."""
        digest = sha256(json.dumps([rules.__name__, text, rests_on]).encode()).hexdigest()[:32]
        if digest not in self.found:
            known = self.kept.get(digest)
            self.found[digest] = rules(text, rests_on) if known is None else known
        return self.found[digest]


@contextmanager
def known_faults() -> Iterator[KnownFaults]:
    """Lend the faults of earlier runs, and keep those of this one; without a cache folder nothing is kept."""
    path = user_cache_path("campaign-explainer", appauthor=False) / "faults.json"
    known = KnownFaults(_read(path))
    yield known
    if path.is_absolute() and not known.found.keys() <= known.kept.keys():
        with suppress(ProblemsError):
            _write(path, known)


def _read(path: Path) -> dict[str, tuple[Fault, ...]]:
    """Read what is kept; a file that is damaged or of other rules holds nothing."""
    try:
        kept = json.loads(path.read_bytes())
        if kept["rules"] != _version():
            return {}
        return {digest: tuple(map(_fault, rows)) for digest, rows in kept["faults"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _fault(row: list[object]) -> Fault:
    kind, words, start, instead = row
    if kind not in get_args(Kind) or [type(each) for each in (words, start, instead)] != [str, int, str]:
        raise ValueError(row)
    return Fault(*row)  # type: ignore[arg-type] # as just looked at


def _write(path: Path, known: KnownFaults) -> None:
    kept = {**known.kept, **known.found}
    rows = {
        digest: [[each.kind, each.words, each.start, each.instead] for each in faults]
        for digest, faults in (kept if len(kept) <= _MOST else known.found).items()
    }
    write_file(path, json.dumps({"rules": _version(), "faults": rows}, ensure_ascii=False).encode())


@cache
def _version() -> str:
    """Return a digest of the program's rules and lexicons."""
    root, digest = Path(__file__).parents[1], sha256(sys.version.encode())
    for path in sorted(path for name in _RULES for path in (root / name).rglob("*.*")):
        if path.suffix != ".pyc":
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()
