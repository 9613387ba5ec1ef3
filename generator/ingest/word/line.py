"""Lines of a Word file's text, and where they are collected."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text."""

    text: str
    level: int = 0
    """Of a heading, from 1; 0 for what is none."""

    @property
    def marked(self) -> str:
        """The line with the mark of its level, which begins with that of a second one."""
        return f"{'#' * min(self.level + 1, 6)} {self.text}" if self.level else self.text


@dataclass(slots=True)
class Words:
    """The words of one paragraph under way, and the lines of the text boxes that are anchored in it."""

    pieces: list[str] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    begun: bool = False
    """Whether any of its words is there."""
    contents: bool = False
    """Whether it holds words of the table of contents."""
    hiding: bool = False
    """Whether what came last was hidden."""

    @property
    def beside(self) -> list[Line]:
        """Where a text box goes: above the paragraph that has no words yet, and else below it."""
        return self.below if self.begun else self.above

    def add(self, text: str) -> None:
        """Add words."""
        self.pieces.append(text)
        self.begun = self.begun or bool(text.strip())
        self.hiding = self.hiding and not text
