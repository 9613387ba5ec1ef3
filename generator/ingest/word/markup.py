"""The XML of Word files: elements by short names, whichever edition of the standard they follow."""

from collections.abc import Iterator
from functools import cache
from typing import Any

Element = Any
"""An element of an lxml tree; lxml ships no type information."""

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "urn:schemas-microsoft-com:vml": "v",
}
"""ECMA-376 Part 1 (strict) and Part 4 (transitional)."""
_OFF = {"0", "false", "off", "none"}


@cache
def short(tag: str) -> str:
    """Return a name such as ``w:p``, or only the local part for other namespaces."""
    space, _, local = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else local


def name(element: Element) -> str:
    """Return an element's short name; empty for comments and the like."""
    return short(element.tag) if isinstance(element.tag, str) else ""


def children(element: Element | None, wanted: str) -> Iterator[Element]:
    """Yield the children with a short name; none if there is no element."""
    return (child for child in (() if element is None else element) if name(child) == wanted)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child down a path of short names."""
    for step in path:
        element = next(children(element, step), None)
    return element


def attribute(element: Element | None, wanted: str = "w:val") -> str | None:
    """Return an attribute by its short name, with or without a namespace."""
    if element is None:
        return None
    local = wanted.partition(":")[2]
    return next((value for key, value in element.attrib.items() if short(key) in (wanted, local)), None)


def words_of(element: Element | None) -> str:
    """Return all words in an element, whatever becomes of them; those of paragraphs and of a chart's points apart."""
    texts = []
    for each in () if element is None else element.iter():
        kind = name(each)
        if kind in ("w:p", "a:p", "c:v", "cx:v", "cx:pt", "x:si"):
            texts.append(" ")
        if kind in ("w:t", "w:delText", "m:t", "a:t", "c:v", "cx:v", "cx:pt", "x:t"):
            texts.append(each.text or "")
    return " ".join("".join(texts).split())


def number(element: Element | None, wanted: str = "w:val") -> int | None:
    """Return the whole number in an attribute, ``None`` for anything else."""
    value = attribute(element, wanted) or ""
    return int(value) if value.removeprefix("-").isdecimal() and len(value) < 10 else None  # noqa: PLR2004 - what a file can mean has fewer digits


def switch(properties: Element | None, wanted: str) -> bool | None:
    """Return whether a property is on; ``None`` if it is not named."""
    element = child(properties, wanted)
    return None if element is None else (attribute(element) or "1").lower() not in _OFF


def chosen(alternatives: Element) -> Element | None:
    """Return the alternative to be read: the first choice that contains words, otherwise the fallback, if it is not empty."""
    choices, fallbacks = (list(children(alternatives, f"mc:{kind}")) for kind in ("Choice", "Fallback"))
    ordered = [*filter(_speaks, choices), *filter(len, fallbacks), *choices]
    return ordered[0] if ordered else None


def _speaks(element: Element) -> bool:
    return any(name(each) in ("w:t", "m:t") and each.text for each in element.iter())
