"""Pieces of lines: characters that stand side by side without a wide gap."""

import re
import statistics
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.ingest.printed.sheet import Glyph

SAME_LINE = 0.33
"""How far, in type sizes, characters of one line may stand above or below each other."""
WIDE = 1.3
"""The width in type sizes of a gap that divides pieces, unless the whole line is widely spaced."""
NARROW = 0.9
"""The same where other lines begin at its right edge: between columns that are one type size apart."""
FEWEST = 4
"""The least number of lines that begin where a column does."""
BLANK = 0.18
"""The width in type sizes of a gap that stands for a blank between Latin words, in files that draw no
blanks."""
SPREAD = 2
"""The number of characters in a widely spaced line that nothing else shows to be one, such as the title of a
notice."""
SMALL = 0.87
"""The share of the type size up to which a raised digit counts as small."""
RAISED = 0.2
HIGHEST = 0.65
ENDS = re.compile(r"[。！？!?…][”’」』）)]*$")
"""What ends a sentence and its line."""
_SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on a line, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    base: float
    size: float
    blank_before: str = ""
    """Blanks that the file draws in the gap before it."""

    @property
    def top(self) -> float:
        """The upper edge of its characters."""
        return self.base + 0.88 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its characters."""
        return self.base - 0.12 * self.size


def find_pieces(glyphs: Sequence[Glyph]) -> list[Piece]:
    """Return the pieces of a page, from top to bottom and from left to right."""
    rows = list(_rows(glyphs))
    pieces = [piece for row in rows for piece in split_row(row)]
    counts = Counter(round(piece.left) for piece in pieces)
    starts = frozenset(left for left, count in counts.items() if count >= FEWEST)
    return [piece for row in rows for piece in split_row(row, starts)] if len(starts) > 1 else pieces


def split_row(row: Sequence[Glyph], starts: Collection[int] = ()) -> Iterator[Piece]:
    """Yield the pieces of the characters on one line; a narrower gap divides them too where ``starts`` has its right edge."""
    visible = _without_doubles(glyph for glyph in row if (glyph.text or "").strip())
    if not visible:
        return
    blanks = [glyph for glyph in row if not (glyph.text or "").strip()]
    gaps = [after.left - before.right for before, after in pairwise(visible)]
    usual = _usual_gap(visible, blanks, gaps)
    part, drawn = [visible[0]], ""
    for before, after, gap in zip(visible, visible[1:], gaps, strict=False):
        wide = NARROW if round(after.left) in starts else WIDE
        if gap > max(wide * max(before.size, after.size), 2.5 * usual):
            yield _piece(part, blanks, usual, drawn)
            drawn = _drawn(before, after, blanks)
            part = []
        part.append(after)
    yield _piece(part, blanks, usual, drawn)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters line by line, each line from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.base, glyph.left)):
        row = rows[-1] if rows else None
        if row and abs(row[0].base - glyph.base) <= SAME_LINE * min(glyph.size, row[0].size):
            row.append(glyph)
        else:
            rows.append([glyph])
    rows = [sorted(row, key=lambda glyph: glyph.left) for row in rows]
    for row, below in pairwise(rows):
        _lower(row, below)
    yield from (sorted(row, key=lambda glyph: glyph.left) for row in rows if row)


def _lower(row: list[Glyph], below: list[Glyph]) -> None:
    """Move small raised characters down to the line to which they belong."""
    size, base = max(glyph.size for glyph in below), statistics.median(glyph.base for glyph in below)
    for glyph in tuple(row):
        beside = any(-0.3 * size < glyph.left - other.right < 0.3 * size for other in below if other.text)
        if glyph.size <= SMALL * size and beside and _is_raised(glyph, base, size):
            row.remove(glyph)
            below.append(glyph)


def _usual_gap(visible: Sequence[Glyph], blanks: Sequence[Glyph], gaps: Sequence[float]) -> float:
    """Return the usual gap of a line; two widely spaced characters are one word if blanks fill the gap."""
    if len(gaps) > 1 or (gaps and _drawn(visible[0], visible[1], blanks)):
        return max(0.0, statistics.median(gaps))
    return 0.0


def _is_raised(glyph: Glyph, base: float, size: float) -> bool:
    return RAISED * size <= glyph.base - base <= HIGHEST * size


def _raised(glyph: Glyph) -> Glyph:
    return replace(glyph, text=(glyph.text or "").translate(_SUPERSCRIPTS))


def _without_doubles(row: Iterable[Glyph]) -> list[Glyph]:
    """Return the characters without those that were drawn twice to look bold."""
    kept: list[Glyph] = []
    for glyph in row:
        if not any(
            other.text == glyph.text
            and abs(other.left - glyph.left) < 0.25 * max(glyph.right - glyph.left, 0.2 * glyph.size)
            for other in kept[-3:]
        ):
            kept.append(glyph)
    return kept


def _piece(part: Sequence[Glyph], blanks: Sequence[Glyph], usual: float, drawn: str) -> Piece:
    base, highest = statistics.median(glyph.base for glyph in part), max(glyph.size for glyph in part)
    part = [
        glyph if glyph.size > SMALL * highest or not _is_raised(glyph, base, highest) else _raised(glyph)
        for glyph in part
    ]
    text = part[0].text or ""
    for before, after in pairwise(part):
        text += _between(before, after, blanks, usual, is_spread=len(part) == SPREAD) + (after.text or "")
    size = statistics.median(glyph.size for glyph in part)
    return Piece(text, part[0].left, part[-1].right, base, size, drawn)


def _between(before: Glyph, after: Glyph, blanks: Sequence[Glyph], usual: float, *, is_spread: bool) -> str:
    """Return the blank between two characters: as drawn, or as the gap suggests."""
    if drawn := _drawn(before, after, blanks):
        return drawn if "\u3000" in drawn else " "
    gap, size = after.left - before.right, max(before.size, after.size)
    latin = (before.text or "")[-1:].isascii() and (after.text or "")[:1].isascii()
    if latin and gap > max(BLANK * size, usual + BLANK * size):
        return " "
    return " " if gap > max(0.75 * size, 2.5 * usual) and not is_spread else ""


def _drawn(before: Glyph, after: Glyph, blanks: Sequence[Glyph]) -> str:
    return "".join(
        blank.text or ""
        for blank in blanks
        if before.left < blank.left < after.left + 0.01 and (blank.left + blank.right) / 2 < after.right
    )
