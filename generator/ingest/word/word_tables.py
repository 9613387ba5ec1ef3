"""Rows and cells of a table, each merged cell once, and rows as lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from generator.ingest.word.line import Line
from generator.ingest.word.markup import Element, attribute, child, name, number, switch, words_of
from generator.ingest.word.runs import is_prompt
from generator.ingest.word.tally import Kind, Tally

_LONGEST_ROW = 2000
"""A row with more characters is written with its cells below one another."""
_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row."""

    element: Element
    place: int
    """The column where it begins."""
    merges: bool
    """Whether it is one of several cells merged vertically."""
    covered: bool
    """Whether it is not the first of them, and so not shown."""


def find_rows(table: Element, tally: Tally) -> Iterator[list[Cell]]:
    """Yield the cells of each row that is shown; what is deleted or hidden is counted."""
    above: frozenset[int] = frozenset()
    for row in _within(table, "w:tr", tally):
        properties = child(row, "w:trPr")
        gone = _gone(properties, "w:del")
        if gone or switch(properties, "w:hidden"):
            _count(row, "deleted" if gone else "hidden", tally)
            continue
        cells = list(_cells(row, above, tally))
        above = frozenset(cell.place for cell in cells if cell.merges)
        yield cells


def row_lines(cells: Sequence[tuple[Sequence[Line], bool]]) -> Iterator[Line]:
    """Yield a row as one line with tabs between its cells, or as the lines of its cells.

    Each cell is given by its lines and whether a table is among them. The latter if only one cell has words, which is a
    means of layout, or if one line would be too long to read. A cell with a table stands on lines of its own;
    the cells before and after it are on one line each, unless there are paragraphs in them.
    """
    row = _in_one_line([lines for lines, _ in cells])
    if len(row) > _LONGEST_ROW or sum(bool(lines) for lines, _ in cells) == 1:
        yield from (line for lines, _ in cells for line in lines)
        return
    is_nested = any(holds_table for _, holds_table in cells)
    for holds_table, beside in groupby(cells, key=lambda cell: cell[1]):
        group = [lines for lines, _ in beside]
        if holds_table or (is_nested and max(map(len, group)) > 1):
            yield from chain.from_iterable(group)
        elif words := _in_one_line(group).strip():
            yield Line(words)


def _in_one_line(cells: Sequence[Sequence[Line]]) -> str:
    return "\t".join(" ".join(" ".join(line.text for line in cell).split()) for cell in cells)


def _within(element: Element, wanted: str, tally: Tally) -> Iterator[Element]:
    """Yield the parts of a table or a row, including those in content controls."""
    for each in element:
        kind = name(each)
        if kind == wanted:
            yield each
        elif kind == "w:sdt" and is_prompt(each):
            tally.add("placeholders", words=words_of(each))
        elif kind in _WRAPPERS:
            yield from _within(each, wanted, tally)


def _cells(row: Element, above: frozenset[int], tally: Tally) -> Iterator[Cell]:
    place = number(child(row, "w:trPr", "w:gridBefore")) or 0
    for cell in _within(row, "w:tc", tally):
        properties = child(cell, "w:tcPr")
        if _gone(properties, "w:cellDel"):
            _count(cell, "deleted", tally)
            continue
        vertical, beside = _merged(properties), child(properties, "w:hMerge")
        covered = vertical == "continue" and place in above
        if beside is not None and (attribute(beside) or "continue") == "continue":
            covered = True
        if covered:
            _count(cell, "covered", tally)
        yield Cell(cell, place, vertical is not None, covered)
        place += max(1, number(child(properties, "w:gridSpan")) or 1)


def _merged(properties: Element | None) -> str | None:
    """Return how a cell is merged vertically, also by a change that is not accepted yet."""
    change = attribute(child(properties, "w:cellMerge"), "w:vMerge")
    if change:
        return "continue" if change == "cont" else "restart"
    element = child(properties, "w:vMerge")
    return None if element is None else attribute(element) or "continue"


def _gone(properties: Element | None, change: str) -> bool:
    return child(properties, change) is not None


def _count(element: Element, kind: Kind, tally: Tally) -> None:
    if words := words_of(element):
        tally.add(kind, words=words)
