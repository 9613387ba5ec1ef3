"""Ids in Latin letters for Chinese titles."""

import re

from generator.reference import sounds

_MOST = 64
_WORD = re.compile(r"[a-z0-9]+")


def slug(title: str, taken: set[str], fallback: str) -> str:
    """Return an id from a title's sounds (pinyin without tones) that is not yet taken, and add it to those taken.

    It has at most 64 characters and is cut between syllables; ``fallback`` is used if a title has no sounds.
    """
    words = [word for part in sounds(title) for word in _WORD.findall(part.lower())]
    name = _joined(words, _MOST) or fallback
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{_joined(name.split('-'), _MOST - len(str(number)) - 1)}-{number}"
    taken.add(unique)
    return unique


def _joined(words: list[str], most: int) -> str:
    joined = ""
    for word in words:
        longer = f"{joined}-{word}" if joined else word[:most]
        if len(longer) > most:
            break
        joined = longer
    return joined
