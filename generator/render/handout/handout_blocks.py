"""What a hand-out consists of: text alone, because editors elsewhere strip everything else."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "chapter", "entry", "statement", "aside", "note"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language."""

    text: str
    code: str = ""
    """Its language tag, if that is not the language around it."""
    strong: bool = False
    untranslated: bool = False
    """Whether it is Chinese because there is no English yet."""


@dataclass(frozen=True, slots=True)
class Note:
    """The passage that a block rests on."""

    source: tuple[Run, ...]
    """The document, and the number of the sentence in it."""
    passage: tuple[Run, ...]
    """Its words in Chinese; those that are cited are strong."""
    english: tuple[Run, ...]
    """The same in English, as far as it is rendered and the hand-out is in English."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a statement or an aside in one language."""

    kind: Kind
    runs: tuple[Run, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it will stand on paper, with the numbers of its notes."""

    kind: Kind
    code: str
    """The language tag of the text around its runs."""
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)
