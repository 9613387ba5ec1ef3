"""The reading order of a page: columns are read one after the other, everything else row by row."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.ingest.printed.layout.grids import Grid
from generator.ingest.printed.layout.pieces import ENDS, Piece

GUTTER = 0.95
"""The least width of the white between two columns, in type sizes."""
NARROWEST = 7.0
"""The least width of a text column in type sizes; a narrower one belongs to a table."""
FULL = 0.75
"""The share of a column's width that most lines of running text fill."""
APART = 1.4
"""How much wider than the gaps before it a gap is where columns end, unless their lines go on below it."""
FEWEST = 4
"""The least number of rows that count as columns if their lines stand at different heights."""
DEEPEST = 6
NARROWER = 0.8
"""A column of at most this share of another one's width may be a box that a paragraph runs beside."""
FEWEST_BESIDE = 3
"""How many lines set in from the left show that they run beside a picture."""
MOST_BESIDE = 200
"""How many lines are looked at for this; a page has less than a hundred."""
TO_THE_LAST = 0.5
"""The space in type sizes that a full line which ends a sentence leaves at most."""
SET_IN = 5.0
"""How far, in type sizes, they are set in at least."""
LEADING = 1.4
"""The distance in type sizes of the lines with which a table is filled."""

Row = list[Piece]


@dataclass(frozen=True, slots=True)
class Column:
    """Rows that are read one after the other."""

    rows: tuple[tuple[Piece, ...], ...]
    left: float
    right: float
    is_whole: bool
    """Whether it takes up the full width of the page."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table without ruled lines: rows of cells, by column."""

    rows: tuple[tuple[Piece, ...], ...]
    columns: tuple[tuple[float, float], ...]


Block = Column | Listing | Grid


def order(pieces: Sequence[Piece], grids: Sequence[Grid]) -> Iterator[Block]:
    """Yield the blocks of a page in the order in which they are read."""
    if grids and (blocks := _with_tables_in_columns(pieces, grids)):
        yield from blocks
        return
    rest = sorted(pieces, key=lambda piece: -piece.base)
    for grid in grids:
        above = [piece for piece in rest if piece.base > (grid.top + grid.bottom) / 2]
        # What stands beside a table is read before it.
        yield from _order(above, 0)
        yield grid
        rest = [piece for piece in rest if piece.base <= (grid.top + grid.bottom) / 2]
    yield from _order(rest, 0)


def _with_tables_in_columns(pieces: Sequence[Piece], grids: Sequence[Grid]) -> tuple[Block, ...]:
    """Return the blocks of a page whose tables stand in columns of text; none where words stand beside a table.

    Each table is filled with lines of its width, and a run of these becomes the table again.
    """
    size = statistics.median(piece.size for piece in pieces) if pieces else 1.0
    filled = {piece: grid for grid in grids for piece in _lines_within(grid, size)}
    blocks: list[Block] = []
    for block in _order([*pieces, *filled], 0):
        if not any(piece in filled for row in block.rows for piece in row):
            blocks.append(block)
        elif isinstance(block, Column) and all(len(row) == 1 for row in block.rows):
            blocks += _parted_by_tables(block, filled)
        else:
            return ()
    found = sum(isinstance(block, Grid) for block in blocks)
    return tuple(blocks) if found == len(grids) else ()


def _lines_within(grid: Grid, size: float) -> Iterator[Piece]:
    """Yield lines from a table's top to its bottom, as many as its height holds."""
    count = max(1, round((grid.top - grid.bottom) / (LEADING * size)))
    for number in range(count + 1):
        base = grid.top - number * (grid.top - grid.bottom) / count
        yield Piece("", grid.left, grid.right, base, size)


def _parted_by_tables(column: Column, filled: Mapping[Piece, Grid]) -> Iterator[Block]:
    """Yield the rows of a column between its tables, and the tables."""
    for grid, rows in groupby(column.rows, key=lambda row: filled.get(row[0])):
        yield grid or _column([list(row) for row in rows], is_whole=column.is_whole)


