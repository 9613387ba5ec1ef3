"""The words of a paragraph as Word shows them with all changes accepted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from generator.ingest.word.fields import Field
from generator.ingest.word.line import Line, Words
from generator.ingest.word.markup import Element, attribute, child, chosen, name, switch, words_of
from generator.ingest.word.signs import plain, raised, symbol
from generator.ingest.word.styles import Style, Styles
from generator.ingest.word.tally import Kind, Tally

NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_SILENT = frozenset(
    {"", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:delText", "w:delInstrText", "w:sectPr"}
)
_COUNTED: Mapping[str, Kind] = {
    "w:commentReference": "comments",
    "pic:pic": "pictures",
    "v:imagedata": "pictures",
    "c:chart": "charts",
    "cx:chart": "charts",
    "dgm:relIds": "diagrams",
    "w:subDoc": "files",
}
_PLAIN = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph's style affects its runs."""

    paragraph: Style | None = None
    table: str = ""
    """The id of the style of the table that contains it."""


@dataclass(slots=True)
class Runs:
    """Reads runs; fields may continue from one paragraph to the next."""

    styles: Styles
    tally: Tally
    boxes: Callable[[Element], Iterable[Line]]
    """Reads the paragraphs of a text box."""
    note: Callable[[str, str, bool], None]
    """Takes the kind and id of each note that is referred to, and whether its mark was typed."""
    handlers: "Mapping[str, Handler]"
    matched: Mapping[Element, Element] = field(default_factory=dict)
    """The marks of the complete fields, each with its beginning."""
    fields: list[Field] = field(default_factory=list)
    waiting: list[Field] = field(default_factory=list)
    """The fields whose result has not begun."""
    contents: int = 0
    """How many of them are tables of contents whose result has begun."""

    def begin(self, matched: Mapping[Element, Element]) -> None:
        """Begin another part of the file, in which no field is open."""
        self.matched, self.contents = matched, 0
        self.fields.clear()
        self.waiting.clear()

    def read(self, element: Iterable[Element] | None, look: Look, words: Words) -> None:
        """Read everything in an element."""
        for each in () if element is None else element:
            self.read_one(each, look, words)

    def read_one(self, element: Element, look: Look, words: Words) -> None:
        """Read an element; an unknown one is read for its contents."""
        kind = name(element)
        if kind in _SILENT:
            return
        handler = self.handlers.get(kind)
        if handler is not None:
            handler(self, element, look, words)
        elif kind in _PLAIN:
            self.put(_PLAIN[kind], words)
        elif kind in _COUNTED:
            self.tally.add(_COUNTED[kind])
        else:
            self.read(element, look, words)

    def put(self, text: str, words: Words) -> None:
        """Add words to the paragraph, or to the instruction of the field that contains them."""
        if self.waiting:
            self.waiting[-1].instruction.append(text)
        elif self.contents:
            words.contents += text.strip()
        else:
            words.add(text)

    def turn(self, mark: Element, words: Words) -> None:
        """Begin a field, begin its result, or end it."""
        begin = self.matched.get(mark)
        if begin is None:
            return
        if mark is begin:
            self.fields.append(Field(mark))
            self.waiting.append(self.fields[-1])
        elif not self.fields or self.fields[-1].begin is not begin:
            return  # its beginning was in something that is left out
        elif attribute(mark, "w:fldCharType") == "end":
            self._end(words)
        elif not self.fields[-1].separated:
            self.waiting.pop().separate()
            self.contents += self.fields[-1].contents

    def _end(self, words: Words) -> None:
        ended = self.fields.pop()
        self.contents -= ended.contents
        if ended.separated:
            return
        self.waiting.pop()
        if ended.reading:
            self.tally.add("readings", words=ended.reading)
        shown = ended.computed()
        if shown is None:
            self.tally.add("fields", words=ended.equation)
        elif shown:
            self.put(shown, words)


Handler = Callable[[Runs, Element, Look, Words], None]


