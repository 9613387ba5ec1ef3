"""The cells of tables, whose rows are lines with tabs, each with the head of its column."""

from collections.abc import Iterable, Iterator

from generator.extract.form.lines import Line
from generator.model import Span


def cells_under_heads(lines: Iterable[Line]) -> Iterator[tuple[Span, Span]]:
    """Yield each cell below the first row of a table, after the head of its column; a row of another length is a first row."""
    heads: tuple[Span, ...] = ()
    for line in lines:
        if "\t" not in line.text:
            heads = ()
            continue
        cells = tuple(_cells(line))
        if len(cells) == len(heads):
            yield from zip(heads, cells, strict=True)
        else:
            heads = cells


def _cells(line: Line) -> Iterator[Span]:
    """Yield the cells of a line, without the spaces around what they hold."""
    start = line.span.start
    for cell in line.text.split("\t"):
        begin = start + len(cell) - len(cell.lstrip())
        yield Span(begin, begin + len(cell.strip()))
        start += len(cell) + 1
