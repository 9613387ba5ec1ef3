"""Whether the characters that a file names are those that it shows."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from generator.ingest.printed.sheet import Glyph, Sheet
from generator.ingest.reading import LARGEST_UNPACKED, wrong
from generator.language import has_han, share_of_common
from generator.messages import Message, say

LEAST_CHARACTERS = 20
"""Characters per page, on average, below which a file is taken for a scan."""
FEW = 0.005
"""The share of unknown characters up to which a text is still read."""
STRANGE = 0.05
"""The share of private or Korean characters from which a text is taken to be misread."""
COMMON = 0.8
"""The least share of common characters in any Chinese text; a misread one is full of rare ones."""
LEAST_HAN = 10


def check_layer(path: Path, sheets: Sequence[Sheet]) -> None:
    """Check that the text of a file can be read.

    Raises ProblemsError for a scan, for fonts that do not say what they draw, and for a text that was
    misread.
    """
    glyphs = [glyph for sheet in sheets for glyph in sheet.glyphs if (glyph.text or "?").strip()]
    if len(glyphs) > LARGEST_UNPACKED // 3:
        raise wrong(
            path,
            "too-large",
            say("the file unpacks to {count} characters, which is too much", count=len(glyphs)),
        )
    hint = say("run text recognition (OCR) on it, correct the result, and save it as .txt")
    if len(glyphs) < LEAST_CHARACTERS and len(glyphs) < LEAST_CHARACTERS * len(sheets):
        raise wrong(path, "scan", say("this file holds pictures of pages and no text"), hint)
    if _is_unknown(glyphs):
        problem = say(
            "the fonts of this file do not say which characters they draw, so its text cannot be read"
        )
        raise wrong(path, "no-unicode", problem, hint)
    if _is_misread("".join(glyph.text or "" for glyph in glyphs)):
        problem = say(
            "the text layer of this file cannot be read as Chinese: it holds other characters than it shows"
        )
        raise wrong(path, "no-unicode", problem, hint)


def is_private(char: str) -> bool:
    """Return whether a character is a font's own and not one of Unicode."""
    return unicodedata.category(char) in {"Co", "Cn"}


def unknown_signs(sheets: Sequence[Sheet]) -> tuple[Message, ...]:
    """Return messages about what a file draws but does not name: bullets and the like, rare letters."""
    signs = sum(_is_sign(glyph) for sheet in sheets for glyph in sheet.glyphs)
    pages = [
        str(number)
        for number, sheet in enumerate(sheets, 1)
        if any(glyph.text is None and not glyph.is_of_signs for glyph in sheet.glyphs)
    ]
    messages = []
    if signs:
        messages.append(say("{count} characters of symbol fonts, such as bullets", count=signs))
    if pages:
        messages.append(
            say(
                "characters that their font does not identify, on pages {pages}: compare them with the file",
                pages=", ".join(pages),
            )
        )
    return tuple(messages)


def _is_sign(glyph: Glyph) -> bool:
    return (glyph.text is None and glyph.is_of_signs) or bool(glyph.text and all(map(is_private, glyph.text)))


def _is_unknown(glyphs: Sequence[Glyph]) -> bool:
    unknown = sum(glyph.text is None and not glyph.is_of_signs for glyph in glyphs)
    return unknown > FEW * len(glyphs)


def _is_misread(text: str) -> bool:
    letters = [char for char in text if char.isalpha() or is_private(char)]
    strange = sum(
        is_private(char) or "\uac00" <= char <= "\ud7a3" or "\u1100" <= char <= "\u11ff" for char in letters
    )
    if strange > STRANGE * len(letters):
        return True
    han = "".join(filter(has_han, letters))
    return len(han) >= LEAST_HAN and share_of_common(han) < COMMON
