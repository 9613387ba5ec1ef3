"""Lines of a Word file's text, and where they are collected."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text."""

    text: str
    level: int = 0
    """The level of a heading, from 1; 0 for any other line."""

    @property
    def marked(self) -> str:
        """The line with the mark of its level; headings of the first level have ``##``."""
        return f"{'#' * min(self.level + 1, 6)} {self.text}" if self.level else self.text


@dataclass(slots=True)
class Words:
    """The words of a paragraph in progress, and the lines of the text boxes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    begun: bool = False
    """Whether it has any words yet."""
    contents: str = ""
    """What it contains of the table of contents."""
    hiding: bool = False
    """Whether the last words were hidden."""

    @property
    def beside(self) -> list[Line]:
        """The list that takes a text box: above the paragraph if it has no words yet, otherwise below it."""
        return self.below if self.begun else self.above

    def add(self, text: str) -> None:
        """Add words."""
        self.pieces.append(text)
        self.begun = self.begun or bool(text.strip())
        self.hiding = self.hiding and not text
