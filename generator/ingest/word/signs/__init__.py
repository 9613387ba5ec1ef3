"""The numbers and signs that Word itself writes before or among words."""

from generator.ingest.word.signs.counting import counted
from generator.ingest.word.signs.numbering import Numbering, read_numbering
from generator.ingest.word.signs.symbols import plain, raised, symbol

__all__ = ["Numbering", "counted", "plain", "raised", "read_numbering", "symbol"]
