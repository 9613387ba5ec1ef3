"""Tables that show rows, and tables that only serve as layout."""

from typing import TYPE_CHECKING

from generator.ingest.web.weights import BLOCKS, Weights

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST_ROWS = 2
_LEAST_SHARE = 0.75
"""A cell with this share of a table's prose, in several paragraphs, contains an article."""
_LEAST_PARAGRAPHS = 2
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def is_rows(table: "HtmlElement", weights: Weights) -> bool:
    """Return whether the cells of a table belong together by rows."""
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iterdescendants("table", *_HEADINGS), None) is not None
    ):
        return False
    rows = [
        [cell for cell in row if cell.tag in ("td", "th") and weights[cell].length]
        for row in table.iter("tr")
    ]
    full = [row for row in rows if len(row) >= _LEAST_ROWS]
    if len(full) < _LEAST_ROWS and next(table.iterdescendants("th"), None) is None:
        return False
    return not any(_is_article(cell, weights[table].prose, weights) for row in rows for cell in row)


def _is_article(cell: "HtmlElement", prose: int, weights: Weights) -> bool:
    paragraphs = sum(inner.tag == "br" or inner.tag in BLOCKS for inner in cell.iterdescendants())
    return weights[cell].prose > _LEAST_SHARE * prose and paragraphs >= _LEAST_PARAGRAPHS
