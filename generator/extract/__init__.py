"""Documents in, findings and draft entries out: start at ``rules.py``."""

from generator.extract.draft import Draft, draft
from generator.extract.findings import Extraction
from generator.extract.matching import Disagreement, Match, find_disagreements, find_matches, join_entries
from generator.extract.records import Record, records
from generator.extract.report import find_left_out, find_marks, render_report
from generator.extract.rules import RULES, extract
from generator.extract.slug import slug
from generator.extract.source import Imprint
from generator.extract.spread import on_cluster, on_processors, spread
from generator.extract.topics import propose_topics

__all__ = [
    "RULES",
    "Disagreement",
    "Draft",
    "Extraction",
    "Imprint",
    "Match",
    "Record",
    "draft",
    "extract",
    "find_disagreements",
    "find_left_out",
    "find_marks",
    "find_matches",
    "join_entries",
    "on_cluster",
    "on_processors",
    "propose_topics",
    "records",
    "render_report",
    "slug",
    "spread",
]
