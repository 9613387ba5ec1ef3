"""Plain text and Markdown, in UTF-8 or GB18030."""

import codecs
import re
from pathlib import Path

from generator.errors import ProblemsError
from generator.ingest.reading import Reading, read_bytes, wrong
from generator.language import HAN
from generator.messages import say

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LEAST_COMMON_SHARE = 0.8
"""A text misread as GB18030 is full of rare characters; of a real one nearly all stand in GB 2312."""
_MIXED = re.compile(f"[{HAN}]{{4}}")


def read_plain(path: Path) -> Reading:
    """Read a text file; a byte order mark is dropped.

    Raises ProblemsError for a file that cannot be read or is neither UTF-8 nor GB18030.
    """
    return Reading(decode(path, read_bytes(path)))


def decode(path: Path, data: bytes) -> str:
    """Give the text of bytes in UTF-8 or GB18030.

    Raises ProblemsError, with the line, for bytes that are neither, or partly the one and partly the other.
    """
    text = (
        None if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _decoded(data, "utf-8-sig")
    )
    if text is None:
        text = _decoded(data, "gb18030")
        if text is None or not _is_plausible(text):
            raise _undecodable(path)
        _refuse_mixed(path, data)
    if _CONTROL.search(text):
        raise _undecodable(path)
    return text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refuse_mixed(path: Path, data: bytes) -> None:
    """Refuse a line in UTF-8 within a file in GB18030."""
    for number, line in enumerate(data.split(b"\n"), 1):
        text = _decoded(line, "utf-8")
        if text and _MIXED.search(text):
            problem = say("this line is in UTF-8 and the rest of the file in GB18030")
            raise wrong(path, "encoding", problem, say("save it as plain text in UTF-8"), number)


def _undecodable(path: Path) -> ProblemsError:
    problem = say("this is no text in UTF-8 or GB18030")
    return wrong(path, "encoding", problem, say("save it as plain text in UTF-8"))


def _is_plausible(text: str) -> bool:
    foreign = [char for char in text if char > "\x7f"]
    common = len("".join(foreign).encode("gb2312", "ignore")) // 2
    return common >= _LEAST_COMMON_SHARE * len(foreign)
