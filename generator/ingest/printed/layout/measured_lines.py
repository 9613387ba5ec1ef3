"""Lines with what their column shares: where its lines begin and end, and how far apart they stand."""

import math
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from generator.ingest.printed.layout.columns import Column
from generator.ingest.printed.layout.pieces import ENDS, Piece

WIDE = 0.6
"""From this share of a column's width on, lines may belong to a text that is indented on both sides."""
ALIKE = 1.1
"""The range in type sizes within which such lines end."""
FLUSH = 8.0
"""The least length in type sizes of lines that show where lines end by ending in the same place."""
OPEN = 3.0
"""How far, in type sizes, the edge may lie beyond lines that all end sentences."""
MOST_ENDS = 100
"""How many places, from the right, are tried as the one where lines end."""
SAME = 1.0
"""Two lines that end this close together end in the same place, in points."""
TOGETHER = 200
"""At most so many columns are compared with one another, so that long files take no longer for each page."""
MARK = 4.0
"""The greatest length of a mark before a text, in type sizes."""
_CLAUSE = re.compile(r"[，、；。（“]")

COMMON = 0.3
"""The share of the most common gap between lines that another one has to be common."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    column: int
    """The number of its column, counted throughout the file."""
    paper: float = 0.0
    """The width of its page."""
    margin: float = 0.0
    """Where the lines of its column begin."""
    edge: float = 0.0
    """Where the lines of its column end."""
    leading: float = 0.0
    """The distance between the lines of its column."""
    is_row: bool = False
    """Whether it consists of cells."""
    hang: float = 0.0
    """Where its words begin after a short mark that precedes them, such as a number in the margin."""


def measured(columns: Sequence[tuple[Column, float]]) -> Iterator[list[Line]]:
    """Yield the lines of each column, given with the width of its page."""
    plain = [[_line(row, number) for row in column.rows] for number, (column, _) in enumerate(columns)]
    margins = [min(line.left for line in lines) for lines in plain]
    leadings = _leadings(plain)
    known: dict[tuple[int, ...], _Sides] = {}
    share = math.ceil(len(columns) / max(1, math.ceil(len(columns) / TOGETHER)))
    for number, ((column, width), lines) in enumerate(zip(columns, plain, strict=True)):
        first = number - number % share
        alike = tuple(
            at
            for at, (other, paper) in enumerate(columns[first : first + share], first)
            if paper == width and _is_alike(column, other, margins[at] - margins[number], 3 * lines[0].size)
        )
        if alike not in known:
            opposite = width if column.is_whole else 0.0
            known[alike] = _sides([line for at in alike for line in plain[at]], opposite)
        margin, edge, insets = known[alike]
        yield [
            replace(
                line,
                paper=width,
                margin=margin,
                edge=insets.get(_place(line), edge),
                leading=leadings[number].get(round(line.size), 0.0),
            )
            for line in lines
        ]


_Sides: TypeAlias = tuple[float, float, Mapping[tuple[int, int], float]]
"""Where lines begin, where they end, and where indented ones end."""


def _sides(lines: Sequence[Line], width: float) -> _Sides:
    margin = min(line.left for line in lines)
    edge = _edge(lines, width - margin if width else 0.0)
    return margin, edge, _insets(lines, margin, edge)


def _is_alike(column: Column, other: Column, offset: float, most: float) -> bool:
    """Return whether two columns have the same sides."""
    narrower = not column.is_whole and other.right > column.right + most
    return column.is_whole == other.is_whole and abs(offset) <= most and not narrower


def _line(row: Sequence[Piece], column: int) -> Line:
    text = row[0].text
    for piece in row[1:]:
        text += (piece.blank_before if "\u3000" in piece.blank_before else "\t") + piece.text
    size = max(row, key=lambda piece: len(piece.text)).size
    has_mark = len(row) == 2 and row[0].right - row[0].left <= MARK * size  # noqa: PLR2004 - a mark and words
    return Line(
        text,
        row[0].left,
        row[-1].right,
        row[0].base,
        size,
        column,
        is_row=len(row) > 1,
        hang=row[1].left if has_mark else 0.0,
    )


def _edge(lines: Sequence[Line], opposite: float) -> float:
    """Return where lines end: where two do, otherwise as far from the page's edge as they begin."""
    ends = sorted((line.right for line in lines), reverse=True)
    begin = min(line.left for line in lines)
    size = statistics.median(line.size for line in lines)
    flush = [
        line.right for line in lines if line.right - line.left > FLUSH * size and not ENDS.search(line.text)
    ]
    for end in ends[:MOST_ENDS]:
        is_wide = end - begin > WIDE * (opposite - begin)
        near = [line for line in lines if end - ALIKE * size <= line.right <= end]
        if is_wide and len(near) > 1 and not all(ENDS.search(line.text) for line in near):
            return end
        if sum(abs(end - other) < SAME for other in flush) > 1:
            return end
    ended = all(ENDS.search(line.text) for line in lines if line.right == ends[0])
    return max(ends[0] + (OPEN * size if ended else 0.0), opposite)


def _insets(lines: Sequence[Line], margin: float, edge: float) -> dict[tuple[int, int], float]:
    """Return where lines end that do not fill their column, by where they begin and their size."""
    ends: dict[tuple[int, int], list[Line]] = defaultdict(list)
    longest: dict[tuple[int, int], float] = defaultdict(float)
    for line, after in pairwise(lines):
        begins = line.hang or line.left
        longest[_place(line)] = max(longest[_place(line)], line.right)
        goes_on = line.column == after.column and abs(begins - after.left) < 0.3 * line.size
        is_wide = line.right - begins > WIDE * (edge - margin)
        if goes_on and is_wide and not ENDS.search(line.text):
            ends[_place(line)].append(line)
    insets = {}
    for place, candidates in ends.items():
        last = max(candidates, key=lambda line: line.right)
        alike = sum(last.right - line.right < ALIKE * line.size for line in candidates)
        evidence = (
            alike - 1 + bool(_CLAUSE.search(last.text)) + ((last.hang or last.left) > margin + last.size)
        )
        if evidence > 1 and longest[place] - last.right < ALIKE * last.size:
            insets[place] = last.right
    return insets


def _place(line: Line) -> tuple[int, int]:
    """Return roughly where a line's words begin and its size, for comparison with others."""
    return round((line.hang or line.left) / 4), round(line.size)


def _leadings(columns: Sequence[Sequence[Line]]) -> list[dict[int, float]]:
    """Return the line distance per type size of each column, or of the file if a column does not show it."""
    everywhere: dict[int, list[float]] = defaultdict(list)
    each: list[dict[int, list[float]]] = []
    for lines in columns:
        here: dict[int, list[float]] = defaultdict(list)
        for line, after in pairwise(lines):
            if round(line.size) == round(after.size):
                here[round(line.size)].append(line.base - after.base)
                everywhere[round(line.size)].append(line.base - after.base)
        each.append(here)
    return [
        {size: min(_usual(gaps), _usual(here.get(size, gaps))) for size, gaps in everywhere.items()}
        for here in each
    ]


def _usual(gaps: Sequence[float]) -> float:
    """Return the gap within paragraphs: the smallest common one, because short paragraphs have more gaps between them."""
    counts = Counter(round(gap * 2) / 2 for gap in gaps)
    return min(gap for gap, count in counts.items() if count >= COMMON * max(counts.values()))
