"""From documents to findings and draft entries; start at ``rules.py``."""

from generator.extract.drafting import Draft, Imprint, ToldBefore, choose_topics, draft, quoted_words, slug
from generator.extract.findings import Extraction
from generator.extract.jsonl import records
from generator.extract.matching import Match, find_disagreements, find_matches, join_entries
from generator.extract.report import find_left_out, find_marks, render_report
from generator.extract.rules import extract
from generator.extract.spread import on_cluster, on_processors, spread

__all__ = [
    "Draft",
    "Extraction",
    "Imprint",
    "Match",
    "ToldBefore",
    "choose_topics",
    "draft",
    "extract",
    "find_disagreements",
    "find_left_out",
    "find_marks",
    "find_matches",
    "join_entries",
    "on_cluster",
    "on_processors",
    "quoted_words",
    "records",
    "render_report",
    "slug",
    "spread",
]
