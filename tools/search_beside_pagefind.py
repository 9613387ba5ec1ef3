"""Measure the search of a site beside Pagefind (https://pagefind.app) on the same pages, in one run.

Usage: ``python tools/search_beside_pagefind.py PAGEFIND [ENTRIES]``. PAGEFIND is its program, as ``npm install pagefind`` brings
it. What a query finds is asked of the shipped campaign with the questions of ``tests/search`` and ``tests/browser``; what it
fetches is counted on a generated campaign of 1,000 ENTRIES, with the queries of ``tests/search/test_budget.py``, typed key by
key, each on a fresh page, and the excerpts of three results. Sizes are in gzip; the scripts of either are left out.
"""

import gzip
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generator import campaign_folder  # noqa: E402 - found through the path above
from generator.model import LOCALES  # noqa: E402 - as above
from generator.render.words import CODES  # noqa: E402 - as above
from tests.large_campaign import write_large_campaign  # noqa: E402 - as above
from tests.search.conftest import FOLDERS, asker  # noqa: E402 - as above
from tests.search.test_budget import misspelt, queries  # noqa: E402 - as above
from tests.search.test_questions import FIRST, HERE, read  # noqa: E402 - as above

SETS = (HERE.parent / "browser" / "queries.yml", *sorted(HERE.glob("*questions.yml")))
BLANK = "blank-{code}.html"
FOUND = 10
"""How many fragments of its results are fetched."""
SEARCH = """async ([keys, most]) => {
    const pagefind = await import('/pagefind/pagefind.js')
    let results = []
    for (const key of keys) results = (await pagefind.search(key)).results
    return (await Promise.all(results.slice(0, most).map(each => each.data()))).map(each => each.raw_url ?? each.url)
}"""


def main() -> None:
    """Build both sites, index them, ask, and print tables."""
    pagefind, entries = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000  # noqa: PLR2004
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        small, large = Path(name) / "small", Path(name) / "large"
        for folder in (small, large):
            folder.mkdir()
            _copy(folder, ("overrides", "mkdocs.yml", "mkdocs.en.yml"))
        _copy(small, ("content", "seeds"))
        write_large_campaign(large, entries)
        for folder in (small, large):
            _build(folder, pagefind)
        print("\n".join(_what_is_found(browser, small / "build" / "site")))
        print("\n".join(_what_is_fetched(browser, large)))
        browser.close()


def _copy(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)


def _build(folder: Path, pagefind: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "generator", "build"], check=True, cwd=folder, env=environment)
    site = folder / "build" / "site"
    subprocess.run([pagefind, "--site", site, "--root-selector", "article", "--quiet"], check=True)
    for code in CODES.values():
        blank = f'<!doctype html><html lang="{code}"><title>-</title>'
        (site / BLANK.format(code=code)).write_text(blank, encoding="utf-8")


def _what_is_found(browser: Browser, site: Path) -> Iterator[str]:
    """How many questions find their page among the first five, by set."""
    ask = asker(site)
    yield "| questions | ours | Pagefind |\n| --- | --- | --- |"
    with _served(site) as address:
        pages = {FOLDERS[each]: _blank(browser, address, CODES[each]) for each in LOCALES}
        for path in SETS:
            asked = [(folder, query, set(wanted)) for folder, query, wanted in read(path) if wanted != [""]]
            answers = ask([{"site": folder, "query": query} for folder, query, _ in asked])
            ours = sum(
                bool(w & set(each["found"][:FIRST])) for (*_, w), each in zip(asked, answers, strict=True)
            )
            theirs = sum(
                bool({each.partition("#")[0] for each in wanted} & _found(pages[folder], folder, query))
                for folder, query, wanted in asked
            )
            yield f"| {path.name} ({len(asked)}) | {ours} | {theirs} |"


def _found(page: Page, folder: str, query: str) -> set[str]:
    """The pages among Pagefind's first five, as addresses within the language's site."""
    urls = page.evaluate(SEARCH, [[query], FIRST])
    return {url.lstrip("/").removeprefix(folder) or "./" for url in urls}


def _what_is_fetched(browser: Browser, campaign: Path) -> Iterator[str]:
    """Bytes and files of typed queries, ours and Pagefind's by turns."""
    site = campaign / "build" / "site"
    content, documents = campaign_folder.load(campaign)
    ask = asker(site)
    yield "\n| site | queries | ours: KB, files; median / most | Pagefind: the same |\n| --- | --- | --- | --- |"
    with _served(site) as address:
        for locale in LOCALES:
            for asked in (queries, misspelt):
                typed = list(asked(content.catalogue(documents), locale))
                ours, theirs = [], []
                for keys in typed:
                    (answer,) = ask([{"site": FOLDERS[locale], "keys": keys, "excerpts": 3}])
                    ours.append((answer["bytes"], len(answer["files"])))
                    theirs.append(_fetched(browser, site, address, CODES[locale], keys))
                yield f"| {locale} | {asked.__name__} | {_figures(ours)} | {_figures(theirs)} |"


def _figures(counted: Sequence[tuple[int, int]]) -> str:
    sizes, files = zip(*counted, strict=True)
    size = f"{statistics.median(sizes) / 1000:.0f} / {max(sizes) / 1000:.0f} KB"
    return f"{size}, {statistics.median(files):.0f} / {max(files)} files"


def _fetched(browser: Browser, site: Path, address: str, code: str, keys: Sequence[str]) -> tuple[int, int]:
    """Bytes and number of the files that Pagefind fetches for a query, without its scripts."""
    page = _blank(browser, address, code)
    paths: set[str] = set()
    page.on("request", lambda request: paths.add(request.url.removeprefix(address).partition("?")[0]))
    page.evaluate(SEARCH, [list(keys), FOUND])
    page.context.close()
    fetched = [site / path for path in paths if not path.endswith((".js", ".html", ".ico", ".pagefind"))]
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in fetched), len(fetched)


def _blank(browser: Browser, address: str, code: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(address + BLANK.format(code=code))
    return page


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


if __name__ == "__main__":
    main()
