"""Characters of fonts with codes of their own, as characters that every font has."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

BULLET = "•"
"""Stands for a bullet that is a picture, or for a character that is in no table."""
_LEVEL = "0123456789+-−"
_RAISED = str.maketrans(_LEVEL, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def symbol(font: str, code: int) -> str | None:
    """Return the character for a code of a font; ``None`` if it is not known."""
    own = _tables().get(font, {}).get(code & 0xFF)
    return own or (chr(code) if chr(code) > " " and not _is_private(chr(code)) else None)


def bullet(text: str) -> str:
    """Return a bullet in characters that every font has."""
    return "".join(_any(ord(char)) or BULLET if _is_private(char) else char for char in text)


def plain(text: str) -> tuple[str, int]:
    """Return a text with a font's private characters replaced, and how many of them are not known."""
    written = [_any(ord(char) & 0xFF) if "\uf000" <= char <= "\uf0ff" else char for char in text]
    return "".join(each for each in written if each), written.count(None)


def raised(text: str) -> str:
    """Return digits and signs in characters that stand above the line, so that 10² is not read as 102."""
    return text.translate(_RAISED) if all(char in _LEVEL for char in text) else text


def _any(code: int) -> str | None:
    """Return the character for a code in the first font that has one."""
    return next((table[code & 0xFF] for table in _tables().values() if code & 0xFF in table), None)


def _is_private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff"


@cache
def _tables() -> Mapping[str, Mapping[int, str]]:
    text = files(__package__).joinpath("symbols.yml").read_text(encoding="utf-8")
    tables: dict[str, dict[int, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tables
