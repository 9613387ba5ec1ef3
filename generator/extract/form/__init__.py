"""What a line of a document looks like, judged by its form alone."""

from generator.extract.form.headline import Head, find_head
from generator.extract.form.lexicon import alternation, by_first, lexicon, parted, pattern
from generator.extract.form.lines import Line, numbering, read_lines
from generator.extract.form.who_speaks import addressee, speakers
from generator.extract.form.within import Ordered

__all__ = [
    "Head",
    "Line",
    "Ordered",
    "addressee",
    "alternation",
    "by_first",
    "find_head",
    "lexicon",
    "numbering",
    "parted",
    "pattern",
    "read_lines",
    "speakers",
]
