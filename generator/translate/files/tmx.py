"""Translation memories: TMX 1.4b, https://www.gala-global.org/tmx-14b.

A memory knows no fields: what it says holds for every text with the same Chinese.
"""

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from lxml import etree

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.translate.files.exchange import Outgoing, Returned
from generator.translate.files.xml_files import LANG, add, as_bytes, place_of

_LANGUAGES = ("zh-CN", "en")
"""Not zh-Hans: many programs know languages of a memory by their country alone."""
_HEADER = {
    "creationtool": "campaign-explainer",
    "creationtoolversion": version("campaign-explainer"),
    "segtype": "block",
    "o-tmf": "campaign-explainer",
    "adminlang": "en",
    "srclang": _LANGUAGES[0],
    "datatype": "plaintext",
}
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""The elements that hold codes of another program's format, not words."""


def render_tmx(texts: Iterable[Outgoing]) -> bytes:
    """Write each pair of a Chinese text and the English that was made from it as a unit of a memory."""
    root = etree.Element("tmx", version="1.4")
    add(root, "header", **_HEADER)
    body = add(root, "body")
    for pair in dict.fromkeys(map(_pair, texts)):
        unit = add(body, "tu")
        for language, text in zip(_LANGUAGES, pair, strict=True):
            variant = add(unit, "tuv")
            variant.set(LANG, language)
            add(variant, "seg", text)
    return as_bytes(root)


def read_tmx(path: Path, root: etree._Element) -> list[Returned]:
    """Read a memory of any program; raises ProblemsError if it holds no Chinese with its English."""
    found = [
        Returned(place_of(path, unit), "", said["zh"], said["en"], needs_work=None, everywhere=True)
        for unit in root.iter("{*}tu")
        if {"zh", "en"} <= {*(said := _said(unit))}
    ]
    if not found:
        message = say("this translation memory holds no Chinese text with its English")
        raise ProblemsError([Problem(Place(path, 1, 1), "", "tmx", message)])
    return found


def _pair(each: Outgoing) -> tuple[str, str]:
    stale = each.text.en_state == "stale"
    return (each.previous or each.text.zh) if stale else each.text.zh, each.text.en or ""


def _said(unit: etree._Element) -> dict[str, str]:
    """The first text in each language, by the language without its country or script."""
    said: dict[str, str] = {}
    for variant in unit.iterchildren("{*}tuv"):
        language = variant.get(LANG) or variant.get("lang") or ""
        segment = variant.find("{*}seg")
        if segment is not None:
            said.setdefault(language.partition("-")[0].partition("_")[0].lower(), _words(segment))
    return said


def _words(element: etree._Element) -> str:
    """The words of a segment, without the codes in it."""
    if etree.QName(element).localname in _CODES:
        return ""
    inner = (f"{_words(each)}{each.tail or ''}" for each in element)
    return "".join((element.text or "", *inner))
