"""Translators' files in XML: read without expanding entities, written with blanks only where they mean nothing."""

from pathlib import Path

from lxml import etree

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WIDE = (b"\xff\xfe<\x00", b"\xfe\xff\x00<")
"""How files in UTF-16 begin."""


def is_xml(raw: bytes) -> bool:
    """Whether a file begins as XML does, in UTF-8 or UTF-16."""
    return raw.startswith(_WIDE) or raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def parsed(path: Path, raw: bytes) -> etree._Element:
    """Return the root of an XML file.

    Raises ProblemsError if it is not well-formed, or has names for characters that it defines itself: none is expanded.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        place = Place(path, error.lineno or 0, error.offset or 1)
        message = say("this is not XML: {said}", said=error.msg or "")
        hint = say("save it again from the translation program")
        raise ProblemsError([Problem(place, "", "xml", message, hint)]) from error
    if named := list(root.iter(etree.Entity)):
        raise ProblemsError(_entity(path, each) for each in named)
    return root


def _entity(path: Path, named: etree._Entity) -> Problem:
    message = say("“{words}” stands for other characters", words=named.text)
    return Problem(place_of(path, named), "", "entity", message, say("write the characters themselves"))


def add(
    parent: etree._Element, tag: str, text: str | None = None, space: str = "", **attributes: str
) -> etree._Element:
    """Add an element, in the namespace of its parent unless another one is given."""
    space = space or etree.QName(parent).namespace or ""
    name = f"{{{space}}}{tag}" if space else tag
    element = etree.SubElement(parent, name, attributes, nsmap={None: space} if space else None)
    element.text = text
    return element


def place_of(path: Path, element: etree._Element) -> Place:
    """Return the line on which an element begins."""
    return Place(path, element.sourceline or 0, 1)


def words(element: etree._Element | None) -> str:
    """Return the text within an element."""
    return "" if element is None else "".join(element.itertext())


def as_bytes(root: etree._Element) -> bytes:
    """Return the file as bytes, indented where blanks mean nothing."""
    _indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _indent(element: etree._Element, level: int = 0) -> None:
    if len(element):
        for child in element:
            _indent(child, level + 1)
            child.tail = "\n" + "  " * (level + 1)
        element[-1].tail = "\n" + "  " * level
        element.text = "\n" + "  " * (level + 1)
