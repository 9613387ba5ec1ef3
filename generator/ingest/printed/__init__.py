"""Pages as they are printed: characters and ruled lines at their places, read as paragraphs."""

from generator.ingest.printed.matrices import IDENTITY, Matrix, angle_of, apply, times, upright
from generator.ingest.printed.page_text import read_sheets
from generator.ingest.printed.sheet import DEEPEST, FARTHEST, Budget, Glyph, Sheet, turned
from generator.ingest.printed.strokes import Path as Outline

__all__ = [
    "DEEPEST",
    "FARTHEST",
    "IDENTITY",
    "Budget",
    "Glyph",
    "Matrix",
    "Outline",
    "Sheet",
    "angle_of",
    "apply",
    "read_sheets",
    "times",
    "turned",
    "upright",
]
