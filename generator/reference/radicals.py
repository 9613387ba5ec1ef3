"""Radicals that programs write in place of the characters that look the same."""

import unicodedata
from functools import cache
from importlib.resources import files

from generator.reference.simplified import simplified

_COMPATIBLE = range(0xF900, 0xFB00)
"""Ideographs that Unicode holds twice for compatibility with old standards; each is defined as equal to
another."""


@cache
def radicals() -> tuple[dict[int, str], dict[int, str]]:
    """Return the ideograph of each radical, in traditional and in simplified text."""
    text = files(__package__).joinpath("radicals.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    doubled = {code: unicodedata.normalize("NFC", chr(code)) for code in _COMPATIBLE}
    either = {code: text for code, text in doubled.items() if text != chr(code)}
    return (
        either | {ord(row[0]): row[1] for row in rows},
        either | {ord(row[0]): row[-1] for row in rows},
    )


def without_radicals(text: str, *, is_traditional: bool) -> str:
    """Return the text with an ideograph for each radical that stands in place of one."""
    return text.translate(radicals()[0 if is_traditional else 1])


def is_traditional(text: str) -> bool:
    """Whether more characters of a text have a simplified form than are one themselves."""
    forms = simplified()
    simple = set(forms.values()) - forms.keys()
    return sum(char in forms for char in text) > sum(char in simple for char in text)