def _order(pieces: Sequence[Piece], depth: int) -> Iterator[Column | Listing]:
    rows = _rows(pieces)
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        end, spans = _band(rows, at)
        parted = len(spans) > 1 and depth < DEEPEST and _begins_parted(rows, at)
        block = _told_apart(rows[at:end], spans) if parted else None
        if block is None:
            plain.append(rows[at])
            at += 1
            continue
        yield from _columns(plain, is_whole=depth == 0)
        at = end
        if isinstance(block, Listing):
            yield block
        elif wrapped := _wrapped(block, plain, rows[end:]):
            main, rest, box = wrapped
            yield from _order(main, depth + 1)
            yield from _columns(rest, is_whole=depth == 0)
            yield from _order(box, depth + 1)
            at += len(rest)
        else:
            for column in block:
                yield from _order(column, depth + 1)
        plain = []
    yield from _columns(plain, is_whole=depth == 0)


def _wrapped(
    columns: Sequence[list[Piece]], above: Sequence[Row], below: Sequence[Row]
) -> tuple[list[Piece], Sequence[Row], list[Piece]] | None:
    """Return the words beside a box, the rows below both that end their paragraph, and the box.

    ``None`` where no paragraph runs from above or to below along the narrower of two columns.
    """
    box, main = sorted(columns, key=_width)[:2]
    if len(columns) != 2 or _width(box) > NARROWER * _width(main):  # noqa: PLR2004 - a box and what is beside it
        return None
    left, right = min(piece.left for piece in (*box, *main)), max(piece.right for piece in (*box, *main))
    first, last = max(main, key=lambda piece: piece.base), min(main, key=lambda piece: piece.base)
    edge = max(piece.right for piece in main)
    rest: list[Row] = []
    for row in below:
        if not (_is_unfinished(last, edge) and _is_next(last, row[0], left)):
            break
        rest.append(row)
        last, edge = row[-1], right
    begins = min(piece.left for piece in main)
    runs_in = bool(above) and _is_unfinished(above[-1][-1], right) and _is_next(above[-1][-1], first, begins)
    return (main, rest, box) if rest or runs_in else None


def _width(column: Sequence[Piece]) -> float:
    return max(piece.right for piece in column) - min(piece.left for piece in column)


def _is_unfinished(piece: Piece, edge: float) -> bool:
    """Return whether a line is full; one that ends a sentence, to the last sign."""
    return edge - piece.right < (TO_THE_LAST if ENDS.search(piece.text) else 2.0) * piece.size


def _is_next(piece: Piece, after: Piece, left: float) -> bool:
    """Return whether a line follows another one of the same type, and begins no paragraph."""
    is_near = abs(piece.base - after.base) < 2.5 * piece.size
    return (
        is_near and abs(after.left - left) < piece.size and abs(after.size - piece.size) < 0.08 * piece.size
    )


def _columns(rows: Sequence[Row], *, is_whole: bool) -> Iterator[Column]:
    """Yield rows as columns: those that run beside a picture, after what is below it, and those between."""
    left, right = (
        min((row[0].left for row in rows), default=0.0),
        max((row[-1].right for row in rows), default=0.0),
    )
    start = at = 0
    while at < len(rows):
        beside, below = _beside_picture(rows, at, left, right)
        if not beside:
            at += 1
            continue
        for part in (rows[start:at], below):
            if part:
                yield _column(part, is_whole=is_whole)
        yield _column(beside, is_whole=False)
        start = at = at + len(beside) + len(below)
    if rows[start:]:
        yield _column(rows[start:], is_whole=is_whole)


