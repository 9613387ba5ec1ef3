"""Documents in, findings and draft entries out: start at ``rules.py``."""

from generator.extract.findings import Extraction
from generator.extract.records import Record, records
from generator.extract.rules import RULES, extract

__all__ = ["RULES", "Extraction", "Record", "extract", "records"]
