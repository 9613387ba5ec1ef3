"""Text that was copied from another program, made whole again: its words, signs and paragraphs."""

from generator.ingest.pasted.broken_lines import find_cuts
from generator.ingest.pasted.mending import mend, strip

__all__ = ["find_cuts", "mend", "strip"]