def _beside_picture(
    rows: Sequence[Row], start: int, left: float, right: float
) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return rows from ``start`` on that are set in from the left up to the right, and those left of them among these."""
    beside: list[Row] = []
    below: list[Row] = []
    size, begin, end = rows[start][0].size, rows[start][0].left, 0
    for row in rows[start : start + MOST_BESIDE]:
        piece = row[0]
        if beside and row[-1].right < begin:
            below.append(row)
        elif len(row) == 1 and piece.left > left + SET_IN * size and abs(piece.size - size) < 0.08 * size:
            beside.append(row)
            begin, end = min(begin, piece.left), len(below)
        else:
            break
    flush = sum(row[0].left - begin < 0.3 * size for row in beside)
    full = sum(right - row[0].right < 2 * size for row in beside)
    is_even = all(row[0].left - begin <= 2.5 * size for row in beside)
    enough = max(FEWEST_BESIDE, 0.5 * len(beside) + 0.5)
    return (beside, below[:end]) if is_even and flush >= enough and full >= enough else ((), ())


def _begins_parted(rows: Sequence[Row], at: int) -> bool:
    """Return whether columns begin in a row, all at about the same height."""
    below = rows[at + 1][0] if at + 1 < len(rows) else None
    return len(rows[at]) > 1 or (below is not None and rows[at][0].base - below.base < below.size)


def _column(rows: Sequence[Row], *, is_whole: bool) -> Column:
    pieces = [piece for row in rows for piece in row]
    return Column(
        tuple(tuple(row) for row in rows),
        min(piece.left for piece in pieces),
        max(piece.right for piece in pieces),
        is_whole,
    )


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """Return pieces that stand beside each other as rows, from top to bottom."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        if rows and abs(rows[-1][0].base - piece.base) <= 0.5 * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _band(rows: Sequence[Row], start: int) -> tuple[int, list[tuple[float, float]]]:
    """Return where the rows end that the same gaps divide, and the spans between these gaps."""
    spans: list[tuple[float, float]] = []
    gaps: list[float] = []
    for at in range(start, len(rows)):
        size = max(piece.size for piece in rows[at])
        wider = _merged([*spans, *((piece.left, piece.right) for piece in rows[at])], GUTTER * size)
        gap = _gap_above(rows[start:at], rows[at])
        apart = len(gaps) > 1 and gap > APART * max(gaps) and not _goes_on(rows[at : at + FEWEST], spans)
        if at > start and (len(wider) < max(2, len(spans)) or (len(spans) > 1 and apart)):
            return at, spans
        spans = wider
        gaps += [gap] if gap else []
    return len(rows), spans


def _gap_above(rows: Sequence[Row], row: Row) -> float:
    """Return the least distance of a row's pieces from those above them in their columns; 0 if there are none."""
    return min(
        (
            above.base - piece.base
            for piece in row
            for above in next(filter(None, (_over(piece, each) for each in reversed(rows))), ())
        ),
        default=0.0,
    )


def _over(piece: Piece, row: Row) -> list[Piece]:
    return [other for other in row if other.left < piece.right and piece.left < other.right]


def _goes_on(rows: Sequence[Row], spans: Sequence[tuple[float, float]]) -> bool:
    """Return whether one of some rows fills a column: the gap before them is that between paragraphs."""
    return any(
        left <= piece.left and FULL * (right - left) <= piece.right - piece.left <= right - left + piece.size
        for row in rows
        for piece in row
        for left, right in spans
    )


def _merged(spans: Sequence[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1] + least:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _told_apart(
    rows: Sequence[Row], spans: Sequence[tuple[float, float]]
) -> Listing | list[list[Piece]] | None:
    """Return columns of running text, a table, or ``None`` if only a line or two are set apart."""
    columns = [
        [piece for row in rows for piece in row if left <= piece.left < right] for left, right in spans
    ]
    beside = sum(len(row) > 1 for row in rows)
    is_text = all(
        _is_text(column, right - left) for column, (left, right) in zip(columns, spans, strict=True)
    )
    if is_text and (beside > 1 or len(rows) >= FEWEST):
        return columns
    if beside > 1:
        return Listing(tuple(tuple(row) for row in rows), tuple(spans))
    return None


def _is_text(column: Sequence[Piece], width: float) -> bool:
    """Return whether a column holds running text rather than cells."""
    size = statistics.median(piece.size for piece in column)
    full = sum(piece.right - piece.left >= FULL * width for piece in column)
    return width >= NARROWEST * size and full * 2 >= len(column)
