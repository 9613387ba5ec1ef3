"""Ruled lines of a page, such as the borders of tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

THICKEST = 3.0
"""Points; a filled box that is thinner counts as a line."""
LONGEST = 1e5
SHORTEST = 5.0
"""Points; anything shorter is a dot."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along an axis, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.top - self.bottom


@dataclass(slots=True)
class Path:
    """Outlines that are being drawn."""

    outlines: list[list[tuple[float, float]]] = field(default_factory=list)

    def begin(self, x: float, y: float) -> None:
        """Begin an outline."""
        self.outlines.append([(x, y)])

    def go(self, x: float, y: float) -> None:
        """Draw a side of the outline."""
        if self.outlines:
            self.outlines[-1].append((x, y))

    def finish(self, *, is_stroked: bool) -> list[Stroke]:
        """Return the lines that were drawn, and empty the path."""
        strokes = [
            stroke
            for outline in self.outlines
            for stroke in (_sides(outline) if is_stroked else _filled(outline))
        ]
        self.outlines = []
        return strokes


def _sides(outline: list[tuple[float, float]]) -> Iterator[Stroke]:
    for start, end in pairwise(outline):
        yield from _filled([start, end])


def _filled(outline: list[tuple[float, float]]) -> Iterator[Stroke]:
    across, up = [x for x, _ in outline], [y for _, y in outline]
    width, height = max(across) - min(across), max(up) - min(up)
    if min(width, height) <= THICKEST and SHORTEST <= max(width, height) < LONGEST:
        yield Stroke(min(across), min(up), max(across), max(up))
