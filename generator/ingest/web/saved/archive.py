"""Pages that a browser saved in one file with their style sheets, frames and pictures (RFC 2557)."""

import email
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from generator.ingest.reading import wrong
from generator.ingest.web.saved.screen import is_on_screen
from generator.messages import say

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SUFFIXES = (".mht", ".mhtml")
_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([\w-]{2,20})", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
HEAD = 4096
"""In its first characters a page says its encoding, and where it was saved from."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A page, and what it shows besides that stands outside it."""

    page: bytes
    address: str = ""
    """Where it was saved from."""
    sheets: Mapping[str, str] | None = None
    """Style sheets by their addresses."""
    frames: tuple[bytes, ...] = ()
    """The pages in its frames."""

    def sheets_of(self, root: "HtmlElement") -> Iterator[str]:
        """Yield the style sheets of the page that its tree is of, in their order, those for a screen alone."""
        links = {each: _address(each, self.address) for each in root.iter("link") if _is_sheet(each)}
        sheets = self.sheets or {}
        yield from (sheet for address, sheet in sheets.items() if address not in links.values())
        for each in root.iter("style", "link"):
            sheet = sheets.get(links.get(each, "")) if each.tag == "link" else each.text
            is_alternate = "alternate" in each.get("rel", "").lower().split()
            if sheet and not is_alternate and is_on_screen(each.get("media", "")):
                yield sheet


def open_archive(path: Path, data: bytes) -> Saved:
    """Return the page of an archive, which is its first one.

    Raises ProblemsError for an archive without a page.
    """
    archive = email.message_from_bytes(data)
    sheets: dict[str, str] = {}
    pages: list[tuple[Message, bytes]] = []
    for part in archive.walk():
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            continue
        if part.get_content_type() == "text/css":
            address = str(part["Content-Location"] or f"sheet {len(sheets)}")
            sheets[address.strip()] = content.decode("utf-8", "replace")
        elif part.get_content_type() in _PAGES:
            pages.append((part, content))
    if not pages:
        hint = say("save the page from a browser after it has loaded, or paste its text into a .txt file")
        raise wrong(path, "no-text", say("this web archive holds no page"), hint)
    first = pages[0][0]
    page, *frames = (_declared(part, content) for part, content in pages)
    address = str(archive["Snapshot-Content-Location"] or first["Content-Location"] or "").strip()
    return Saved(page, address, sheets, tuple(frames))


def said_charset(page: bytes) -> bytes:
    """Return the encoding that a page says it is in, in small letters; empty if it says none."""
    found = _CHARSET.search(page, 0, HEAD)
    return found[1].lower() if found else b""


def _declared(part: Message, content: bytes) -> bytes:
    """Return a page that says its encoding itself, if its part of the archive does."""
    charset = part.get_content_charset("").encode()
    return content if not charset or said_charset(content) else b"<meta charset=%s>" % charset + content


def _is_sheet(link: "HtmlElement") -> bool:
    return "stylesheet" in link.get("rel", "").lower().split()


def _address(link: "HtmlElement", base: str) -> str:
    href = str(link.get("href", "")).strip()
    try:
        return urljoin(base, href) if base else href
    except ValueError:  # as in ``http://[``
        return href
