"""PDF files with a text layer: lines joined to paragraphs, page numbers and running heads left out."""

import logging
import re
import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.ingest.reading import LARGEST_UNPACKED, Reading, read_bytes, wrong
from generator.messages import say

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

LEAST_CHARACTERS = 20
"""Characters a page, on average, below which a file is taken for a scan."""
FULL = 0.86
"""A line that reaches this share of the widest line goes on in the next one."""
INDENT = 1.2
"""Type sizes by which the first line of a paragraph is set in."""
_PAGE_NUMBER = re.compile(r"[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]+\s*\d{1,4}\s*页?)?[-—–·\s]*")
_OPENS = re.compile(
    r"——|[（(]?[一二三四五六七八九十]{1,3}[）)、．]|第[一二三四五六七八九十]+[章节条，、]|\d{1,2}[、．.](?!\d)|[【●■◆•]|[一二三四五六七八九十]是"
)
_ENDS = re.compile(r"[。！？!?][”’」』）)]*$")
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]")


_RADICALS = {
    **{radical: unicodedata.normalize("NFKC", chr(radical)) for radical in range(0x2F00, 0x2FD6)},
    **dict(
        zip(
            map(ord, "⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳"),
            "民母虎西见角贝车长门青韦页风飞马骨鬼鱼鸟卤麦黄齐齿龙龟",
            strict=True,
        )
    ),
}
"""Radicals that some programs write in place of the characters that look the same; source: the decompositions of
Unicode 15 and its table of equivalent ideographs (EquivalentUnifiedIdeograph.txt)."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    """Where it begins on the page, in points."""
    size: float
    """The type size, in points."""

    @property
    def width(self) -> float:
        """How far it reaches from its beginning, in type sizes."""
        return sum(1.0 if _HAN.match(char) else 0.5 for char in self.text)


def read_pdf(path: Path) -> Reading:
    """Read a PDF file that has a text layer.

    Raises ProblemsError for a file that is encrypted or damaged, and for a scan.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - loaded for PDF files alone
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = read_bytes(path)
    broken = (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        AssertionError,
        RecursionError,
        OSError,
    )
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not _opens_freely(reader):
            raise wrong(path, "encrypted", say("this file is encrypted"), say("save it without a password"))
        pages = [list(_page_lines(page)) for page in reader.pages]
    except (*broken, zlib.error, struct.error) as error:
        hint = say("open it in a viewer and print it to a new PDF, or paste its text into a .txt file")
        raise wrong(path, "damaged", say("this PDF file is damaged"), hint) from error
    _check_layer(path, pages)
    return Reading("".join(f"{line}\n" for line in _paragraphs(pages)))


def _opens_freely(reader: "PdfReader") -> bool:
    """Tell whether the file opens without a password."""
    from pypdf.errors import DependencyError  # noqa: PLC0415 - loaded for PDF files alone

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _check_layer(path: Path, pages: Sequence[Sequence[_Line]]) -> None:
    characters = sum(len(line.text) for lines in pages for line in lines)
    if characters > LARGEST_UNPACKED // 3:
        raise wrong(path, "too-large", say("the file unpacks to {count} characters", count=characters))
    if characters < LEAST_CHARACTERS * max(1, len(pages)):
        hint = say("have the text recognised by a program for it, correct it, and save it as .txt")
        raise wrong(path, "scan", say("this PDF holds pictures of pages and no text"), hint)


def _page_lines(page: "PageObject") -> Iterator[_Line]:
    """Give the lines of a page from top to bottom as they were written."""
    chunks: list[tuple[float, float, float, str]] = []

    def visit(text: str, matrix: list[float], place: list[float], _font: Any, size: float) -> None:  # noqa: ANN401
        if text.strip():
            left = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
            height = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
            scale = abs(matrix[3] * place[3]) or 1.0
            chunks.append((height, left, (size or 1.0) * scale, text.strip("\n").translate(_RADICALS)))

    page.extract_text(visitor_text=visit)
    words, left, size, height = "", 0.0, 1.0, None
    for at, start, scale, text in chunks:
        if height is not None and abs(at - height) > 0.5 * scale:
            yield _Line(words.strip(), left, size)
            words = ""
        if not words:
            left, size = start + (len(text) - len(text.lstrip("\u3000"))) * scale, scale
        words, height = words + text, at
    if words.strip():
        yield _Line(words.strip(), left, size)


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> Iterator[str]:
    lines = [line for page in _without_margins(pages) for line in page]
    if not lines:
        return
    widths = sorted(line.width for line in lines)
    widest = widths[int(0.95 * (len(widths) - 1))]
    margin = Counter(round(line.left) for line in lines if line.width >= FULL * widest).most_common(1)[0][0]
    words = ""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        words = _join(words, line.text)
        if after is None or not _goes_on(line, after, widest, margin):
            yield words
            words = ""


def _goes_on(line: _Line, after: _Line, widest: float, margin: float) -> bool:
    """Tell whether a paragraph goes on in the next line."""
    indented = after.left > margin + INDENT * after.size
    reach = line.width + max(0.0, line.left - margin) / line.size
    if indented or reach < FULL * widest or abs(line.size - after.size) > 0.2 * line.size:
        return False
    return not (_ENDS.search(line.text) and _OPENS.match(after.text)) and not (
        _ENDS.search(line.text) and reach < 0.96 * widest
    )


def _join(words: str, more: str) -> str:
    """Join two lines, with a blank between Latin words."""
    blank = " " if words and words[-1].isascii() and words[-1].isalnum() and more[:1].isascii() else ""
    return words + (blank if more[:1].isalpha() else "") + more


def _without_margins(pages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """Give the pages without page numbers, and without what stands at the edge of most of them."""
    edges = Counter(re.sub(r"\d+", "0", line.text) for page in pages for line in {*page[:2], *page[-2:]})
    running = {text for text, count in edges.items() if count > 2 and count > len(pages) / 2}  # noqa: PLR2004
    for page in pages:
        last = len(page) - 1
        yield [
            line
            for at, line in enumerate(page)
            if not (at in (0, last) and _PAGE_NUMBER.fullmatch(line.text))
            and not (at in (0, 1, last - 1, last) and re.sub(r"\d+", "0", line.text) in running)
        ]
