"""Models as the plain values that YAML files hold."""

import io
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import yaml.resolver
from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter

from generator.content.reading import parse_text
from generator.errors import ProblemsError
from generator.model import Address, Model, Plain

_UNQUOTED = re.compile(r"(?:[\w(]|[^\x00-\x7f\s])(?:[^\n\r\t:#]|:(?=[^\s,\[\]{}])|(?<=\S)#)*(?<!\s)")
"""What needs no quotation marks: no line break, no colon or number sign that would end it."""
_GUESSES = yaml.resolver.Resolver()
"""Guesses as other programs do, so that what they would take for a number is put in quotation marks."""
_NUMBER = re.compile(r"[\d.]+(?:[eE][+-]?\d+)?")
_BRACKETS = re.compile(r"[,\[\]{}]")


def plain(value: object) -> Plain:
    """Return a model as plain values, without the fields that hold their default."""
    if isinstance(value, Model):
        fields = ((name, getattr(value, name), field) for name, field in type(value).model_fields.items())
        return {
            name: plain(part) for name, part, field in fields if field.is_required() or part != field.default
        }
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(value)


def same(one: Plain, other: Plain) -> bool:
    """Whether two plain values say the same; ``3`` and ``"3"`` are the same to an editor."""
    return bool(_strings(one) == _strings(other))


def dump(content: Plain) -> bytes:
    """Return plain values as a YAML file, in this project's one style."""
    buffer = io.BytesIO()
    _yaml().dump(content, buffer)
    return buffer.getvalue()


def dump_new(address: Address, content: Plain) -> bytes:
    """Return a new content file, addressed as in ``operations/<id>``; its first line points programs to its schema."""
    return f"{schema_line(address)}\n".encode() + dump(content)


def schema_line(address: Address) -> str:
    """Return the comment by which programs with a YAML language server find the schema of a content file."""
    up = "../" if address.is_alone else "../../"
    return f"# yaml-language-server: $schema={up}schema/{address.collection}.schema.json"


def scalar(words: str, *, in_flow: bool) -> str:
    """Return a text as YAML on one line, in quotation marks where some program would take it for something else."""
    bare = _UNQUOTED.fullmatch(words) and not _NUMBER.fullmatch(words)
    if bare and not (in_flow and _BRACKETS.search(words)) and _is_text_everywhere(words):
        return words
    return quoted(words)


def quoted(words: str) -> str:
    """Return a text as YAML in quotation marks, with no character in it that could end the line."""
    return json.dumps(words, ensure_ascii=False)


def flow(content: Plain) -> str:
    """Return plain values as YAML on one line, as they are written inside ``[…]`` and ``{…}``."""
    if isinstance(content, str):
        return scalar(content, in_flow=True)
    writer, buffer = _yaml(), io.BytesIO()
    writer.default_flow_style = True
    writer.dump({"k": content}, buffer)
    words = buffer.getvalue().decode().rstrip("\n")
    if "\n" in words or not _says(words, {"k": content}):
        return json.dumps(content, ensure_ascii=False)
    return words.removeprefix("{k: ").removesuffix("}")


def _says(words: str, content: Plain) -> bool:
    """Whether libyaml reads what ruamel meant: ``{a: :1}`` and ``[?1]`` are YAML 1.2, but libyaml reads 1.1."""
    try:
        return same(parse_text(Path(), words).content, content)
    except ProblemsError:
        return False


def as_words(content: Plain) -> str:
    """Return plain values as a person reads them in a sentence, all on one line."""
    return " ".join((content if isinstance(content, str) else flow(content)).split())


class _Representer(RoundTripRepresenter):
    """Puts texts that YAML 1.1 would take for something else, such as ``no`` or ``12:30``, in quotation marks."""

    def represent_key(self, key: str) -> ScalarNode:
        """Write a key the way people do, even ``on``."""
        node: ScalarNode = self.represent_str(key)
        return node


def _represent_text(representer: _Representer, words: str) -> ScalarNode:
    style = None if _is_text_everywhere(words) else "'"
    return representer.represent_scalar("tag:yaml.org,2002:str", words, style)


_Representer.add_representer(str, _represent_text)
_Representer.add_multi_representer(str, _represent_text)  # addresses and origins are texts too


def _is_text_everywhere(words: str) -> bool:
    """Whether YAML 1.1 also takes unquoted words for text."""
    guessed: str = _GUESSES.resolve(yaml.ScalarNode, words, (True, False))  # type: ignore[no-untyped-call] # it declares no types
    return guessed == "tag:yaml.org,2002:str"


def _yaml() -> YAML:
    writer = YAML()
    writer.Representer = _Representer
    writer.width = 10**6
    writer.allow_unicode = True
    writer.indent(mapping=2, sequence=4, offset=2)
    return writer


def _strings(value: Plain) -> Plain:
    if isinstance(value, Mapping):
        return {str(key): _strings(part) for key, part in value.items() if part is not None}
    if isinstance(value, (list, tuple)):
        return [_strings(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return None if value is None else str(value)
