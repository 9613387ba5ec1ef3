"""A page's headline: the element that shows it, and its words without the names of site and column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise, takewhile
from typing import TYPE_CHECKING

from generator.ingest.web.families import alternatives, mark_words, marks, names
from generator.ingest.web.imprint import is_imprint
from generator.ingest.web.page_lines import Line
from generator.ingest.web.page_words import clean, squeezed
from generator.ingest.web.saved import Page
from generator.ingest.web.weights import Weights, seen_text
from generator.language import QUOTATION_MARKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST, _LONGEST = 2, 150
_SHORTEST = 5
"""How many characters can be recognized as the beginning of a title; fewer must be all of it."""
_LONGEST_LINE = 60
_SHORTEST_OF_TWO = 7
"""A first heading with fewer characters is the name of a column if a longer headline follows."""
_LEAST_OF_STATED = 0.5
"""A visible headline that is shorter than this share of the stated title is only part of it."""
_LEAST_OF_ALL = 0.4
"""The same share for the page's whole title, with everything around it."""
_HIGHEST_MARK = 16
"""How many elements around a headline may say that it is one; a page can nest hundreds around each word."""
_MARKED = frozenset(["headline", "title", "tit", "biaoti", "bt"])
_NO_TITLE = re.compile(
    r"。|\d{4}[-/.年]\d|首页|[:：]$|^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节条]|\d{1,2}[.、．])"
)
_BARRED = re.compile(r"[_|｜]|--| [-–—]+ ")
_SITE = re.compile(rf"[^-–—]{{0,30}}{alternatives('site_endings')}")
_COLUMN = re.compile(rf"[^-–—]{{0,10}}{alternatives('columns')}")
_CUT = re.compile(r"(?:\.{2,6}|…{1,2})$")
_DASH = "——"
"""What a subtitle begins with."""


def find_headline(body: "HtmlElement", weights: Weights, page: Page) -> "HtmlElement | None":
    """Return the element that shows the stated title, or continues it if it was cut, or shows most of it."""
    shown = list(_shown(body.iter(), weights))
    for agrees in (_is_title, _goes_on_after_cut, begins_title):
        if agreeing := [(element, words) for element, words in shown if agrees(words, page)]:
            longest = max(len(words) for _, words in agreeing)
            best = [element for element, words in agreeing if len(words) == longest]
            return next(filter(_is_marked, best), best[0])
    return next(filter(_is_marked, (element for element, words in shown if _is_part(words, page))), None)


def find_likely_headline(
    body: "HtmlElement", main: "HtmlElement", weights: Weights, page: Page
) -> "HtmlElement | None":
    """Return a heading above the main part's text, if the page's title names only a site or column."""
    title = without_site(page.title, page)
    if page.stated("title"):
        return None
    inside = set(main.iter())
    above = takewhile(lambda element: element not in inside or not _is_text(element, weights), body.iter())
    found = _likely(list(_shown(above, weights)), page)
    return (
        found
        if found is not None and (_is_name(title) or weights[found].length > len(squeezed(title)))
        else None
    )


def title_above_imprint(title: str | None, lines: Sequence[Line]) -> str | None:
    """Return the line above the imprint if the page's title is only that of a site; otherwise the title."""
    if title and not _is_name(title):
        return title
    above = takewhile(lambda line: not (line.in_main and "。" in line.words), lines)
    pairs = [
        line.words for line, following in pairwise(above) if _is_bare(line) and is_imprint(following.words)
    ]
    return pairs[-1] if pairs else title


def _is_bare(line: Line) -> bool:
    """Return whether a line may be a headline that nothing marks."""
    is_short = _SHORTEST <= len(line.words) <= _LONGEST_LINE
    is_other = line.in_menu or line.linked or _NO_TITLE.search(line.words) or is_imprint(line.words)
    return is_short and not is_other


def _is_name(title: str) -> bool:
    """Return whether a title may be the name of a site or a column."""
    return not title or bool(_SITE.fullmatch(title) or _COLUMN.fullmatch(title))


def begins_title(words: str, page: Page) -> bool:
    """Return whether words without blanks are the stated title, or begin it and are most of it."""
    if words == squeezed(next(iter(page.stated("column")), "")):
        return False
    return _is_title(words, page) or any(
        title.startswith(words)
        and len(words) >= _SHORTEST
        and (
            title.startswith(words + _DASH)
            or len(words) >= _LEAST_OF_STATED * len(squeezed(without_site(title, page)))
        )
        for title in _titles(page)
    )


