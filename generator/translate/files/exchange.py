"""What goes out to a translator and what comes back, whatever the format of the file."""

import re
from dataclasses import dataclass

from generator.errors import Place
from generator.model import Localized, fingerprint

_MARK = "exported-english"
_MARKED = re.compile(rf"\b{_MARK}: ?([0-9a-f]{{8}}|none)\b")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text as a translator receives it."""

    name: str
    """Its address and field."""
    text: Localized
    needs_work: bool
    """Whether the existing English waits for a person."""
    previous: str | None
    """The Chinese that stale English was made from, if it is known."""
    notes: tuple[str, ...]
    """Notes for the translator, each on one line."""
    place: Place
    """Where the text is, with a path relative to the campaign's folder."""
    comment: str = ""
    """What a translator wrote beside it before."""

    @property
    def mark(self) -> str:
        """By which an import sees whether the English was changed here meanwhile; it stands where no note is."""
        return f"{_MARK}:{_english_mark(self.text.en)}"


@dataclass(frozen=True, slots=True)
class Returned:
    """A text as a translator's file returns it."""

    place: Place
    name: str
    zh: str
    en: str
    """The English; empty if it is not translated."""
    needs_work: bool | None = False
    """Whether the file marks it as unfinished; None if the file has lost its marks."""
    was: str | None = None
    """The mark of the English at export; None if the file has lost it."""
    comment: str = ""
    """What the translator wrote beside it."""
    everywhere: bool = False
    """Whether it is meant for every text with this Chinese, as in a translation memory."""

    def left_with(self, en: str | None) -> bool:
        """Whether this is the English that the text was exported with."""
        return self.was == _english_mark(en)


@dataclass(frozen=True, slots=True)
class ReturnedTerm:
    """A term as a glossary's file returns it; what the file does not say is empty."""

    place: Place
    zh: str
    en: str
    forbidden: tuple[str, ...] = ()
    note: str = ""
    others: tuple[str, ...] = ()
    """Further renderings that the file allows."""


def find_mark(words: str) -> str | None:
    """Find the mark in what came back around a text: older files have it among the notes."""
    found = _MARKED.search(words)
    return found[1] if found else None


def _english_mark(en: str | None) -> str:
    return fingerprint(en) if en else "none"
