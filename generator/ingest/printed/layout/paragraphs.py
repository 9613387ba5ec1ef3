"""Lines joined to paragraphs: by where they begin, how far they reach, and what they say."""

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from generator.ingest.joining import first_word, join, width_of
from generator.ingest.printed.layout.columns import Block, Column
from generator.ingest.printed.layout.grids import Grid
from generator.ingest.printed.layout.pieces import Piece
from generator.ingest.printed.layout.ruled_tables import grid_lines, listing_lines
from generator.language import HAN

INDENT = 1.2
"""The indent of a paragraph's first line, in type sizes."""
SLACK = 1.1
"""The space in type sizes that a full line may leave beyond what the next word would take."""
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
MARK = 4.0
"""The greatest length of a mark before a text, in type sizes."""
LARGER = 1.12
"""A line whose type is larger by this factor belongs to a title."""
SMALLER = 0.9
"""A line whose type is smaller by this factor may belong to a note."""
_OPENS = re.compile(
    r"——|[（(]?[一二三四五六七八九十]{1,3}[）)、．]|第[一二三四五六七八九十]+[章节节條条，、]|\d{1,2}[、．.](?!\d)|[【●■◆•]|[一二三四五六七八九十]是"
)
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、．]|\d{1,2}[、．.](?!\d)|[●■◆•]")
_ENDS = re.compile(r"[。！？!?…][”’」』）)]*$")
_CLAUSE = re.compile(r"[，、；。（“]")
_NOTE = re.compile(rf"\s*(?:[①-⑳]|[\[［〔]\d{{1,2}}[\]］〕]|[¹²³⁴-⁹]+|\*|注[:：\d]|\d{{1,2}}\s*(?=[{HAN}]))")


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


@dataclass(frozen=True, slots=True)
class Sheetful:
    """The blocks of a page in order, and its width."""

    blocks: Sequence[Block]
    width: float


def read_paragraphs(pages: Sequence[Sheetful]) -> Iterator[str]:
    """Yield the paragraphs of a file in order; footnotes follow the paragraph that they interrupt."""
    lines = list(_lines(pages))
    if not lines:
        return
    body = _usual_size(line for page in lines for line in page if isinstance(line, Line))
    words, last = "", None
    held: list[str] = []
    for page in lines:
        text, notes = _without_notes(page, body)
        for line in text:
            if isinstance(line, str):
                yield from _closed(words, held)
                words, last = "", None
                yield line
                continue
            if last is None or not _goes_on(last, line, body):
                yield from _closed(words, held)
                words = ""
            words, last = join(words, line.text), line
        held += _notes(notes, body)
    yield from _closed(words, held)


def _closed(words: str, held: list[str]) -> Iterator[str]:
    """Yield a finished paragraph, and the notes that had to wait for it."""
    if words:
        yield words
    yield from held
    held.clear()


def _lines(pages: Sequence[Sheetful]) -> Iterator[list[Line | str]]:
    """Yield the lines of each page in order, with what their column shares; tables stay as they are."""
    columns = [(block, page.width) for page in pages for block in page.blocks if isinstance(block, Column)]
    measured = iter(_measured(columns))
    for page in pages:
        lines: list[Line | str] = []
        for block in page.blocks:
            if isinstance(block, Column):
                lines += next(measured)
            elif isinstance(block, Grid):
                lines += grid_lines(block)
            else:
                lines += listing_lines(block)
        yield lines


