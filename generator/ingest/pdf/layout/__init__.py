"""Where things stand on a page, and in which order they are read."""

from generator.ingest.pdf.layout.columns import order
from generator.ingest.pdf.layout.directions import turn
from generator.ingest.pdf.layout.grids import Grid, find_grids
from generator.ingest.pdf.layout.margins import Margin, Page, find_margins, marked_margins
from generator.ingest.pdf.layout.paragraphs import Sheetful, read_paragraphs
from generator.ingest.pdf.layout.pieces import find_pieces

__all__ = [
    "Grid",
    "Margin",
    "Page",
    "Sheetful",
    "find_grids",
    "find_margins",
    "find_pieces",
    "marked_margins",
    "order",
    "read_paragraphs",
    "turn",
]
