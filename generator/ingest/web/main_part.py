"""Which element of a page holds its article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.ingest.web.families import expression, marks, names
from generator.ingest.web.page_tables import is_rows
from generator.ingest.web.weights import BLOCKS, Weights, seen_text, weigh

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST_SHARE = 0.75
"""The share of prose that an element must hold to be the main part of another."""
_LEAST_WITH_HEADLINE = 0.4
"""The share that is enough for an element that holds the headline too."""
_LONGEST_LINE = 150
_PARAGRAPHS = frozenset(["p", "ul", "ol", "dl", "blockquote"])
"""What is a part of an article even where it holds most of the words, unless it holds blocks of blocks."""


def find_main(
    body: "HtmlElement",
    skipped: frozenset["HtmlElement"],
    weights: Weights,
    headline: "HtmlElement | None",
) -> "HtmlElement":
    """Return the innermost element that holds an article; its headline may stand outside.

    That is what a known publishing system marks as an article's holder, or else what holds most of the page's prose.
    """
    known = [
        element for element in body.iter() if weights[element].prose and names("bodies") & marks(element)
    ]
    if known:
        return _holder(known, weights)
    of_site = {element for element in body.iter() if _is_of_site(element, weights)}
    if headline is not None:  # what stands before a headline is of the site too
        of_site.update(headline.xpath("preceding::*"))
    weights = weigh(body, skipped | of_site)
    return _densest(body, weights, headline)


def _holder(known: Sequence["HtmlElement"], weights: Weights) -> "HtmlElement":
    """Return the innermost element with most of what the known holders hold."""
    inner: set[HtmlElement] = set()
    total = 0
    for element in known:  # outer ones come first
        if element not in inner:
            total += weights[element].prose
            inner.update(element.iter())
    found = max(known, key=lambda element: weights[element].prose)
    while weights[found].prose < _LEAST_SHARE * total:
        found = found.getparent()
    for element in known:
        if weights[element].prose >= _LEAST_SHARE * weights[found].prose and found in _above(element):
            found = element
    return found


def _densest(body: "HtmlElement", weights: Weights, headline: "HtmlElement | None") -> "HtmlElement":
    main, total = body, weights[body].prose
    above = _above(headline) if headline is not None else frozenset()
    while total:
        inner = [
            child
            for child in main
            if weights[child].prose >= _LEAST_SHARE * total
            or (child in above and weights[child].prose >= _LEAST_WITH_HEADLINE * total)
        ]
        if not inner or not _is_entered(inner[0], weights):
            break
        main = inner[0]
    return main


def _is_entered(element: "HtmlElement", weights: Weights) -> bool:
    if element.tag == "table":
        return not is_rows(element, weights)
    if element.tag in _PARAGRAPHS:
        return any(len(child) and any(inner.tag in BLOCKS for inner in child) for child in element)
    return True


def _is_of_site(element: "HtmlElement", weights: Weights) -> bool:
    """Tell whether an element is a short line with the words of a site's head or foot."""
    is_line = 0 < weights[element].length <= _LONGEST_LINE and not any(
        weights[inner].prose for inner in element
    )
    return is_line and bool(expression("imprint_of_site").search(seen_text(element, weights)))


def _above(element: "HtmlElement") -> frozenset["HtmlElement"]:
    return frozenset([element, *element.iterancestors()])
