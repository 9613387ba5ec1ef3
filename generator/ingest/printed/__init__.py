"""Pages as they are printed: characters and ruled lines at their places, read as paragraphs."""

from generator.ingest.printed.matrices import IDENTITY, Matrix, apply, times, upright
from generator.ingest.printed.page_text import read_sheets
from generator.ingest.printed.sheet import Budget, Glyph, Sheet, turned
from generator.ingest.printed.strokes import Path as Outline

__all__ = [
    "IDENTITY",
    "Budget",
    "Glyph",
    "Matrix",
    "Outline",
    "Sheet",
    "apply",
    "read_sheets",
    "times",
    "turned",
    "upright",
]
