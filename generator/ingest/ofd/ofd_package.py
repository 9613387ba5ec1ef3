"""The package of an OFD file: what is refused before any part is read."""

from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from ofdkit import OFDError
from ofdkit.package import Package

from generator.errors import ProblemsError
from generator.ingest.reading import LARGEST_UNPACKED, wrong
from generator.messages import say

BROKEN = (OFDError, ValueError, ArithmeticError, RecursionError)
"""The errors that reading a damaged package may raise."""
_LOCKED = ("encryptions.xml", "decyptseed.dat", "decryptseed.dat")
"""The files that only an encrypted package holds (GM/T 0099-2020; the first spelling of the seed's is its own)."""


def open_ofd(path: Path, data: bytes) -> Package:
    """Open a package.

    Raises ProblemsError for a file that is not a package, is encrypted, or would unpack to an excessive size.
    """
    try:
        with ZipFile(BytesIO(data)) as file:
            parts = file.infolist()
        package = Package(data)
    except (BadZipFile, NotImplementedError, OSError, *BROKEN) as error:
        raise damaged(path) from error
    names = {PurePosixPath(part.filename.replace("\\", "/")).name.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts) or names & {*_LOCKED}:
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
    return package


def damaged(path: Path) -> ProblemsError:
    """Return the error for a file that cannot be read as pages."""
    hint = say("open it in a viewer and save it as PDF, or paste its text into a .txt file")
    return wrong(path, "damaged", say("this OFD file is damaged"), hint)
