"""What a page shows: characters with their places, and ruled lines."""

from dataclasses import dataclass, field

from generator.ingest.pdf.drawn.strokes import Stroke

MOST_STEPS = 4_000_000
"""Steps of drawing in one file; a page of print has some thousand."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it stands, in points from the page's lower left corner."""

    text: str | None
    """Absent where the font does not say what it draws."""
    left: float
    right: float
    base: float
    """The height of the line on which it stands."""
    size: float
    angle: int
    """Degrees by which its line is turned."""
    is_downward: bool = False
    """Whether the next one stands below it by the font's own word."""
    is_margin: bool = False
    """Whether the file marks it as a running head or a page number."""
    is_of_signs: bool = False


@dataclass(slots=True)
class Sheet:
    """What was drawn on one page."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    has_picture: bool = False


class Budget:
    """How many steps are left for a file."""

    def __init__(self) -> None:
        self.left = MOST_STEPS

    def spend(self) -> None:
        """Take a step.

        Raises ValueError when there is none left.
        """
        self.left -= 1
        if self.left < 0:
            raise ValueError("a drawing beyond measure")
