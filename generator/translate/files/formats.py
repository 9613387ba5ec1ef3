"""The formats of translators' files: chosen by name for writing, recognized by content for reading."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.content.reading import read_regular
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.translate.files.csv_sheet import read_sheet, render_sheet
from generator.translate.files.exchange import Outgoing, Returned
from generator.translate.files.po import read_po, render_po
from generator.translate.files.xliff import read_xliff, render_xliff, render_xliff2

MOST_BYTES = 50_000_000
"""The largest returned file; one with every text of a large campaign has a tenth of that."""
FORMATS: Mapping[str, Callable[[Iterable[Outgoing]], bytes]] = {
    "po": render_po,
    "xliff": render_xliff,
    "xliff2": render_xliff2,
    "csv": render_sheet,
}
"""The writer of each format."""
SUFFIXES = {".po": "po", ".xlf": "xliff", ".xliff": "xliff", ".csv": "csv"}
"""The format that a file name implies if none is named."""

_GB = re.compile(rb'^"Content-Type: [^"\n]*charset=gb(2312|k|18030)\b', re.IGNORECASE | re.MULTILINE)
"""The header by which a PO file says that it is in a Chinese encoding; GB 18030 holds the older ones."""


def read_returned(path: Path) -> list[Returned]:
    """Read a returned file, whatever its name; raises ProblemsError if it cannot be read."""
    raw = read_regular(path, MOST_BYTES)
    if len(raw) > MOST_BYTES:
        message = say("the file is larger than {most:,} bytes", most=MOST_BYTES)
        raise ProblemsError([Problem(Place(path), "", "too-large", message)])
    begins = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begins.startswith(b"<"):
        return read_xliff(path, raw)
    encoding = "gb18030" if _GB.search(raw) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        place = Place(path, raw.count(b"\n", 0, error.start) + 1, 1)
        hint = say("save the file as UTF-8; in a spreadsheet program, as “CSV UTF-8”")
        raise ProblemsError([Problem(place, "", "encoding", say("this is not UTF-8"), hint)]) from error
    if re.search(r"^msgid\s", text, re.MULTILINE):
        return read_po(path, text, encoding)
    if path.suffix.lower() == ".csv" or re.match(r"[^\n]*\bsource\b[^\n]*\btarget\b", text):
        return read_sheet(path, text)
    hint = say("PO, XLIFF 1.1, 1.2 and 2.0, and CSV are read")
    raise ProblemsError([Problem(Place(path), "", "format", say("this is not a translator's file"), hint)])
