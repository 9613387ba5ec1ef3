"""From files to documents."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from generator.ingest.plain import read_markdown, read_pasted, read_plain
from generator.ingest.reading import Reading, check_text, read_bytes, wrong
from generator.language import is_chinese
from generator.messages import Message, say
from generator.model import Document, count_invisible, split_document

__all__ = ["CONVERTED", "READERS", "Reading", "find_converter", "read_bytes", "read_document", "read_file"]


def _read_web(path: Path) -> Reading:
    from generator.ingest.web import read_web  # noqa: PLC0415 - most commands read plain text alone, and start sooner

    return read_web(path)


def _read_word(path: Path) -> Reading:
    from generator.ingest.word import read_word  # noqa: PLC0415 - as above

    return read_word(path)


def _read_converted(path: Path) -> Reading:
    from generator.ingest.word import read_converted  # noqa: PLC0415 - as above

    return read_converted(path)


def _read_pdf(path: Path) -> Reading:
    from generator.ingest.pdf import read_pdf  # noqa: PLC0415 - as above

    return read_pdf(path)


def _read_ofd(path: Path) -> Reading:
    from generator.ingest.ofd import read_ofd  # noqa: PLC0415 - as above

    return read_ofd(path)


READERS: Mapping[str, Callable[[Path], Reading]] = {
    ".txt": read_pasted,
    ".md": read_markdown,
    ".html": _read_web,
    ".htm": _read_web,
    ".mht": _read_web,
    ".mhtml": _read_web,
    ".docx": _read_word,
    ".pdf": _read_pdf,
    ".ofd": _read_ofd,
    ".doc": _read_converted,
    ".odt": _read_converted,
    ".rtf": _read_converted,
    ".wps": _read_converted,
    ".wpt": _read_converted,
}
"""The reader for each file suffix, which turns a path into a text and what the file says about it."""

CONVERTED = tuple(suffix for suffix, reader in READERS.items() if reader is _read_converted)
"""The suffixes of files that are read through LibreOffice."""


def find_converter() -> str | None:
    """Return the path of LibreOffice, if it is installed."""
    from generator.ingest.word import find_converter  # noqa: PLC0415 - as above

    return find_converter()


def read_file(path: Path) -> Reading:
    """Read a file's text and what the file says of title, publisher, date and address.

    A text in another language is read too; a note in what is left out says so. Raises ProblemsError for a
    file that is missing, has an unknown suffix, or cannot be read as Chinese text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        problem = say("files in “{suffix}” cannot be read", suffix=path.suffix)
        raise wrong(
            path, "unknown-format", problem, say("use one of {known}", known=", ".join(sorted(READERS)))
        )
    reading = check_text(path, reader(path))
    return replace(reading, left_out=(*reading.left_out, *_not_taken(reading.text)))


def _not_taken(text: str) -> Iterator[Message]:
    """Yield what a document does not take from a text, whatever its format."""
    if unseen := count_invisible(text):
        yield say("invisible characters ({count})", count=unseen)
    if not is_chinese(text):
        yield say("everything but headings: this text is not Chinese, so its passages are taken as they are")


_split = lru_cache(maxsize=2_048)(split_document)
"""The same text is the same document, for whoever reads a campaign again and again."""


def read_document(path: Path, document_id: str, sha256: str = "") -> Document:
    """Read a file as a document of passages and sentences.

    A text file whose words have the given hash is read as it is: it has been mended, or was taken as it is before. Raises
    ProblemsError as `read_file` does, and for a file that contains nothing but heading marks.
    """
    if sha256 and path.suffix.lower() in (".txt", ".md"):
        document = _split(document_id, check_text(path, read_plain(path)).text)
        if document.sha256 == sha256:
            return document
    document = _split(document_id, read_file(path).text)
    if not document.passages:
        raise wrong(path, "empty", say("there is no text in this file"))
    return document
