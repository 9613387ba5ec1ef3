"""JSON Schemas and the reference of all fields, made from the models."""

from pathlib import Path

from generator.content.reading import fields_page, schemas
from generator.content.writing import write_within
from generator.messages import Language


def write_schemas(folder: Path) -> list[Path]:
    """Write the JSON Schemas of the content files into ``schema/`` and return their paths."""
    return [_written(folder, f"schema/{name}", text) for name, text in schemas()]


def write_reference(folder: Path) -> list[Path]:
    """Write the reference of all fields into a folder, one page per language, and return their paths."""
    names: tuple[tuple[str, Language], ...] = (("fields.md", "en"), ("fields.zh.md", "zh"))
    return [_written(folder, name, fields_page(language)) for name, language in names]


def _written(folder: Path, name: str, text: str) -> Path:
    write_within(folder, folder / name, text.encode())
    return folder / name
