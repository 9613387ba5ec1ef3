"""Tables as lines of text: one line per row, with its cells apart."""

from collections.abc import Iterator, Sequence

from generator.ingest.joining import first_word, join, width_of
from generator.ingest.printed.layout.columns import Listing
from generator.ingest.printed.layout.grids import Cell, Grid
from generator.ingest.printed.layout.pieces import Piece, find_pieces

NEARER = 0.95
"""The share of the distance between rows below which a line belongs to the same row."""
CLAUSE = 24
"""The length in characters up to which the paragraphs of a cell are put side by side."""


def grid_lines(grid: Grid) -> Iterator[str]:
    """Yield the rows of a table with ruled lines."""
    space = _inner_space(grid)
    for row in grid.rows:
        cells = [list(_cell_paragraphs(cell, space)) for cell in row]
        if any(len(cell) > 1 and any(len(text) > CLAUSE for text in cell) for cell in cells):
            yield from (text for cell in cells for text in cell)
        elif line := _row_line([" ".join(cell) for cell in cells]):
            yield line


def _inner_space(grid: Grid) -> float:
    """Return the least distance between words and the side of a cell."""
    spaces = [
        glyph.left - cell.left
        for row in grid.rows
        for cell in row
        for glyph in cell.glyphs
        if (glyph.text or "").strip()
    ]
    return max(0.0, min(spaces, default=0.0))


def _cell_paragraphs(cell: Cell, space: float) -> Iterator[str]:
    """Yield the paragraphs of a cell, with the lines of each joined."""
    pieces = find_pieces(cell.glyphs)
    words, last = "", None
    for piece in pieces:
        if last is not None:
            if abs(last.base - piece.base) < 0.3 * piece.size:
                words += " " + piece.text
                last = piece
                continue
            room = cell.right - space - last.right
            if room > (width_of(first_word(piece.text)) + 0.5) * piece.size:
                yield words
                words = ""
        words, last = join(words, piece.text), piece
    if words:
        yield words


def listing_lines(listing: Listing) -> Iterator[str]:
    """Yield the rows of a table without ruled lines; a line without a first cell may continue a row."""
    heights = [row[0].base for row in listing.rows]
    cells = [[_spanned(row, left, right) for left, right in listing.columns] for row in listing.rows]
    pitch = min(
        (above - here for above, here, row in zip(heights, heights[1:], cells[1:], strict=False) if row[0]),
        default=0.0,
    )
    open_row = cells[0]
    for at in range(1, len(cells)):
        is_near = heights[at - 1] - heights[at] < NEARER * pitch
        if not cells[at][0] and is_near and _is_full(listing.rows[at - 1], listing.rows[at], listing):
            open_row = [join(before, cell) for before, cell in zip(open_row, cells[at], strict=True)]
        else:
            yield _row_line(open_row)
            open_row = cells[at]
    yield _row_line(open_row)


def _row_line(cells: Sequence[str]) -> str:
    """Return a row as a line; a single cell is not surrounded by empty ones."""
    return "\t".join(cells).rstrip("\t") if sum(map(bool, cells)) > 1 else "".join(cells)


def _spanned(row: Sequence[Piece], left: float, right: float) -> str:
    return " ".join(piece.text for piece in row if left <= piece.left < right)


def _is_full(last: Sequence[Piece], row: Sequence[Piece], listing: Listing) -> bool:
    """Return whether each cell of a row continues a full line in the row above."""
    return all(
        any(
            left <= other.left < right
            and right - other.right < 2 * other.size
            and abs(other.left - piece.left) < 0.3 * piece.size
            and abs(other.size - piece.size) < 0.1 * piece.size
            for other in last
            for left, right in listing.columns
            if left <= piece.left < right
        )
        for piece in row
    )
