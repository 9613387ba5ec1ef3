"""In which direction the lines of a page run, and which are askew."""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.ingest.printed.sheet import Glyph, Sheet
from generator.language import VERTICAL_FORMS

STRAIGHT = (0, 90, 180, 270)
_DOWN = 270
"""The angle of Latin words in vertical text, and of the frame in which vertical lines are level."""


@dataclass(frozen=True, slots=True)
class Turned:
    """The characters of a page in a frame in which lines run from left to right and from top to bottom."""

    width: float
    height: float
    level: list[Glyph]
    """Characters of lines that run as most of the page's do."""
    others: list[Glyph]
    """Characters of straight lines that run in another direction."""
    askew: list[Glyph]
    """Characters of lines that are parallel to no edge, such as watermarks."""
    is_vertical: bool


def turn(sheet: Sheet) -> Turned:
    """Return a page's characters, turned so that its lines are level."""
    angles = Counter(glyph.angle for glyph in sheet.glyphs if (glyph.text or "?").strip())
    askew = [glyph for glyph in sheet.glyphs if glyph.angle not in STRAIGHT]
    straight = [glyph for glyph in sheet.glyphs if glyph.angle in STRAIGHT]
    angle = max(STRAIGHT, key=lambda angle: (angles[angle], -angle))
    main = [glyph for glyph in straight if glyph.angle == angle]
    width, height = (sheet.width, sheet.height) if angle in {0, 180} else (sheet.height, sheet.width)
    down = _downward(main)
    if angle == 0 and sum(down) > len(main) / 2:
        vertical = [_laid(glyph, sheet) for glyph, is_down in zip(main, down, strict=True) if is_down]
        vertical += [glyph for glyph in straight if glyph.angle == _DOWN]
        level = [glyph for glyph, is_down in zip(main, down, strict=True) if not is_down]
        return Turned(sheet.height, sheet.width, vertical, level, askew, is_vertical=True)
    others = [glyph for glyph in straight if glyph.angle != angle]
    return Turned(width, height, main, others, askew, is_vertical=False)


def _downward(glyphs: Sequence[Glyph]) -> list[bool]:
    """Return for each character, in drawing order, whether it stands in a line that runs downward."""
    below = [
        abs(before.left - after.left) < 0.6 * before.size
        and 0.6 * before.size < before.base - after.base < 1.9 * before.size
        for before, after in pairwise(glyphs)
    ]
    if not glyphs:
        return []
    near = zip([False, *below], [*below, False], strict=True)
    return [glyph.is_downward or (above or under) for glyph, (above, under) in zip(glyphs, near, strict=True)]


def _laid(glyph: Glyph, sheet: Sheet) -> Glyph:
    """Return a character of a vertical line in the frame in which that line is level."""
    top = glyph.base + 0.88 * glyph.size
    middle = statistics.fmean((glyph.left, glyph.right))
    return replace(
        glyph,
        text=glyph.text.translate(VERTICAL_FORMS) if glyph.text else glyph.text,
        left=sheet.height - top,
        right=sheet.height - top + glyph.size,
        base=middle - 0.38 * glyph.size,
        angle=0,
    )
