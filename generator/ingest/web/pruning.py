"""What a page contains besides an article: found in its tree, and counted if it has more than a few words."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.ingest.marked_words import STRUCK, say_struck
from generator.ingest.web.families import alternatives, mark_words, marks, names
from generator.ingest.web.page_words import squeezed
from generator.ingest.web.saved_page import Page
from generator.ingest.web.title import begins_title
from generator.ingest.web.weights import Weight, Weights, is_block, seen_text, weigh
from generator.messages import Message, say, template

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NO_WORDS = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "iframe",
        "svg",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "map",
        "base",
        "link",
        "meta",
        "datalist",
    ]
)
_CONTROLS = frozenset(["input", "textarea", "select", "button", "option"])
_BESIDE = frozenset(["nav", "footer", "aside", "menu"])
_READINGS = frozenset(["rt", "rp", "rtc"])
_NO_FIELDS = frozenset(["hidden", "submit", "button", "image", "reset"])
_HIDDEN = re.compile(
    r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse))",
    re.IGNORECASE,
)
_SHORT = 100
"""Only what has fewer characters is left out as a share bar or as a note beside a QR code."""
_MOST_PROSE = 0.4
"""Nothing with a larger share of a page's prose is left out because of its name: names are reused."""
_LONGEST_HEADING = 16
_LEAST_TOLD = 10
"""The least number of characters worth a message, except for what stood inside the sentences of an
article."""
_ALWAYS_TOLD = frozenset(["readings"])
_IN_SENTENCES = frozenset(["hidden", "beside"])
"""Kinds of which only sentences are counted: every page hides menus."""
_LETTERS = re.compile(r"[^\W\d]")
_BAR = re.compile(alternatives("bars"))
_DAY = re.compile(r"\d{4}[-/.年]\d")
_BEGINS = re.compile(rf"[【\[]?{alternatives('recommended_headings')}")
_RECOMMENDED = re.compile(rf"\W{{0,3}}{alternatives('recommended_headings')}\W{{0,3}}")
_COMMENTED = re.compile(
    rf"\W{{0,3}}{alternatives('comment_headings')}(?:\W{{0,3}}共?\d{{0,7}}[条个人]?\W{{0,3}})"
)
_TOLD = {
    "comments": template("readers' comments ({count} characters)"),
    "recommended": template("lists of other articles ({count} characters)"),
    "controls": template("forms to fill in ({count} characters)"),
    "readings": template("phonetic guides above characters ({count} characters)"),
    "hidden": template("sentences that the page hides ({count} characters)"),
    "beside": template("sentences of menus, notes and footers ({count} characters)"),
}


@dataclass(frozen=True, slots=True)
class Pruned:
    """What is left out of a page's tree: the elements, and how many characters of each kind."""

    elements: frozenset["HtmlElement"]
    """Each with everything inside it."""
    counts: Counter[str]
    struck: tuple[str, ...]
    """The words that are struck out."""

    def told(self) -> Iterator[Message]:
        """Yield a message for each kind that had more than a few words."""
        for kind, words in _TOLD.items():
            if self.counts[kind] >= (1 if kind in _ALWAYS_TOLD else _LEAST_TOLD):
                yield say(words, count=self.counts[kind])
        if self.struck:
            yield say_struck(self.struck)


def prune(body: "HtmlElement", page: Page) -> Pruned:
    """Find what is not part of an article in a page's body."""
    counts: Counter[str] = Counter()
    struck: list[str] = []
    gone = _with_inner(element for element in body.iter() if element.tag in _NO_WORDS)
    weights = weigh(body, gone)
    keepers = _keepers(body, weights, page)
    hidden = [element for element in body.iter() if element not in keepers and _is_hidden(element)]
    with_hidden = gone | _with_inner(hidden)
    seen = weigh(body, with_hidden)
    if seen[body].prose:  # otherwise it is a page that its scripts would show
        counts["hidden"] = weights[body].prose - seen[body].prose
        gone, weights = with_hidden, seen
    for element in body.iter():
        if element not in gone:
            for part, kind in _left_out(element, weights, body, keepers):
                if part not in gone:
                    weight = weights[part]
                    if kind == "struck" and weight.length:
                        struck.append(seen_text(part, weights).strip())
                    counts[kind] += weight.prose if kind in _IN_SENTENCES else weight.length
                    gone |= set(part.iter())
    return Pruned(frozenset(gone), counts, tuple(struck))


