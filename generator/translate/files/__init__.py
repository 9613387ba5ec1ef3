"""Files for translators, out and back."""

from generator.translate.files.exchange import Outgoing, Returned, ReturnedTerm
from generator.translate.files.formats import FORMATS, SUFFIXES, read_returned
from generator.translate.files.term_files import TERM_FORMATS, read_terms

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "TERM_FORMATS",
    "Outgoing",
    "Returned",
    "ReturnedTerm",
    "read_returned",
    "read_terms",
]
