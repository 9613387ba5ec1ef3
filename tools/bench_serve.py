"""Time what an editor waits for while a site is served: until there is a page, and from saving a file to seeing it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from statistics import median
from urllib.parse import quote

EDITS = 10
APART = 1.0
"""Seconds from one edit to the next."""
STEP = 0.02
"""Seconds between two looks at a page."""
QUIET, STILL, TIMES = 1.0, 0.1, 3
"""A server is at rest when it takes less than the second of processor time in the first, several times in a row."""
IDLE = 5.0
"""Seconds over which a server at rest is watched."""
_TICK = os.sysconf("SC_CLK_TCK")
_TOKEN = re.compile(r'data-token="([^"]*)"')

Edit = Callable[[int], str]
"""Changes the file of a page; returns words that only the new page has."""


@dataclass(frozen=True, slots=True)
class Served:
    """What was measured of a server; all in seconds."""

    first: float
    """Processor time until it shows its first page."""
    seen: tuple[float, ...]
    """Time that passed from saving each edit to seeing it."""
    work: float
    """Processor time that one edit takes in all."""
    idle: float
    """Processor time a second, at rest."""

    @property
    def usual(self) -> float:
        """Time from saving to seeing, at the median."""
        return median(self.seen)

    @property
    def worst(self) -> float:
        """The longest time from saving to seeing."""
        return max(self.seen)


def explainer_served(folder: Path, page: str, edit: Edit, environment: Mapping[str, str]) -> Served:
    """Measure ``explainer serve`` with a browser's tab open at a page."""
    port = _free_port()
    command = (sys.executable, "-m", "generator", "serve", "--port", str(port))
    tab = _Tab(f"http://127.0.0.1:{port}", page)
    return _served(command, folder, environment, edit, tab.shows)


def mkdocs_served(folder: Path, config: str, page: str, edit: Edit) -> Served:
    """Measure ``mkdocs serve --dirty``, whose page is loaded again and again."""
    port = _free_port()
    command = (sys.executable, "-m", "mkdocs", "serve", "--dirty", "-f", config, "-a", f"127.0.0.1:{port}")
    return _served(command, folder, {}, edit, lambda words: words in _read(f"http://127.0.0.1:{port}/{page}"))


def _served(
    command: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    edit: Edit,
    shows: Callable[[str], bool],
) -> Served:
    with _running(command, folder, environment) as server:
        _wait_until(server, lambda: shows("</html>"))
        first = _cpu(server)
        _rest(server)
        seen = []
        for number in range(EDITS):
            began = time.monotonic()
            words = edit(number)
            _wait_until(server, lambda words=words: shows(words))  # type: ignore[misc] # bound here
            seen.append(time.monotonic() - began)
            time.sleep(max(0, began + APART - time.monotonic()))
        _rest(server)
        before = _cpu(server)
        time.sleep(IDLE)
        idle = _cpu(server) - before
        words = edit(EDITS)
        _wait_until(server, lambda: shows(words))
        _rest(server)
        return Served(first, tuple(seen), _cpu(server) - before - idle, idle / IDLE)


class _Tab:
    """A browser's tab: it loads its page again when the server has news of it."""

    def __init__(self, address: str, page: str) -> None:
        self._address, self._page = address, page
        self._token, self._html = "", ""

    def shows(self, words: str) -> bool:
        if not self._html or (words not in self._html and self._has_news()):
            self._html = _read(f"{self._address}/{self._page}")
            self._token = (_TOKEN.search(self._html) or [""] * 2)[1]
            if "<title>…</title>" in self._html:  # there is no site yet
                self._html = ""
        return words in self._html

    def _has_news(self) -> bool:
        return '"again": true' in _read(
            f"{self._address}/.live?page={quote(f'/{self._page}')}&token={self._token}"
        )


@contextmanager
def _running(
    command: tuple[str, ...], folder: Path, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "served.txt").open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=said, stderr=said
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


def _wait_until(server: subprocess.Popen[bytes], is_so: Callable[[], bool]) -> None:
    while not is_so():
        if server.poll() is not None:
            raise subprocess.CalledProcessError(server.returncode, server.args)
        time.sleep(STEP)


def _rest(server: subprocess.Popen[bytes]) -> None:
    """Wait until a server is at rest."""
    still = 0
    while still < TIMES:
        used = _cpu(server)
        time.sleep(QUIET)
        still = still + 1 if _cpu(server) - used < STILL else 0


def _cpu(server: subprocess.Popen[bytes]) -> float:
    """Return the processor time that a server has taken."""
    fields = Path(f"/proc/{server.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICK


def _read(address: str) -> str:
    """Return a page; empty while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - on this machine
            return str(answer.read().decode())
    except (OSError, HTTPException):
        return ""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
