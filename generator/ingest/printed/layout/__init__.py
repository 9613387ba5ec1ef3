"""Where things stand on a page, and in which order they are read."""

from generator.ingest.printed.layout.columns import order
from generator.ingest.printed.layout.directions import turn
from generator.ingest.printed.layout.grids import Grid, find_grids
from generator.ingest.printed.layout.margins import Margin, Page, find_margins, marked_margins
from generator.ingest.printed.layout.paragraphs import Sheetful, read_paragraphs
from generator.ingest.printed.layout.pieces import find_pieces

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
