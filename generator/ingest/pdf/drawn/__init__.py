"""What a PDF file draws: read from its drawing steps, with the characters that its fonts name."""

from generator.ingest.pdf.drawn.pen import Fonts, read_sheet
from generator.ingest.pdf.drawn.sheet import Budget, Glyph, Sheet
from generator.ingest.pdf.drawn.strokes import Stroke

__all__ = ["Budget", "Fonts", "Glyph", "Sheet", "Stroke", "read_sheet"]
