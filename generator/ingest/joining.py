"""Lines joined to text."""

import re

_WORD = re.compile(
    r"[“‘「『（《〈【〔(\[]*(?:[A-Za-z0-9][A-Za-z0-9_.,%:/@-]*|.)[，。、；：？！”’」』）》〉】〕)\],.;:?!%％…]*",
    re.DOTALL,
)
"""A word that is not broken, with the punctuation that must stay attached to it."""


def width_of(text: str) -> float:
    """Return the approximate width of words, in type sizes."""
    return sum(0.3 if char in " ,.;:" else 0.55 if char < "\u2000" else 1.0 for char in text)


def join(words: str, more: str) -> str:
    """Join two lines, with a blank between Latin words."""
    latin = words[-1:].isascii() and more[:1].isascii() and bool(words) and bool(more)
    blank = (
        latin and (words[-1].isalnum() or words[-1] in ",.;:)!?%") and (more[0].isalnum() or more[0] in "($")
    )
    return f"{words} {more}" if blank else words + more


def first_word(text: str) -> str:
    """Return the part at the beginning of a text that must stand on one line."""
    word = _WORD.match(text)
    return word[0] if word else ""
