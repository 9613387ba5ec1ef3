"""Footnotes and endnotes as lines of their own at the end, with their marks."""

from collections.abc import Iterator, Mapping, Sequence

from generator.ingest.word.blocks import Blocks
from generator.ingest.word.line import Line
from generator.ingest.word.markup import Element, attribute, child, children, number
from generator.ingest.word.signs import counted

Note = tuple[str, str, bool]
"""The kind of a note, its id, and whether its mark was typed."""
_FORMS = {"footnotes": "decimal", "endnotes": "lowerRoman"}
_SETTINGS = {"footnotes": "w:footnotePr", "endnotes": "w:endnotePr"}


def note_lines(
    blocks: Blocks, parts: Mapping[str, Element | None], places: Sequence[Element | None]
) -> Iterator[Line]:
    """Yield the notes that were referred to, as ``[1] words``, footnotes first, in the order of their marks.

    ``parts`` contains the notes by kind; ``places`` may say how they are counted, with the one that takes
    precedence first.
    """
    for kind in _FORMS:
        known = {attribute(each, "w:id"): each for each in _each(parts.get(kind), kind)}
        form, at = _settings(kind, places)
        referred = [note for note in dict.fromkeys(blocks.notes) if note[0] == kind]
        for _, name, typed in referred:
            mark = "" if typed else f"[{counted(at, form) or at}] "
            at += not typed
            yield from _note(blocks, known.get(name), mark)


def _note(blocks: Blocks, note: Element | None, mark: str) -> Iterator[Line]:
    for line in () if note is None else blocks.read(note):
        yield Line(mark + line.text)
        mark = ""


def _each(root: Element | None, kind: str) -> Iterator[Element]:
    return children(root, f"w:{kind.removesuffix('s')}")


def _settings(kind: str, places: Sequence[Element | None]) -> tuple[str, int]:
    """Return the format of the marks of a kind of notes, and the first number."""
    said = [child(place, _SETTINGS[kind]) for place in places]
    forms = [attribute(child(each, "w:numFmt")) for each in said]
    starts = [number(child(each, "w:numStart")) for each in said]
    form = next(filter(None, forms), _FORMS[kind])
    return form, next((start for start in starts if start is not None), 1)
