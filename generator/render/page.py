"""What rendering produces: files of the site as text."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Page:
    """One file of a locale: Markdown if its name ends in ``.md``; others are copied to the site unchanged."""

    path: PurePosixPath
    """Relative to the locale's folder, as in ``operations/flood-season.md``."""
    text: str


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file under ``data/``, the same for all locales."""

    name: str
    text: str
    rows: int | None = None
    """How many rows or records it has, if it has any."""

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.text.encode())
