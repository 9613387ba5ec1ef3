"""The paths of what commands remember, under ``content/.baseline``; no other module spells them.

No id begins with an underscore, so that what is kept once never meets what is kept of a document.
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
    """The file of what the machine last said of a document."""
    return folder / _BASELINE / f"{document}.yml"


def text_path(folder: Path, document: str) -> Path:
    """The file of the text of a document as it was last read, to the letter."""
    return folder / _BASELINE / f"{document}.txt"


def records_path(folder: Path, occasion: Occasion) -> Path:
    """The file of the words that were reviewed or released."""
    return folder / _BASELINE / f"_{occasion}.yml"


def conflicts_path(folder: Path) -> Path:
    """The file of the conflicts that are open."""
    return folder / _BASELINE / "_conflicts.yml"


def translated_path(folder: Path) -> Path:
    """The file of the Chinese texts that English texts were made from."""
    return folder / _BASELINE / "translated.json"


def journal_path(folder: Path) -> Path:
    """The file of the changes that are decided and not all written."""
    return folder / _BASELINE / "_unfinished.json"
