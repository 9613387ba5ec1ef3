"""Plain text and Markdown, in UTF-8 or GB18030."""

import codecs
import re
from pathlib import Path

from generator.errors import Place, Problem, ProblemsError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LEAST_COMMON_SHARE = 0.8
"""A text misread as GB18030 is full of rare characters; of a real one nearly all stand in GB 2312."""


def read_plain(path: Path) -> str:
    """Read a text file; a byte order mark is dropped.

    Raises ProblemsError for a file that cannot be read or is neither UTF-8 nor GB18030.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProblemsError(
            [Problem(Place(path), "", "unreadable", f"cannot be read ({error.strerror})")]
        ) from error
    text = _decode(data)
    if text is None:
        problem = Problem(
            Place(path),
            "",
            "encoding",
            "this is no text in UTF-8 or GB18030",
            "save it as plain text in UTF-8",
        )
        raise ProblemsError([problem])
    return text


def _decode(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text) or (encoding == "gb18030" and not _is_plausible(text)):
            return None
        return text
    return None


def _is_plausible(text: str) -> bool:
    foreign = [char for char in text if char > "\x7f"]
    common = len("".join(foreign).encode("gb2312", "ignore")) // 2
    return common >= _LEAST_COMMON_SHARE * len(foreign)
