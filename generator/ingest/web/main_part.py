"""Which element of a page contains its article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.ingest.web.families import expression, marks, names
from generator.ingest.web.page_tables import is_rows
from generator.ingest.web.weights import BLOCKS, Weights, seen_text, weigh

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST_SHARE = 0.75
"""The share of another element's prose that an element must hold to be its main part."""
_LEAST_WITH_HEADLINE = 0.4
"""The share that is enough for an element that also contains the headline."""
_LONGEST_LINE = 150
_PARAGRAPHS = frozenset(["p", "ul", "ol", "dl", "blockquote"])
"""Elements that are part of an article even if they hold most of its words, unless they contain nested
blocks."""


def find_main(
    body: "HtmlElement",
    skipped: frozenset["HtmlElement"],
    weights: Weights,
    headline: "HtmlElement | None",
) -> "HtmlElement":
    """Return the innermost element that contains an article; its headline may be outside.

    That is the element that a known publishing system marks as the article's container, or otherwise the one
    with most of the page's prose.
    """
    known = [
        element for element in body.iter() if weights[element].prose and names("bodies") & marks(element)
    ]
    if known:
        return _holder(known, weights)
    of_site = {element for element in body.iter() if _is_of_site(element, weights)}
    if headline is not None:  # what precedes a headline belongs to the site too
        of_site.update(headline.xpath("preceding::*"))
    weights = weigh(body, skipped | of_site)
    return _densest(body, weights, headline)


def _holder(known: Sequence["HtmlElement"], weights: Weights) -> "HtmlElement":
    """Return the innermost element with most of what the known containers hold."""
    inner: set[HtmlElement] = set()
    total = 0
    for element in known:  # outer ones come first
        if element not in inner:
            total += weights[element].prose
            inner.update(element.iter())
    found = max(known, key=lambda element: weights[element].prose)
    # A link around them counts none of their words, and so may the body.
    while weights[found].prose < _LEAST_SHARE * total and found.getparent() in weights:
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
    """Return whether an element is a short line with the words of a site's head or foot."""
    is_line = 0 < weights[element].length <= _LONGEST_LINE and not any(
        weights[inner].prose for inner in element
    )
    return is_line and bool(expression("imprint_of_site").search(seen_text(element, weights)))


def _above(element: "HtmlElement") -> frozenset["HtmlElement"]:
    return frozenset([element, *element.iterancestors()])
