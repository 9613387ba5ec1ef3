"""What a page of an OFD file draws: characters at their places, and ruled lines.

After GB/T 33190-2016, chapters 8 to 11. Places are in millimetres from the upper left corner; here they become points
from the lower left one.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from xml.etree.ElementTree import Element

from generator.ingest.ofd.ofd_pages import OfdPage, local_name
from generator.ingest.printed import (
    DEEPEST,
    FARTHEST,
    IDENTITY,
    Budget,
    Glyph,
    Matrix,
    Outline,
    Sheet,
    angle_of,
    apply,
    times,
    turned,
)

POINTS = 72 / 25.4
"""Points in a millimetre."""
UNNAMED = "¤"
"""Stands for a character that has no code (table 45)."""
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{4})")
"""A character that XML cannot hold, and any blank, may be written so (table 45)."""
_STEPS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""The steps of a path, with how many numbers each takes; the last two are where it ends (table 36)."""
_ROOMY = 1.3
"""Up to this many times its own width, the step to the next character tells how wide a character is."""
_DOWNWARD = 90
"""The reading direction of lines that run downward."""


@dataclass(frozen=True, slots=True)
class _Hand:
    """What draws on a sheet."""

    sheet: Sheet
    page: OfdPage
    budget: Budget


@dataclass(frozen=True, slots=True)
class _Type:
    """How a text object sets its characters; sizes are those of its own frame."""

    matrix: Matrix
    own: float
    stretch: float
    is_downward: bool

    @property
    def size(self) -> float:
        """The type size on the page, in points."""
        return self.own * math.sqrt(abs(self.matrix[0] * self.matrix[3] - self.matrix[1] * self.matrix[2]))

    @property
    def angle(self) -> int:
        """The angle of its lines, in degrees."""
        return angle_of(self.matrix)


def draw_page(page: OfdPage, budget: Budget) -> Sheet:
    """Return what a page draws, its templates included.

    Raises ValueError for a drawing beyond measure.
    """
    left, top, width, height = page.box
    sheet = Sheet(width * POINTS, height * POINTS)
    flip = (POINTS, 0.0, 0.0, -POINTS, -left * POINTS, (top + height) * POINTS)
    for layer in page.layers:
        _draw(_Hand(sheet, page, budget), layer, flip, 0)
    sheet.glyphs[:] = [glyph for glyph in sheet.glyphs if _is_on_page(glyph, sheet)]
    return sheet


def _draw(hand: _Hand, block: Element, matrix: Matrix, depth: int) -> None:
    for element in block:
        hand.budget.spend()
        if (element.get("Visible") or "").strip() == "false" or (element.get("Alpha") or "").strip() == "0":
            continue
        match local_name(element):
            case "TextObject":
                hand.sheet.glyphs += _glyphs(hand, element, times(_own(element), matrix))
            case "PathObject":
                _rule(hand, element, times(_own(element), matrix))
            case "ImageObject":
                hand.sheet.has_picture = True
            case "PageBlock" if depth < DEEPEST:
                _draw(hand, element, matrix, depth + 1)
            case "CompositeObject" if depth < DEEPEST:
                unit = hand.page.units.get((element.get("ResourceID") or "").strip())
                for content in () if unit is None else unit:
                    if local_name(content) == "Content":
                        _draw(hand, content, times(_own(element), matrix), depth + 1)


