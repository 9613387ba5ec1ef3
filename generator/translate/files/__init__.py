"""Files for translators, out and back."""

from generator.translate.files.exchange import Outgoing, Returned
from generator.translate.files.formats import FORMATS, SUFFIXES, read_returned

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Outgoing",
    "Returned",
    "read_returned",
]
