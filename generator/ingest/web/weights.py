"""How much an element contains: characters, and how many of them are in links and in sentences."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ingest.web.page_words import clean, squeezed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "menu",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "table",
        "caption",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "figure",
        "figcaption",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "center",
        "hr",
        "address",
        "form",
        "fieldset",
        "legend",
        "details",
        "summary",
        "dir",
        "listing",
        "xmp",
        "ucapcontent",
        "founder-content",
    ]
)
LONGEST_HEADING = 16
STOP = re.compile(r"[，。；！？,;!?]")
_MOST_LINKED = 0.7
"""A block with a larger share of link text is a menu."""
_MENUS = frozenset(["ul", "ol", "dl", "div", "section", "li", "table", "tbody", "tr", "td", "nav", "menu"])
_ENDING = frozenset(["br", "option", "button", "optgroup", "input", "textarea"])
"""Elements besides blocks between which words stand apart."""
_UNSHOWN = frozenset(["hidden", "checkbox", "radio", "image", "password", "file"])
"""Fields whose value a page does not show."""
_SHOWN_AS_BLOCK = re.compile(r"display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item)", re.IGNORECASE)


@dataclass(slots=True)
class Weight:
    """What an element contains, without blanks and without what is left out."""

    length: int = 0
    linked: int = 0
    prose: int = 0
    """How many characters outside links are in blocks with a full stop."""
    open: int = 0
    """How many characters outside links are in a block that is still open."""
    has_stop: bool = False
    """Whether such an open block has a full stop."""
    has_full_stop: bool = False
    is_skipped: bool = False
    begins: str = ""
    """Its first words, as many as a heading has."""
    core: "HtmlElement | None" = None
    """The innermost element within it that holds all its words; ``None`` for itself."""
    seen: str | None = None
    """Its words as ``seen_text`` found them, once it was asked."""

    @property
    def is_mostly_links(self) -> bool:
        """Whether the words are links and what stands between links."""
        return self.length > 0 and self.linked > _MOST_LINKED * self.length and not self.has_full_stop


Weights = Mapping["HtmlElement", Weight]


def is_block(element: "HtmlElement") -> bool:
    """Return whether a browser would begin a new line with an element."""
    return element.tag in BLOCKS or bool(_SHOWN_AS_BLOCK.search(element.get("style", "")))


def is_menu(element: "HtmlElement", weight: Weight) -> bool:
    """Return whether an element lists links to other pages; files for download are part of an article."""
    return element.tag in _MENUS and weight.is_mostly_links


def weigh(body: "HtmlElement", skipped: Collection["HtmlElement"] = ()) -> Weights:
    """Return the weight of a body's elements, each counted once; those in ``skipped`` count as empty."""
    weights: dict[HtmlElement, Weight] = {}
    for element in reversed(list(body.iter())):  # the content of an element comes before the element
        weights[element] = weight = Weight()
        if element in skipped:
            weight.is_skipped = True
            continue
        _add_text(weight, element.text)
        for child in element:
            _add(weight, weights[child])
            _add_text(weight, child.tail)
        weight.core = _core(element, weights)
        if element.tag == "a" and element.get("href"):
            weight.linked, weight.prose, weight.open, weight.has_stop = weight.length, 0, 0, False
        if is_block(element):
            weight.prose += weight.open if weight.has_stop else 0
            weight.open, weight.has_stop = 0, False
    return weights


def _core(element: "HtmlElement", weights: Weights) -> "HtmlElement | None":
    length = weights[element].length
    inner = next((child for child in element if length and weights[child].length == length), None)
    core = None if inner is None else weights[inner].core
    return inner if core is None else core


def seen_text(element: "HtmlElement", weights: Weights) -> str:
    """Return the text of an element without what is left out of it, and without blanks around it.

    Elements around the same words share them, however deep they are nested.
    """
    from lxml.etree import iterwalk  # noqa: PLC0415 - loaded only for web pages

    core = weights[element].core
    element = element if core is None else core
    weight = weights[element]
    if weight.seen is None:
        texts: list[str | None] = []
        walk = iterwalk(element, events=("start", "end"))
        for event, inner in walk:
            if event == "end":
                texts.append(inner.tail if inner is not element else None)
            elif weights[inner].is_skipped:
                walk.skip_subtree()
            else:
                texts.append(inner.text)
        weight.seen = "".join(filter(None, texts))
    return weight.seen


def pieces_of(element: "HtmlElement", skipped: Collection["HtmlElement"]) -> list[str]:
    """Return the words of an element as its blocks divide them, without what is skipped in it."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - as above

    texts: list[str | None] = []
    walk = iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        edge = "\0" if is_block(inner) or inner.tag in _ENDING else ""
        if event == "end":
            texts += [edge, inner.tail if inner is not element else None]
        elif inner in skipped and inner is not element:
            walk.skip_subtree()
        else:
            texts += [edge, inner.text, _filled_in(inner)]
    return [words for part in "".join(filter(None, texts)).split("\0") if (words := clean(part))]


def _filled_in(control: "HtmlElement") -> str:
    """Return what a field shows in its place."""
    is_shown = control.tag == "input" and control.get("type", "").lower() not in _UNSHOWN
    said = control.get("value") if is_shown else ""
    return said or control.get("placeholder", "")


def _add(weight: Weight, inner: Weight) -> None:
    weight.length += inner.length
    weight.begins = weight.begins or inner.begins
    weight.linked += inner.linked
    weight.prose += inner.prose
    weight.open += inner.open
    weight.has_stop |= inner.has_stop
    weight.has_full_stop |= inner.has_full_stop


def _add_text(weight: Weight, text: str | None) -> None:
    if text and (words := squeezed(text)):
        weight.length += len(words)
        weight.begins = weight.begins or words[:LONGEST_HEADING]
        weight.open += len(words)
        weight.has_stop |= bool(STOP.search(words))
        weight.has_full_stop |= "。" in words
