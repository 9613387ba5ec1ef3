"""Every page is light, requests nothing from other hosts and runs without an error."""

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.conftest import wait_until_quiet
from tests.browser.test_site import page_paths

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAVIEST = 100_000
"""Bytes, each file gzipped."""
MOST_REQUESTS = 12
TOGETHER = 8
"""How many pages are open at once; most of a visit is spent waiting until nothing is loading."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page requested, and the errors and warnings in its console, including breaches of its policy."""

    address: str
    asked: list[str]
    faults: list[str]


def test_every_page_is_light_and_quiet(browser: Browser, shipped: str, shipped_site: Path) -> None:
    weigh = cache(lambda path: len(gzip.compress((shipped_site / path).read_bytes(), mtime=0)))
    paths = [*page_paths(shipped_site), "404.html", "en/404.html"]
    visits = [
        visit
        for start in range(0, len(paths), TOGETHER)
        for visit in _visit(browser, [shipped + path for path in paths[start : start + TOGETHER]])
    ]
    assert len(visits) > 100
    heavy = {}
    for visit in visits:
        parts = [urlsplit(url) for url in visit.asked]
        assert {part.netloc for part in parts} == {urlsplit(shipped).netloc}
        files = [_file(unquote(part.path)) for part in parts]
        assert not [file for file in files if "search/" in file], "fetched before search is opened"
        weight = sum(weigh(file) for file in files)
        if weight > HEAVIEST or len(files) > MOST_REQUESTS:
            heavy[visit.address] = (weight, len(files))
    assert heavy == {}
    assert [fault for visit in visits for fault in visit.faults] == []


def _visit(browser: Browser, addresses: list[str]) -> list[Visit]:
    """Open pages at once, each with its own cache, until nothing more is requested."""
    visits = [Visit(address, [], []) for address in addresses]
    opened = [browser.new_page() for _ in addresses]
    for page, visit in zip(opened, visits, strict=True):
        _watch(page, visit)
        page.goto(visit.address, wait_until="commit")
    wait_until_quiet(*opened, asked=lambda: sum(len(visit.asked) for visit in visits))
    for page in opened:
        page.close()
    return visits


def _watch(page: Page, visit: Visit) -> None:
    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visit.faults.append(f"{visit.address}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: visit.faults.append(f"{visit.address}: {error}"))
    page.on("request", lambda request: visit.asked.append(request.url))


def _file(path: str) -> str:
    name = path.lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name