def _is_part(words: str, page: Page) -> bool:
    """Return whether words make up much of a title that begins with the names of site or column."""
    return (
        len(words) >= _SHORTEST_OF_TWO
        and not words.startswith(_DASH)
        and any(words in title and len(words) >= _LEAST_OF_ALL * len(title) for title in _titles(page))
    )


def _is_title(words: str, page: Page) -> bool:
    return any(words in (title, squeezed(without_site(title, page))) for title in _titles(page))


def title_of(headline: "HtmlElement | None", weights: Weights, page: Page) -> str | None:
    """Return the words of the headline, or of the title in the page's head."""
    shown = clean(seen_text(headline, weights)) if headline is not None else ""
    stated = next((without_site(words, page) for words in page.stated("title")), "")
    if (
        stated
        and page.title.startswith(stated)
        and page.title[len(stated) : len(stated) + 1] in tuple(QUOTATION_MARKS)
    ):
        stated = without_site(page.title, page)  # a quotation mark ended the attribute
    is_most = len(squeezed(shown)) >= _LEAST_OF_STATED * len(squeezed(stated))
    if shown and (is_most or squeezed(stated).startswith(squeezed(shown) + _DASH)):
        return shown
    return stated or shown or without_site(page.title, page) or None


def _titles(page: Page) -> list[str]:
    return list(filter(None, map(squeezed, page.stated("title") or [page.title])))


def _is_text(element: "HtmlElement", weights: Weights) -> bool:
    """Return whether an element is a paragraph with a sentence."""
    return weights[element].has_full_stop and not any(weights[inner].prose for inner in element)


def _shown(elements: Iterable["HtmlElement"], weights: Weights) -> Iterator[tuple["HtmlElement", str]]:
    """Yield short elements with their words; of several around the same words, the innermost."""
    for element in elements:
        weight = weights[element]
        is_short = _LEAST <= weight.length <= _LONGEST
        if not is_short or any(weights[inner].length == weight.length for inner in element):
            continue
        if weight.linked == weight.length and element.tag != "h1" and not _is_in_h1(element):
            continue
        yield element, squeezed(clean(seen_text(element, weights)))


def _goes_on_after_cut(words: str, page: Page) -> bool:
    """Return whether words continue the stated title where a quotation mark or a system cut it."""
    if "。" in words:
        return False
    for title in _titles(page):
        whole = _CUT.sub("", title)
        is_cut = whole != title or words[len(title) : len(title) + 1] in tuple(QUOTATION_MARKS)
        if is_cut and len(whole) >= _SHORTEST - 1 and words.startswith(whole):
            return True
    return False


def _likely(shown: list[tuple["HtmlElement", str]], page: Page) -> "HtmlElement | None":
    """Return the first heading or element called a title that is not that of a column or a part."""
    sites = [squeezed(name) for name in (*page.stated("site"), *page.stated("column"))]
    likely = [
        (element, words)
        for element, words in shown
        if words not in sites
        and len(words) >= _SHORTEST
        and not _NO_TITLE.search(words)
        and _is_marked(element)
    ]
    main = [
        (element, words) for element, words in likely if element.tag == "h1" or _is_in_h1(element)
    ] or likely
    if not main:
        return None
    element, words = main[0]
    if len(words) < _SHORTEST_OF_TWO:
        return next((other for other, longer in likely if len(longer) >= _SHORTEST_OF_TWO), element)
    return element


def _is_marked(element: "HtmlElement") -> bool:
    for above in islice(chain([element], element.iterancestors()), _HIGHEST_MARK):
        if (
            above.tag in ("h1", "h2", "h3", "h4", "h5")
            or names("headlines") & marks(above)
            or _MARKED & mark_words(above)
        ):
            return True
        if len(above) > 1:
            return False
    return False


def _is_in_h1(element: "HtmlElement") -> bool:
    return next(element.iterancestors("h1"), None) is not None


def without_site(title: str, page: Page) -> str:
    """Return a title without the names of site and column after it."""
    first, *rest = _BARRED.split(title)
    is_kicker = bool(rest) and len(first) < _SHORTEST < len(rest[0])
    title = title[: len(first) + 1 + len(rest[0])] if is_kicker else first.strip()
    site = next(iter(page.stated("site")), "")
    if site and title.endswith(f"-{site}"):
        title = title[: -len(site) - 1]
    first, *rest = re.split(r"[-–](?![-–])", title)
    if not rest or not _SITE.fullmatch(rest[-1].strip()):
        return title
    rest.pop()
    while rest and _COLUMN.fullmatch(rest[-1].strip()):
        rest.pop()
    return "-".join([first, *rest]).strip()
