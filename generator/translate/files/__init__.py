"""Files for translators, out and back."""

from generator.translate.files.exchange import Outgoing, Returned, english_mark, mark_note, on_one_line
from generator.translate.files.formats import FORMATS, SUFFIXES, read_returned

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Outgoing",
    "Returned",
    "english_mark",
    "mark_note",
    "on_one_line",
    "read_returned",
]
