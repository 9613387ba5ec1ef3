"""Text that was copied from another program, made whole again: its words, signs and paragraphs."""

from generator.ingest.pasted.mending import mend, strip

__all__ = ["mend", "strip"]
