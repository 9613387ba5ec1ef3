"""Paragraphs and tables of a Word file, in reading order, as lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.ingest.word.drawn import DRAWN
from generator.ingest.word.fields import matched
from generator.ingest.word.line import Line, Words
from generator.ingest.word.markup import Element, attribute, child, chosen, name, words_of
from generator.ingest.word.runs import WRITTEN, Look, Runs, is_prompt
from generator.ingest.word.signs import Numbering
from generator.ingest.word.styles import Styles
from generator.ingest.word.tally import Tally
from generator.ingest.word.word_tables import Cell, find_rows, row_lines

_LONGEST_HEADING = 120
_LONGEST_SENTENCES = 45
"""A paragraph with more characters is not a heading, whatever its outline level."""
_SILENT = frozenset({"", "w:sectPr", "w:tblPr", "w:tblGrid", "w:sdtPr", "w:sdtEndPr"})
_WITHOUT_PARAGRAPH = frozenset({"w:r", "m:oMath"})
"""What may stand between paragraphs, as a formula on a line of its own does."""


@dataclass(slots=True)
class _Flow:
    """A paragraph in progress; if its end was deleted, it continues in the next."""

    words: Words = field(default_factory=Words)
    properties: Element | None = None
    """The properties of the paragraph that has begun and continues."""
    goes_on: bool = False


@dataclass(slots=True)
class Blocks:
    """Reads a part of a file: its body, its notes, or a header."""

    styles: Styles
    numbering: Numbering
    tally: Tally
    title: str | None = None
    """The first words that have the style of a title."""
    notes: list[tuple[str, str, bool]] = field(default_factory=list)
    """The kind and id of each note in the order of their marks, and whether the mark was typed."""
    _contents: int = 0
    """How many tables of contents enclose it."""
    _tables: int = 0
    """How many tables have been read."""
    _runs: Runs = field(init=False)

    def __post_init__(self) -> None:
        self._runs = Runs(self.styles, self.tally, self._box, self._note, {**WRITTEN, **DRAWN})

    def read(self, root: Element) -> Iterator[Line]:
        """Yield the lines of a part."""
        self._runs.begin(matched(root))
        return self._lines(root)

    def _lines(self, element: Element, table: str = "") -> Iterator[Line]:
        flow = _Flow()
        yield from self._blocks(element, flow, table)
        yield from self._flush(flow)

    def _blocks(self, element: Element | None, flow: _Flow, table: str) -> Iterator[Line]:
        for each in () if element is None else element:
            kind = name(each)
            if kind == "w:p":
                yield from self._paragraph(each, flow, table)
            elif kind == "w:tbl":
                yield from self._flush(flow)
                yield from self._table(each)
            elif kind == "w:sdt":
                yield from self._control(each, flow, table)
            elif kind == "mc:AlternateContent":
                yield from self._blocks(chosen(each), flow, table)
            elif kind == "w:altChunk":
                self.tally.add("files")
            elif kind in ("w:del", "w:moveFrom"):
                self._runs.read_one(each, Look(), flow.words)
            elif kind in _WITHOUT_PARAGRAPH:
                words = Words()
                self._runs.read_one(each, Look(), words)
                yield from self._written(words, None)
            elif kind not in _SILENT:
                yield from self._blocks(each, flow, table)

    def _control(self, control: Element, flow: _Flow, table: str) -> Iterator[Line]:
        if is_prompt(control):
            self.tally.add("placeholders", words=words_of(control))
            return
        gallery = child(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
        contents = (attribute(gallery) or "").casefold() == "table of contents"
        self._contents += contents
        yield from self._blocks(child(control, "w:sdtContent"), flow, table)
        self._contents -= contents

    def _paragraph(self, element: Element, flow: _Flow, table: str) -> Iterator[Line]:
        properties = child(element, "w:pPr")
        style = self.styles.of(properties)
        if not flow.goes_on:
            flow.words, flow.properties = Words(), None
        self._runs.read(element, Look(style, table), flow.words)
        mark = child(properties, "w:rPr")
        deleted = any(child(mark, change) is not None for change in ("w:del", "w:moveFrom"))
        hidden = self.styles.hidden(mark, style, table)
        if flow.properties is None and (hidden and flow.words.begun):
            flow.properties = properties
        flow.goes_on = deleted or hidden or _is_drop_cap(properties)
        if not flow.goes_on:
            chief = properties if flow.properties is None else flow.properties
            yield from self._written(flow.words, chief)

    def _flush(self, flow: _Flow) -> Iterator[Line]:
        """End a paragraph that has nothing left to continue in."""
        if flow.goes_on:
            flow.goes_on = False
            if flow.words.begun or flow.words.above:
                yield from self._written(flow.words, flow.properties)

    def _written(self, words: Words, properties: Element | None) -> Iterator[Line]:
        text = "".join(words.pieces).replace("\t", " ")
        if self._contents or words.contents or self.styles.is_contents(properties):
            self.tally.add("contents", bool(text.strip() or words.contents), f"{text} {words.contents}")
            return
        if self.title is None and text.strip() and self.styles.is_title(properties):
            self.title = " ".join(text.split())
        text = self.numbering.numbered(properties, text.lstrip())
        level = self.styles.outline(properties)
        if not text.strip() or _is_prose(text):
            level = 0
        yield from words.above
        if level:
            yield Line(_in_one(text), level)
        else:
            yield from (Line(line.strip()) for line in text.split("\n") if line.strip())
        yield from words.below

    def _table(self, element: Element) -> Iterator[Line]:
        self._tables += 1
        style = attribute(child(element, "w:tblPr", "w:tblStyle")) or ""
        for row in find_rows(element, self.tally):
            yield from row_lines([self._cell(cell, style) for cell in row])

    def _cell(self, cell: Cell, style: str) -> tuple[Sequence[Line], bool]:
        """Return the lines of a cell, none if another one covers it, and whether there is a table among them."""
        met = self._tables
        lines = () if cell.covered else tuple(self._lines(cell.element, style))
        return lines, self._tables > met

    def _box(self, element: Element) -> Iterator[Line]:
        return self._lines(element)

    def _note(self, kind: str, note: str, typed: bool) -> None:  # noqa: FBT001 - as runs say it
        self.notes.append((kind, note, typed))


def _is_drop_cap(properties: Element | None) -> bool:
    """Return whether a paragraph is the large first letter of the next."""
    return attribute(child(properties, "w:framePr"), "w:dropCap") in ("drop", "margin")


def _is_prose(text: str) -> bool:
    """Return whether a paragraph with an outline level is a heading run together with prose."""
    return len(text) > _LONGEST_HEADING or (len(text) > _LONGEST_SENTENCES and "。" in text.rstrip()[:-1])


def _in_one(text: str) -> str:
    """Join the lines of a heading, with a blank between Latin words."""
    whole = ""
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        whole += f" {line}" if whole[-1:].isascii() and whole and line[0].isascii() else line
    return whole
