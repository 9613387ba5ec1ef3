"""Facts from elsewhere, each file with its source, licence and version; loaded when first needed."""

from generator.reference.epochs import epochs
from generator.reference.fonts import HAN, LATIN, MISSING, advance, covers, font_files
from generator.reference.gazetteer import (
    Division,
    aliases,
    countries,
    division,
    divisions,
    divisions_named,
    iso_region,
    parents,
)
from generator.reference.history import on_day, spells, today
from generator.reference.provinces import Province, province, provinces
from generator.reference.radicals import is_traditional, without_radicals
from generator.reference.simplified import in_simplified, simplified
from generator.reference.starter_topics import starter_topics
from generator.reference.words import segmenter

__all__ = [
    "HAN",
    "LATIN",
    "MISSING",
    "Division",
    "Province",
    "advance",
    "aliases",
    "countries",
    "covers",
    "division",
    "divisions",
    "divisions_named",
    "epochs",
    "font_files",
    "in_simplified",
    "is_traditional",
    "iso_region",
    "on_day",
    "parents",
    "province",
    "provinces",
    "segmenter",
    "simplified",
    "spells",
    "starter_topics",
    "today",
    "without_radicals",
]
