"""How a verbatim text falls into passages and sentences."""

import re
import unicodedata
from collections.abc import Iterator

from generator.model.document import Document, Passage, Sentence, Span
from generator.model.text import INVISIBLE

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"\s*(?:(#{1,6})\s+)?")
_END = re.compile(r"([。！？!?…]++)([”’」』）)】》〉\"']*+)\s*+")
"""Marks that may end a sentence, and the quotation marks and brackets that they close."""


def normalize(text: str) -> str:
    r"""Give a text in NFC with ``\n`` as line ends and without invisible marks, which spans count in."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", _LINE_END.sub("\n", text)))


def split_document(document_id: str, text: str) -> Document:
    """Give the document of a verbatim text: passages are its lines that are not blank.

    Blanks around a line and a Markdown heading mark before it (``## ``) belong to no passage.
    Sentences end at 。！？!? and at …… before more text; a semicolon ends none.
    """
    text = normalize(text)
    return Document(document_id, text, tuple(_passages(text)))


def _passages(text: str) -> Iterator[Passage]:
    number = 0
    for line in _LINE.finditer(text):
        mark = _MARK.match(text, line.start(), line.end())
        start = mark.end() if mark else line.start()
        end = line.start() + len(line.group().rstrip())
        if start < end:
            number += 1
            level = len(mark[1]) if mark and mark[1] else 0
            name = f"p{number}"
            yield Passage(name, Span(start, end), tuple(_sentences(text, name, start, end)), level)


def _sentences(text: str, passage_id: str, start: int, end: int) -> Iterator[Sentence]:
    cuts = [match.end() for match in _END.finditer(text, start, end) if _ends(match)]
    at, number = start, 0
    for cut in [*cuts, end]:
        stop = at + len(text[at : min(cut, end)].rstrip())
        if at < stop:
            number += 1
            yield Sentence(f"{passage_id}.{number}", Span(at, stop))
        at = cut


def _ends(match: re.Match[str]) -> bool:
    """Tell whether marks end a sentence: an omission mark before 等 does not, nor a quoted question within one."""
    marks, closers = match.groups()
    follows = match.string[match.end() : match.end() + 1]
    if marks == "…":
        return False
    if closers:
        return follows not in tuple("、，,；;：:的等")
    return marks.strip("…") != "" or follows != "等"
