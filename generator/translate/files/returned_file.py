"""The bytes of a file that came back from a translator, and its text."""

from pathlib import Path

from generator.content.reading import read_regular
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say

MOST_BYTES = 50_000_000
"""The largest returned file; one with every text of a large campaign has a tenth of that."""


def read_raw(path: Path) -> bytes:
    """Read a returned file; raises ProblemsError if it cannot be read or is too large."""
    raw = read_regular(path, MOST_BYTES)
    if len(raw) > MOST_BYTES:
        message = say("the file is larger than {most:,} bytes", most=MOST_BYTES)
        raise ProblemsError([Problem(Place(path), "", "too-large", message)])
    return raw


def decoded(path: Path, raw: bytes, encoding: str = "utf-8-sig") -> str:
    """Return the text of a file that is not XML; raises ProblemsError at the first byte that is not text."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        place = Place(path, raw.count(b"\n", 0, error.start) + 1, 1)
        hint = say("save the file as UTF-8; in a spreadsheet program, as “CSV UTF-8”")
        raise ProblemsError([Problem(place, "", "encoding", say("this is not UTF-8"), hint)]) from error
