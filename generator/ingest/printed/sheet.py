"""What a page shows: characters at their places, and ruled lines."""

from dataclasses import dataclass, field

from generator.ingest.printed.strokes import Stroke

FARTHEST = 1e6
"""Points; nothing farther out or larger belongs to a page."""
DEEPEST = 8
"""How many levels of drawings within drawings are followed."""
MOST_STEPS = 4_000_000
"""The most drawing steps in one file; a printed page has a few thousand."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character at its place, in points from the page's lower left corner."""

    text: str | None
    """``None`` if the font does not say what it draws."""
    left: float
    right: float
    base: float
    """The height of the baseline on which it stands."""
    size: float
    angle: int
    """The angle of its line, in degrees."""
    is_downward: bool = False
    """Whether the font says that the next one stands below it."""
    is_margin: bool = False
    """Whether the file marks it as part of a running head or a page number."""
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
    """How many drawing steps are left for a file."""

    def __init__(self) -> None:
        self.left = MOST_STEPS

    def spend(self) -> None:
        """Use up one step.

        Raises ValueError if none is left.
        """
        self.left -= 1
        if self.left < 0:
            raise ValueError("a drawing beyond measure")


def turned(point: tuple[float, float], angle: int, sheet: Sheet) -> tuple[float, float]:
    """Return a point in the frame in which lines at an angle run from left to right."""
    x, y = point
    return {
        90: (y, sheet.width - x),
        180: (sheet.width - x, sheet.height - y),
        270: (sheet.height - y, x),
    }.get(angle, (x, y))
