"""Models as the plain words that stand in YAML, and files that keep a person's comments."""

import io
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq

from generator.errors import ProblemsError
from generator.model import Model
from generator.store.yaml_reader import parse_text

Plain = Any
"""Mappings, lists, strings and whole numbers, as deep as a model goes."""


def plain(value: object) -> Plain:
    """Give a model as plain words, without the fields that hold their default."""
    if isinstance(value, Model):
        fields = ((name, getattr(value, name), field) for name, field in type(value).model_fields.items())
        return {
            name: plain(part) for name, part, field in fields if field.is_required() or part != field.default
        }
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def same(one: Plain, other: Plain) -> bool:
    """Tell whether two plain values say the same: ``3`` and ``"3"`` are one to an editor."""
    return bool(_strings(one) == _strings(other))


def dump(content: Plain) -> bytes:
    """Give plain words as a YAML file, in the one style of this project."""
    buffer = io.BytesIO()
    _yaml().dump(content, buffer)
    return buffer.getvalue()


def dump_new(address: str, content: Plain) -> bytes:
    """Give a new content file, addressed as in ``operations/<id>``; its first line leads programs to its schema."""
    return f"{schema_line(address)}\n".encode() + dump(content)


def schema_line(address: str) -> str:
    """Give the comment by which programs that know YAML's language server find the schema of a content file."""
    name, inner, _ = address.partition("/")
    return f"# yaml-language-server: $schema={'../' * (1 + len(inner))}schema/{name}.schema.json"


def flow(content: Plain) -> str:
    """Give plain words as YAML within one line, as they stand inside ``[…]`` and ``{…}``."""
    yaml, buffer = _yaml(), io.BytesIO()
    yaml.default_flow_style = True
    yaml.dump({"k": content}, buffer)
    words = buffer.getvalue().decode().rstrip("\n")
    if "\n" in words or not _is_readable(words):
        return json.dumps(content, ensure_ascii=False)
    return words.removeprefix("{k: ").removesuffix("}")


def _is_readable(words: str) -> bool:
    """Tell whether libyaml reads what ruamel wrote: ``{a: :1}`` is YAML 1.2, and libyaml reads 1.1."""
    try:
        parse_text(Path(), words)
    except ProblemsError:
        return False
    return True


def as_words(content: Plain) -> str:
    """Give plain words for a person to read in a sentence."""
    return content if isinstance(content, str) else flow(content)


def load_kept(raw: bytes) -> Any:  # noqa: ANN401 - ruamel's own mapping, with comments
    """Read a YAML file so that ``dump`` gives its comments, order and quotation marks back."""
    content = _yaml().load(raw)
    if isinstance(content, CommentedSeq) and not content:
        content.fa.set_block_style()  # as [] it cannot be written under a comment, nor grow by lines
    return content


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = 10**6
    yaml.allow_unicode = True
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _strings(value: Plain) -> Plain:
    if isinstance(value, Mapping):
        return {str(key): _strings(part) for key, part in value.items() if part is not None}
    if isinstance(value, (list, tuple)):
        return [_strings(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return None if value is None else str(value)
