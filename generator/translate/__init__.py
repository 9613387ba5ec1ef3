"""From Chinese to English and back: what is fresh or stale, what must be kept, files for translators."""

from generator.translate.check import check_texts, check_translations
from generator.translate.units import STATES, State, Unit, find_units

__all__ = ["STATES", "State", "Unit", "check_texts", "check_translations", "find_units"]
