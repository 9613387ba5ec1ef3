"""Whether every link and anchor of a built site leads somewhere."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urljoin, urlsplit

from generator.errors import Place, Problem
from generator.messages import NOTHING, Message, say
from generator.second_process import alongside
from generator.site.build import TWIN_FOLDER

_TAG = re.compile(
    r"""
      <!--.*?-->
    | <(?P<raw>script|style)\b(?P<of_raw>(?:[^>"']|"[^"]*"|'[^']*')*+)>.*?</(?P=raw)
    | <(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*+)>
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""(?<=[\s"'/])([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_LINKS = {"href", "src"}
_HERE = "http://site.invalid/"
"""Stands for the host of the site when addresses are joined."""
_PLAIN = re.compile(r"(?!/)([\w./-]*+)(?:#([\w.-]*+))?", re.ASCII)
"""A link to a place of the site that is written as the name of its file is: no host, no query, no escapes."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one file contains: its anchors and the addresses that it links to, each with the place of its tag."""

    anchors: frozenset[str]
    links: tuple[tuple[str, int], ...]


def check_links(site: Path, *, prefix: str = "/") -> Iterator[Problem]:
    """Each link of a built site that leads to no file, or to no anchor of its page.

    ``prefix`` is the path under which the site is published, as in ``/repo/``. Links to other hosts are not
    followed.
    """
    files = frozenset(_files(site))
    pages = sorted(each for each in files if each.endswith(".html"))
    english = [name for name in pages if PurePosixPath(name).parts[0] == TWIN_FOLDER]
    of_english = alongside(lambda: tuple(_faults(site, prefix, files, english)))
    yield from _faults(site, prefix, files, sorted({*pages} - {*english}))
    yield from of_english()


def _faults(site: Path, prefix: str, files: frozenset[str], pages: Iterable[str]) -> Iterator[Problem]:
    read = cache(lambda name: _read(site / name))
    for name in pages:
        address = urljoin(_HERE, f"{prefix.strip('/')}/{name}".lstrip("/"))
        for link, at in read(name).links:
            if not _leads(files, name, link, read) and (message := _wrong(site, prefix, address, link, read)):
                yield Problem(_place(site / name, at), "", "broken-link", message)


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        way = Path(folder).relative_to(site).as_posix()
        yield from (join(way, name).removeprefix("./") for name in names)


def _leads(files: frozenset[str], name: str, link: str, read: Callable[[str], _Found]) -> bool:
    """Whether a plain link from a file leads somewhere; nearly all do."""
    plain = _PLAIN.fullmatch(link)
    if not plain:
        return False
    path, anchor = plain.groups()
    target = normpath(join(dirname(name), path)) if path else name
    if target not in files:
        target = normpath(join(target, "index.html"))
    return target in files and (not anchor or not target.endswith(".html") or anchor in read(target).anchors)


def _wrong(site: Path, prefix: str, address: str, link: str, read: Callable[[str], _Found]) -> Message:
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
    if anchor and path.suffix == ".html" and anchor not in read(path.relative_to(site).as_posix()).anchors:
        return say("{link} leads to no anchor of its page", link=link)
    return NOTHING


def _place(path: Path, at: int) -> Place:
    before = path.read_text("utf-8")[:at]
    return Place(path, before.count("\n") + 1, at - before.rfind("\n") - 1)


def _read(path: Path) -> _Found:
    anchors, links = set(), []
    for tag in _TAG.finditer(path.read_text("utf-8")):
        for match in _ATTRIBUTE.finditer(tag["attributes"] or tag["of_raw"] or ""):
            attribute = match[1]
            if attribute == "id" or (attribute == "name" and tag["name"] == "a"):
                anchors.add(_value(match))
            elif attribute in _LINKS and (value := _value(match)):
                links.append((value, tag.start()))
    return _Found(frozenset(anchors), tuple(links))


def _value(match: re.Match[str]) -> str:
    return unescape(match[2] or match[3] or match[4] or "")
