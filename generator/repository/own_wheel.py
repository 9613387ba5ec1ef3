"""The program itself as a wheel, made of what is installed here.

A campaign keeps it in its own repository, so that its workflows build the site with this very version, known by its
hash, and ask no package index for it. https://packaging.python.org/en/latest/specifications/binary-distribution-format/
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import distribution, version
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from generator.repository.skeleton import LOCK, NAMES, packaged

PACKAGE = "campaign-explainer"
_METADATA = ("METADATA", "WHEEL", "entry_points.txt", "licenses/LICENSE")
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel as a file."""

    name: str
    content: bytes


def own_version() -> str:
    """Return the version of the program that runs."""
    return version(PACKAGE)


def own_wheel() -> Wheel:
    """Make the wheel of the program that runs; the same program gives the same bytes on every machine."""
    own = distribution(PACKAGE)
    stem = f"{PACKAGE.replace('-', '_')}-{own.version}"
    told = {f"{stem}.dist-info/{name}": own.read_text(name) or "" for name in _METADATA}
    metadata = {name: text.encode() for name, text in told.items()}
    held = dict(sorted({**dict(_package()), **dict(_skeleton()), **metadata}.items()))
    record = f"{stem}.dist-info/RECORD"
    rows = [f"{name},{_digest(content)},{len(content)}\n" for name, content in held.items()]
    archive = _zipped({**held, record: f"{''.join(rows)}{record},,\n".encode()})
    return Wheel(f"{stem}-py3-none-any.whl", archive)


def _package() -> Iterator[tuple[str, bytes]]:
    with as_file(files("generator")) as package:
        yield from _files(package, "generator")


def _skeleton() -> Iterator[tuple[str, bytes]]:
    with packaged() as source:
        for name in (*NAMES, LOCK):
            yield from _files(source / name, f"generator/skeleton/{name}")


def _files(path: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files at a path, each with the name that it has in the wheel."""
    if path.is_file():
        yield name, path.read_bytes()
    elif path.is_dir() and path.name != "__pycache__":
        for inner in path.iterdir():
            yield from _files(inner, f"{name}/{inner.name}")


def _digest(content: bytes) -> str:
    return f"sha256={urlsafe_b64encode(sha256(content).digest()).rstrip(b'=').decode()}"


def _zipped(held: dict[str, bytes]) -> bytes:
    """Return an archive without compression: version control compresses it, and finds what two versions share."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in held.items():
            entry = ZipInfo(name)
            entry.create_system = _UNIX
            archive.writestr(entry, content)
    return buffer.getvalue()
