"""A saved web page: its bytes as a tree, and what its head and scripts say."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, filterfalse
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from generator.ingest.plain import decode, is_plausible
from generator.ingest.reading import read_bytes, wrong
from generator.ingest.web.families import ordered
from generator.ingest.web.page_words import clean
from generator.ingest.web.saved.archive import HEAD, SUFFIXES, Saved, open_archive, said_charset
from generator.ingest.web.saved.shadows import put_shadows_in_place
from generator.messages import say
from generator.model import is_on_the_web

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CODECS = {
    b"gb2312": "gb18030",
    b"gbk": "gb18030",
    b"gb18030": "gb18030",
    b"utf-8": "utf-8",
    b"utf8": "utf-8",
    b"big5": "big5hkscs",
    b"big5-hkscs": "big5hkscs",
}
_OLDER = ("gb18030", "big5hkscs")
_FEW, _FEW_SHARE = 3, 0.001
"""How many characters of a page, and which share of them, may be broken."""
_DECLARATION = re.compile(r"[\s\ufeff]*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,6}\)([^\s<>]{1,500}?)(?:--|\s)")
_LONGEST = 1000
"""The longest address that is adopted."""
_HOME = re.compile(r"/?(?:index\.\w{1,5})?")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a tree, with what its head and scripts say, taken before they are removed."""

    root: "HtmlElement"
    meta: dict[str, str]
    """By name, in lower case; if several have one name, the first that is not empty."""
    title: str
    """The words of the title element."""
    scripts: tuple[str, ...]
    sheets: tuple[str, ...]
    """The style sheets within the file, for a screen."""
    frames: tuple[str, ...]
    """The pages in its frames that an archive holds."""
    linked_data: tuple[str, ...]
    """Scripts that hold JSON-LD."""
    canonical: str
    base: str
    saved_from: str
    is_spoilt: bool
    """Whether some bytes of the file were not characters; U+FFFD stands for them."""

    def stated(self, field: str) -> Sequence[str]:
        """Return what the page's meta elements state for a field, most reliable first."""
        return [self.meta[name] for name in ordered(f"meta_{field}") if self.meta.get(name)]

    @property
    def url(self) -> str | None:
        """Return the address that the page states for itself; a relative one only if it can be completed.

        The address of the site's home page does not count, because some systems write it into every page.
        """
        base = next(filter(_is_whole, (self.base, self.canonical, self.saved_from)), "")
        stated = [self.canonical, *self.stated("url"), self.saved_from]
        whole = filter(_is_whole, (_joined(base, address) for address in stated if address))
        return next(filterfalse(_is_home, whole), None)


def load_page(path: Path) -> Page:
    """Read a saved page and parse it.

    Raises ProblemsError for a page that cannot be read, is empty, or is nested too deeply.
    """
    from lxml import etree, html  # noqa: PLC0415 - loaded only for web pages

    data = read_bytes(path)
    saved = open_archive(path, data) if path.suffix.lower() in SUFFIXES else Saved(data)
    source = _decode(path, saved.page)
    declaration = _DECLARATION.match(source)
    # Without ``huge_tree`` the parser silently drops what is more than 256 elements deep.
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source[declaration.end() if declaration else 0 :], parser=parser)
    except etree.ParserError as error:  # nothing, or only comments
        raise wrong(path, "empty", say("there is no text in this file")) from error
    if any("depth" in error.message for error in parser.error_log):
        hint = say("save the page from a browser after it has loaded, or paste its text into a .txt file")
        raise wrong(path, "too-deep", say("the page's elements are nested too deeply to be read"), hint)
    put_shadows_in_place(root)
    return _page(root, source, saved, is_spoilt=source.count("\ufffd") > saved.page.count("\ufffd".encode()))


def framed(source: str) -> "HtmlElement":
    """Return the page that a frame holds in an attribute."""
    from lxml import html  # noqa: PLC0415 - loaded only for web pages

    return html.document_fromstring(
        f"<html><body>{source}", parser=html.HTMLParser(remove_comments=True, remove_pis=True)
    )


def _page(root: "HtmlElement", source: str, saved: Saved, *, is_spoilt: bool) -> Page:
    meta: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = (tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower()
        meta[name] = meta.get(name) or clean(tag.get("content", ""))
    for tag in root.iterfind(".//*[@itemprop]"):
        name, said = tag.get("itemprop").lower(), tag.get("content") or tag.get("datetime") or ""
        meta[name] = meta.get(name) or clean(said)
    scripts = [(tag.get("type", "").lower(), tag.text or "") for tag in root.iter("script")]
    comment = _SAVED_FROM.search(source, 0, HEAD)
    return Page(
        root,
        meta,
        clean(next((tag.text_content() for tag in root.iter("title")), "")),
        tuple(words for kind, words in scripts if "json" not in kind),
        tuple(saved.sheets_of(root)),
        tuple(map(_decode_frame, saved.frames)),
        tuple(words for kind, words in scripts if kind == "application/ld+json"),
        next(
            (tag.get("href", "") for tag in root.iter("link") if tag.get("rel", "").lower() == "canonical"),
            "",
        ).strip(),
        next((tag.get("href", "") for tag in root.iter("base")), "").strip(),
        comment[1] if comment else saved.address,
        is_spoilt,
    )


def _decode(path: Path, data: bytes) -> str:
    """Return the text of a page, without the zero bytes that some servers leave at its end.

    Systems cut descriptions in the middle of a character, so single broken bytes are accepted, as U+FFFD; a
    page in another encoding than it declares is in UTF-8, for which nothing else can be mistaken, or in one in which its
    characters are common ones.
    """
    if codec := _CODECS.get(said_charset(data)):
        if text := _strictly(data, "utf-8-sig"):
            return text
        own = _almost(data, codec)
        tried = chain([own], (_strictly(data, older) for older in _OLDER))
        text = next((each for each in tried if each is not None and is_plausible(each)), own)
        if text is not None:
            return text
    return decode(path, data)


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec).replace("\x00", "")
    except UnicodeDecodeError:
        return None


def _almost(data: bytes, codec: str) -> str | None:
    """Return the text of a page in an encoding, unless more of it is broken than is borne."""
    if (text := _strictly(data, codec)) is not None:
        return text
    text = data.decode(codec, "replace").replace("\x00", "")
    return text if text.count("\ufffd") <= max(_FEW, _FEW_SHARE * len(text)) else None


def _decode_frame(data: bytes) -> str:
    """Return the text of a page in a frame, of which broken characters are borne: it is named, not read."""
    with suppress(UnicodeDecodeError):
        return data.decode()
    return data.decode(_CODECS.get(said_charset(data), "utf-8"), "replace")


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return not (parts.query or parts.fragment) and _HOME.fullmatch(parts.path) is not None


def _is_whole(address: str) -> bool:
    return len(address) <= _LONGEST and is_on_the_web(address)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # as in ``http://[``
        return ""
