"""The site at a local address: its files, and news for the browsers that show them."""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path
from socket import AF_INET6, gethostname
from threading import Condition, Lock
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.errors import ExplainerError
from generator.messages import NOTHING, Language, Message, say
from generator.site.build import TWIN_FOLDER
from generator.site.policy import without_policy

NEWS = "/.live"
"""The address where a page asks for news."""
FORMS = "admin/"
"""The address of the page with the forms, from the root of the site."""
PATIENCE = 25.0
"""After how many seconds a page that waits for news is told that there are none."""
GLANCE = 0.05
"""How many seconds to wait before checking again whether something else happened."""
VIEWED = 4
"""How many of the pages that last asked for news count as being viewed."""
LONGEST = 2_000
"""The most characters of an address; the site's own have at most a few hundred."""
EMPTY = '<!doctype html><html lang="{code}"><meta charset="utf-8"><title>…</title><body></body></html>'
"""The page shown at every address until there is a site."""
_HASHED = re.compile(r"\.[0-9a-f]{8}\.min\.(js|css)$")
"""The names that the theme gives to its scripts and styles."""


class Live:
    """What browsers are shown and told; used by several threads."""

    def __init__(self, forms: Path | None = None) -> None:
        """``forms`` is a folder with a page of forms, if one is shown."""
        self.forms = forms
        self.site: Path | None = None
        self._lock: Lock | None = None
        self._start = time.time_ns()
        self._builds = 0
        self._versions: Counter[str] = Counter()
        self._error: ExplainerError | None = None
        self._errors = 0
        self._is_earlier = False
        self._asked: dict[str, None] = {}
        self._unseen: set[str] = set()
        self._news = Condition()

    def show_earlier(self, site: Path) -> None:
        """Show the site of an earlier run, and say on every page that it is that."""
        self.show_site(site, Lock())
        with self._news:
            self._is_earlier = True
            self._errors += 1

    def show_site(self, site: Path, lock: Lock) -> None:
        """Switch to another build of the site, whose pages are written while the lock is held."""
        with self._news:
            self.site, self._lock = site, lock
            self._is_earlier = False
            self._builds += 1
            self._news.notify_all()

    def show_page(self, address: str) -> None:
        """Tell browsers to load a page again."""
        with self._news:
            self._versions[address] += 1
            self._unseen.add(address)
            self._news.notify_all()

    def show_error(self, error: ExplainerError | None) -> None:
        """Show on every page what is wrong, or that nothing is."""
        with self._news:
            if _lines(error, "en") != _lines(self._error, "en"):
                self._error = error
                self._errors += 1
                self._news.notify_all()

    def wait_until_seen(
        self, addresses: Iterable[str], seconds: float, *, or_until: Callable[[], bool]
    ) -> None:
        """Wait until pages that were to be loaded again have asked for news since, or something else happens.

        Returns after ``seconds`` at the latest.
        """
        end = time.monotonic() + seconds
        with self._news:
            while not self._unseen.isdisjoint(addresses) and time.monotonic() < end and not or_until():
                self._news.wait(GLANCE)
            self._unseen.clear()

    def viewed(self) -> tuple[str, ...]:
        """The addresses of the pages that are being viewed."""
        with self._news:
            return tuple(self._asked)

    def token(self, address: str) -> str:
        """A token for the state of a page and, after a hyphen, of the error that it shows, to be compared."""
        return f"{self._shown(address)}{self._errors}"

    def wait_for_news(self, address: str, token: str) -> dict[str, object]:
        """Wait until a page has changed, and return what its script is to do."""
        with self._news:
            self._asked.pop(address, None)
            self._asked[address] = None
            if token.startswith(self._shown(address)):
                self._unseen.discard(address)
                self._news.notify_all()
            for forgotten in tuple(self._asked)[:-VIEWED]:
                del self._asked[forgotten]
            self._news.wait_for(lambda: self.token(address) != token, PATIENCE)
            now = self.token(address)
            language = _language(address)
            return {
                "token": now,
                "again": not token.startswith(self._shown(address)),
                "title": self._title().to(language),
                "lines": _lines(self._error, language),
            }

    def _title(self) -> Message:
        """What stands above the errors, or alone; empty if there is nothing to say."""
        if self._error:
            return say("This page still shows what it was before these errors:")
        if self._is_earlier:
            return say("This page is from the last build; what has changed since is being built.")
        return NOTHING

    def read_page(self, path: Path | None, address: str) -> bytes | None:
        """Return a page of the site with the script that asks for news; ``None`` if there is no such page."""
        token = f"{self._shown(address)}0"  # it does not know yet of any error
        if self.site is None:
            html = EMPTY.format(code=_language(address))
        else:
            with self._lock or nullcontext():
                if path is None or not path.is_file():
                    return None
                html = without_policy(path.read_text("utf-8"))  # which knows nothing of our script
        text, body, rest = html.rpartition("</body>")
        return f'{text}<script data-token="{token}">{_script()}</script>{body}{rest}'.encode()

    def _shown(self, address: str) -> str:
        return f"{self._start}.{self._builds}.{self._versions[address]}-"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a browser asks for many files at once, and a build may keep us busy

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a browser that closed its connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as it was given


