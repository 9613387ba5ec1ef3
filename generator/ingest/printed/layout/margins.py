"""Running heads, page numbers, and the date and address that a browser prints: found, and left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.ingest.printed.layout.pieces import Piece

EDGE = 0.15
"""The share of a page's height, at its top and foot, within which a running line stands."""
_NUMBER = r"[-—–―─·•~〜\s]*(?:第\s*)?(?:\d{1,4}|[一二三四五六七八九十百〇○]{1,5}(?=\s*[页頁]))(?:\s*[页頁])?[-—–―─·•~〜\s]*+"
_PAGE_NUMBER = re.compile(
    rf"{_NUMBER}(?:[/／|,，、（(\s]*(?:of\s+|共\s*)?\d{{1,4}}\s*+[页頁]?[)）]?[-—–―─·•~〜\s]*)?"
    r"|Page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s+of\s+\d{1,4}"
    r"|共\s*\d{1,4}\s*[页頁][,，、/／\s]*第\s*\d{1,4}\s*[页頁]",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r"[-—–―─·•~〜/／]")
_BARE = re.compile(r"\d{1,4}")
_ADDRESS = re.compile(r"(?:https?|file)://\S*|about:\S*|[\w.-]+\.(?:cn|com|org|gov|net)/\S*", re.IGNORECASE)
_MOMENT = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+(?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Margin:
    """A line that was left out at the edge of a page."""

    page: int
    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of a page, and its height."""

    pieces: list[Piece]
    height: float


def find_margins(pages: Sequence[Page]) -> tuple[list[list[Piece]], list[Margin]]:
    """Return the pieces of each page that belong to its text, and what stands at its edges."""
    rows = [_rows(page.pieces) for page in pages]
    running = _running(pages, rows)
    texts: list[list[Piece]] = []
    margins: list[Margin] = []
    for number, (page, lines) in enumerate(zip(pages, rows, strict=True), 1):
        out = dict(_margins(page, lines, running))
        texts.append([piece for at, row in enumerate(lines) if at not in out for piece in row])
        margins += (Margin(number, _text(lines[at]), is_number) for at, is_number in sorted(out.items()))
    return texts, margins


def marked_margins(pieces: Sequence[Piece], page: int) -> Iterator[Margin]:
    """Return the lines that a file itself marks as the edge of a page."""
    for row in _rows(pieces):
        yield Margin(page, _text(row), all(_PAGE_NUMBER.fullmatch(piece.text.strip()) for piece in row))


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        if rows and abs(rows[-1][0].base - piece.base) <= 0.33 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _text(row: Sequence[Piece]) -> str:
    return "  ".join(piece.text.strip() for piece in row)


def _margins(
    page: Page, rows: Sequence[Sequence[Piece]], running: set[tuple[str, int]]
) -> Iterator[tuple[int, bool]]:
    """Yield the numbers of rows at the edges, from outside inward, and whether they are page numbers."""
    leading = _leading(rows)
    for way in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        for count, at in enumerate(way):
            row = rows[at]
            inner = rows[at + way.step] if 0 <= at + way.step < len(rows) else None
            is_apart = inner is None or _is_apart(row, inner, leading)
            if _is_page_number(page, row, is_apart=is_apart):
                yield at, True
            elif (is_apart and _place(page, row) in running) or _is_printed(page, row, count):
                yield at, False
            else:
                break


def _leading(rows: Sequence[Sequence[Piece]]) -> float:
    """Return the usual distance between lines of a page."""
    gaps = Counter(round(row[0].base - below[0].base) for row, below in pairwise(rows))
    return max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 0.0


def _is_apart(row: Sequence[Piece], inner: Sequence[Piece], leading: float) -> bool:
    """Return whether a line at the edge of a page is apart from its text, and not its first or last line."""
    gap = abs(row[0].base - inner[0].base)
    return (
        gap > 1.15 * leading
        or gap > 2.5 * inner[0].size
        or abs(row[0].size - inner[0].size) > 0.1 * inner[0].size
    )


def _is_page_number(page: Page, row: Sequence[Piece], *, is_apart: bool) -> bool:
    """Return whether a row is a page number, and not a number that is a line of the text."""
    if len(row) > 1 or not _PAGE_NUMBER.fullmatch(row[0].text.strip()):
        return False
    if _BARE.fullmatch(row[0].text.strip()):
        return is_apart and _is_at_edge(page, row)
    return is_apart or _is_at_edge(page, row) or bool(_SET_OFF.search(row[0].text))


def _is_at_edge(page: Page, row: Sequence[Piece]) -> bool:
    return not EDGE * page.height < row[0].base < (1 - EDGE) * page.height


def _is_printed(page: Page, row: Sequence[Piece], count: int) -> bool:
    """Return whether a browser printed a line: the time with a title, or the page's address."""
    if count > 1 or not _is_at_edge(page, row):
        return False
    texts = [piece.text.strip() for piece in row]
    moments = any(_MOMENT.fullmatch(text) for text in texts)
    addresses = any(_ADDRESS.fullmatch(text) for text in texts)
    return moments or (addresses and (len(texts) > 1 or row[0].size < 10))  # noqa: PLR2004 - points; browsers print 8


def _place(page: Page, row: Sequence[Piece]) -> tuple[str, int]:
    """Return what a running line has in common on all pages: its words but for numbers, and its height."""
    return re.sub(r"\d+", "0", _text(row)), round((page.height - row[0].base) / 4)


def _running(pages: Sequence[Page], rows: Sequence[Sequence[Sequence[Piece]]]) -> set[tuple[str, int]]:
    """Return what stands in the same place at the edge of many pages."""
    counts = Counter(
        place
        for page, lines in zip(pages, rows, strict=True)
        for place in {_place(page, row) for row in (*lines[:3], *lines[-3:]) if _is_at_edge(page, row)}
    )
    least = max(2, 0.4 * len(pages))
    return {place for place, count in counts.items() if count >= least}
