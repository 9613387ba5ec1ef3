"""Glossaries in TBX-Basic: ISO 30042 of 2008, which most programs read, out; that of 2019 is read too.

https://www.tbxinfo.net/tbx-dialects/
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.model import GlossaryTerm
from generator.translate.files.exchange import ReturnedTerm
from generator.translate.files.xml_files import LANG, add, as_bytes, place_of, words

_STATUS = "administrativeStatus"
_PREFERRED, _DEPRECATED = "preferredTerm-admn-sts", "deprecatedTerm-admn-sts"
_NOT_TO_USE = ("deprecated", "superseded")


def render_tbx(terms: Iterable[GlossaryTerm]) -> bytes:
    """Write a glossary: the Chinese term, its rendering as the preferred term, and forbidden ones as deprecated."""
    root = etree.Element("martif", type="TBX-Basic")
    root.set(LANG, "en")
    header = add(root, "martifHeader")
    add(add(add(header, "fileDesc"), "sourceDesc"), "p", "campaign-explainer")
    add(add(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", type="XCSURI")
    body = add(add(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        entry = add(body, "termEntry", id=f"c{number}")
        if term.note:
            add(entry, "note", term.note)
        _add_language(entry, "zh", [(term.zh, "")])
        forbidden = ((each, _DEPRECATED) for each in term.forbidden)
        _add_language(entry, "en", [(term.en, _PREFERRED), *forbidden])
    return as_bytes(root)


def read_tbx(path: Path, root: etree._Element) -> list[ReturnedTerm]:
    """Read a glossary of either edition; raises ProblemsError if the file is not a glossary."""
    if etree.QName(root).localname not in {"martif", "tbx"}:
        message, hint = say("this XML file is not a glossary"), say("TBX and CSV are read")
        raise ProblemsError([Problem(Place(path, 1, 1), "", "tbx", message, hint)])
    entries = (each for each in root.iter("{*}termEntry", "{*}conceptEntry"))
    return [term for entry in entries for term in _terms(place_of(path, entry), entry)]


def _add_language(entry: etree._Element, language: str, terms: Iterable[tuple[str, str]]) -> None:
    section = add(entry, "langSet")
    section.set(LANG, language)
    for term, status in terms:
        group = add(section, "tig")
        add(group, "term", term)
        if status:
            add(group, "termNote", status, type=_STATUS)


def _terms(place: Place, entry: etree._Element) -> Iterator[ReturnedTerm]:
    """Yield what an entry says: each Chinese term with the English that is preferred, or else the first."""
    chinese = [term for term, status in _said(entry, "zh") if not status.startswith(_NOT_TO_USE)]
    english = _said(entry, "en")
    usable = [term for term, status in english if not status.startswith(_NOT_TO_USE)]
    preferred = [term for term, status in english if status.startswith("preferred")]
    note = " ".join(filter(None, (words(each).strip() for each in entry.iterchildren("{*}note"))))
    forbidden = tuple(term for term, _ in english if term not in usable)
    en, *others = dict.fromkeys((*preferred, *usable)) or [""]
    for zh in chinese or [""]:
        yield ReturnedTerm(place, zh, en, forbidden, note, tuple(others))


def _said(entry: etree._Element, language: str) -> list[tuple[str, str]]:
    """The terms in a language, each with its status."""
    sections = (
        each
        for each in entry.iterchildren("{*}langSet", "{*}langSec")
        if (each.get(LANG) or "").lower().partition("-")[0] == language
    )
    groups = (group for section in sections for group in section.iter("{*}tig", "{*}ntig", "{*}termSec"))
    return [(words(group.find(".//{*}term")).strip(), _status(group)) for group in groups]


def _status(group: etree._Element) -> str:
    noted = (each for each in group.iter("{*}termNote") if each.get("type") == _STATUS)
    return next((words(each).strip() for each in (*noted, *group.iter(f"{{*}}{_STATUS}"))), "")
