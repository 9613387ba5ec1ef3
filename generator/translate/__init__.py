"""From Chinese to English and back: what is fresh or stale, what must be kept, files for translators."""

from generator.translate.check import check_translations

__all__ = ["check_translations"]
