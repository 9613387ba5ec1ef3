"""PDF files with a text layer: what their pages draw."""

import logging
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.ingest.pdf.pen import Fonts, read_sheet
from generator.ingest.printed import Budget, Sheet, read_sheets
from generator.ingest.reading import Reading, encrypted, read_bytes, wrong
from generator.messages import say

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["read_pdf"]


def read_pdf(path: Path) -> Reading:
    """Read a PDF file that has a text layer.

    Raises ProblemsError for a file that is encrypted or damaged, for a scan, and for fonts that do not map to
    Unicode.
    """
    return read_sheets(path, _draw_sheets(path, read_bytes(path)))


def _draw_sheets(path: Path, data: bytes) -> list[Sheet]:
    """Return what each page draws.

    Raises ProblemsError for a file that is encrypted or damaged.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - loaded only for PDF files
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    broken = (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        AssertionError,
        RecursionError,
        ArithmeticError,
        NotImplementedError,
        OSError,
    )
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not _opens_freely(reader):
            raise encrypted(path)
        budget, fonts = Budget(), Fonts()
        return [read_sheet(page, fonts, budget) for page in reader.pages]
    except (*broken, zlib.error, struct.error) as error:
        hint = say("open it in a viewer and print it to a new PDF, or paste its text into a .txt file")
        raise wrong(path, "damaged", say("this PDF file is damaged"), hint) from error


def _opens_freely(reader: "PdfReader") -> bool:
    """Return whether the file opens without a password."""
    from pypdf.errors import DependencyError  # noqa: PLC0415 - loaded only for PDF files

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False
