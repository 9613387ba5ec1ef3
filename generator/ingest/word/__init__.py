"""Word files (.docx), and files that become such: what Word shows with all changes accepted, in reading order, headings as headings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ingest.reading import Reading, read_bytes, wrong
from generator.ingest.word.blocks import Blocks
from generator.ingest.word.conversion import converted, find_converter
from generator.ingest.word.fields import empty_clocks
from generator.ingest.word.line import Line
from generator.ingest.word.markup import Element, attribute, child, children, name, switch, words_of
from generator.ingest.word.signs import read_numbering
from generator.ingest.word.styles import Styles, read_styles
from generator.ingest.word.tally import Kind, Tally, say_formats, say_margins
from generator.ingest.word.word_notes import note_lines
from generator.ingest.word.word_package import BROKEN, Package, no_word, open_package, relation_id
from generator.messages import say

__all__ = ["find_converter", "read_converted", "read_word"]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a file."""

    body: Element
    by_kind: Mapping[str, Element | None]
    """As in ``styles``, for kinds that occur once."""
    by_relation: Mapping[str, Element | None]
    """Headers and footers by the ids of their relations."""
    unread: Mapping[Kind, Sequence[str]]
    """The words of charts, diagrams and embedded files."""


def read_word(path: Path) -> Reading:
    """Read a .docx file.

    The header of a separate first page opens the text, and notes end it; what stands on each page is left
    out. Raises ProblemsError for a file that is not a .docx, is encrypted, damaged, or unpacks to an
    excessive size.
    """
    return _read(path, read_bytes(path), is_converted=False)


def read_converted(path: Path) -> Reading:
    """Read a file of another word processor through LibreOffice.

    Days that a field computes are left out, because the conversion writes its own day in their place
    (LibreOffice 7.4). Raises ProblemsError as `read_word` does, and where LibreOffice is missing or fails.
    """
    return _read(path, converted(path), is_converted=True)


def _read(path: Path, data: bytes, *, is_converted: bool) -> Reading:
    package = open_package(path, data)
    try:
        parts = _parts(package)
        if parts is None:
            raise no_word(path)
        tally = Tally()
        if is_converted:
            tally.add("clocks", empty_clocks(parts.body))
        return _reading(parts, tally)
    except BROKEN as error:
        hint = say("open it in a word processor and save it again")
        raise wrong(path, "damaged", say("this Word file is damaged"), hint) from error


def _parts(package: Package) -> _Parts | None:
    place = next(
        (part for _, kind, part in package.related("") if kind == "officeDocument"), "word/document.xml"
    )
    root = package.tree(place)
    body = child(root, "w:body") if root is not None and name(root) == "w:document" else None
    if body is None:
        return None
    related = list(package.related(place))
    once = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")
    return _Parts(
        body,
        {kind: package.tree(part) for _, kind, part in related if kind in once},
        {name: package.tree(part) for name, kind, part in related if kind in ("header", "footer")},
        {
            "charts": [
                words_of(package.tree(part)) for _, kind, part in related if kind in ("chart", "chartEx")
            ],
            "diagrams": [words_of(package.tree(part)) for _, kind, part in related if kind == "diagramData"],
            "files": [package.words(part) for _, kind, part in related if kind == "aFChunk"],
            "objects": [package.words(part) for _, kind, part in related if kind == "package"],
        },
    )


def _reading(parts: _Parts, tally: Tally) -> Reading:
    styles = read_styles(parts.by_kind.get("styles"))
    numbering = read_numbering(parts.by_kind.get("numbering"), styles)
    blocks = Blocks(styles, numbering, tally)
    sections = [each for each in parts.body.iter() if name(each) == "w:sectPr"]
    head, margins = _margins(parts, sections, styles)
    lines = [*head, *blocks.read(parts.body)]
    places = [*sections[-1:], parts.by_kind.get("settings")]
    lines += note_lines(blocks, parts.by_kind, places)
    text = "".join(f"{line.marked}\n" for line in lines)
    _add_words(parts, blocks.tally)
    blocks.tally.add_moved(words_of(each) for each in parts.body.iter() if name(each) == "w:moveTo")
    left_out = (
        *blocks.tally.messages(),
        *say_margins([line.text for line in margins]),
        *say_formats(numbering.unknown),
    )
    return Reading(text, blocks.title, left_out=left_out)


def _add_words(parts: _Parts, tally: Tally) -> None:
    """Add the words of what is counted where it is referred to, and stands in parts of its own."""
    comments = map(words_of, children(parts.by_kind.get("comments"), "w:comment"))
    stand_apart: Mapping[Kind, Iterable[str]] = {"comments": comments, **parts.unread}
    for kind, pieces in stand_apart.items():
        for words in pieces if tally.counts[kind] else ():
            tally.add(kind, 0, words)


def _margins(parts: _Parts, sections: Sequence[Element], styles: Styles) -> tuple[list[Line], list[Line]]:
    """Return the lines of a separate first page's header, and those of all other headers and footers."""
    head: list[Line] = []
    others: list[Line] = []
    for number, section in enumerate(sections):
        first = number == 0 and switch(section, "w:titlePg")
        for reference in section:
            if name(reference) in ("w:headerReference", "w:footerReference"):
                is_head = name(reference) == "w:headerReference" and attribute(reference, "w:type") == "first"
                lines = _margin(parts.by_relation.get(relation_id(reference)), parts, styles)
                (head if first and is_head else others).extend(lines)
    return head, others


def _margin(root: Element | None, parts: _Parts, styles: Styles) -> Iterator[Line]:
    if root is None:
        return iter(())
    numbering = read_numbering(parts.by_kind.get("numbering"), styles)
    return Blocks(styles, numbering, Tally()).read(root)
