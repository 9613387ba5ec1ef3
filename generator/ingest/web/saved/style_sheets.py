"""Which elements a page hides: by an attribute, by their own style, or by a rule of the page's style sheets.

Only selectors of names, classes and identifiers are understood, and no rule that asks for a state or a medium of its own: what
other selectors hide stays in the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BRACE = re.compile("([{}])")
_APPLIES = re.compile(
    r"@(?:media\s+(?:only\s+)?(?:all|screen)|layer\b[^()]*|supports\b.*)", re.DOTALL | re.IGNORECASE
)
"""Conditions that hold where the page is read on a screen of whatever size."""
_SIMPLE = re.compile(r"([.#]?)([\w-]+)|\*")
_COMPOUND = re.compile(r"(?:\*|[\w-]+)?(?:[.#][\w-]+)*")
_SHOWS = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([\w-]+)\s*(!\s*important)?", re.IGNORECASE)
_HIDING = {"display": {"none"}, "visibility": {"hidden", "collapse"}}


@dataclass(frozen=True, slots=True)
class _Rule:
    """One selector, and what it says of an element."""

    parts: tuple[frozenset[str], ...]
    """What the element's ancestors and, last, itself must have: ``div``, ``.class``, ``#id``."""
    weight: tuple[bool, int, int, int, int]
    """Which rule wins: an important one, then by identifiers, classes and names, then the later."""
    said: str
    hides: bool


def find_hidden(body: "HtmlElement", sheets: Sequence[str]) -> Iterator["HtmlElement"]:
    """Yield the elements that a page hides with everything in them."""
    by_key: defaultdict[str, list[_Rule]] = defaultdict(list)
    for rule in _rules(sheets):
        by_key[min(rule.parts[-1], default="")].append(rule)
    for element in body.iter():
        if element.get("hidden") is not None or _is_closed(element) or _is_hidden(element, by_key):
            yield element


def _is_closed(element: "HtmlElement") -> bool:
    return element.get("popover") is not None or (element.tag == "dialog" and element.get("open") is None)


def _is_hidden(element: "HtmlElement", by_key: Mapping[str, Sequence[_Rule]]) -> bool:
    own = {said: (hides, important) for said, hides, important in _said(element.get("style", ""))}
    has = _names(element)
    candidates = [rule for key in (*has, "") for rule in by_key.get(key, ()) if _matches(rule, element, has)]
    for said in _HIDING:
        ruled = max(
            (rule for rule in candidates if rule.said == said), key=lambda rule: rule.weight, default=None
        )
        hides, important = own.get(said, (None, False))
        if hides is None or (ruled and ruled.weight[0] and not important):
            hides = ruled.hides if ruled else False
        if hides:
            return True
    return False


def _matches(rule: _Rule, element: "HtmlElement", has: frozenset[str]) -> bool:
    *above, last = rule.parts
    names = map(_names, element.iterancestors())
    return last <= has and all(any(part <= name for name in names) for part in reversed(above))


def _names(element: "HtmlElement") -> frozenset[str]:
    tag = element.tag if isinstance(element.tag, str) else ""
    named = [f"#{element.get('id')}"] if element.get("id") else []
    return frozenset([tag, *named, *(f".{name}" for name in element.get("class", "").split())])


def _rules(sheets: Sequence[str]) -> Iterator[_Rule]:
    order = 0
    for sheet in sheets:
        for selectors, declared in _blocks(_without_comments(sheet)):
            for said, hides, important in _said(declared):
                for selector in selectors.split(","):
                    parts = selector.split()
                    order += 1
                    if parts and all(map(_COMPOUND.fullmatch, parts)):
                        yield _rule(parts, said, order, hides=hides, important=important)


def _without_comments(sheet: str) -> str:
    first, *rest = sheet.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the declarations of each block, unless it stands under a condition of its own."""
    opened: list[str] = []
    words = ""
    for part in _BRACE.split(sheet):
        if part == "{":
            opened.append(words.rpartition(";")[2].strip())
        elif part == "}" and opened:
            selectors = opened.pop()
            if not selectors.startswith("@") and all(map(_APPLIES.fullmatch, opened)):
                yield selectors, words
        words = part if part not in ("{", "}") else ""


def _rule(parts: Sequence[str], said: str, order: int, *, hides: bool, important: bool) -> _Rule:
    names = [frozenset(found[0] for found in _SIMPLE.finditer(part) if found[2]) for part in parts]
    every = [name for part in names for name in part]
    ids, classes = (sum(name.startswith(sign) for name in every) for sign in "#.")
    return _Rule(tuple(names), (important, ids, classes, len(every) - ids - classes, order), said, hides)


def _said(declared: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield what declarations say of being shown: the property, whether it hides, and whether it is important."""
    for said, value, important in _SHOWS.findall(declared):
        yield said.lower(), value.lower() in _HIDING[said.lower()], bool(important)
