"""The formats of translators' files: chosen by name for writing, recognized by content for reading."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from lxml import etree

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.translate.files.csv_sheet import read_sheet, render_sheet
from generator.translate.files.exchange import Outgoing, Returned
from generator.translate.files.po import read_po, render_po
from generator.translate.files.returned_file import decoded, read_raw
from generator.translate.files.tmx import read_tmx, render_tmx
from generator.translate.files.xliff import read_xliff, render_xliff, render_xliff2
from generator.translate.files.xml_files import is_xml, parsed

FORMATS: Mapping[str, Callable[[Iterable[Outgoing]], bytes]] = {
    "po": render_po,
    "xliff": render_xliff,
    "xliff2": render_xliff2,
    "csv": render_sheet,
    "tmx": render_tmx,
}
"""The writer of each format."""
SUFFIXES = {".po": "po", ".xlf": "xliff", ".xliff": "xliff", ".csv": "csv", ".tmx": "tmx"}
"""The format that a file name implies if none is named."""

_GB = re.compile(rb'^"Content-Type: [^"\n]*charset=gb(2312|k|18030)\b', re.IGNORECASE | re.MULTILINE)
"""The header by which a PO file says that it is in a Chinese encoding; GB 18030 holds the older ones."""


def read_returned(path: Path) -> list[Returned]:
    """Read a returned file, whatever its name; raises ProblemsError if it cannot be read."""
    raw = read_raw(path)
    if is_xml(raw):
        root = parsed(path, raw)
        return (read_tmx if etree.QName(root).localname == "tmx" else read_xliff)(path, root)
    encoding = "gb18030" if _GB.search(raw) else "utf-8-sig"
    text = decoded(path, raw, encoding)
    if re.search(r"^msgid\s", text, re.MULTILINE):
        return read_po(path, text, encoding)
    if path.suffix.lower() == ".csv" or re.match(r"[^\n]*\bsource\b[^\n]*\btarget\b", text):
        return read_sheet(path, text)
    hint = say("PO, XLIFF 1.1, 1.2 and 2.0, TMX, and CSV are read")
    raise ProblemsError(
        [Problem(Place(path), "", "format", say("this is not a file that a translator can send back"), hint)]
    )