class _Server6(_Server):
    address_family = AF_INET6


def open_server(host: str, port: int, live: Live) -> ThreadingHTTPServer:
    """Open the server; raises ``ExplainerError`` if the address is not available."""
    try:
        return (_Server6 if ":" in host else _Server)((host, port), partial(_Handler, live, host))
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = say(
            "the site cannot be shown at {host}:{port} ({reason}); choose another address with --host and "
            "--port",
            host=host,
            port=port,
            reason=reason,
        )
        raise ExplainerError(message) from error


class _Handler(SimpleHTTPRequestHandler):
    """Serves the files of the site as they are now, and news; nothing else on this machine."""

    def __init__(self, live: Live, host: str, *args: object) -> None:
        self._live, self._host = live, host
        super().__init__(*args)  # type: ignore[arg-type] # what socketserver gives

    def do_GET(self) -> None:
        """Answer with news, a page or a file."""
        if (address := self._address()) is None:
            return
        if urlsplit(self.path).path == NEWS:
            self._send_news(parse_qs(urlsplit(self.path).query))
        elif self._live.forms and f"{address}/".startswith(FORMS):
            super().do_GET()
        elif self._live.site is None or address.endswith((".html", "/")) or not address:
            self._send_page(address)
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self.do_GET()

    def translate_path(self, path: str) -> str:
        """Return the file of the site at an address; an empty path, which is no file, for whatever is not in the site."""
        found = self._file(path)
        return "" if found is None else f"{found}/" if found.is_dir() else str(found)

    def _address(self) -> str | None:
        """Return the page that is asked for, as in ``en/topics/``; answer with an error if no page can be meant."""
        try:
            parts = urlsplit(self.path)
            address = unquote(parts.path, errors="strict")
            name = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return None
        if not address.startswith("/") or not address.isprintable():
            self.send_error(HTTPStatus.BAD_REQUEST)
        elif not _is_here(name, self._host):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif len(address) > LONGEST:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
        else:
            return address.removeprefix("/").removesuffix("index.html")
        return None

    def _file(self, path: str) -> Path | None:
        """Return what the site has at an address, wherever links in the address or the site seem to lead."""
        address = unquote(urlsplit(path).path).lstrip("/")
        root = self._live.site
        if self._live.forms and f"{address}/".startswith(FORMS):
            root, address = self._live.forms, address[len(FORMS) :]
        if root is None:
            return None
        root = root.resolve()
        try:
            found = (root / address).resolve()
            return found if found.is_relative_to(root) and (found.is_file() or found.is_dir()) else None
        except (OSError, ValueError):  # a name that no file system takes
            return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing address with the site's own page for that."""
        if code != HTTPStatus.NOT_FOUND or not self._send_missing("404.html"):
            super().send_error(code, message, explain)

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - a folder has no page of its own
        """List no folder."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Let browsers cache only files whose names contain their hash, because the others change."""
        hashed = _HASHED.search(getattr(self, "path", "").partition("?")[0])
        self.send_header("Cache-Control", "max-age=86400, immutable" if hashed else "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Log no requests."""

    def _send_news(self, query: dict[str, list[str]]) -> None:
        address = query.get("page", [""])[0].removeprefix("/").removesuffix("index.html")
        news = self._live.wait_for_news(address, query.get("token", [""])[0])
        self._send(json.dumps(news).encode(), "application/json")

    def _send_page(self, address: str) -> None:
        path = self._file(f"/{quote(address)}")
        html = self._live.read_page(path / "index.html" if path and path.is_dir() else path, address)
        if html is not None:
            self._send(html, "text/html; charset=utf-8")
        elif not self._send_missing(address):
            super().send_error(HTTPStatus.NOT_FOUND)

    def _send_missing(self, address: str) -> bool:
        """Answer with the site's page for missing addresses; return whether it has one."""
        html = self._live.read_page(self._file("/404.html"), address)
        if html is not None:
            self._send(html, "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
        return html is not None

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _is_here(name: str, host: str) -> bool:
    """Whether a request names this server: by the address it was opened at, or by one that no name server gave.

    A page of another host can make a browser ask here under that host's name (DNS rebinding), but then says so.
    """
    if name in {"localhost", host, gethostname().lower()} or name.endswith(".localhost"):
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _language(address: str) -> Language:
    return "en" if address.startswith(f"{TWIN_FOLDER}/") else "zh"


def _lines(error: ExplainerError | None, language: Language) -> list[str]:
    return error.to(language).splitlines() if error else []


def _script() -> str:
    return files("generator.site.serving").joinpath("live.js").read_text("utf-8")
