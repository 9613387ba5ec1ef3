"""A hand-out as a Word file: Office Open XML (ECMA-376), the same bytes for the same words.

Notes are paragraphs as on the page, not notes of Word's own: editors that take in Word files drop those.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence

from lxml import etree

from generator.render.handout.handout_blocks import Kind, Paragraph, Run
from generator.render.words import CHINESE

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest day that a ZIP file can name, so that the day of writing does not change the file."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LANGUAGES = {CHINESE: "zh-CN", "en": "en-GB"}
"""The tags by which Word knows the languages."""
_STYLES: Mapping[Kind, tuple[str, str, str]] = {
    "title": ("Title", '<w:spacing w:after="160"/>', '<w:b/><w:sz w:val="40"/>'),
    "chapter": (
        "heading 1",
        '<w:keepNext/><w:spacing w:before="480" w:after="120"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:sz w:val="32"/>',
    ),
    "entry": (
        "heading 2",
        '<w:keepNext/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="1"/>',
        '<w:b/><w:sz w:val="26"/>',
    ),
    "statement": ("Body Text", '<w:keepNext/><w:spacing w:before="120" w:after="60"/>', ""),
    "aside": ("Aside", '<w:spacing w:after="60"/>', '<w:color w:val="555555"/><w:sz w:val="19"/>'),
    "note": (
        "Note",
        '<w:spacing w:after="60"/><w:ind w:left="360"/>',
        '<w:color w:val="555555"/><w:sz w:val="19"/>',
    ),
}
"""For each kind of paragraph: the name of its style, and how its paragraphs and its characters look."""
_FONTS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Microsoft YaHei"/>'
_PARTS: Mapping[str, str] = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/styles.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/styles" Target="styles.xml"/></Relationships>'
    ),
}
"""What is the same in each file."""


def as_word(paragraphs: Sequence[Paragraph]) -> bytes:
    """Set the paragraphs of a hand-out, the first of which is its title, as a .docx file."""
    written = io.BytesIO()
    parts = {
        name: f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode() for name, text in _PARTS.items()
    }
    parts |= {
        "word/document.xml": _document(paragraphs),
        "word/styles.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n{_styles()}'.encode(),
        "docProps/core.xml": _properties(paragraphs[0]),
    }
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _document(paragraphs: Sequence[Paragraph]) -> bytes:
    root = etree.Element(f"{{{_W}}}document", nsmap={"w": _W})
    body = _add(root, "body")
    for each in paragraphs:
        paragraph = _add(body, "p")
        _add(_add(paragraph, "pPr"), "pStyle", val=each.kind)
        for run in each.runs:
            _run(paragraph, run, run.code or each.code)
    return _bytes(root)


def _run(paragraph: etree._Element, it: Run, code: str) -> None:
    run = _add(paragraph, "r")
    properties = _add(run, "rPr")
    if code == CHINESE:
        _add(properties, "rFonts", hint="eastAsia")  # quotation marks as wide as characters
    if it.strong:
        _add(properties, "b")
    _add(properties, "lang", **{"eastAsia" if code == CHINESE else "val": _LANGUAGES[code]})
    text = _add(run, "t")
    text.set(_SPACE, "preserve")
    text.text = it.text


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{kind}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:pPr>{paragraphs}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
        for kind, (name, paragraphs, characters) in _STYLES.items()
    )
    defaults = f'{_FONTS}<w:sz w:val="22"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/>'
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        f"{styles}</w:styles>"
    )


def _properties(title: Paragraph) -> bytes:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    for tag, text in (("title", title.text), ("language", _LANGUAGES[title.code])):
        etree.SubElement(root, f"{{{_DC}}}{tag}").text = text
    return _bytes(root)


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    named = {f"{{{_W}}}{name}": value for name, value in attributes.items()}
    return etree.SubElement(parent, f"{{{_W}}}{tag}", named)


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
