"""Whether every link and anchor of a built site leads somewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.errors import Place, Problem
from generator.messages import NOTHING, Message, say

_ATTRIBUTES = {"href", "src"}
_HERE = "http://site.invalid/"
"""Stands for the host of the site when addresses are joined."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one file contains: its anchors and the addresses that it links to, with their lines."""

    anchors: frozenset[str]
    links: tuple[tuple[str, int, int], ...]


def check_links(site: Path, *, prefix: str = "/") -> Iterator[Problem]:
    """Each link of a built site that leads to no file, or to no anchor of its page.

    ``prefix`` is the path under which the site is published, as in ``/repo/``. Links to other hosts are not
    followed.
    """
    read = cache(_read_found)
    for path in sorted(site.rglob("*.html")):
        address = urljoin(_HERE, f"{prefix.strip('/')}/{path.relative_to(site).as_posix()}".lstrip("/"))
        for link, line, column in read(path).links:
            message = _wrong(site, prefix, address, link, read)
            if message:
                yield Problem(Place(path, line, column), "", "broken-link", message)


def _wrong(site: Path, prefix: str, address: str, link: str, read: Callable[[Path], _Found]) -> Message:
    target = urlsplit(urljoin(address, link))
    if f"{target.scheme}://{target.netloc}/" != _HERE:
        return NOTHING
    published = f"/{prefix.strip('/')}/".replace("//", "/")
    if not target.path.startswith(published):
        return say("{link} leads out of the site, which is under {path}", link=link, path=published)
    path = site / unquote(target.path.removeprefix(published))
    if path.is_dir():
        path /= "index.html"
    if not path.is_file():
        return say("{link} leads to no page", link=link)
    anchor = unquote(target.fragment)
    if anchor and path.suffix == ".html" and anchor not in read(path).anchors:
        return say("{link} leads to no anchor of its page", link=link)
    return NOTHING


def _read_found(path: Path) -> _Found:
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return _Found(frozenset(reader.anchors), tuple(reader.links))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[tuple[str, int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.append(value or "")
            elif name in _ATTRIBUTES and value:
                self.links.append((value, *self.getpos()))
