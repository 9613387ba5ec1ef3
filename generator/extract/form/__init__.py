"""What a line of a document looks like, judged by its form alone."""

from generator.extract.form.headline import Head, find_head
from generator.extract.form.lexicon import alternation, by_first, lexicon, parted, pattern
from generator.extract.form.lines import MOST_BARE, Line, numbering, read_lines
from generator.extract.form.openings import Opened, matches_at
from generator.extract.form.table_cells import cells_under_heads
from generator.extract.form.who_speaks import addressee, speakers
from generator.extract.form.within import Ordered

__all__ = [
    "MOST_BARE",
    "Head",
    "Line",
    "Opened",
    "Ordered",
    "addressee",
    "alternation",
    "by_first",
    "cells_under_heads",
    "find_head",
    "lexicon",
    "matches_at",
    "numbering",
    "parted",
    "pattern",
    "read_lines",
    "speakers",
]
