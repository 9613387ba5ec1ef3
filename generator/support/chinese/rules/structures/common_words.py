"""What two stretches of text have in common, to tell which of several names or deeds one of them means."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from generator.support.chinese.clause_content import pairs, plain, share

MOSTLY = 0.6
"""The share from which on two stretches mean the same."""


def likeness(one: str, other: str) -> float:
    """Return how much of the content of one of two stretches stands in the other, from 0 to 1."""
    content = pairs(plain(one)), pairs(plain(other))
    return overlap(*content) if all(content) else overlap(pairs(one), pairs(other))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of one of two contents is in the other, from 0 to 1."""
    return max(share(one, other), share(other, one))


def named(names: Sequence[str], text: str) -> int | None:
    """Return which one of several names a text has most of in one piece, at least two characters, if there is one."""
    return _only(
        [SequenceMatcher(None, each, text, autojunk=False).find_longest_match().size for each in names], 2
    )


def meant(words: Sequence[str], text: str) -> int | None:
    """Return which one of several words, numbers too, is most like a text, if there is one."""
    return _only(
        [share(pairs(each), pairs(text)) or share(pairs(text), pairs(each)) for each in words], MOSTLY
    )


def _only(found: Sequence[float], least: float) -> int | None:
    most = max(found, default=0.0)
    return found.index(most) if most >= least and found.count(most) == 1 else None


def ending(one: str, other: str) -> str:
    """Return the words that two stretches end with."""
    same = len(
        list(takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False)))
    )
    return one[len(one) - same :]