def _run(runs: Runs, run: Element, look: Look, words: Words) -> None:
    properties = child(run, "w:rPr")
    if runs.styles.hidden(properties, look.paragraph, look.table):
        _hidden(runs, run, words)
        return
    if runs.styles.struck(properties, look.paragraph) and (struck := words_of(run)):
        _marks_of_fields(runs, run, words)
        runs.tally.struck.append(struck)
        return
    higher = runs.styles.raised(properties)
    inner = Words(above=words.above, below=words.below, begun=words.begun) if higher else words
    typed = any(name(each) in NOTES and _is_typed(each) for each in run)
    for each in run:
        if not (typed and name(each) in ("w:t", "w:sym")):
            runs.read_one(each, look, inner)
    if higher and inner.pieces:
        words.add(raised("".join(inner.pieces)))
    words.contents += inner.contents if higher else ""


def _hidden(runs: Runs, run: Element, words: Words) -> None:
    """Skip a run except for the marks of fields, which work even if hidden."""
    _marks_of_fields(runs, run, words)
    if any(name(each) in ("w:t", "w:sym") for each in run) and not runs.waiting:
        if words.hiding:
            runs.tally.go_on("hidden", words_of(run))
        else:
            runs.tally.add("hidden", words=words_of(run))
        words.hiding = True


def _marks_of_fields(runs: Runs, run: Element, words: Words) -> None:
    for each in run:
        if name(each) in ("w:fldChar", "w:instrText"):
            runs.read_one(each, Look(), words)


def _text(runs: Runs, element: Element, _look: Look, words: Words) -> None:
    text = element.text or ""
    kept = any(key.endswith("}space") and value == "preserve" for key, value in element.attrib.items())
    known, unknown = plain((text if kept else text.strip(" \t\r\n")).replace("\n", " "))
    runs.tally.add("symbols", unknown)
    runs.put(known, words)


def _instruction(runs: Runs, element: Element, _look: Look, _words: Words) -> None:
    if runs.waiting:
        runs.waiting[-1].instruction.append(element.text or "")


def _symbol(runs: Runs, element: Element, _look: Look, words: Words) -> None:
    code = attribute(element, "w:char") or ""
    try:
        known = symbol(attribute(element, "w:font") or "", int(code[:4], 16))
    except ValueError:
        known = None
    if known is None:
        runs.tally.add("symbols")
    else:
        runs.put(known, words)


def _deleted(runs: Runs, element: Element, _look: Look, _words: Words) -> None:
    if words := words_of(element):
        runs.tally.add("deleted", words=words)


def _ruby(runs: Runs, element: Element, look: Look, words: Words) -> None:
    if child(element, "w:rt") is not None:
        runs.tally.add("readings", words=words_of(child(element, "w:rt")))
    runs.read(child(element, "w:rubyBase"), look, words)


def _control(runs: Runs, element: Element, look: Look, words: Words) -> None:
    if is_prompt(element):
        runs.tally.add("placeholders", words=words_of(element))
    else:
        runs.read(element, look, words)


def is_prompt(control: Element) -> bool:
    """Return whether a content control contains only Word's prompt to fill it in."""
    return bool(switch(child(control, "w:sdtPr"), "w:showingPlcHdr"))


def _note(runs: Runs, element: Element, _look: Look, _words: Words) -> None:
    runs.tally.add("marks")
    runs.note(NOTES[name(element)], attribute(element, "w:id") or "", _is_typed(element))


def _is_typed(reference: Element) -> bool:
    return attribute(reference, "w:customMarkFollows") in ("1", "true", "on")


WRITTEN: Mapping[str, Handler] = {
    "w:r": _run,
    "w:t": _text,
    "m:t": _text,
    "w:instrText": _instruction,
    "w:fldChar": lambda runs, mark, _look, words: runs.turn(mark, words),
    "w:sym": _symbol,
    "w:del": _deleted,
    "w:moveFrom": lambda runs, element, _look, _words: runs.tally.moved.append(words_of(element)),
    "w:ruby": _ruby,
    "w:sdt": _control,
    "w:footnoteReference": _note,
    "w:endnoteReference": _note,
    "mc:AlternateContent": lambda runs, element, look, words: runs.read(chosen(element), look, words),
}
"""How text is read, by the names of elements."""
