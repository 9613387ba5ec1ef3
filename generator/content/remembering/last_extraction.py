"""What the machine last said about a document, and the text that it read."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from generator.content.baseline import baseline_path, text_path
from generator.content.changing import Sharing
from generator.content.reading import Content, parse_text, read_text
from generator.content.remembering.source_moves import Shift, find_shift
from generator.content.writing import dump, not_ours
from generator.model import Document, Origin, Plain, elements_in, field_in, fields_in, split_document


def load_shift(content: Content, document: Document) -> Shift:
    """Compare a document with the text of it that was last read."""
    remembered = text_path(content.folder, document.id)
    hashed = {source.id: source.sha256 for source in content.sources}
    if remembered.is_file():
        try:
            text = remembered.read_bytes().decode()
        except UnicodeDecodeError as error:
            raise not_ours(remembered) from error
        return find_shift(split_document(document.id, text), document)
    known = hashed.get(document.id) in {None, document.sha256}
    return find_shift(document if known else None, document)


def known_origins(content: Content, shift: Shift) -> frozenset[Origin]:
    """Return the current origins of all entries, including those that a person has deleted since."""
    told = load_baseline(content.folder, shift.new.id)
    return frozenset(
        shift.origin(Origin(origin))
        for origins in (told, *(entry.origins for _, entry in content.entries))
        for origin in origins
    )


def find_sharing(folder: Path, document: str, origins: Iterable[Origin]) -> Sharing | None:
    """Return what other documents contribute to the entry with these origins; None if none does."""
    others = [origin for origin in origins if origin.document != document]
    if not others:
        return None
    told: dict[str, set[str]] = {"regions": set(), "topics": set(), "agencies": set()}
    for origin in others:
        fields = load_baseline(folder, origin.document).get(origin, {})
        for name, words in told.items():
            words |= {
                each if isinstance(each, str) else str(field_in(each, ("name", "zh")))
                for each in elements_in(fields.get(name))
            }
    return Sharing(document, told)


def load_baseline(folder: Path, document: str) -> dict[str, dict[str, Plain]]:
    """Read what the machine last said about a document, by origin; empty if it never said anything."""
    path = baseline_path(folder, document)
    if not path.exists():
        return {}
    return dict(_entries(path, read_text(path)))


def extraction_files(
    folder: Path, document: Document, told: Mapping[Origin, dict[str, Plain]]
) -> Mapping[Path, bytes]:
    """The files of what the machine says now, by origin, and of the exact text that it read."""
    return {
        baseline_path(folder, document.id): dump({str(origin): fields for origin, fields in told.items()}),
        text_path(folder, document.id): document.text.encode(),
    }


@lru_cache(maxsize=2_048)
def _entries(path: Path, text: str) -> Mapping[str, dict[str, Plain]]:
    told = parse_text(path, text).content or {}
    entries = {origin: fields for origin, fields in fields_in(told).items() if _is_entry(origin, fields)}
    if entries != told:
        raise not_ours(path)
    return {origin: fields_in(fields) for origin, fields in entries.items()}


def _is_entry(origin: str, fields: Plain) -> bool:
    return isinstance(fields, dict) and ("id" in fields or origin == "campaign")
