"""Word files (.docx): paragraphs and tables in reading order, headings as headings."""

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from generator.ingest.reading import LARGEST_UNPACKED, Reading, read_bytes, wrong
from generator.messages import say

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    LookupError,
    ValueError,
    OSError,
)
"""What reading a package may end in whose bytes are not what they were."""
_TITLE = re.compile(r"title|标题|题目", re.IGNORECASE)


def read_word(path: Path) -> Reading:
    """Read a .docx file; numbers that Word itself puts before paragraphs are not part of the text.

    Raises ProblemsError for a file that is no .docx, is encrypted, damaged, or unpacks beyond measure.
    """
    from docx import Document  # noqa: PLC0415 - loaded for Word files alone
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415

    data = read_bytes(path)
    _check_package(path, data)
    try:
        file = Document(BytesIO(data))
        lines = [line for line in _lines(file) if line.strip()]
        title = next((words for words, style in _styled(file) if _TITLE.fullmatch(style)), None)
    except (PackageNotFoundError, XMLSyntaxError, AttributeError, TypeError, *_BROKEN) as error:
        hint = say("open it in a word processor and save it anew")
        raise wrong(path, "damaged", say("this Word file is damaged"), hint) from error
    return Reading("".join(f"{line}\n" for line in lines), title)


def _check_package(path: Path, data: bytes) -> None:
    """Refuse what is no package, or a package that is made to burst."""
    if data.startswith(_OLD_FORMAT):
        problem = say("this is an old or an encrypted Word file")
        raise wrong(path, "encrypted", problem, say("open it with its password and save it as .docx"))
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except _BROKEN as error:
        hint = say("save it as .docx from a word processor")
        raise wrong(path, "damaged", say("this is no Word file"), hint) from error
    if any(part.flag_bits & 1 for part in parts):
        raise wrong(path, "encrypted", say("this file is encrypted"), say("save it without a password"))
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED:
        problem = say(
            "the file unpacks to {size:.0f} MB, and at most {most:.0f} MB are read",
            size=unpacked / 1e6,
            most=LARGEST_UNPACKED / 1e6,
        )
        hint = say("keep the text of one publication, without its pictures")
        raise wrong(path, "too-large", problem, hint)


def _lines(file: "WordFile") -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415 - loaded for Word files alone

    for part in file.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = {cell._tc: cell.text for cell in row.cells}  # noqa: SLF001 - merged cells share one element
                yield "\t".join(" ".join(text.split()) for text in cells.values())
        else:
            mark = _mark(part)
            for line in part.text.replace("\t", " ").split("\n"):
                yield mark + line.strip() if line.strip() else ""


def _mark(paragraph: "Paragraph") -> str:
    found = _HEADING.match(_style(paragraph))
    return "#" * (int(found[1]) + 1) + " " if found else ""


def _styled(file: "WordFile") -> Iterator[tuple[str, str]]:
    return (
        (paragraph.text.strip(), _style(paragraph)) for paragraph in file.paragraphs if paragraph.text.strip()
    )


def _style(paragraph: "Paragraph") -> str:
    return (paragraph.style.name if paragraph.style else None) or ""
