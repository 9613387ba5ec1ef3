"""The server at a local address: the site's files as they are now, and news for the browsers that show them."""

import json
import re
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from socket import AF_INET6, gethostname
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.errors import ExplainerError
from generator.messages import say
from generator.site.serving.demand import FILES
from generator.site.serving.live import Live

NEWS = "/.live"
"""The address where a page asks for news."""
FORMS = "admin/"
"""The address of the page with the forms, from the root of the site."""
LONGEST = 2_000
"""The most characters of an address; the site's own have at most a few hundred."""
_HASHED = re.compile(r"\.[0-9a-f]{8}\.min\.(js|css)$")
"""The names that the theme gives to its scripts and styles."""
_SUFFIX = re.compile(r"\.[^/]*$")
"""What the address of a file ends in, and none of a page."""
_OF_THE_THEME = re.compile(r"(en/)?assets/")
"""Where the site has what is not made of the content."""


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
        else:
            if (made := _made_of_content(address)) is not None:
                self._live.demand.wait_for(made)
            self._send_what_is_there(address)

    def _send_what_is_there(self, address: str) -> None:
        if self._live.site is None or address.endswith((".html", "/")) or not address:
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
        self._live.demand.want(address)
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


def _made_of_content(address: str) -> str | None:
    """The page that is asked for, or ``FILES``; ``None`` for what the content has no part in."""
    if _OF_THE_THEME.match(address) or address.endswith(".html"):
        return None
    if _SUFFIX.search(address):
        return FILES
    return f"{address}/" if address and not address.endswith("/") else address
