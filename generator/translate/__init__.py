"""From Chinese to English and back: what is fresh or stale, what must be kept, and files for translators."""

from generator.translate.endpoint import Endpoint, NoAnswerError
from generator.translate.files import (
    FORMATS,
    SUFFIXES,
    TERM_FORMATS,
    Outgoing,
    Returned,
    ReturnedTerm,
    read_returned,
    read_terms,
)
from generator.translate.glossary import find_forbidden, find_missing, find_terms
from generator.translate.kept_figures import BOUND_WORDS, find_added, find_lost
from generator.translate.notes import find_notes
from generator.translate.returning import find_homes
from generator.translate.translation_check import check_texts, check_translations
from generator.translate.units import Unit, find_units

__all__ = [
    "BOUND_WORDS",
    "FORMATS",
    "SUFFIXES",
    "TERM_FORMATS",
    "Endpoint",
    "NoAnswerError",
    "Outgoing",
    "Returned",
    "ReturnedTerm",
    "Unit",
    "check_texts",
    "check_translations",
    "find_added",
    "find_forbidden",
    "find_homes",
    "find_lost",
    "find_missing",
    "find_notes",
    "find_terms",
    "find_units",
    "read_returned",
    "read_terms",
]
