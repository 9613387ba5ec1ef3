"""What rendering gives: the text of one file under ``build/docs/<locale>/``."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Page:
    """One file of a locale: Markdown when its name ends in ``.md``, else copied to the site as it is."""

    path: PurePosixPath
    """Relative to the locale's folder, as in ``operations/flood-season.md``."""
    text: str
