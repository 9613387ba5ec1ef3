"""Files in, documents out."""

from collections.abc import Callable, Mapping
from pathlib import Path

from generator.errors import Place, Problem, ProblemsError
from generator.ingest.plain import read_plain
from generator.model import Document, split_document

__all__ = ["READERS", "read_document"]

READERS: Mapping[str, Callable[[Path], str]] = {".txt": read_plain, ".md": read_plain}
"""What reads a file of each suffix: path in, its text out."""


def read_document(path: Path, document_id: str) -> Document:
    """Read a file as a document of passages and sentences.

    Raises ProblemsError for a file that is missing, of an unknown suffix, or not readable as Chinese text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        problem = Problem(
            Place(path), "", "unknown-format", f"no reader for “{path.suffix}” files", f"known are {known}"
        )
        raise ProblemsError([problem])
    document = split_document(document_id, reader(path))
    if not document.passages:
        raise ProblemsError([Problem(Place(path), "", "empty", "there is no text in this file")])
    return document
