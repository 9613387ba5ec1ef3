"""What we know: reads and writes nothing."""

from generator.model.campaign import (
    Campaign,
    Card,
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
from generator.model.passages import normalize, split_document
from generator.model.script import is_chinese, share_of_common
from generator.model.statement import Bound, Cite, DateMention, Figure, Statement, Vague
from generator.model.text import ID_PATTERN, INVISIBLE, LOCALES, Id, Locale, Localized, Model, fingerprint

__all__ = [
    "COLLECTIONS",
    "ID_PATTERN",
    "INVISIBLE",
    "LOCALES",
    "Agency",
    "Bound",
    "Campaign",
    "Card",
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
    "Id",
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
    "is_chinese",
    "normalize",
    "share_of_common",
    "split_document",
]
