"""XLIFF files of versions 1.2 and 2.0; 1.1, which differs in its namespace alone, is read too.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html, https://docs.oasis-open.org/xliff/xliff-core/v2.0/os/xliff-core-v2.0-os.html
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from lxml import etree

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.translate.files.exchange import Outgoing, Returned, find_mark
from generator.translate.files.xml_files import SPACE, add, as_bytes, place_of, words

OLDEST = "urn:oasis:names:tc:xliff:document:1.1"
OLD = "urn:oasis:names:tc:xliff:document:1.2"
NEW = "urn:oasis:names:tc:xliff:document:2.0"
_LANGUAGES = ("zh-Hans", "en")
_UNFINISHED = frozenset(
    {
        "new",
        "initial",
        "needs-translation",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-translation",
        "needs-review-adaptation",
        "needs-review-l10n",
    }
)
_PREVIOUS = "previous-source"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
"""The module of XLIFF 2.0 for what programs tell one another."""
_OURS = frozenset({"developer", "location", _PREVIOUS})
"""The sides and categories of our own notes; all others are a translator's."""


def render_xliff(texts: Iterable[Outgoing]) -> bytes:
    """Write texts as XLIFF 1.2: one ``file`` for each content file."""
    root = etree.Element(f"{{{OLD}}}xliff", nsmap={None: OLD}, version="1.2")
    for original, those in _by_file(texts):
        settings = {"original": original, "datatype": "plaintext"}
        settings |= {"source-language": _LANGUAGES[0], "target-language": _LANGUAGES[1]}
        body = add(add(root, "file", **settings), "body")
        for each in those:
            _add_old(body, each)
    return as_bytes(root)


def render_xliff2(texts: Iterable[Outgoing]) -> bytes:
    """Write texts as XLIFF 2.0: one ``file`` for each content file; a unit's name holds address and field."""
    languages = {"srcLang": _LANGUAGES[0], "trgLang": _LANGUAGES[1]}
    root = etree.Element(f"{{{NEW}}}xliff", nsmap={None: NEW}, version="2.0", **languages)
    for number, (original, those) in enumerate(_by_file(texts), 1):
        file = add(root, "file", id=f"f{number}", original=original)
        for count, each in enumerate(those, 1):
            _add_new(add(file, "unit", id=f"u{count}", name=each.name), each)
    return as_bytes(root)


def read_xliff(path: Path, root: etree._Element) -> list[Returned]:
    """Read any of the versions; raises ProblemsError if it is not one of them."""
    name = etree.QName(root)
    if name.localname == "xliff" and name.namespace in {OLDEST, OLD}:
        return [_read_old(path, unit) for unit in root.iter(f"{{{name.namespace}}}trans-unit")]
    if name.localname == "xliff" and name.namespace == NEW:
        return [_read_new(path, unit) for unit in root.iter(f"{{{NEW}}}unit")]
    message, hint = say("this XML file is not XLIFF"), say("XLIFF 1.1, 1.2 and 2.0 are read")
    if version := root.get("version") if name.localname == "xliff" else None:
        message = say("this is XLIFF {version}, which cannot be read", version=version)
        hint = say("save it as XLIFF 1.2 or 2.0")
    raise ProblemsError([Problem(Place(path, 1, 1), "", "xliff", message, hint)])


def _by_file(texts: Iterable[Outgoing]) -> Iterator[tuple[str, Iterator[Outgoing]]]:
    return groupby(texts, key=lambda each: each.place.path.as_posix())


def _add_old(body: etree._Element, each: Outgoing) -> None:
    unit = add(body, "trans-unit", id=each.name, resname=each.name)
    unit.set(SPACE, "preserve")
    add(unit, "source", each.text.zh)
    if each.text.en:
        unit.set("approved", "no" if each.needs_work else "yes")
        add(
            unit,
            "target",
            each.text.en,
            state="needs-review-translation" if each.needs_work else "translated",
        )
    where = add(unit, "context-group", purpose="location")
    add(where, "context", each.place.path.as_posix(), **{"context-type": "sourcefile"})
    add(where, "context", str(each.place.line), **{"context-type": "linenumber"})
    add(where, "context", each.mark, **{"context-type": "x-mark"})
    for note in each.notes:
        add(unit, "note", note, **{"from": "developer"})
    if each.comment:
        add(unit, "note", each.comment, **{"from": "translator"})
    if each.previous and each.text.en:
        before = add(unit, "alt-trans", alttranstype="previous-version", origin=_PREVIOUS)
        before.set(SPACE, "preserve")
        add(before, "source", each.previous)
        add(before, "target", each.text.en)


def _add_new(unit: etree._Element, each: Outgoing) -> None:
    unit.set(SPACE, "preserve")
    group = add(add(unit, "metadata", space=_METADATA), "metaGroup", category="location")
    add(group, "meta", str(each.place), type="place")
    add(group, "meta", each.mark, type="mark")
    notes = [*((note, "developer") for note in each.notes)]
    notes += [(each.previous, _PREVIOUS)] if each.previous else []
    notes += [(each.comment, "translator")] if each.comment else []
    listed = add(unit, "notes") if notes else unit
    for note, category in notes:
        add(listed, "note", note, category=category)
    segment = add(unit, "segment")
    add(segment, "source", each.text.zh)
    if each.text.en:
        segment.set("state", "initial" if each.needs_work else "translated")
        add(segment, "target", each.text.en)


def _read_old(path: Path, unit: etree._Element) -> Returned:
    space = str(etree.QName(unit).namespace)
    target = unit.find(f"{{{space}}}target")
    state = target.get("state") if target is not None else None
    unfinished = state in _UNFINISHED if state else unit.get("approved") == "no"
    notes = [*unit.iterchildren(f"{{{space}}}note")]
    around = [*notes, *unit.iter(f"{{{space}}}context")]
    comment = _comment((note, note.get("from")) for note in notes)
    name = unit.get("resname") or unit.get("id") or ""
    return Returned(place_of(path, unit), name, *_pair(unit, space), unfinished, _mark(around), comment)


def _read_new(path: Path, unit: etree._Element) -> Returned:
    """Read a unit, whose segments a program may have split and separated by ``ignorable`` parts."""
    parts = [part for part in unit if etree.QName(part).localname in {"segment", "ignorable"}]
    pairs = [_pair(part, NEW) for part in parts]
    translated = any(en for _, en in pairs)
    en = "".join(en or (zh if not zh.strip() else "") for zh, en in pairs) if translated else ""
    unfinished = any(part.get("state") in _UNFINISHED for part in parts)
    notes = [*unit.iter(f"{{{NEW}}}note")]
    around = [*notes, *unit.iter(f"{{{_METADATA}}}meta")]
    comment = _comment((note, note.get("category")) for note in notes)
    zh = "".join(zh for zh, _ in pairs)
    return Returned(place_of(path, unit), unit.get("name") or "", zh, en, unfinished, _mark(around), comment)


def _mark(around: Iterable[etree._Element]) -> str | None:
    return find_mark(" ".join(map(words, around)))


def _comment(notes: Iterable[tuple[etree._Element, str | None]]) -> str:
    """Join the notes that are not ours."""
    return "\n".join(words(note) for note, side in notes if side not in _OURS)


def _pair(element: etree._Element, space: str) -> tuple[str, str]:
    source, target = (element.find(f"{{{space}}}{tag}") for tag in ("source", "target"))
    return words(source), words(target)
