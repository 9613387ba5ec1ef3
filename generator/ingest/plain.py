"""Plain text and Markdown, in UTF-8, UTF-16, GB18030 or Big5."""

import codecs
import re
from pathlib import Path

from generator.errors import ProblemsError
from generator.ingest.marked_down import without_marks
from generator.ingest.pasted import mend, strip
from generator.ingest.reading import Reading, read_bytes, wrong
from generator.language import HAN, share_of_common
from generator.messages import say

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_OLDER = ("gb18030", "cp950")
"""The encodings of files that are not in UTF-8; cp950 is Big5 as programs write it."""
_LEAST_COMMON_SHARE = 0.8
"""A text misread as GB18030 or Big5 is full of rare characters; in a real one nearly all are common."""
_MIXED = re.compile(f"[{HAN}]{{4}}")


def read_plain(path: Path) -> Reading:
    """Read a text file, dropping a byte order mark.

    Raises ProblemsError for a file that cannot be read or is in none of UTF-8, GB18030 and Big5.
    """
    return Reading(decode(path, read_bytes(path)))


def read_pasted(path: Path) -> Reading:
    """Read a text file whose words may have been copied from another program, and count what was mended.

    Raises ProblemsError as ``read_plain`` does.
    """
    text, mended = mend(read_plain(path).text)
    return Reading(text, left_out=mended)


def read_markdown(path: Path) -> Reading:
    """Read Markdown without its marks and the tags of web pages in it, which a reader of it does not see.

    Raises ProblemsError as ``read_plain`` does.
    """
    text, left_out = strip(read_plain(path).text)
    text, marked = without_marks(text)
    return Reading(text, marked.title, date=marked.date, left_out=(*left_out, *marked.told()))


def decode(path: Path, data: bytes) -> str:
    """Return the text of bytes in UTF-8, GB18030 or Big5, or in UTF-16 if they begin by saying so.

    Raises ProblemsError, with the line, for bytes that are in none of them, or partly in UTF-8.
    """
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = _decoded(data, "utf-16" if is_wide else "utf-8-sig")
    if text is None and is_wide:
        raise _undecodable(path)
    if text is None:
        text = next(filter(is_plausible, filter(None, (_decoded(data, name) for name in _OLDER))), None)
        if text is None:
            raise _undecodable(path)
        _refuse_mixed(path, data)
    if _CONTROL.search(text):
        raise _undecodable(path)
    return text


def is_plausible(text: str) -> bool:
    """Return whether the characters of a text are common ones, as in no text that is read in a wrong encoding."""
    return share_of_common(text) >= _LEAST_COMMON_SHARE


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
            problem = say("this line is in UTF-8 and the rest of the file in another encoding")
            raise wrong(path, "encoding", problem, say("save it as plain text, encoded as UTF-8"), number)


def _undecodable(path: Path) -> ProblemsError:
    problem = say("this is not text in UTF-8, GB18030 or Big5")
    return wrong(path, "encoding", problem, say("save it as plain text, encoded as UTF-8"))
