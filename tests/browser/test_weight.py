"""Every page is light, asks nothing of other hosts and runs without an error."""

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Request

from tests.browser.test_site import page_paths

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAVIEST = 100_000
"""Bytes, each file gzipped."""
MOST_REQUESTS = 12


def test_every_page_is_light_and_quiet(browser: Browser, shipped: str, shipped_site: Path) -> None:
    weigh = cache(lambda path: len(gzip.compress((shipped_site / path).read_bytes(), mtime=0)))
    asked: list[str] = []
    errors: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            errors.append(f"{message.text} at {message.location['url']}")

    def note(request: Request) -> None:
        asked.append(request.url)

    heavy = {}
    paths = [*page_paths(shipped_site), "404.html", "en/404.html"]
    for path in paths:
        asked.clear()
        page = browser.new_page()  # with a cache of its own
        page.on("console", hear)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", note)
        page.goto(shipped + path)
        page.wait_for_load_state("networkidle")
        page.close()
        parts = [urlsplit(url) for url in asked]
        assert {part.netloc for part in parts} == {urlsplit(shipped).netloc}
        files = [_file(unquote(part.path)) for part in parts]
        weight = sum(weigh(file) for file in files)
        assert not [file for file in files if "search/" in file], "fetched before search is opened"
        if weight > HEAVIEST or len(files) > MOST_REQUESTS:
            heavy[path] = (weight, len(files))
    assert len(paths) > 100
    assert heavy == {}
    assert errors == []


def _file(path: str) -> str:
    name = path.lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name
