"""What a reader takes from a file, and the limits that every file must respect."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipInfo

from generator.content.reading import read_regular
from generator.errors import Place, Problem, ProblemsError
from generator.messages import NOTHING, Message, say

LARGEST_FILE = 20_000_000
"""The largest file in bytes; a source of a few hundred pages has less than one million."""
LARGEST_UNPACKED = 100_000_000
"""The largest content of a compressed file, in bytes."""
LONGEST_LINE = 20_000
"""The longest line in characters; a paragraph of the genre has a few hundred."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file and what the file says about it; what it does not say is ``None``."""

    text: str
    """The exact words, one paragraph per line; headings that the format marks begin with ``## ``."""
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    """The day of publication, as ``2024-05-06``."""
    url: str | None = None
    left_out: tuple[Message, ...] = ()
    """What the text lacks of the file, each kind with its count."""


def read_bytes(path: Path) -> bytes:
    """Read the bytes of a file.

    Raises ProblemsError for a file that cannot be read or is too large.
    """
    data = read_regular(path, LARGEST_FILE)
    if len(data) > LARGEST_FILE:
        problem = say(
            "the file has {size:.0f} MB, and at most {most:.0f} MB are read",
            size=path.stat().st_size / 1e6,
            most=LARGEST_FILE / 1e6,
        )
        raise wrong(path, "too-large", problem, say("keep the text of one publication, without its pictures"))
    return data


def check_package(path: Path, parts: Sequence[ZipInfo]) -> None:
    """Check what a package says of its parts, before any of them is read.

    Raises ProblemsError for one that is encrypted or would unpack to an excessive size.
    """
    if any(part.flag_bits & 1 for part in parts):
        raise encrypted(path)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED:
        problem = say(
            "the file unpacks to {size:.0f} MB, and at most {most:.0f} MB are read",
            size=unpacked / 1e6,
            most=LARGEST_UNPACKED / 1e6,
        )
        hint = say("keep the text of one publication, without its pictures")
        raise wrong(path, "too-large", problem, hint)


def encrypted(path: Path) -> ProblemsError:
    """Return the error for a file that opens with a password only."""
    return wrong(path, "encrypted", say("this file is encrypted"), say("save it without a password"))


def check_text(path: Path, reading: Reading) -> Reading:
    """Return the reading unchanged if its text can be cited.

    Raises ProblemsError for a text that is empty, has an overlong line, or contains broken characters.
    """
    if not reading.text.strip():
        raise wrong(path, "empty", say("there is no text in this file"))
    for number, line in enumerate(reading.text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            problem = say(
                "this line has {count} characters, and at most {most} are read",
                count=len(line),
                most=LONGEST_LINE,
            )
            raise wrong(path, "long-line", problem, say("put each paragraph on a line of its own"), number)
        if broken := _SURROGATE.search(line):
            problem = say(
                "there is half a character (U+{code:04X}) in column {column}",
                code=ord(broken[0]),
                column=broken.start() + 1,
            )
            hint = say("save the file again from the program that wrote it")
            raise wrong(path, "encoding", problem, hint, number)
    return reading


def wrong(path: Path, kind: str, message: Message, hint: Message = NOTHING, line: int = 0) -> ProblemsError:
    """Return the error for a single problem of a file."""
    return ProblemsError([Problem(Place(path, line, 1 if line else 0), "", kind, message, hint)])
