"""Which elements a page hides: by an attribute, by their own style, or by a rule of the page's style sheets.

Only selectors of names, classes, identifiers and attributes, had or, one by one, not had, of descendants and children are
understood, and no rule that asks for a state: what other selectors hide stays in the text.
"""

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from generator.ingest.web.saved.screen import is_on_screen
from generator.ingest.web.saved.selectors import CHILD, NOT, Names, Rule, Ruled, match_rules

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BRACE = re.compile("([{}])")
_MEDIA = re.compile(r"@media\b(.*)", re.DOTALL | re.IGNORECASE)
_APPLIES = re.compile(r"@(?:layer\b[^()]*|supports\b.*)", re.DOTALL | re.IGNORECASE)
"""Other conditions that hold where the page is read."""
_NAME = r"(?:[\w-]|\\.)+"
_HAD = rf"[.#]{_NAME}|\[[\w-]+(?:=(?:\"[^\"\]]*\"|'[^'\]]*'|[\w-]+))?\]"
_SIMPLE = re.compile(rf"(?P<denied>:not\()?(?P<name>{_HAD}|{_NAME})", re.IGNORECASE)
_COMPOUND = re.compile(rf"(?:\*|{_NAME})?(?:{_HAD}|:not\((?:{_HAD}|{_NAME})\))*", re.IGNORECASE)
_MOST_DENYING = 500
"""The most rules of what elements must not have that are tried: no name of an element tells which of them to try."""
_COMMA = re.compile(r"(?<!\\),")
_SHOWS = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([\w-]+)\s*(!\s*important)?", re.IGNORECASE)
_CONTENT = re.compile(r"(?:^|;)\s*content\s*:([^;]*)", re.IGNORECASE)
_STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_CODE = re.compile(r"\\([\da-fA-F]{1,6})\s?")
_BESIDE = re.compile(r"::?(?:before|after)$", re.IGNORECASE)
_HIDING = {"display": {"none"}, "visibility": {"hidden", "collapse"}}


def find_hidden(body: "HtmlElement", sheets: Sequence[str]) -> Iterator["HtmlElement"]:
    """Yield the elements that a page hides with everything in them."""
    for element, ruled in match_rules(body, list(_tried(_rules(sheets)))):
        if element.get("hidden") is not None or _is_closed(element) or _is_hidden(element, ruled):
            yield element


def find_added(
    body: "HtmlElement", sheets: Sequence[str], skipped: Collection["HtmlElement"]
) -> Iterator[str]:
    """Yield once each the words that rules set before or after elements, and what they count there, as it is declared."""
    found: dict[str, None] = {}
    for element, ruled in match_rules(body, list(_tried(_adding(sheets)))):
        if element not in skipped:
            found.update(dict.fromkeys(ruled))
    yield from found


def _tried(rules: Iterable[Rule]) -> Iterator[Rule]:
    denying = 0
    for rule in rules:
        is_denying = any(name.startswith(NOT) for part in rule.parts for name in part)
        denying += is_denying
        if not is_denying or denying <= _MOST_DENYING:
            yield rule


def _adding(sheets: Sequence[str]) -> Iterator[Rule]:
    for sheet in sheets:
        for selectors, declared in _blocks(_without_comments(sheet)):
            for content in map(_added, _CONTENT.findall(declared)):
                for selector in selectors.split(",") if content else ():
                    parts = _parts(_BESIDE.sub("", selector.strip()) or "*")
                    if parts and _BESIDE.search(selector.strip()):
                        yield _rule(parts, content, 0, hides=False, important=False)


def _character(code: re.Match[str]) -> str:
    return chr(min(int(code[1], 16), sys.maxunicode))


def _added(content: str) -> str:
    """Return the words that content holds, itself if it counts something, nothing if it is a sign or a blank."""
    if "counter" in content:
        return " ".join(content.split())
    words = "".join(first or second for first, second in _STRING.findall(content))
    words = _CODE.sub(_character, words).strip()
    return words if any(map(str.isalnum, words)) else ""


def _is_closed(element: "HtmlElement") -> bool:
    return element.get("popover") is not None or (element.tag == "dialog" and element.get("open") is None)


def _is_hidden(element: "HtmlElement", ruled: Ruled) -> bool:
    own = {said: (hides, important) for said, hides, important in _said(element.get("style", ""))}
    for said in _HIDING:
        rule = ruled.get(said)
        hides, important = own.get(said, (None, False))
        if hides is None or (rule and rule.weight[0] and not important):
            hides = rule.hides if rule else False
        if hides:
            return True
    return False


def _rules(sheets: Sequence[str]) -> Iterator[Rule]:
    order = 0
    for sheet in sheets:
        for selectors, declared in _blocks(_without_comments(sheet)):
            for said, hides, important in _said(declared):
                for selector in _COMMA.split(selectors):
                    order += 1
                    if parts := _parts(selector):
                        yield _rule(parts, said, order, hides=hides, important=important)


def _parts(selector: str) -> list[Names]:
    """Return the parts of a selector, or none if it asks for more than names, attributes and places."""
    parts: list[Names] = []
    is_child = False
    plain = _CODE.sub(_character, selector)
    for written in plain.replace(CHILD, f" {CHILD} ").split():
        if written == CHILD:
            if is_child or not parts:
                return []
            is_child = True
        elif not _COMPOUND.fullmatch(written):
            return []
        else:
            parts.append(frozenset([*map(_named, _SIMPLE.finditer(written)), *([CHILD] if is_child else [])]))
            is_child = False
    return [] if is_child else parts


def _named(simple: re.Match[str]) -> str:
    """Return what an element must have or not have, as ``Names`` write it."""
    name = simple["name"].replace("\\", "")
    if name.startswith("["):
        name = name.replace('"', "").replace("'", "")
    elif not name.startswith((".", "#")):
        name = name.lower()
    return f"{NOT}{name}" if simple["denied"] else name


def _without_comments(sheet: str) -> str:
    first, *rest = sheet.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _applies(condition: str) -> bool:
    if media := _MEDIA.fullmatch(condition):
        return is_on_screen(media[1])
    return bool(_APPLIES.fullmatch(condition))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the declarations of each block, unless it stands under a condition of its own."""
    opened: list[tuple[str, bool]] = []  # and whether all that it stands under applies
    words = ""
    for part in _BRACE.split(sheet):
        if part == "{":
            applies = not opened or (opened[-1][1] and _applies(opened[-1][0]))
            opened.append((words.rpartition(";")[2].strip(), applies))
        elif part == "}" and opened:
            selectors, applies = opened.pop()
            if applies and not selectors.startswith("@"):
                yield selectors, words
        words = part if part not in ("{", "}") else ""


def _rule(parts: Sequence[Names], said: str, order: int, *, hides: bool, important: bool) -> Rule:
    every = [name.removeprefix(NOT) for part in parts for name in part if name != CHILD]
    ids, classes = sum(name[0] == "#" for name in every), sum(name[0] in ".[" for name in every)
    return Rule(tuple(parts), (important, ids, classes, len(every) - ids - classes, order), said, hides)


def _said(declared: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield what declarations say of being shown: the property, whether it hides, and whether it is important."""
    for said, value, important in _SHOWS.findall(declared):
        yield said.lower(), value.lower() in _HIDING[said.lower()], bool(important)
