"""Whether every link and anchor of a built site leads somewhere."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urljoin, urlsplit

from generator.errors import Place, Problem
from generator.kept import Fingerprints, Kept
from generator.messages import NOTHING, Message, say
from generator.model import elements_in, fields_in
from generator.second_process import alongside
from generator.site.build import FEW, TWIN_FOLDER
from generator.stages import begin

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
    links: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Site:
    """The files of a site, the path under which it is published, and what stands in those that have been read."""

    folder: Path
    prefix: str
    files: Mapping[str, str]
    """Fingerprints of the pages by name; empty for other files."""
    found: dict[str, _Found]

    def read(self, name: str) -> _Found:
        """What a page contains."""
        if name not in self.found:
            self.found[name] = read_file(self.folder / name)
        return self.found[name]


def check_links(site: Path, *, prefix: str = "/", folder: Path | None = None) -> tuple[Problem, ...]:
    """Each link of a built site that leads to no file, or to no anchor of its page.

    ``prefix`` is the path under which the site is published, as in ``/repo/``. Links to other hosts are not
    followed. If the last check of the campaign in ``folder`` found nothing, pages that are the same are not checked
    again, unless a file or an anchor has gone since.
    """
    begin(say("checking the links"))
    kept = Kept(folder, "links", prefix) if folder else None
    known = {
        name: [*map(str, elements_in(each))]
        for name, each in fields_in(kept.get("files") if kept else None).items()
    }
    held = Fingerprints(folder, "site") if folder else None
    seen = _Site(site, prefix, {name: _fingerprint(held, site, name) for name in _files(site)}, {})
    problems, anchors = _check(seen, _due(seen, known))
    if kept and held and not problems:
        kept.keep(
            "files", {name: [each, *sorted(anchors.get(name, ()))] for name, each in seen.files.items()}
        )
        kept.save()
        held.save()
    return problems


def _due(site: _Site, known: Mapping[str, list[str]]) -> list[str]:
    """Return the pages whose links are to be followed: those that changed, but all if anything else has gone."""
    same = {name for name, (fingerprint, *_) in known.items() if fingerprint == site.files.get(name)}
    pages = sorted(name for name in site.files if name.endswith(".html"))
    changed = [name for name in pages if name not in same]
    nothing_went = known.keys() <= site.files.keys() and all(
        {*known[name][1:]} <= site.read(name).anchors for name in changed if name in known
    )
    if not nothing_went:
        return pages
    site.found.update((name, _Found(frozenset(known[name][1:]))) for name in same)
    return changed


def _check(site: _Site, due: list[str]) -> tuple[tuple[Problem, ...], dict[str, frozenset[str]]]:
    """Return the faults of some pages, and the anchors of all files that are known by then."""
    english = [name for name in due if PurePosixPath(name).parts[0] == TWIN_FOLDER]
    check_english = partial(_faults, site, english)
    of_english = alongside(check_english) if len(due) > FEW else check_english
    problems, found = _faults(site, sorted({*due} - {*english}))
    more, others = of_english()
    return (*problems, *more), others | found


def _faults(site: _Site, pages: Iterable[str]) -> tuple[list[Problem], dict[str, frozenset[str]]]:
    problems = []
    for name in pages:
        address = urljoin(_HERE, f"{site.prefix.strip('/')}/{name}".lstrip("/"))
        for link, at in site.read(name).links:
            if not _leads(site, name, link) and (message := _wrong(site, address, link)):
                problems.append(Problem(_place(site.folder / name, at), "", "broken-link", message))
    return problems, {name: found.anchors for name, found in site.found.items()}


def _fingerprint(held: Fingerprints | None, site: Path, name: str) -> str:
    return held.of(f"{site}/{name}") if held and name.endswith(".html") else ""


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        way = os.path.relpath(folder, site).replace(os.sep, "/")
        yield from names if way == "." else (f"{way}/{name}" for name in names)


def _leads(site: _Site, name: str, link: str) -> bool:
    """Whether a plain link from a file leads somewhere; nearly all do."""
    plain = _PLAIN.fullmatch(link)
    if not plain:
        return False
    path, anchor = plain.groups()
    target = normpath(join(dirname(name), path)) if path else name
    if target not in site.files:
        target = normpath(join(target, "index.html"))
    is_there = target in site.files
    return is_there and (not anchor or not target.endswith(".html") or anchor in site.read(target).anchors)


def _wrong(site: _Site, address: str, link: str) -> Message:
    target = urlsplit(urljoin(address, link))
    if f"{target.scheme}://{target.netloc}/" != _HERE:
        return NOTHING
    published = f"/{site.prefix.strip('/')}/".replace("//", "/")
    if not target.path.startswith(published):
        return say("{link} leads out of the site, which lies under {path}", link=link, path=published)
    path = site.folder / unquote(target.path.removeprefix(published))
    if path.is_dir():
        path /= "index.html"
    if not path.is_file():
        return say("{link} leads to a page that does not exist", link=link)
    anchor = unquote(target.fragment)
    if anchor and path.suffix == ".html" and anchor not in site.read(_name(site, path)).anchors:
        return say("{link} leads to a place that its page does not have", link=link)
    return NOTHING


def _name(site: _Site, path: Path) -> str:
    return path.relative_to(site.folder).as_posix()


def _place(path: Path, at: int) -> Place:
    before = path.read_text("utf-8")[:at]
    return Place(path, before.count("\n") + 1, at - before.rfind("\n") - 1)


def read_file(path: Path) -> _Found:
    """Read the anchors and links of one file."""
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
