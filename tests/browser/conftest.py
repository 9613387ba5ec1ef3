"""A real browser, and the built site behind a server on the loopback address."""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.commands.build import build as build_campaign
from tests.built_once import build_once
from tests.conftest import ROOT, copy_invented, copy_look

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
"""A word that is wider than a phone."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=30_000)  # a busy machine is no fault; what is there sooner is not waited for


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line per request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing address with the site's own page for that, as a static host does."""
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def copy_campaign(target: Path) -> Path:
    """Copy the shipped campaign's folder, without what was built."""
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, target / name)
    return copy_look(target)


class Patient(ThreadingHTTPServer):
    """Lets a browser's connections wait on a busy machine, where the usual queue of five is soon full."""

    request_queue_size = 128


def serve(site: Path) -> Iterator[str]:
    """Serve a folder and yield its address."""
    server = Patient(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without its windows if it can be, or else Playwright's own; a missing one is a failure."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the shipped campaign in a folder of its own."""
    return build_once(tmp_path_factory, "shipped", lambda folder: build_campaign(copy_campaign(folder)))


@pytest.fixture(scope="session")
def shipped(shipped_site: Path) -> Iterator[str]:
    """The address of the shipped site."""
    yield from serve(shipped_site)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page at desktop width that fails on an error in the console."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def moment(page: Page, milliseconds: int) -> None:
    """Wait until the page has done what it had put off for less than a time, however busy the machine is."""
    page.evaluate("time => new Promise(done => setTimeout(done, time))", milliseconds)


def wait_until_quiet(*pages: Page, asked: Callable[[], int]) -> None:
    """Wait until pages are loaded and the number of requests has stayed the same for half a second.

    Playwright's ``networkidle`` does not come for some of several pages in Chromium without windows.
    """
    for each in pages:
        each.wait_for_load_state("load")
    before = -1
    while before != (before := asked()):
        pages[0].wait_for_timeout(500)


@pytest.fixture(scope="session")
def states_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented campaign, in which things are missing, stale, withdrawn, corrected or unaccounted.

    It has enough dated entries for one page per month, a topic without entries, and a long word in English.
    """
    return build_once(tmp_path_factory, "states", build_states)


def build_states(folder: Path) -> Path:
    """Build that site in a folder."""
    content = copy_invented(folder / "campaign") / "content"
    meeting = (content / "events" / "video-meeting.yml").read_text("utf-8")
    for year in range(2012, 2025):
        text = meeting.replace("id: video-meeting", f"id: meeting-{year}")
        (content / "events" / f"meeting-{year}.yml").write_text(
            text.replace("2024-03-05", f"{year}-03-05"), "utf-8"
        )
    inspection = content / "events" / "inspection.yml"
    entry = inspection.read_text("utf-8").partition("review:")[0]
    inspection.write_text(f"{entry}review: {{state: withdrawn}}\n", "utf-8")
    shangping = content / "stories" / "shangping.yml"
    shangping.write_text(
        shangping.read_text("utf-8").replace("The sapling watchers of Shangping", f"The {LONG} of Shangping"),
        "utf-8",
    )
    topics = content / "topics.yml"
    topics.write_text(
        topics.read_text("utf-8") + "- {id: weather, title: {zh: 天气, en: Weather}, order: 4}\n", "utf-8"
    )
    return build_campaign(folder / "campaign")


@pytest.fixture(scope="session")
def states(states_site: Path) -> Iterator[str]:
    """The address of the invented campaign's site."""
    yield from serve(states_site)
