"""The package of a Word file: its parts as trees, and what is refused before any part is read."""

import posixpath
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree, html

from generator.errors import ProblemsError
from generator.ingest.reading import LARGEST_UNPACKED, check_package, wrong
from generator.ingest.word.markup import Element, attribute, name, words_of
from generator.messages import say

COMPOUND = b"\xd0\xcf\x11\xe0"
"""The first bytes of a compound file, the format of old Word files and encrypted new ones ([MS-CFB] 2.2)."""
_ENTRY = 128
"""The size in bytes of an entry in its directory, which begins with the stream's name ([MS-CFB] 2.6.1)."""
_BEGINNING = 4096
"""In so many first bytes a web page says that it is one."""
BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    LookupError,
    ValueError,
    OSError,
    RecursionError,
    etree.XMLSyntaxError,
)
"""The errors that reading a package with damaged bytes may raise."""


@dataclass(frozen=True, slots=True)
class Package:
    """An open package."""

    file: ZipFile
    parts: Mapping[str, ZipInfo]
    """By name, in lower case."""

    def tree(self, part: str) -> Element | None:
        """Return the root of a part, ``None`` if there is no such part.

        Raises ValueError for a part that declares a document type, which no Word file does.
        """
        info = self.parts.get(part.lower())
        if info is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        root = etree.fromstring(self.file.read(info), parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise ValueError(part)
        return root

    def words(self, part: str) -> str:
        """Return the words of a Word file or a web page that is a part of this one; empty for anything else."""
        info = self.parts.get(part.lower())
        data = b"" if info is None else self.file.read(info)
        if is_package(data):
            with ZipFile(BytesIO(data)) as inner:
                parts = {each.filename.lower(): each for each in inner.infolist()}
                is_small = sum(each.file_size for each in parts.values()) <= LARGEST_UNPACKED
                return words_of(Package(inner, parts).tree("word/document.xml")) if is_small else ""
        if b"<html" not in data[:_BEGINNING].lower():
            return ""
        encoding = "utf-8" if _is_utf8(data) else None  # otherwise in the one that it declares
        page = html.document_fromstring(data, parser=html.HTMLParser(encoding=encoding))
        for each in list(page.iter("head", "script", "style")):
            each.drop_tree()
        return " ".join(" ".join(page.itertext()).split())

    def related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield the id, the kind (as in ``styles``) and the part of each relation of a part; ``""`` is the whole file."""
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        for relation in () if root is None else root:
            target = relation.get("Target") or "" if name(relation) else ""
            if target and relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield relation.get("Id") or "", kind, place


def open_package(path: Path, data: bytes) -> Package:
    """Open a package.

    Raises ProblemsError for a file that is not a package, is encrypted, or would unpack to an excessive size.
    """
    _refuse_compound(path, data)
    try:
        file = ZipFile(BytesIO(data))
    except BROKEN as error:
        raise no_word(path) from error
    parts = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in file.infolist()}
    check_package(path, file.infolist())
    return Package(file, parts)


def is_package(data: bytes) -> bool:
    """Return whether a file is a Word file of the new kind, whatever its name."""
    try:
        with ZipFile(BytesIO(data)) as file:
            return any(each.lower().startswith("word/") for each in file.namelist())
    except BROKEN:
        return False


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def no_word(path: Path) -> ProblemsError:
    """Return the error for a file that is something else."""
    return wrong(
        path, "damaged", say("this is not a Word file"), say("save it as .docx from a word processor")
    )


def relation_id(element: Element) -> str:
    """Return the id of the relation that an element names."""
    return attribute(element, "r:id") or ""


def _refuse_compound(path: Path, data: bytes) -> None:
    """Refuse a compound file; the names of its streams tell a Word 97 document from an encrypted one."""
    if not data.startswith(COMPOUND):
        return
    if has_stream(data, "EncryptedPackage"):
        problem = say("this Word file is protected by a password")
        raise wrong(path, "encrypted", problem, say("open it with its password and save it without one"))
    if has_stream(data, "WordDocument"):
        problem = say("this is a Word file in the old format (.doc) that was merely renamed")
        hint = say("open it in a word processor and save it as .docx; renaming it is not enough")
        raise wrong(path, "old-format", problem, hint)
    problem = say("this is an old or an encrypted Word file")
    raise wrong(path, "encrypted", problem, say("open it with its password and save it as .docx"))


def has_stream(data: bytes, stream: str) -> bool:
    """Return whether a compound file has a stream of this name."""
    wanted = re.escape((stream + "\0").encode("utf-16-le"))
    return any(found.start() % _ENTRY == 0 for found in re.finditer(wanted, data))
