"""Numbers whose unit stands elsewhere: rows after 分别 and columns of a table, and what each of them counts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from generator.extract.findings import Extraction, FoundFigure
from generator.extract.form import Ordered, cells_under_heads
from generator.language import HAN, MEASURES, number
from generator.model import Span

_RESPECTIVELY = "分别"
_REACH = 60
"""How far after 分别 a row of figures may go, in characters."""
_BARE = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?=(?:、|和|及|与)\d)")
_HEAD = re.compile(rf"(?<=[{HAN}])[（(](?:单位[：:])?(?P<unit>[万亿千百]*(?:{MEASURES}|%|％|‰|℃))[）)]$")
"""The end of a column's head with its unit."""
_CELL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DIGITS = re.compile(r"[\d.,．，]+")
_BETWEEN = re.compile(r"[、，,]?(?:和|及|与)?[^、，。；\d]{0,6}")
_SUBJECTS = re.compile(r"[^，,。；;\n]*$")
_LINKS = re.compile(r"、|和|及|与")
_PREDICATE = re.compile(r"(?:同比|环比|比上年|较上年)$")


def find_series(found: Extraction) -> Extraction:
    """Add numbers whose unit comes with the last of their row, and pair each row with what it counts.

    As in 5.2、4.1和3.0个百分点, and 新增企业和注销企业分别为120家和30家. A row is paired only where there are as many
    names as figures. A cell that is a bare number has the unit in the head of its column, to the letter, as in 万元.
    """
    text = found.document.text
    figures = sorted(
        [*found.figures, *_bare(found), *_in_columns(found)], key=lambda figure: figure.span.start
    )
    counted = dict(_paired(text, Ordered(figures)))
    return found.adding(
        figures=tuple(
            replace(each, of=counted[each.span]) if each.span in counted else each for each in figures
        )
    )


def _paired(text: str, figures: Ordered[FoundFigure]) -> Iterator[tuple[Span, Span]]:
    """Yield the span of each figure after 分别 with that of what it counts."""
    for match in re.finditer(_RESPECTIVELY, text):
        row = _row(text, figures, match.end())
        for figure, name in zip(row, _names(text, match.start(), len(row)), strict=False):
            yield figure.span, name


def _bare(found: Extraction) -> Iterator[FoundFigure]:
    """Yield the numbers of a row that come before the one with the unit."""
    text = found.document.text
    ends = {figure.span.start: figure for figure in found.figures}
    for match in re.finditer(_RESPECTIVELY, text):
        at, waiting = match.end(), []
        limit = min(len(text), at + _REACH)
        while bare := _BARE.search(text, at, limit):
            if not _BETWEEN.fullmatch(text, at, bare.start()):
                break
            waiting.append(bare)
            at = bare.end() + 1
        last = ends.get(at)
        if last and last.value_to is None and all(bare.start() not in ends for bare in waiting):
            for bare in waiting:
                written = number(_DIGITS.match(text, at)[0]) or 1  # type: ignore[index] # it is a number
                scale = last.value / float(written)
                value = round(float(bare["value"]) * scale, 6)
                yield FoundFigure(Span(*bare.span("value")), value, last.unit, None, last.bound, last.of)


def _in_columns(found: Extraction) -> Iterator[FoundFigure]:
    """Yield the bare numbers in the cells of tables whose column says its unit in brackets, as in 金额（万元）."""
    for head, cell in cells_under_heads(found.lines):
        written = found.document.quote(cell)
        if not _CELL.fullmatch(written):
            continue
        name, unit = _head(found, head)
        if unit:
            yield FoundFigure(cell, float(number(written) or 0), unit, of=name)


def _head(found: Extraction, cell: Span) -> tuple[Span, str]:
    """Return the name and the unit of a column; the unit is empty if its head has none in brackets."""
    unit = _HEAD.search(found.document.quote(cell))
    return (Span(cell.start, cell.start + unit.start()), unit["unit"]) if unit else (cell, "")


def _row(text: str, figures: Ordered[FoundFigure], start: int) -> list[FoundFigure]:
    """Return the figures that follow one another from a place on."""
    after = [*figures.within(Span(start, start + _REACH))]
    if not after or not _BETWEEN.fullmatch(text, start, after[0].span.start):
        return []
    row = after[:1]
    for one, other in pairwise(after):
        if not _BETWEEN.fullmatch(text, one.span.end, other.span.start):
            break
        row.append(other)
    return row


def _names(text: str, end: int, count: int) -> list[Span]:
    """Return as many names as wanted from the clause before 分别, or from the one before that, or else none."""
    for _ in range(2):
        clause = _SUBJECTS.search(text, max(0, end - 2 * _REACH), end)
        if clause is None:
            return []
        stop = clause.start() + len(_PREDICATE.sub("", clause.group()))
        if names := _split(text, clause.start(), stop, count):
            return names
        end = clause.start() - 1
    return []


def _split(text: str, start: int, end: int, count: int) -> list[Span]:
    links = [match.span() for match in _LINKS.finditer(text, start, end)]
    if count < 2 or len(links) != count - 1:  # noqa: PLR2004 - one figure is no row
        return []
    starts = [start, *(after for _, after in links)]
    ends = [*(before for before, _ in links), end]
    return [Span(one, other) for one, other in zip(starts, ends, strict=True) if one < other]
