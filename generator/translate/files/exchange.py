"""What goes out to a translator and what comes back, whatever the format of the file."""

import re
from dataclasses import dataclass

from generator.errors import Place
from generator.model import Localized, fingerprint

_MARK = "exported-english"
_MARKED = re.compile(rf"\b{_MARK}: ([0-9a-f]{{8}}|none)\b")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One text as a translator gets it."""

    name: str
    """Address and field."""
    text: Localized
    needs_work: bool
    """Whether the English that stands there waits for a person."""
    previous: str | None
    """The Chinese that a stale English was made from, where it is known."""
    notes: tuple[str, ...]
    """What the translator is told, each on one line."""
    place: Place
    """Where the text stands, its path as seen from the campaign's folder."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One text as a translator's file gives it back."""

    place: Place
    name: str
    zh: str
    en: str
    """Empty where it is not translated."""
    needs_work: bool | None = False
    """Whether the file marks it as unfinished; None where the file has lost its marks."""
    was: str | None = None
    """The mark of the English at export; None where the file has lost it."""

    def left_with(self, en: str | None) -> bool:
        """Whether this is the English with which the text was exported."""
        return self.was == _english_mark(en)


def mark_note(en: str | None) -> str:
    """Give the note that carries the mark."""
    return f"{_MARK}: {_english_mark(en)}"


def find_mark(notes: str) -> str | None:
    """Find the mark among the notes that came back."""
    found = _MARKED.search(notes)
    return found[1] if found else None


def _english_mark(en: str | None) -> str:
    """Give a mark by which a later import sees whether the English was changed at home meanwhile."""
    return fingerprint(en) if en else "none"
