"""What a page contains besides an article: found in its tree, with its words."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.ingest.marked_words import STRUCK
from generator.ingest.web.families import alternatives, mark_words, marks, names
from generator.ingest.web.page_words import squeezed
from generator.ingest.web.saved import Page, find_added, find_hidden, framed
from generator.ingest.web.title import begins_title
from generator.ingest.web.weights import (
    LONGEST_HEADING,
    Weight,
    Weights,
    is_block,
    pieces_of,
    seen_text,
    weigh,
)

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
        "progress",
        "meter",
        "annotation",
        "annotation-xml",
    ]
)
_WORDS_UNSEEN = frozenset(
    [
        "noscript",
        "template",
        "svg",
        "object",
        "video",
        "audio",
        "canvas",
        "iframe",
        "progress",
        "meter",
        "annotation",
        "annotation-xml",
    ]
)
"""Those among them whose words a page shows in drawings, or where it cannot show something else."""
_DEEPEST = 9
"""The most frames one within another."""
_PROGRAMS = ("script", "style", "title")
_CONTROLS = frozenset(["input", "textarea", "select", "button", "option"])
_BESIDE = {"nav": "menus", "menu": "menus", "footer": "site", "aside": "beside"}
_READINGS = frozenset(["rt", "rp", "rtc"])
_NO_FIELDS = frozenset(["hidden", "submit", "button", "image", "reset"])
_SHORT = 100
"""Only what has fewer characters is left out as a share bar or as a note beside a QR code."""
_MOST_PROSE = 0.4
"""Nothing with a larger share of a page's prose is left out because of its name: names are reused."""
_LETTERS = re.compile(r"[^\W\d]")
_BAR = re.compile(alternatives("bars"))
_DAY = re.compile(r"\d{4}[-/.年]\d")
_BEGINS = re.compile(rf"[【\[]?{alternatives('recommended_headings')}")
_RECOMMENDED = re.compile(rf"\W{{0,3}}{alternatives('recommended_headings')}\W{{0,3}}")
_COMMENTED = re.compile(
    rf"\W{{0,3}}{alternatives('comment_headings')}(?:\W{{0,3}}共?\d{{0,7}}[条个人]?\W{{0,3}})"
)


@dataclass(frozen=True, slots=True)
class Pruned:
    """What is left out of a page's tree."""

    elements: frozenset["HtmlElement"]
    """Each with everything inside it."""
    words: Mapping[str, Sequence[str]]
    """By kind."""


def prune(body: "HtmlElement", page: Page) -> Pruned:
    """Find what is not part of an article in a page's body."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    unseen = [element for element in body.iter() if element.tag in _NO_WORDS]
    gone, outermost = _with_inner(unseen), set(_outermost(unseen))
    for element in unseen:
        if element.tag in _WORDS_UNSEEN and element in outermost:
            kind = "drawn" if element.tag == "svg" else "hidden"
            words[kind] += pieces_of(element, set(element.iter(*_PROGRAMS)))
        words["framed"] += _within_frame(element.get("srcdoc", ""))
    words["framed"] += [piece for source in page.frames for piece in _within_frame(source)]
    weights = weigh(body, gone)
    keepers = _keepers(body, weights, page)
    hidden = [element for element in find_hidden(body, page.sheets) if element not in keepers]
    with_hidden = gone | _with_inner(hidden)
    seen = weigh(body, with_hidden)
    if seen[body].prose:  # otherwise it is a page that its scripts would show
        words["hidden"] += [piece for element in _outermost(hidden) for piece in pieces_of(element, gone)]
        gone, weights = with_hidden, seen
    for element in body.iter():
        if element not in gone:
            for part, kind in _left_out(element, weights, body, keepers):
                if part not in gone:
                    words[kind] += pieces_of(part, gone)
                    gone |= set(part.iter())
    words["added"] += find_added(body, page.sheets, gone)
    return Pruned(frozenset(gone), words)


def _within_frame(source: str, depth: int = 1) -> Iterator[str]:
    """Yield the words of the page in a frame, and of those in its own frames."""
    if source.strip():
        page = framed(source)
        yield from pieces_of(page, set(page.iter(*_PROGRAMS)))
        for frame in page.iter("iframe") if depth < _DEEPEST else ():
            yield from _within_frame(frame.get("srcdoc", ""), depth + 1)


def _outermost(elements: Iterable["HtmlElement"]) -> Iterator["HtmlElement"]:
    """Yield the elements, in the order of their page, that are not within others of them."""
    inner: set[HtmlElement] = set()
    for element in elements:
        if element not in inner:
            inner.update(element.iter())
            yield element


def _with_inner(elements: Iterable["HtmlElement"]) -> set["HtmlElement"]:
    """Return elements and everything inside them, each visited once."""
    return {inner for element in _outermost(elements) for inner in element.iter()}


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
        return _BESIDE[element.tag]
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
    if is_bar:
        return "machinery"
    return "site" if words & names("furniture") and "note" not in words else ""


def _is_bar(words: str) -> bool:
    return not _LETTERS.search(words) or (bool(_BAR.search(squeezed(words))) and not _DAY.search(words))


def _is_field(control: "HtmlElement") -> bool:
    return control.tag != "input" or control.get("type", "text").lower() not in _NO_FIELDS


def _under_heading(
    element: "HtmlElement", weights: Weights, keepers: Collection["HtmlElement"]
) -> Iterator[tuple["HtmlElement", str]]:
    weight = weights[element]
    if weight.linked and weight.is_mostly_links and _BEGINS.match(weight.begins):
        yield element, "recommended"  # 相关链接：first, second
    if weight.length > LONGEST_HEADING:
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


def _is_comment_sign(element: "HtmlElement") -> bool:
    return any(
        inner.tag == "textarea"
        or squeezed(inner.text or "").strip("()（）0123456789") in names("comment_signs")
        for inner in element.iter()
    )
