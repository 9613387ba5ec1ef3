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


def records_folder(folder: Path, occasion: Occasion) -> Path:
    """The folder of what was reviewed or released, with a file for each entry under its address."""
    return folder / _BASELINE / f"_{occasion}"


def release_path(folder: Path) -> Path:
    """The file with the number of the last release; the commit that changed it last holds that release."""
    return folder / _BASELINE / "_release.txt"


def former_records_path(folder: Path, occasion: Occasion) -> Path:
    """The one file that held all of this before each entry had its own."""
    return folder / _BASELINE / f"_{occasion}.yml"


def conflicts_folder(folder: Path) -> Path:
    """The folder of open conflicts, with a file for each document that they come from."""
    return folder / _BASELINE / "_conflicts"


def former_conflicts_path(folder: Path) -> Path:
    """The one file of all open conflicts that older versions wrote."""
    return folder / _BASELINE / "_conflicts.yml"


def translated_folder(folder: Path) -> Path:
    """The folder of the Chinese texts that English texts were made from, with a file for each entry under its address."""
    return folder / _BASELINE / "_translated"


def former_translated_path(folder: Path) -> Path:
    """The one file of all such texts that older versions wrote; it stays as it is."""
    return folder / _BASELINE / "translated.json"


def journal_path(folder: Path) -> Path:
    """The file of changes that are decided but not yet all written."""
    return folder / _BASELINE / "_unfinished.json"


def history_folder(folder: Path) -> Path:
    """The folder of what the last commands changed, by which their changes can be taken back."""
    return folder / _BASELINE / "_history"
