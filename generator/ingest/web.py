"""Web pages: the main text with its headings, and what the page says of title, publisher, date and address.

Extractors for the web at large were tried (trafilatura 2.3): on short Chinese pages they dropped headings and
list paragraphs, and a source must not lose a word. So the main part is chosen here, and taken whole.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.ingest.plain import decode
from generator.ingest.reading import Reading, read_bytes, wrong
from generator.messages import say
from generator.model import is_on_the_web

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEAST_SHARE = 0.75
"""The share of a page's prose that an element must hold to be its main part."""
MOST_LINKED = 0.7
"""Blocks of which more is link text are menus."""
_SKIPPED = [
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "aside",
    "form",
    "iframe",
    "svg",
    "button",
    "select",
    "head",
    "object",
    "video",
    "audio",
]
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "table",
        "tbody",
        "thead",
        "tr",
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
    ]
)
_HEADING = re.compile(r"h([1-6])")
_STOP = re.compile(r"[，。；！？,;!?]")
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0\u3000]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_SITE = re.compile(r"\s*(?:[_|]|\s[-–—]+\s|[-–—]{2}).*$")
_DAY = re.compile(r"(20\d\d|19\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_SOURCE = re.compile(r"(?:来源|稿源|信息来源)\s*[:：]\s*([^\s|　，。:：]{2,30})")
_LONGEST = 500
"""The longest address that is taken over."""
_META = {
    "title": ("articletitle", "og:title"),
    "publisher": ("contentsource", "source", "og:site_name", "sitename"),
    "date": ("pubdate", "article:published_time", "publishdate", "datepublished", "og:release_date", "date"),
    "url": ("og:url", "url"),
}
"""Where pages say it; the first names of each are those of the State Council's guide for government sites
(政府网站发展指引, 国办发〔2017〕47号)."""


def read_web(path: Path) -> Reading:
    """Read the main text of a saved web page.

    Raises ProblemsError for a page that cannot be read or holds no text of its own.
    """
    from lxml import etree, html  # noqa: PLC0415 - loaded for web pages alone

    source = _decode(path, read_bytes(path))
    try:
        page = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source).replace("\x00", ""))
    except etree.ParserError as error:  # nothing, or comments alone
        raise wrong(path, "empty", say("there is no text in this file")) from error
    meta, canonical = _meta(page), _canonical(page)
    title = meta.get("title") or _headline(page)
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_hidden(element):
            _drop(element)
    body: HtmlElement | None = page.find("body")
    if body is None or not _length(body):
        hint = say("save the page from a browser after it has loaded, or paste its text into a .txt file")
        raise wrong(path, "no-text", say("the page holds no text of its own"), hint)
    main = _main(body)
    lines = list(_lines(main, title))
    if title and title not in lines[:6]:
        lines.insert(0, title)
    around = " ".join(_BLANKS.sub(" ", body.text_content()).split()[:400])
    return Reading(
        "\n".join(lines) + "\n",
        title,
        meta.get("publisher") or _first(_SOURCE, around),
        _day(meta.get("date", "")) or _day(around),
        _first_address(canonical, meta.get("url", ""), _saved_from(source)),
    )


def _decode(path: Path, data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() in (b"gb2312", b"gbk", b"gb18030"):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return decode(path, data)


def _drop(element: "HtmlElement") -> None:
    """Take an element out of the page and leave the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def _is_hidden(element: "HtmlElement") -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _meta(page: "HtmlElement") -> dict[str, str]:
    said = {
        (tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower(): _clean(
            tag.get("content", "")
        )
        for tag in page.iter("meta")
    }
    return {
        field: value
        for field, names in _META.items()
        if (value := next(filter(None, map(said.get, names)), ""))
    }


def _main(body: "HtmlElement") -> "HtmlElement":
    """Give the innermost element that still holds most of the page's prose."""
    main, total = body, _prose(body)
    while True:
        inner = [child for child in main if child.tag in _BLOCKS and _prose(child) >= LEAST_SHARE * total]
        if not total or not inner or inner[0].tag in ("p", "table", "ul", "ol", "tr"):
            return main
        main = inner[0]


def _prose(element: "HtmlElement") -> int:
    """Count the characters of an element that stand in sentences and not in links."""
    return sum(len(text) for text in element.itertext() if _STOP.search(text)) - sum(
        len(text) for link in element.iter("a") for text in link.itertext() if _STOP.search(text)
    )


def _lines(main: "HtmlElement", title: str | None) -> Iterator[str]:
    """Give the lines of an element: one for each block and each break in it, headings with their marks."""
    for mark, words in _blocks(main):
        if words:
            yield words if words == title else mark + words


def _blocks(element: "HtmlElement") -> Iterator[tuple[str, str]]:
    if element.tag in ("ul", "ol", "div") and _is_menu(element):
        return
    heading = _HEADING.fullmatch(element.tag)
    mark = "#" * max(2, int(heading[1])) + " " if heading else ""
    words = element.text or ""
    for child in element:
        if child.tag in _BLOCKS or child.tag == "br" or any(inner.tag in _BLOCKS for inner in child.iter()):
            yield mark, _clean(words)
            words = ""
            if element.tag == "tr":
                continue
            yield from _blocks(child)
        else:
            words += child.text_content()
        words += child.tail or ""
    if element.tag == "tr":
        words = "\t".join(_clean(cell.text_content()) for cell in element if cell.tag in ("td", "th"))
        yield "", words.strip()
        return
    yield mark, _clean(words)


def _is_menu(element: "HtmlElement") -> bool:
    text = _length(element)
    linked = sum(_length(link) for link in element.iter("a"))
    return text > 0 and linked > MOST_LINKED * text and "。" not in element.text_content()


def _length(element: "HtmlElement") -> int:
    return len(_BLANKS.sub("", element.text_content()))


def _headline(page: "HtmlElement") -> str | None:
    for element in page.iter("h1"):
        if words := _clean(element.text_content()):
            return words
    title = page.findtext("head/title") or page.findtext(".//title") or ""
    return _clean(_SITE.sub("", title)) or None


def _canonical(page: "HtmlElement") -> str | None:
    links = (link.get("href", "") for link in page.iter("link") if link.get("rel", "").lower() == "canonical")
    return _first_address(*links)


def _first_address(*written: str | None) -> str | None:
    """Give the first whole address of a publication; a page may also state a part of one, as in ``/a/b.html``."""
    return next((each for each in written if each and len(each) <= _LONGEST and is_on_the_web(each)), None)


def _saved_from(source: str) -> str:
    """Give the comment that browsers put on top of a page that they save."""
    found = re.search(r"<!--\s*saved from url=\(\d+\)(.{1,500}?)\s*-->", source)
    return found[1] if found else ""


def _day(words: str) -> str | None:
    """Give the first day in some words that the calendar has."""
    for found in _DAY.finditer(words):
        with suppress(ValueError):
            return date(*map(int, found.groups())).isoformat()
    return None


def _first(pattern: re.Pattern[str], words: str) -> str | None:
    found = pattern.search(words)
    return found[found.lastindex or 0] if found else None


def _clean(words: str) -> str:
    return _BLANKS.sub(" ", words).strip()
