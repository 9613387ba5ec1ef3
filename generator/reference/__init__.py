"""Facts from elsewhere, each file with its source, licence and version; loaded when first asked for."""

from generator.reference.epochs import Epoch, epochs
from generator.reference.gazetteer import (
    Country,
    Division,
    aliases,
    countries,
    division,
    divisions,
    divisions_named,
    iso_region,
    parents,
)
from generator.reference.provinces import Province, province, provinces
from generator.reference.simplified import simplified
from generator.reference.topics import starter_topics

__all__ = [
    "Country",
    "Division",
    "Epoch",
    "Province",
    "aliases",
    "countries",
    "division",
    "divisions",
    "divisions_named",
    "epochs",
    "iso_region",
    "parents",
    "province",
    "provinces",
    "simplified",
    "starter_topics",
]
