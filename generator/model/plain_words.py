"""Plain values: words, numbers, lists and mappings, as in YAML and JSON."""

from collections.abc import Mapping
from typing import TypeAlias

from generator.model.address import FieldPath

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""What a model becomes on its way into a file and what is read from one, nested as deeply as the model."""


def fields_in(content: Plain) -> dict[str, Plain]:
    """The fields of a mapping; empty for anything else."""
    return content if isinstance(content, dict) else {}


def elements_in(content: Plain) -> list[Plain]:
    """The elements of a list; empty for anything else."""
    return content if isinstance(content, list) else []


def text_in(content: Mapping[str, Plain], name: str) -> str | None:
    """The text of a field; None if the field is missing or does not hold text."""
    value = content.get(name)
    return value if isinstance(value, str) else None


def field_in(content: Plain, path: FieldPath) -> Plain:
    """The value at a path; None if there is none."""
    for step in path:
        if isinstance(content, dict):
            content = content.get(str(step))
        elif isinstance(content, list) and isinstance(step, int) and step < len(content):
            content = content[step]
        else:
            return None
    return content
