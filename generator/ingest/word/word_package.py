"""The package of a Word file: its parts as trees, and what is refused before any part is read."""

import posixpath
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
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
_SPEAKS = re.compile(r"word/document\.xml|xl/sharedstrings\.xml|ppt/slides/slide\d+\.xml")
"""The parts of a package in which its words stand."""
_RTF_UNSEEN = re.compile(r"\{\\(?:fonttbl|colortbl|stylesheet|info|\*)(?:[^{}]|\{[^{}]*\}){0,9999}\}")
_RTF_CODED = re.compile(r"\\u(-?\d{1,5}) ?(?:\\'[\da-f]{2}|[^\\{}])?")
_RTF_BYTES = re.compile(r"(?:\\'[\da-fA-F]{2})+")
_RTF_BREAK = re.compile(r"\\(?:par|line|tab|cell|row)\b ?")
_RTF_WORD = re.compile(r"\\[a-z]{1,32}-?\d{0,9} ?|[{}\r\n]|\\[^a-z]")
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
        """Return the words of a file that is a part of this one; empty for one of a kind that is not known."""
        info = self.parts.get(part.lower())
        data = b"" if info is None else self.file.read(info)
        if data.startswith(b"PK"):
            return _words_of_package(data)
        if data.startswith(b"{\\rtf"):
            return _words_of_rtf(data.decode("ascii", "ignore"))
        if b"<html" in data[:_BEGINNING].lower():
            return _words_of_page(_page_of_archive(data))
        words = data.decode("utf-8-sig") if _is_utf8(data) else data.decode("gb18030", "replace")
        return "" if "\0" in words or "\ufffd" in words else " ".join(words.split())

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


def _words_of_package(data: bytes) -> str:
    """Return the words of a text, of the cells of a sheet or of slides."""
    with ZipFile(BytesIO(data)) as file:
        parts = {each.filename.lower(): each for each in file.infolist()}
        if sum(each.file_size for each in parts.values()) > LARGEST_UNPACKED:
            return ""
        package = Package(file, parts)
        return " ".join(
            filter(None, (words_of(package.tree(part)) for part in parts if _SPEAKS.fullmatch(part)))
        )


def _words_of_page(data: bytes) -> str:
    encoding = "utf-8" if _is_utf8(data) else None  # otherwise in the one that it declares
    page = html.document_fromstring(data, parser=html.HTMLParser(encoding=encoding))
    seen = page.xpath("//text()[not(ancestor::head or ancestor::script or ancestor::style)]")
    return " ".join(" ".join(seen).split())


def _page_of_archive(data: bytes) -> bytes:
    """Return the page in a web archive, or what is none as it is."""
    if not data[:_BEGINNING].lower().lstrip().startswith(b"mime-version"):
        return data
    parts = (part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html")
    page = next((part.get_payload(decode=True) for part in parts), None)
    return page if isinstance(page, bytes) and page else data


def _words_of_rtf(text: str) -> str:
    """Return the words of a file in rich text, without groups that show none of theirs (Rich Text Format 1.9.1)."""
    text = _RTF_UNSEEN.sub("", text)
    text = _RTF_CODED.sub(lambda found: chr(int(found[1]) % 0x10000), text)
    text = _RTF_BYTES.sub(
        lambda found: bytes.fromhex(found[0].replace("\\'", "")).decode("gb18030", "replace"), text
    )
    return " ".join(_RTF_WORD.sub("", _RTF_BREAK.sub(" ", text)).split())


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
