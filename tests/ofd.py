"""OFD files for tests, written by hand after GB/T 33190-2016."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PHYSICAL = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"


def text(  # noqa: PLR0913 - what a line may differ in
    left: float, base: float, words: str, size: float = 4.0, *, more: str = "", code: str = ""
) -> str:
    """A line of words whose characters stand side by side, in millimetres from the upper left corner."""
    steps = code or (f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else "")
    return (
        f'<ofd:TextObject ID="9" Boundary="{left} {base - size} 200 {2 * size}" Font="1" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {steps}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def rule(left: float, top: float, right: float, bottom: float) -> str:
    """A thin straight line."""
    return (
        f'<ofd:PathObject ID="9" Boundary="{left} {top} {right - left} {bottom - top}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {right - left} {bottom - top}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def layer(*objects: str) -> str:
    """A layer of a page."""
    return f'<ofd:Layer ID="2">{"".join(objects)}</ofd:Layer>'


def page(*objects: str, before: str = "") -> str:
    """The part of a page with one layer."""
    return root("Page", f"{before}<ofd:Content>{layer(*objects)}</ofd:Content>")


def root(name: str, inside: str) -> str:
    """A part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} {NAMESPACE}>{inside}</ofd:{name}>'


def document(*places: str, common: str = "", after: str = "") -> str:
    """The part of a document whose pages stand at some places."""
    pages = "".join(f'<ofd:Page ID="{at}" BaseLoc="{place}"/>' for at, place in enumerate(places, 10))
    area = f"<ofd:PageArea>{PHYSICAL}</ofd:PageArea>"
    return root(
        "Document", f"<ofd:CommonData>{area}{common}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>{after}"
    )


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of parts."""
    held = BytesIO()
    with ZipFile(held, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return held.getvalue()


def body(place: str = "Doc_0/Document.xml", more: str = "") -> str:
    """The entry of a document in the file's list."""
    return f"<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>{place}</ofd:DocRoot>{more}</ofd:DocBody>"


def ofd(
    *pages: str, common: str = "", after: str = "", more: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """A file with one document of these pages."""
    places = [f"Pages/Page_{at}/Content.xml" for at in range(len(pages))]
    return package(
        {
            "OFD.xml": root("OFD", body(more=more)),
            "Doc_0/Document.xml": document(*places, common=common, after=after),
            **{f"Doc_0/{place}": part for place, part in zip(places, pages, strict=True)},
            **(parts or {}),
        }
    )
