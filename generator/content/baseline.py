"""The paths of what commands remember, under ``content/.baseline``; no other module spells them out.

No document id begins with an underscore, so files kept once for the campaign never clash with those of a document.
"""

from pathlib import Path, PurePath
from typing import Literal

_BASELINE = PurePath("content", ".baseline")

Occasion = Literal["reviewed", "released"]
"""When a person vouches for something."""


def is_remembered(path: Path) -> bool:
    """Whether a file is one that commands keep for themselves."""
    return _BASELINE.name in path.parts


def baseline_path(folder: Path, document: str) -> Path:
    """The file that holds what the machine last said about a document."""
    return folder / _BASELINE / f"{document}.yml"


def text_path(folder: Path, document: str) -> Path:
    """The file that holds the text of a document exactly as it was last read."""
    return folder / _BASELINE / f"{document}.txt"


def records_path(folder: Path, occasion: Occasion) -> Path:
    """The file that records what was reviewed or released."""
    return folder / _BASELINE / f"_{occasion}.yml"


def conflicts_path(folder: Path) -> Path:
    """The file of open conflicts."""
    return folder / _BASELINE / "_conflicts.yml"


def translated_path(folder: Path) -> Path:
    """The file of the Chinese texts that English texts were made from."""
    return folder / _BASELINE / "translated.json"


def journal_path(folder: Path) -> Path:
    """The file of changes that are decided but not yet all written."""
    return folder / _BASELINE / "_unfinished.json"
