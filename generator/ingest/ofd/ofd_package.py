"""The package of an OFD file: what is refused before any part is read."""

from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from ofdkit import OFDError
from ofdkit.package import Package

from generator.errors import ProblemsError
from generator.ingest.reading import check_package, encrypted, wrong
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
    if names & {*_LOCKED}:
        raise encrypted(path)
    check_package(path, parts)
    return package


def damaged(path: Path) -> ProblemsError:
    """Return the error for a file that cannot be read as pages."""
    hint = say("open it in a viewer and save it as PDF, or paste its text into a .txt file")
    return wrong(path, "damaged", say("this OFD file is damaged"), hint)
