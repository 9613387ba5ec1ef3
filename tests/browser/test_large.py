"""Search on a large site is fast, light and correct; `make bench` measures it on 3,000 entries."""

import gzip
import random
import statistics
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from generator import campaign_folder
from generator.commands.build import build as build_campaign
from generator.model import Catalogue
from tests.browser.conftest import Patient, Quiet, wait_until_quiet
from tests.conftest import copy_look
from tests.large_campaign import write_large_campaign

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SIZES = [pytest.param(60), pytest.param(3000, marks=pytest.mark.bench)]
HOMES = {"zh": "", "en": "en/"}
FIRST = 5
MOST_BYTES = 90_000
"""How many bytes a first query may transfer."""
MOST_FILES = 7 / 3
"""How many files a large site may have for each entry."""
SLOWEST_MEDIAN = 60
"""Milliseconds from a key to the results."""
TYPE = """keys => {
    const input = document.querySelector('.md-search__input')
    const meta = document.querySelector('.md-search-result__meta')
    const step = text => new Promise(done => {
        const begun = performance.now()
        new MutationObserver((_, observer) => {
            if (document.querySelector('.md-search-result').dataset.loading === meta.textContent) return
            observer.disconnect()
            done(performance.now() - begun)
        }).observe(meta, {childList: true})
        input.value = text
        input.dispatchEvent(new InputEvent('input', {bubbles: true}))
    })
    return keys.reduce(async (times, text) => [...await times, await step(text)], [])
}"""


class Zipped(Quiet):
    """Sends files gzipped, as GitHub Pages does, and remembers what it sent."""

    site = Path()
    sent: list[tuple[str, int, int]]

    def do_GET(self) -> None:  # noqa: N802 - the library names it
        """Answer with the file, compressed."""
        path = self.site / unquote(urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        raw = path.read_bytes()
        body = gzip.compress(raw, 6)
        self.sent.append((self.path, len(raw), len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Large:
    """A large site behind a server that counts."""

    def __init__(self, folder: Path, entries: int) -> None:
        self.entries = entries
        write_large_campaign(folder, entries)
        copy_look(folder)
        content, documents = campaign_folder.load(folder)
        self.catalogue: Catalogue = content.catalogue(documents)
        self.site = site = build_campaign(folder)
        self.sent: list[tuple[str, int, int]] = []
        self.server = Patient(("127.0.0.1", 0), type("Handler", (Zipped,), {"site": site, "sent": self.sent}))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/"


@pytest.fixture(scope="module", params=SIZES)
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    site = Large(tmp_path_factory.mktemp("large"), request.param)
    yield site
    site.server.shutdown()


def test_the_site_has_few_files(large: Large) -> None:
    """A page in each language for each entry, and a fifth of that for all else."""
    files = sum(1 for each in large.site.rglob("*") if each.is_file())
    print(f"\n{large.entries} entries: {files:,} files")  # noqa: T201 - `make bench` prints a table
    assert files <= max(1_000, MOST_FILES * large.entries)


def queries(large: Large, locale: str, count: int) -> list[str]:
    """Queries that readers may type: places, names, subjects, fragments of sentences; words in English."""
    chance = random.Random(7)  # noqa: S311 - nothing secret
    found = []
    for _, entry in chance.sample(list(large.catalogue.entries), min(count, large.entries)):
        title = entry.title.zh if locale == "zh" else entry.title.en or ""
        said = entry.statements[-1].text
        text = chance.choice((title, said.zh if locale == "zh" else said.en or ""))
        if locale == "zh":
            start = chance.randrange(max(1, len(text) - 6))
            found.append(text[start : start + chance.randint(2, 6)])
        else:
            words = text.split()
            start = chance.randrange(max(1, len(words) - 2))
            found.append(" ".join(words[start : start + 2]))
    return found


def open_search(page: Page, large: Large, locale: str) -> None:
    page.goto(large.address + HOMES[locale])
    page.keyboard.press("/")
    wait_until_quiet(page, asked=lambda: len(large.sent))
    large.sent.clear()


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_each_key_is_answered_soon(page: Page, large: Large, locale: str) -> None:
    open_search(page, large, locale)
    times = []
    for query in queries(large, locale, 40):
        steps = [query[: at + 1] for at in range(len(query)) if query[: at + 1].strip()]
        times += page.evaluate(TYPE, steps)
    median, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(  # noqa: T201 - `make bench` prints a table
        f"\n{large.entries} entries, {locale}: {len(times)} keys, median {median:.0f} ms, 95 % {slow:.0f} ms"
    )
    assert median <= SLOWEST_MEDIAN


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_first_query_fetches_little(browser: Browser, large: Large, locale: str) -> None:
    sums = []
    for query in queries(large, locale, 12):
        context = browser.new_context()
        page = context.new_page()
        open_search(page, large, locale)
        page.evaluate(TYPE, [query])
        sent = [each for each in large.sent if "/search/" in each[0]]
        sums.append((sum(zipped for _, _, zipped in sent), sum(raw for _, raw, _ in sent), len(sent)))
        context.close()
    names = ("gzip", "raw", "requests")
    for name, column in zip(names, zip(*sums, strict=True), strict=True):
        print(  # noqa: T201 - the same
            f"\n{large.entries} entries, {locale}: {name} median {statistics.median(column):,.0f}, most {max(column):,}",
            end="",
        )
    assert sums
    assert max(zipped for zipped, _, _ in sums) <= MOST_BYTES
