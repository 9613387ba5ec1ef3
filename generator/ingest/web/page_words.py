"""Words of a page as its reader sees them: white space as in a browser, raised numbers, nothing invisible."""

import re

from generator.language import FULL_WIDTH

_BLANKS = re.compile(r"[\s\x1c-\x1f\x85]+")
_ENDED_BLANKS = re.compile(r"(?<=[。！？：；”」』）])\s\s+")
_LEAST_WIDE, _LEAST_NARROW = 2, 4
"""So many wide or unbreakable blanks begin a paragraph."""
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_WIDE = re.compile(f"[{FULL_WIDTH}]")
_RAISED = str.maketrans("0123456789+-−－()（）n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−－()（）", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎₍₎")
_RAISABLE = re.compile(r"[\d+\-−－()（）n,，、]+", re.ASCII)
_LOWERABLE = re.compile(r"\d+", re.ASCII)


def clean(words: str) -> str:
    """Return words on one line, without invisible characters.

    A break of the file between two wide characters is no blank, as in a browser that follows
    https://www.w3.org/TR/css-text-3/#line-break-transform: Chinese has no blanks between words.
    """
    return _BLANKS.sub(_blank, _INVISIBLE.sub("", words)).strip()


def squeezed(words: str) -> str:
    """Return words without any blank, to compare them by."""
    return re.sub(r"\s+", "", words)


def paragraphs(words: str) -> list[str]:
    """Return words as the paragraphs that wide blanks after the end of a sentence begin."""
    parts, start = [], 0
    for found in _ENDED_BLANKS.finditer(words):
        blanks = found[0]
        if blanks.count("\u3000") >= _LEAST_WIDE or blanks.count("\u00a0") >= _LEAST_NARROW:
            parts.append(words[start : found.start()])
            start = found.end()
    return [line for part in (*parts, words[start:]) if (line := clean(part))]


def raised(words: str, before: str) -> str:
    """Return raised words in characters that stay raised: 10² is not 102, and a note's number is no count.

    What has no such characters follows ``^`` where it would be read on with the number ``before``.
    """
    if _RAISABLE.fullmatch(words):
        return words.translate(_RAISED)
    return f"^{words}" if before[-1:].isdecimal() and words[:1].isdecimal() else words


def lowered(words: str, before: str) -> str:
    """Lowered digits after a digit as characters that stay lowered; in H2O and PM2.5 they are written plainly."""
    return words.translate(_LOWERED) if _LOWERABLE.fullmatch(words) and before[-1:].isdecimal() else words


def _blank(found: re.Match[str]) -> str:
    words, start, end = found.string, found.start(), found.end()
    is_break = ("\n" in found[0] or "\r" in found[0]) and not {"\u3000", "\u00a0"} & set(found[0])
    between_wide = start > 0 and _WIDE.match(words, start - 1) and _WIDE.match(words, end)
    return "" if is_break and between_wide else " "