def _own(element: Element) -> Matrix:
    """Return the matrix from an object's own frame to the one around it."""
    left, top, *_ = (*_numbers(element.get("Boundary")), 0.0, 0.0)
    matrix = _numbers(element.get("CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == len(IDENTITY) else IDENTITY
    return a, b, c, d, e + left, f + top


def _glyphs(hand: _Hand, element: Element, matrix: Matrix) -> Iterator[Glyph]:
    """Yield the characters of a text object that is filled or outlined.

    Raises ValueError for one that gives its characters no size, which a viewer cannot place.
    """
    if (element.get("Fill") or "").strip() == "false" and (element.get("Stroke") or "").strip() != "true":
        return
    type_ = _Type(
        matrix,
        own=_number(element.get("Size") or ""),
        stretch=(*_numbers(element.get("HScale")), 1.0)[0],
        is_downward=(*_numbers(element.get("ReadDirection")), 0.0)[0] == _DOWNWARD,
    )
    x = y = 0.0
    for code in element:
        if local_name(code) == "TextCode" and 0 < type_.size < FARTHEST:
            x, y = (*_numbers(code.get("X")), x)[0], (*_numbers(code.get("Y")), y)[0]
            yield from _code_glyphs(hand, type_, code, (x, y))


def _code_glyphs(hand: _Hand, type_: _Type, code: Element, start: tuple[float, float]) -> Iterator[Glyph]:
    """Yield the characters of a text code, the first of which stands at a place of the object's own frame."""
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), code.text or "")
    across, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
    x, y = start
    for char, step_x, step_y in zip_longest(text, across, down):
        hand.budget.spend()
        natural = _width(char) * type_.own * type_.stretch
        width = step_x if step_x and 0 < step_x < _ROOMY * natural else natural
        ends = [turned(apply(type_.matrix, end, y), type_.angle, hand.sheet) for end in (x, x + width)]
        if max(abs(number) for end in ends for number in end) < FARTHEST:
            yield Glyph(
                None if char == UNNAMED else char,
                min(ends)[0],
                max(ends)[0],
                ends[0][1],
                type_.size,
                type_.angle,
                is_downward=type_.is_downward or bool(step_y and not step_x),
            )
        if step_x is not None or step_y is not None:
            x, y = x + (step_x or 0.0), y + (step_y or 0.0)
        elif type_.is_downward:
            y += type_.own
        else:
            x += natural


def _steps(listed: str | None, most: int) -> list[float]:
    """Return the offsets from one character to the next; ``g 3 4.5`` is three times 4.5 (table 46)."""
    words, steps = iter((listed or "").replace(",", " ").split()), list[float]()
    for word in words:
        count = int(_number(next(words, "0"))) if word == "g" else 1
        steps += [_number(next(words, "0") if word == "g" else word)] * max(0, min(count, most - len(steps)))
    return steps


def _width(char: str) -> float:
    """Return how wide a character is, in type sizes, as far as that can be told without its font."""
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def _rule(hand: _Hand, element: Element, matrix: Matrix) -> None:
    """Add the ruled lines of a path; curves count for where they end."""
    data = next((child.text for child in element if local_name(child) == "AbbreviatedData"), None)
    outline, start = Outline(), (0.0, 0.0)
    words = (data or "").replace(",", " ").split()
    at = 0
    while at < len(words):
        hand.budget.spend()
        step, count = words[at], _STEPS.get(words[at], 0)
        numbers = [_number(word) for word in words[at + 1 : at + 1 + count]]
        at += 1 + count
        if step in {"S", "M"} and len(numbers) == count:
            start = apply(matrix, numbers[0], numbers[1])
            outline.begin(*start)
        elif step == "C":
            outline.go(*start)
        elif count and len(numbers) == count:
            outline.go(*apply(matrix, numbers[-2], numbers[-1]))
    is_stroked = (element.get("Stroke") or "").strip() != "false"
    if is_stroked or (element.get("Fill") or "").strip() == "true":
        hand.sheet.strokes += outline.finish(is_stroked=is_stroked)


def _is_on_page(glyph: Glyph, sheet: Sheet) -> bool:
    width, height = (sheet.width, sheet.height) if glyph.angle % 180 == 0 else (sheet.height, sheet.width)
    return -glyph.size < glyph.left < width and -glyph.size < glyph.base < height + glyph.size


def _numbers(listed: str | None) -> Sequence[float]:
    return [_number(word) for word in (listed or "").replace(",", " ").split()]


def _number(word: str) -> float:
    """Return a number.

    Raises ValueError for a word that is not a number, or for one that is too large.
    """
    number = float(word)
    if not abs(number) < FARTHEST:
        raise ValueError(word)
    return number
