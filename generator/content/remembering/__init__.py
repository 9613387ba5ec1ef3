"""What is kept under ``content/.baseline``: what the machine said last, and what people have vouched for."""

from generator.content.remembering.conflicts import Conflict, conflicts_files, load_conflicts, open_conflicts
from generator.content.remembering.last_extraction import (
    extraction_files,
    find_sharing,
    known_origins,
    load_baseline,
    load_shift,
)
from generator.content.remembering.source_moves import Shift
from generator.content.remembering.translated import Memory, load_memory, memory_files, replaced_sources
from generator.content.remembering.vouched import (
    Part,
    Records,
    parts,
    records_files,
    records_of,
    wordings,
)

__all__ = [
    "Conflict",
    "Memory",
    "Part",
    "Records",
    "Shift",
    "conflicts_files",
    "extraction_files",
    "find_sharing",
    "known_origins",
    "load_baseline",
    "load_conflicts",
    "load_memory",
    "load_shift",
    "memory_files",
    "open_conflicts",
    "parts",
    "records_files",
    "records_of",
    "replaced_sources",
    "wordings",
]
