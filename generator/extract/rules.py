"""The rules in their order: each adds its findings to those of the rules before it."""

from collections.abc import Callable

from generator.extract.finding import (
    find_dates,
    find_events,
    find_figures,
    find_operations,
    find_series,
    find_stories,
    find_structure,
    find_terms,
)
from generator.extract.findings import Extraction
from generator.extract.form import read_lines
from generator.extract.naming import find_agencies, find_places
from generator.language import is_chinese
from generator.model import Document

Rule = Callable[[Extraction], Extraction]


def extract(document: Document, published: str | None = None) -> Extraction:
    """Find everything that the rules can tell about a document; the same document gives the same findings.

    ``published`` is the day of publication (``YYYY-MM-DD``) if it is known from outside the text; dates without a
    year are then reckoned from it. In a text in another language, only headings are found.
    """
    found = Extraction(document, published=published)
    for rule in RULES if is_chinese(document.text) else RULES[:OF_ANY_LANGUAGE]:
        found = rule(found)
    return found


def _find_lines(found: Extraction) -> Extraction:
    return found.adding(lines=read_lines(found.document))


def _find_places(found: Extraction) -> Extraction:
    return found.adding(places=find_places(found.document, found.published))


def _find_agencies(found: Extraction) -> Extraction:
    return found.adding(agencies=find_agencies(found.document, found.places))


RULES: tuple[Rule, ...] = (
    _find_lines,
    find_structure,
    find_terms,
    _find_places,
    _find_agencies,
    find_dates,
    find_figures,
    find_series,
    find_operations,
    find_stories,
    find_events,
)
OF_ANY_LANGUAGE = 2
"""How many rules, counted from the first, look at the form of a text and not at its words."""
