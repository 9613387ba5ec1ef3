"""Takes in a document: what is new in it, what is known already, and what an editor must decide."""

from generator.intake.many_files import extract_files, failed, read_files
from generator.intake.matching_entries import document_id, draft_into, find_known, imprint, told
from generator.intake.outcome import Outcome, Takes
from generator.intake.save import save_campaign, save_told
from generator.intake.second_document import LISTS, extend
from generator.intake.seeds import keep_source

__all__ = [
    "LISTS",
    "Outcome",
    "Takes",
    "document_id",
    "draft_into",
    "extend",
    "extract_files",
    "failed",
    "find_known",
    "imprint",
    "keep_source",
    "read_files",
    "save_campaign",
    "save_told",
    "told",
]
