"""A source text with its passages and sentences, each with its place in the verbatim text, and how it is split."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from generator.frozen import frozen
from generator.model.text import INVISIBLE
from generator.once import once_each

_LINE_END = re.compile("[\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_LINE = re.compile(r"(?:(#{1,6})[^\S\n]+)?+(\S.*)")
"""A line that is not blank: the mark of a heading, and the rest."""
_MARKS, _CLOSERS, _GOES_ON = "。！？!?…", "”’」』）)】》〉\"'", "、，,；;：:的等"
_END = re.compile(
    rf"([{_MARKS}](?:(?<!…)|(?=[{_MARKS}])(?!…*+\s*+等))[{_MARKS}]*+(?:[{_CLOSERS}]++(?!\s*+[{_GOES_ON}])|(?![{_CLOSERS}])))\s*+"
)
"""Punctuation that ends a sentence, with the quotation marks and brackets that it closes.

An omission mark before 等 does not, nor a single …, nor a quoted question inside a sentence, after which that goes on.
"""


@frozen(order=True)
class Span:
    """A half-open range ``[start, end)`` in code points of a document's verbatim text."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span runs forward: [{start}, {end})")
        self.start = start  # type: ignore[misc] # it is filled here, once
        self.end = end  # type: ignore[misc] # the same

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen()
class Sentence:
    """One sentence of a passage."""

    id: str
    """The id of the passage and the number within it, from 1: ``p22.1``."""
    span: Span


@frozen()
class Passage:
    """A paragraph of a document: a line that is not blank."""

    id: str
    """``p`` and the paragraph's number, from 1: ``p22``."""
    span: Span
    sentences: tuple[Sentence, ...]
    level: int = 0
    """The level of a line that the text marks as a heading (2 for ``## ``); 0 if it is not marked."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Document:
    """A source text: verbatim, in NFC, with line feeds as line endings and without invisible characters."""

    id: str
    text: str
    passages: tuple[Passage, ...]

    @property
    def sha256(self) -> str:
        """The hash of the verbatim text as UTF-8, in hexadecimal."""
        return _hash(self)

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences in reading order."""
        return (sentence for passage in self.passages for sentence in passage.sentences)

    def quote(self, span: Span) -> str:
        """Return the words at a span."""
        return self.text[span.start : span.end]

    def passage(self, passage_id: str) -> Passage | None:
        """Return the passage with an id, which ends in the passage's number; None if there is none."""
        number = passage_id.removeprefix("p")
        at = int(number) - 1 if number.isdecimal() else -1
        found = self.passages[at] if 0 <= at < len(self.passages) else None
        return found if found and found.id == passage_id else None

    def passage_at(self, start: int) -> str:
        """Return the id of the passage at a place in the text, or of the next one after it."""
        return next((passage.id for passage in self.passages if passage.span.end > start), "p1")

    def find_quote(self, quote: str, passage_id: str | None = None) -> tuple[Span, ...]:
        """Return every place of a quote, or only those in the passage whose id is given."""
        if not quote:
            return ()
        if passage_id is None:
            within = Span(0, len(self.text))
        elif passage := self.passage(passage_id):
            within = passage.span
        else:
            return ()
        return tuple(self._places(quote, within))

    def sentences_at(self, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences that a span touches."""
        first = bisect_right(self.passages, span.start, key=lambda passage: passage.span.end)
        found: list[Sentence] = []
        for at in range(first, len(self.passages)):
            passage = self.passages[at]
            if passage.span.start >= span.end:
                break
            found += (sentence for sentence in passage.sentences if sentence.span.overlaps(span))
        return tuple(found)

    def _places(self, quote: str, within: Span) -> Iterator[Span]:
        at = self.text.find(quote, within.start, within.end)
        while at >= 0:
            yield Span(at, at + len(quote))
            at = self.text.find(quote, at + 1, within.end)


@once_each
def _hash(document: Document) -> str:
    return sha256(document.text.encode()).hexdigest()


def count_invisible(text: str) -> int:
    """Return how many characters ``normalize`` drops."""
    return len(INVISIBLE.findall(_LINE_END.sub("\n", text)))


def normalize(text: str) -> str:
    r"""Return a text in NFC with ``\n`` as line ending and without invisible characters; spans count in this form."""
    if "\r" in text or INVISIBLE.search(text):  # the other line ends are invisible too
        text = INVISIBLE.sub("", _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def split_document(document_id: str, text: str) -> Document:
    """Split a verbatim text into a document, whose passages are the lines that are not blank.

    Blanks around a line and a Markdown heading mark before it (``## ``) belong to no passage. Sentences end at 。！？!?
    and at …… before more text, but not at a semicolon.
    """
    text = normalize(text)
    return Document(document_id, text, tuple(_passages(text)))


def _passages(text: str) -> Iterator[Passage]:
    for number, line in enumerate(_LINE.finditer(text), 1):
        name, start = f"p{number}", line.start(2)
        end = start + len(line[2].rstrip())
        sentences = tuple(_sentences(text, name, start, end))
        yield Passage(name, Span(start, end), sentences, len(line[1] or ""))


def _sentences(text: str, passage_id: str, start: int, end: int) -> Iterator[Sentence]:
    at, number = start, 0
    for match in _END.finditer(text, start, end):
        number += 1
        yield Sentence(f"{passage_id}.{number}", Span(at, match.end(1)))
        at = match.end()
    if at < end:
        yield Sentence(f"{passage_id}.{number + 1}", Span(at, end))