def _with_inner(elements: Iterable["HtmlElement"]) -> set["HtmlElement"]:
    """Return elements and everything inside them, each visited once."""
    gone: set[HtmlElement] = set()
    for element in elements:
        if element not in gone:
            gone.update(element.iter())
    return gone


def _keepers(body: "HtmlElement", weights: Weights, page: Page) -> set["HtmlElement"]:
    """Return the known article containers that have sentences and the headline, with all their ancestors."""
    keepers: set[HtmlElement] = {body}
    for element in body.iter():
        is_body = weights[element].prose and names("bodies") & marks(element)
        if is_body or (element.tag == "h1" and begins_title(squeezed(seen_text(element, weights)), page)):
            while element not in keepers:
                keepers.add(element)
                element = element.getparent()  # noqa: PLW2901 - the way up
    return keepers


def _is_hidden(element: "HtmlElement") -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _left_out(
    element: "HtmlElement", weights: Weights, body: "HtmlElement", keepers: Collection["HtmlElement"]
) -> Iterator[tuple["HtmlElement", str]]:
    """Yield the element or what follows it, with its kind, if it is not part of an article."""
    weight = weights[element]
    if element.tag in STRUCK:
        yield element, "struck"
    elif element.tag in _READINGS:
        yield element, "readings"
    elif element.tag in _CONTROLS:
        yield element, "controls"
    elif element in keepers or _holds_most(weight, weights[body]):
        return
    elif kind := _named(element, weights):
        yield element, kind
    elif is_block(element) and weight.length:
        yield from _under_heading(element, weights, keepers)


def _holds_most(weight: Weight, whole: Weight) -> bool:
    if whole.prose:
        return weight.prose > _MOST_PROSE * whole.prose
    return weight.length > _MOST_PROSE * whole.length


def _named(element: "HtmlElement", weights: Weights) -> str:
    """Return the kind of an element by its tag, identifier or classes; otherwise empty."""
    if element.tag in _BESIDE:
        return "beside"
    if element.tag == "form" and any(
        _is_field(inner) for inner in element.iter("input", "textarea", "select")
    ):
        return "controls"
    words, weight = mark_words(element), weights[element]
    if words & names("comments"):
        return "comments"
    if words & names("recommended") and weight.linked:
        return "recommended"
    is_bar = words & names("share") and weight.length < _SHORT and _is_bar(seen_text(element, weights))
    return "beside" if is_bar or (words & names("furniture") and "note" not in words) else ""


def _is_bar(words: str) -> bool:
    return not _LETTERS.search(words) or (bool(_BAR.search(squeezed(words))) and not _DAY.search(words))


def _is_field(control: "HtmlElement") -> bool:
    return control.tag != "input" or control.get("type", "text").lower() not in _NO_FIELDS


def _under_heading(
    element: "HtmlElement", weights: Weights, keepers: Collection["HtmlElement"]
) -> Iterator[tuple["HtmlElement", str]]:
    weight = weights[element]
    if weight.linked and weight.is_mostly_links and _BEGINS.match(_beginning(element)):
        yield element, "recommended"  # 相关链接：first, second
    if weight.length > _LONGEST_HEADING:
        return
    words = squeezed(seen_text(element, weights))
    following = (part for part in element.itersiblings() if part not in keepers)
    if _RECOMMENDED.fullmatch(words):
        lists = list(takewhile(lambda part: weights[part].is_mostly_links, following))
        yield from ((part, "recommended") for part in (element, *lists) if lists)
    elif _COMMENTED.fullmatch(words):
        comments = list(following)
        if any(map(_is_comment_sign, comments)):
            yield from ((part, "comments") for part in (element, *comments))


def _beginning(element: "HtmlElement") -> str:
    return next(filter(None, map(squeezed, element.itertext())), "")[:_LONGEST_HEADING]


def _is_comment_sign(element: "HtmlElement") -> bool:
    return any(
        inner.tag == "textarea"
        or squeezed(inner.text or "").strip("()（）0123456789") in names("comment_signs")
        for inner in element.iter()
    )
