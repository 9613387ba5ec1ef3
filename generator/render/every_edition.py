"""The editions of one build: one per locale, made once and handed to everything that renders."""

from collections.abc import Mapping

from generator.model import LOCALES, Catalogue, Locale
from generator.render.edition import Edition
from generator.render.programs import data_files
from generator.render.publication import Publication


def editions(catalogue: Catalogue, site_url: str = "") -> Mapping[Locale, Edition]:
    """What a catalogue publishes, by locale.

    ``site_url`` is the address of the site with a slash at its end, or empty if it is not known yet. The
    catalogue must have been checked: a quote that is not in its document raises ``LookupError``.
    """
    publication = Publication(catalogue, site_url, data_files)
    return {locale: Edition(publication, locale) for locale in LOCALES}
