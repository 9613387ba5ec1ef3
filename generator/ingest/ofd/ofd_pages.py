"""What an OFD file consists of: its documents, their pages, and what stands beside them.

Names and structure after GB/T 33190-2016, chapters 7 and 8; elements are told apart by their local names, because
producers differ in the namespace.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ofdkit import OFDFormatError
from ofdkit.package import Package

A4 = (0.0, 0.0, 210.0, 297.0)
"""The page box in millimetres where a file gives none."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class OfdPage:
    """A page: its box in millimetres, and the layers that are drawn on it, those of its templates first."""

    box: Box
    layers: tuple[Element, ...]
    units: Mapping[str, Element]
    """The composite graphics of its resources, by their ID."""


@dataclass(slots=True)
class Bundle:
    """All documents of a file, one after another."""

    pages: list[OfdPage] = field(default_factory=list)
    missing: int = 0
    annotations: int = 0
    attachments: int = 0
    signatures: int = 0


@dataclass(frozen=True, slots=True)
class _Document:
    """One document of a file: where it stands, and what its pages share."""

    package: Package
    place: str
    root: Element
    box: Box
    units: Mapping[str, Element]


def read_bundle(package: Package) -> Bundle:
    """Read which pages a file shows.

    Raises OFDError for a file without a document and for parts that are not XML.
    """
    entry = package.find("OFD.xml")
    if entry is None:
        raise OFDFormatError("no OFD.xml")
    bundle = Bundle()
    for body in _all(package.read_xml(entry), "DocBody"):
        place = _current(package, entry, body)
        if place is None:
            bundle.missing += 1
            continue
        _add_document(bundle, _open(package, place))
        signatures = package.resolve(entry, _text(body, "Signatures"))
        bundle.signatures += _count(package, signatures, "Signature")
    return bundle


def _current(package: Package, entry: str, body: Element) -> str | None:
    """Return where a body's document stands: in its current version, if it keeps several."""
    for version in _all(_one(body, "Versions"), "Version"):
        if (version.get("Current") or "").strip() == "true":
            listed = package.resolve(entry, version.get("BaseLoc"))
            root = _text(package.read_xml(listed), "DocRoot") if listed else None
            if place := _resolved(package, listed, root):
                return place
    return _resolved(package, entry, _text(body, "DocRoot"))


def _resolved(package: Package, base: str | None, location: str | None) -> str | None:
    """Return the part that an address names from where it stands."""
    place: str | None = package.resolve(base, location)
    return place


def _open(package: Package, place: str) -> _Document:
    root = package.read_xml(place)
    common = _one(root, "CommonData")
    units: dict[str, Element] = {}
    for name in ("PublicRes", "DocumentRes"):
        for resource in _all(common, name):
            units |= _units(_linked(package, place, resource))
    return _Document(package, place, root, _physical_box(_one(common, "PageArea")) or A4, units)


def _linked(package: Package, place: str, element: Element | None) -> Element | None:
    """Return the root of the part whose address is an element's text, ``None`` if there is none."""
    part = package.resolve(place, element.text if element is not None else None)
    return package.read_xml(part) if part else None


def _add_document(bundle: Bundle, document: _Document) -> None:
    package, root = document.package, document.root
    templates = {
        (template.get("ID") or "").strip(): template.get("BaseLoc")
        for template in _all(_one(root, "CommonData"), "TemplatePage")
    }
    for page in _all(_one(root, "Pages"), "Page"):
        place = package.resolve(document.place, page.get("BaseLoc"))
        if place is None:
            bundle.missing += 1
        else:
            bundle.pages.append(_page(document, place, templates))
    for annotated in _all(_linked(package, document.place, _one(root, "Annotations")), "Page"):
        listed = package.resolve(document.place, _text(root, "Annotations"))
        bundle.annotations += _count(package, package.resolve(listed, _text(annotated, "FileLoc")), "Annot")
    attachments = package.resolve(document.place, _text(root, "Attachments"))
    bundle.attachments += _count(package, attachments, "Attachment")


def _page(document: _Document, place: str, templates: Mapping[str, str | None]) -> OfdPage:
    package = document.package
    root = package.read_xml(place)
    units = dict(document.units)
    for resource in _all(root, "PageRes"):
        units |= _units(_linked(package, place, resource))
    layers: list[Element] = []
    for use in _all(root, "Template"):
        base = package.resolve(document.place, templates.get((use.get("TemplateID") or "").strip()))
        if base:
            layers += _all(_one(package.read_xml(base), "Content"), "Layer")
    layers += _all(_one(root, "Content"), "Layer")
    return OfdPage(_physical_box(_one(root, "Area")) or document.box, tuple(layers), units)


def _physical_box(area: Element | None) -> Box | None:
    """Return the physical box of a page area, ``None`` if it gives none that is a box."""
    try:
        left, top, width, height = map(float, (_text(area, "PhysicalBox") or "").split())
    except ValueError:
        return None
    return (left, top, width, height) if width > 0 and height > 0 else None


def local_name(element: Element) -> str:
    """Return an element's name without its namespace; ``""`` for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _units(resources: Element | None) -> dict[str, Element]:
    units = _all(_one(resources, "CompositeGraphicUnits"), "CompositeGraphicUnit")
    return {(unit.get("ID") or "").strip(): unit for unit in units}


def _count(package: Package, place: str | None, name: str) -> int:
    return sum(1 for _ in _all(package.read_xml(place), name)) if place else 0


def _all(element: Element | None, name: str) -> Iterator[Element]:
    return (child for child in (() if element is None else element) if local_name(child) == name)


def _one(element: Element | None, name: str) -> Element | None:
    return next(_all(element, name), None)


def _text(element: Element | None, name: str) -> str | None:
    found = _one(element, name)
    return found.text if found is not None else None
