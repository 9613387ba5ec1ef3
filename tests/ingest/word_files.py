"""Word files written as raw markup, for what no library writes."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    f'xmlns:w="{_W}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"styles": "styles", "numbering": "numbering", "settings": "settings", "footnotes": "footnotes"} | {
    "endnotes": "endnotes",
    "comments": "comments",
    "chart": "p",
    "aFChunk": "p",
    "header": "hdr",
    "footer": "ftr",
}
NONE: Mapping[str, bytes] = MappingProxyType({})
CHANGE = 'w:id="1" w:author="a" w:date="2025-06-01T00:00:00Z"'
"""The attributes of each tracked change."""


def word_file(
    path: Path,
    body: str,
    *,
    strict: bool = False,
    doctype: str = "",
    files: Mapping[str, bytes] = NONE,
    **parts: str,
) -> Path:
    """Write a file with a body and further parts by kind, as in ``footnotes``, each related by its kind.

    ``files`` are parts as they are, by a place whose first folder is their kind.

    ``strict`` writes it in the namespaces of the standard's strict edition.
    """
    written = {
        kind: f"<w:{_ROOTS[kind]} {_SPACES}>{inner}</w:{_ROOTS[kind]}>" for kind, inner in parts.items()
    }
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_CONTENT}.{kind}+xml"/>' for kind in written
    )
    related = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{kind}.xml"/>' for kind in written
    )
    related += "".join(
        f'<Relationship Id="{place}" Type="{_RELATIONS}/{place.partition("/")[0]}" Target="{place}"/>'
        for place in files
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for place, data in files.items():
            package.writestr(f"word/{place}", data)
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_CONTENT}.document.main+xml"/>{overrides}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{related}</Relationships>",
        )
        document = f"{doctype}<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
        package.writestr("word/document.xml", document.replace(_W, _STRICT) if strict else document)
        for kind, xml in written.items():
            package.writestr(f"word/{kind}.xml", xml)
    return path


def p(*inner: str, properties: str = "") -> str:
    """Return a paragraph; any text that is not markup becomes a run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(map(_run, inner))}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(*inner: str) -> str:
    """Return a tracked insertion."""
    return f"<w:ins {CHANGE}>{''.join(map(_run, inner))}</w:ins>"


def deleted(text: str) -> str:
    """Return a tracked deletion."""
    return f"<w:del {CHANGE}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def complex_field(instruction: str, *result: str) -> str:
    """Return a complex field, written as marks in runs; one without a result has no separator."""
    separator = _mark("separate") + "".join(map(_run, result)) if result else ""
    return (
        f'{_mark("begin")}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f"{separator}{_mark('end')}"
    )


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells, each with blocks or words."""
    lines = (
        "<w:tr>" + "".join(f"<w:tc>{cell if cell[0] == '<' else p(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(lines)}</w:tbl>"


def counted_in(numbering: str, level: int = 0) -> str:
    """Return the properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'


def family(name: str, *levels: tuple[str, str], more: str = "") -> str:
    """Return the definition of a list: the format and text of each level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{name}">{inner}</w:abstractNum>'


def list_of(name: str, family_name: str, overrides: str = "") -> str:
    """Return a list that has a definition."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{family_name}"/>{overrides}</w:num>'


def box(*paragraphs: str, both: bool = True) -> str:
    """Return a text box in a run, as newer files have it: twice, the second time for older programs."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    drawn = (
        '<w:drawing><wp:anchor><wp:extent cx="900000" cy="900000"/><wp:docPr id="7" name="b"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f'<w:pict><v:shape id="b" style="width:200pt;height:50pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    if not both:
        return f"<w:r>{old}</w:r>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _run(inner: str) -> str:
    return inner if inner.startswith("<") else r(inner)


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