def _measured(columns: Sequence[tuple[Column, float]]) -> Iterator[list[Line]]:
    plain = [[_line(row, number) for row in column.rows] for number, (column, _) in enumerate(columns)]
    margins = [min(line.left for line in lines) for lines in plain]
    leadings = _leadings(plain)
    known: dict[tuple[int, ...], _Sides] = {}
    for number, ((column, width), lines) in enumerate(zip(columns, plain, strict=True)):
        alike = tuple(
            at
            for at, (other, paper) in enumerate(columns)
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
        line.right for line in lines if line.right - line.left > FLUSH * size and not _ENDS.search(line.text)
    ]
    for end in ends[:MOST_ENDS]:
        is_wide = end - begin > WIDE * (opposite - begin)
        near = [line for line in lines if end - ALIKE * size <= line.right <= end]
        if is_wide and len(near) > 1 and not all(_ENDS.search(line.text) for line in near):
            return end
        if sum(abs(end - other) < SAME for other in flush) > 1:
            return end
    ended = all(_ENDS.search(line.text) for line in lines if line.right == ends[0])
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
        if goes_on and is_wide and not _ENDS.search(line.text):
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
    """Return the gap within paragraphs: the most common one, and the smallest of those equally common."""
    counts = Counter(round(gap * 2) / 2 for gap in gaps)
    return min(counts, key=lambda gap: (-counts[gap], gap))


def _usual_size(lines: Iterable[Line]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 1.0


def _without_notes(page: Sequence[Line | str], body: float) -> tuple[Sequence[Line | str], list[Line]]:
    """Return a page's text, and the lines of the notes at its foot."""
    start = len(page)
    for at in range(len(page) - 1, -1, -1):
        line = page[at]
        if isinstance(line, str) or line.size > SMALLER * body:
            break
        if _NOTE.match(line.text):
            start = at
    return page[:start], [line for line in page[start:] if isinstance(line, Line)]


def _notes(lines: Sequence[Line], body: float) -> Iterator[str]:
    words, last = "", None
    for line in lines:
        if words and (last is None or _NOTE.match(line.text) or not _goes_on(last, line, body)):
            yield words
            words = ""
        words, last = join(words, line.text), line
    if words:
        yield words


def _goes_on(line: Line, after: Line, body: float) -> bool:
    """Return whether a paragraph continues in the next line."""
    if (
        (line.is_row and not line.hang)
        or after.is_row
        or abs(line.size - after.size) > 0.08 * line.size
        or line.paper != after.paper
    ):
        return False
    if line.column == after.column:
        gap = line.base - after.base
        if line.size > LARGER * body and _is_title(line, after, gap):
            return True
        if line.leading and gap > 1.35 * line.leading + 0.1 * line.size:
            return False
    return _is_full(line, after) and not _is_set_right(line) and _runs_on(line, after)


def _runs_on(line: Line, after: Line) -> bool:
    """Return whether two lines belong to one paragraph, by where they begin and how the first one ends."""
    begins, follows = (line.hang or line.left) - line.margin, after.left - after.margin
    if follows > begins + INDENT * after.size:
        return _hangs(line, after)
    if _ITEM.match(line.text) and _ITEM.match(after.text):
        return False
    ended = bool(_ENDS.search(line.text))
    if follows > INDENT * after.size and follows > begins - INDENT * after.size:
        return not ended
    return not (ended and _OPENS.match(after.text)) and not (
        ended and line.edge - line.right > 0.75 * line.size
    )


def _is_full(line: Line, after: Line) -> bool:
    """Return whether a line had no room for the first word of the next."""
    taken = width_of(first_word(after.text)) * after.size
    return line.edge - line.right < taken + SLACK * line.size


def _is_set_right(line: Line) -> bool:
    """Return whether a line stands at the right, like a signature."""
    return line.left - line.margin > max(5 * line.size, 0.25 * (line.edge - line.margin))


def _hangs(line: Line, after: Line) -> bool:
    """Return whether the next line is indented to stand below the words of a list's item."""
    mark = _OPENS.match(line.text)
    return bool(mark) and after.left - line.left <= (len(mark[0]) + 1.2) * line.size if mark else False


def _is_title(line: Line, after: Line, gap: float) -> bool:
    """Return whether a title continues in the next line: both are centred at about the same place."""
    middle, other = (line.left + line.right) / 2, (after.left + after.right) / 2
    return (
        abs(middle - other) <= line.size
        and (line.left > line.margin + 0.5 * line.size or _is_full(line, after))
        and gap <= 2.2 * line.size
        and not _ENDS.search(line.text)
        and not re.match(r"[—（(〔【]", after.text)
    )
