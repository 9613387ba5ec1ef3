"""How a text is cut for the search; ``overrides/assets/javascripts/search.js`` cuts queries by the same rules.

A text is folded (small letters, half width, no accents, simplified characters), character for character, so that a
place in the folded text is the same place in the text. Its *atoms* are *signs* (a Chinese character, ``%``, ``+``)
and *words* (letters and digits). Its *tokens* are the atoms, the pairs of neighbouring signs, and words that a hyphen
joins, as one.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from generator.language import HAN
from generator.reference import simplified

_WORD = "0-9a-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_SIGN = f"%+‰{HAN}"
_ATOM = re.compile(
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[{_WORD}]+(?:(?:['’](?=[a-z])|\.(?=[0-9]))[{_WORD}]+)*|[{_SIGN}]"
)
_DROPPED = str.maketrans("", "", ",'’")
_HYPHENS = ("-", "\u2010", "\u2011", "–")
_FAR = 3
"""How many characters that belong to no atom may stand between neighbours."""


def tokens(text: str) -> Iterator[str]:
    """The tokens of a text in reading order, repetitions included."""
    folded = fold(text)
    before, end = "", 0
    for match in _ATOM.finditer(folded):
        atom = match.group().translate(_DROPPED)
        yield atom
        between = folded[end : match.start()]
        close = len(between) <= _FAR if is_sign(atom) else between in _HYPHENS
        if before and close and is_sign(before) == is_sign(atom):
            yield before + atom
        before, end = atom, match.end()


def fold(text: str) -> str:
    """A text as the search compares it, character for character."""
    return "".join(map(_folded, text))


def is_sign(atom: str) -> bool:
    """Whether an atom is of the kind that forms pairs."""
    return bool(re.match(f"[{_SIGN}]", atom))


@cache
def _folded(char: str) -> str:
    if char > "\uffff":  # such a character counts as two in JavaScript, and none of them has a folded form
        return char
    plain = unicodedata.normalize("NFKC", char).lower()
    letter = unicodedata.normalize("NFD", plain)[:1]
    if letter.isascii() and letter.isalpha() and len(plain) == 1:
        return letter
    return simplified().get(plain, plain) if len(plain) == 1 else char
