"""How alike two texts are, and which of several is meant: one measure for everything that compares texts."""

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

LIKE = 0.5
"""From this likeness on, two texts count as versions of the same one."""
_MEANT = 0.6
"""From this share of equal letters on, one word may have been meant by another."""


def likeness(one: str, other: str, *, ends: bool = True) -> float:
    """Return the share of character pairs that two texts have in common (Dice's coefficient).

    An equal first or last character counts as a pair too; not with ``ends=False``, which is for names inside
    longer names.
    """
    if one == other:
        return 1.0
    pairs, others = _pairs(one, ends=ends), _pairs(other, ends=ends)
    return 2 * (pairs & others).total() / ((pairs.total() + others.total()) or 1)


def shared(one: str, other: str) -> int:
    """Return how many different character pairs two texts have in common."""
    return len(_pairs(one, ends=False).keys() & _pairs(other, ends=False).keys())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant by a word; ``None`` if none is close."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=_MEANT)), None)


@lru_cache(maxsize=10_000)
def _pairs(text: str, *, ends: bool) -> Counter[tuple[str, str]]:
    return Counter(pairwise(f"\0{text}\0" if ends else text))
