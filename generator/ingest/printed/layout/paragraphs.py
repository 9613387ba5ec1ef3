"""Lines joined to paragraphs: by where they begin, how far they reach, and what they say."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.ingest.joining import first_word, join, width_of
from generator.ingest.printed.layout.columns import Block, Column
from generator.ingest.printed.layout.grids import Grid
from generator.ingest.printed.layout.measured_lines import Line, measured
from generator.ingest.printed.layout.pieces import ENDS
from generator.ingest.printed.layout.ruled_tables import grid_lines, listing_lines
from generator.language import HAN

INDENT = 1.2
"""The indent of a paragraph's first line, in type sizes."""
SLACK = 1.1
"""The space in type sizes that a full line may leave beyond what the next word would take."""
ROOM = 0.75
"""The space in type sizes that a full line which ends a sentence leaves at most; one that is indented, over one that is not, ``SLACK``."""
AT_THE_SIDE = 0.5
"""A line that begins so few type sizes from its column's side is not indented."""
LARGER = 1.12
"""A line whose type is larger by this factor belongs to a title."""
SMALLER = 0.9
"""A line whose type is smaller by this factor may belong to a note."""
_OPENS = re.compile(
    r"——|[（(]?[一二三四五六七八九十]{1,3}[）)、．]|第[一二三四五六七八九十]+[章节节條条，、]|\d{1,2}[、．.](?!\d)|[【●■◆•]|[一二三四五六七八九十]是"
)
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、．]|\d{1,2}[、．.](?!\d)|[●■◆•]")
_NOTE = re.compile(rf"\s*(?:[①-⑳]|[\[［〔]\d{{1,2}}[\]］〕]|[¹²³⁴-⁹]+|\*|注[:：\d]|\d{{1,2}}\s*(?=[{HAN}]))")


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
    by_column = iter(measured(columns))
    for page in pages:
        lines: list[Line | str] = []
        for block in page.blocks:
            if isinstance(block, Column):
                lines += next(by_column)
            elif isinstance(block, Grid):
                lines += grid_lines(block)
            else:
                lines += listing_lines(block)
        yield lines


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
        if _begins_note(page[at - 1] if at else None, line):
            start = at
    return page[:start], [line for line in page[start:] if isinstance(line, Line)]


def _begins_note(before: Line | str | None, line: Line) -> bool:
    """Return whether a line begins with the mark of a note, which is no figure within a sentence."""
    if not _NOTE.match(line.text):
        return False
    is_beside = isinstance(before, Line) and before.column == line.column and before.size <= 1.08 * line.size
    return not (
        is_beside and isinstance(before, Line) and not ENDS.search(before.text) and _is_full(before, line)
    )


def _notes(lines: Sequence[Line], body: float) -> Iterator[str]:
    words, last = "", None
    for line in lines:
        if words and (last is None or _begins_note(last, line) or not _goes_on(last, line, body)):
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
    ended = bool(ENDS.search(line.text))
    if follows > INDENT * after.size and follows > begins - INDENT * after.size:
        return not (ended or _OPENS.match(after.text))
    room = SLACK if begins > INDENT * line.size and abs(follows) < AT_THE_SIDE * after.size else ROOM
    return not (ended and (_OPENS.match(after.text) or line.edge - line.right > room * line.size))


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
        and not ENDS.search(line.text)
        and not re.match(r"[—（(〔【]", after.text)
    )
