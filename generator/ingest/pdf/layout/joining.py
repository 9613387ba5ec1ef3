"""Lines put together."""

import re

_WORD = re.compile(
    r"[“‘「『（《〈【〔(\[]*(?:[A-Za-z0-9][\w.,%:/@-]*|.)[，。、；：？！”’」』）》〉】〕)\],.;:?!%％…]*",
    re.DOTALL,
)
"""A word that is not broken, with the signs that may not leave it."""


def width_of(text: str) -> float:
    """About how wide words are, in type sizes."""
    return sum(0.55 if char < "\u2000" else 1.0 for char in text)


def join(words: str, more: str) -> str:
    """Two lines made one, with a blank between Latin words."""
    latin = words[-1:].isascii() and more[:1].isascii() and bool(words) and bool(more)
    blank = (
        latin and (words[-1].isalnum() or words[-1] in ",.;:)!?%") and (more[0].isalnum() or more[0] in "($")
    )
    return f"{words} {more}" if blank else words + more


def first_word(text: str) -> str:
    """Return what of a text has to stand on one line at its beginning."""
    word = _WORD.match(text)
    return word[0] if word else ""
