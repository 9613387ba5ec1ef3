"""The words of a page as a reader sees them: white space as in a browser, none invisible."""

import re

from generator.language import FULL_WIDTH
from generator.model import INVISIBLE

_BLANKS = re.compile(r"[\s\x1c-\x1f\x85]+")
_ENDED_BLANKS = re.compile(r"(?<=[。！？：；”」』）])\s\s+")
_LEAST_WIDE, _LEAST_NARROW = 2, 4
"""This many wide or non-breaking blanks begin a paragraph."""
_WIDE = re.compile(f"[{FULL_WIDTH}]")


def clean(words: str) -> str:
    """Return words on one line, without invisible characters.

    A line break of the file between two wide characters is not a blank, as in a browser that follows
    https://www.w3.org/TR/css-text-3/#line-break-transform: Chinese has no blanks between words.
    """
    return _BLANKS.sub(_blank, INVISIBLE.sub(_if_blank, words)).strip()


def count_unseen(words: str) -> int:
    """Return how many invisible characters ``clean`` drops."""
    return sum(not found[0].isspace() for found in INVISIBLE.finditer(words))


def squeezed(words: str) -> str:
    """Return words without blanks, for comparison."""
    return re.sub(r"\s+", "", words)


def paragraphs(words: str) -> list[str]:
    """Return words as paragraphs, which begin at wide blanks after the end of a sentence."""
    parts, start = [], 0
    for found in _ENDED_BLANKS.finditer(words):
        blanks = found[0]
        if blanks.count("\u3000") >= _LEAST_WIDE or blanks.count("\u00a0") >= _LEAST_NARROW:
            parts.append(words[start : found.start()])
            start = found.end()
    return [line for part in (*parts, words[start:]) if (line := clean(part))]


def _if_blank(found: re.Match[str]) -> str:
    return found[0] if found[0].isspace() else ""


def _blank(found: re.Match[str]) -> str:
    words, start, end = found.string, found.start(), found.end()
    is_break = ("\n" in found[0] or "\r" in found[0]) and not {"\u3000", "\u00a0"} & set(found[0])
    between_wide = start > 0 and _WIDE.match(words, start - 1) and _WIDE.match(words, end)
    return "" if is_break and between_wide else " "
