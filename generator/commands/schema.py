"""JSON Schemas and the reference of all fields, made from the models."""

from pathlib import Path

from generator.content.checking import known_choices
from generator.content.reading import fields_page, read_content, schemas
from generator.content.writing import write_within
from generator.messages import Language
from generator.parsed_before import parsed_before

SCHEMAS = "schema"
LEFT_OUT = f"/{SCHEMAS}/"
"""The line of ``.gitignore`` that makes the schemas those of whoever is at work."""


def write_schemas(folder: Path, language: Language) -> list[Path]:
    """Write the JSON Schemas of the content files into ``schema/`` and return their paths.

    Where git leaves them out, nobody else gets them: they offer what this campaign has, and explain in the one language
    of whoever is at work. Elsewhere they are the same for every campaign, so that branches do not conflict.
    """
    if not are_schemas_left_out(folder):
        return [_written(folder, f"{SCHEMAS}/{name}", text) for name, text in schemas()]
    known = known_choices(read_content(folder, parse=parsed_before(folder))[0], language)
    return [_written(folder, f"{SCHEMAS}/{name}", text) for name, text in schemas(known, [language])]


def refresh_schemas(folder: Path, language: Language) -> None:
    """Write the schemas anew after a change of the campaign, if they are its own."""
    if are_schemas_left_out(folder):
        write_schemas(folder, language)


def are_schemas_left_out(folder: Path) -> bool:
    """Whether git leaves out the schemas of a campaign, as its ``.gitignore`` says."""
    path = folder / ".gitignore"
    return path.is_file() and LEFT_OUT in path.read_text("utf-8", "replace").splitlines()


def write_reference(folder: Path) -> list[Path]:
    """Write the reference of all fields into a folder, one page per language, and return their paths."""
    names: tuple[tuple[str, Language], ...] = (("fields.md", "en"), ("fields.zh.md", "zh"))
    return [_written(folder, name, fields_page(language)) for name, language in names]


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    if not path.is_file() or path.read_bytes() != text.encode():
        write_within(folder, path, text.encode())
    return path
