"""What we know: reads and writes nothing."""

from generator.model.campaign import (
    Campaign,
    Correction,
    GlossaryTerm,
    Original,
    SetAside,
    SourceDocument,
    Topic,
)
from generator.model.catalogue import Catalogue
from generator.model.document import Document, Passage, Sentence, Span
from generator.model.entry import (
    COLLECTIONS,
    Agency,
    Entry,
    Event,
    Explanation,
    Operation,
    Review,
    Section,
    Story,
    Term,
    TermKind,
)
from generator.model.link import LINKED, is_linked, is_on_the_web
from generator.model.passages import split_document
from generator.model.review import PUBLISHED, is_published, is_translated, is_upheld, published
from generator.model.statement import Bound, Cite, DateMention, Figure, Statement, Vague
from generator.model.text import ID_PATTERN, INVISIBLE, LOCALES, Locale, Localized, Model, fingerprint

__all__ = [
    "COLLECTIONS",
    "ID_PATTERN",
    "INVISIBLE",
    "LINKED",
    "LOCALES",
    "PUBLISHED",
    "Agency",
    "Bound",
    "Campaign",
    "Catalogue",
    "Cite",
    "Correction",
    "DateMention",
    "Document",
    "Entry",
    "Event",
    "Explanation",
    "Figure",
    "GlossaryTerm",
    "Locale",
    "Localized",
    "Model",
    "Operation",
    "Original",
    "Passage",
    "Review",
    "Section",
    "Sentence",
    "SetAside",
    "SourceDocument",
    "Span",
    "Statement",
    "Story",
    "Term",
    "TermKind",
    "Topic",
    "Vague",
    "fingerprint",
    "is_linked",
    "is_on_the_web",
    "is_published",
    "is_translated",
    "is_upheld",
    "published",
    "split_document",
]
