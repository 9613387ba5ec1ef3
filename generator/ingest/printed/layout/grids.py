"""Tables with ruled lines: their cells, and the characters in each."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.ingest.printed.sheet import Glyph
from generator.ingest.printed.strokes import Stroke

NEAR = 2.5
"""Lines that are this close meet, in points."""
MOST_LINES = 2_000
"""The most ruled lines in the tables of one page; if there are more, they form a drawing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and its contents."""

    left: float
    bottom: float
    right: float
    top: float
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows from top to bottom, each cell in the row where it begins."""

    rows: tuple[tuple[Cell, ...], ...]
    left: float
    bottom: float
    right: float
    top: float


def find_grids(strokes: Sequence[Stroke], glyphs: Sequence[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Return the tables of a page with their contents, and the characters outside of them."""
    if len(strokes) > MOST_LINES:
        return [], list(glyphs)
    level, upright = _merged(strokes, is_level=True), _merged(strokes, is_level=False)
    grids = [grid for group in _joined(level, upright) if (grid := _grid(*group))]
    grids.sort(key=lambda grid: (grid.right - grid.left) * (grid.top - grid.bottom))
    outside: list[Glyph] = []
    for glyph in glyphs:
        home = next((cell for grid in grids if (cell := _cell_at(grid, glyph))), None)
        (home.glyphs if home else outside).append(glyph)
    kept = [grid for grid in grids if _is_table(grid)]
    for grid in grids:
        if grid not in kept:
            outside += (glyph for row in grid.rows for cell in row for glyph in cell.glyphs)
    return sorted(kept, key=lambda grid: -grid.top), outside


def _is_table(grid: Grid) -> bool:
    """Return whether a grid is a table rather than a frame around words."""
    return (
        sum(any((glyph.text or "").strip() for glyph in cell.glyphs) for row in grid.rows for cell in row) > 1
    )


def _cell_at(grid: Grid, glyph: Glyph) -> Cell | None:
    x, y = (glyph.left + glyph.right) / 2, glyph.base + 0.35 * glyph.size
    if not (grid.left <= x <= grid.right and grid.bottom <= y <= grid.top):
        return None
    return next(
        (
            cell
            for row in grid.rows
            for cell in row
            if cell.left <= x <= cell.right and cell.bottom <= y <= cell.top
        ),
        None,
    )


def _merged(strokes: Iterable[Stroke], *, is_level: bool) -> list[Stroke]:
    """Return the lines of one direction, with those that continue each other merged."""
    lines = [_flat(stroke) for stroke in strokes if stroke.is_level == is_level]
    lines.sort()
    merged: list[tuple[float, float, float]] = []
    for at, start, end in lines:
        for number in range(len(merged) - 1, max(-1, len(merged) - 60), -1):
            other, first, last = merged[number]
            if at - other <= NEAR and start <= last + NEAR and end >= first - NEAR:
                merged[number] = (other, min(first, start), max(last, end))
                break
        else:
            merged.append((at, start, end))
    if is_level:
        return [Stroke(start, at, end, at) for at, start, end in merged]
    return [Stroke(at, start, at, end) for at, start, end in merged]


def _flat(stroke: Stroke) -> tuple[float, float, float]:
    if stroke.is_level:
        return (stroke.bottom + stroke.top) / 2, stroke.left, stroke.right
    return (stroke.left + stroke.right) / 2, stroke.bottom, stroke.top


def _joined(
    level: Sequence[Stroke], upright: Sequence[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Yield the lines that meet, table by table."""
    home = list(range(len(level) + len(upright)))

    def root(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    for (row, flat), (column, tall) in itertools.product(enumerate(level), enumerate(upright, len(level))):
        if (
            flat.left - NEAR <= tall.left <= flat.right + NEAR
            and tall.bottom - NEAR <= flat.top <= tall.top + NEAR
        ):
            home[root(column)] = root(row)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for number, line in enumerate([*level, *upright]):
        groups.setdefault(root(number), ([], []))[number >= len(level)].append(line)
    yield from groups.values()


def _grid(level: Sequence[Stroke], upright: Sequence[Stroke]) -> Grid | None:
    across = _places(line.left for line in upright)
    up = _places(line.bottom for line in level)[::-1]
    if len(across) < 2 or len(up) < 2 or len(across) * len(up) > MOST_LINES:  # noqa: PLR2004 - two lines enclose
        return None
    cells = _cells(across, up, level, upright)
    rows = [
        tuple(sorted((cell for cell in cells if cell.top == top), key=lambda cell: cell.left)) for top in up
    ]
    return Grid(tuple(row for row in rows if row), across[0], up[-1], across[-1], up[0])


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def _cells(
    across: Sequence[float], up: Sequence[float], level: Sequence[Stroke], upright: Sequence[Stroke]
) -> list[Cell]:
    """Return the cells, each extended as far as no line divides it."""
    width, height = len(across) - 1, len(up) - 1
    home = {(row, column): (row, column) for row in range(height) for column in range(width)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while home[place] != place:
            place = home[place]
        return place

    for row, column in home:
        middle = (up[row] + up[row + 1]) / 2
        centre = (across[column] + across[column + 1]) / 2
        if column + 1 < width and not any(
            abs(line.left - across[column + 1]) <= NEAR and line.bottom <= middle <= line.top
            for line in upright
        ):
            home[root((row, column + 1))] = root((row, column))
        if row + 1 < height and not any(
            abs(line.bottom - up[row + 1]) <= NEAR and line.left <= centre <= line.right for line in level
        ):
            home[root((row + 1, column))] = root((row, column))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in home:
        groups.setdefault(root(place), []).append(place)
    return [
        Cell(
            across[min(column for _, column in group)],
            up[max(row for row, _ in group) + 1],
            across[max(column for _, column in group) + 1],
            up[min(row for row, _ in group)],
        )
        for group in groups.values()
    ]
