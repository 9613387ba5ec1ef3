"""Files for translators, out and back."""

from generator.translate.files.exchange import Outgoing, Returned, mark_note
from generator.translate.files.formats import FORMATS, SUFFIXES, read_returned

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Outgoing",
    "Returned",
    "mark_note",
    "read_returned",
]
