"""What a page's tags say of words: that they are raised, lowered or struck out; and how those left out are named."""

import re
from collections.abc import Sequence

from generator.excerpts import Excerpts
from generator.messages import Message, say

STRUCK = frozenset(["del", "s", "strike"])
"""The tags of words that count no more."""
_RAISED = str.maketrans("0123456789+-−－()（）n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−－()（）", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎₍₎")
_RAISABLE = re.compile(r"[\d+\-−－()（）n,，、]+", re.ASCII)
_LOWERABLE = re.compile(r"\d+", re.ASCII)


def raised(words: str, before: str) -> str:
    """Return raised words in characters that stay raised: 10² is not 102, and a note's number not a count.

    What has no such characters follows ``^`` if it would otherwise read as part of the number ``before``.
    """
    if _RAISABLE.fullmatch(words):
        return words.translate(_RAISED)
    return f"^{words}" if before[-1:].isdecimal() and words[:1].isdecimal() else words


def lowered(words: str, before: str) -> str:
    """Return lowered digits after a digit in characters that stay lowered; H2O and PM2.5 stay plain."""
    return words.translate(_LOWERED) if _LOWERABLE.fullmatch(words) and before[-1:].isdecimal() else words


def say_struck(pieces: Sequence[str]) -> Message:
    """Return the message about words that are struck out."""
    words = Excerpts(tuple(" ".join(piece.split()) for piece in pieces))
    return say("words that are struck out ({count} characters): {words}", count=words.length, words=words)
