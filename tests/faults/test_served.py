"""What the server of ``explainer serve`` answers, and to whom: files of the site it has built, and nothing else."""

import http.client
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Lock, Thread

import pytest

from generator.errors import ExplainerError
from generator.messages import say
from generator.site.serving.live import Live
from generator.site.serving.local_server import open_server

APART = "not for the web"


@pytest.fixture
def live() -> Live:
    return Live()


@pytest.fixture
def port(live: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server whose process stands in a folder with a file that is nobody's business."""
    (tmp_path / "secret.txt").write_text(APART, "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "index.html").write_text(APART, "utf-8")
    monkeypatch.chdir(tmp_path)
    server = open_server("127.0.0.1", 0, live)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(live: Live, tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "topics").mkdir(parents=True)
    for name in ("index.html", "topics/index.html", "404.html"):
        (site / name).write_text(f"<html><body>{name}</body></html>", "utf-8")
    (site / "style.css").write_text("p {}", "utf-8")
    (site / "away.txt").symlink_to(tmp_path / "secret.txt")
    (site / "out").symlink_to(tmp_path / "folder")
    live.show_site(site, Lock())
    return site


def ask(port: int, path: str, method: str = "GET", host: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{port}")
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/secret.txt", "/folder/", "/folder", "/", "/secret.txt/"])
def test_before_there_is_a_site_every_address_is_empty(port: int, method: str, path: str) -> None:
    status, said = ask(port, path, method)
    assert status == 200
    assert APART not in said
    assert bool(said) == (method == "GET")


def test_a_connection_that_was_opened_early_sees_the_site_and_not_the_folder(
    port: int, request: pytest.FixtureRequest
) -> None:
    early = socket.create_connection(("127.0.0.1", port), timeout=60)
    request.getfixturevalue("site")
    early.sendall(b"HEAD /secret.txt HTTP/1.0\r\nHost: localhost\r\n\r\n")
    assert early.recv(4096).split(b" ")[1] == b"404"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "path",
    [
        *("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/topics/../../secret.txt"),
        *("/away.txt", "/out/", "/out/index.html", "//secret.txt", "/%2Fsecret.txt"),
    ],
)
@pytest.mark.usefixtures("site")
def test_nothing_outside_the_site_is_sent(port: int, path: str, method: str) -> None:
    status, said = ask(port, path, method)
    assert status == 404
    assert APART not in said


@pytest.mark.usefixtures("site")
def test_a_path_from_the_root_of_the_machine_is_one_of_the_site(port: int, tmp_path: Path) -> None:
    status, said = ask(port, f"/{tmp_path}/secret.txt")
    assert (status, APART in said) == (404, False)


@pytest.mark.usefixtures("site")
def test_the_site_is_served_as_it_is_now(port: int, live: Live, tmp_path: Path) -> None:
    assert ask(port, "/style.css") == (200, "p {}")
    assert ask(port, "/style.css", "HEAD") == (200, "")
    assert ask(port, "/topics")[0] == 301
    assert "topics/index.html" in ask(port, "/topics/")[1]
    other = tmp_path / "other"
    other.mkdir()
    (other / "style.css").write_text("a {}", "utf-8")
    live.show_site(other, Lock())
    assert ask(port, "/style.css") == (200, "a {}")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/" + "a" * 5_000, 414),
        ("/" + "a" * 300 + "/b.css", 404),
        ("/a%00b", 400),
        ("/%ff", 400),
        ("/%0d%0aX: y", 400),
        ("//[", 404),
        ("http://[/", 400),
        ("a", 400),
        ("*", 400),
    ],
)
@pytest.mark.usefixtures("site")
def test_addresses_that_name_nothing_get_an_answer_and_no_traceback(
    port: int, path: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    connection.sendall(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
    assert connection.recv(65536).split(b" ")[1] == str(status).encode()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("line", [b"GET", b"GET / HTTP/x", b"\x00", b"GET / / HTTP/1.0", b"PUT /a HTTP/1.0"])
@pytest.mark.usefixtures("site")
def test_requests_that_are_none_get_an_answer_and_no_traceback(
    port: int, line: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    connection.sendall(line + b"\r\nHost: localhost\r\n\r\n")
    connection.shutdown(socket.SHUT_WR)
    while connection.recv(65536):
        pass
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(("localhost", 200), ("127.0.0.1:8000", 200), ("[::1]:8000", 200), ("LOCALHOST:1", 200)),
        *(("example.org", 421), ("example.org:8000", 421), ("127.0.0.1.example.org", 421), ("[", 400)),
        (socket.gethostname(), 200),
    ],
)
@pytest.mark.usefixtures("site")
def test_only_requests_that_name_this_server_are_answered(port: int, host: str, status: int) -> None:
    assert ask(port, "/style.css", host=host)[0] == status


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_the_site_is_not_waited_for(port: int, site: Path) -> None:
    os.mkfifo(site / "pipe.css")
    assert ask(port, "/pipe.css")[0] == 404


def test_pages_of_an_earlier_build_say_that_they_are(live: Live, site: Path) -> None:
    """In the language of the page, until there is a new build, which they then show."""
    live.show_earlier(site)
    page = live.read_page(site / "index.html", "en/")
    assert page
    token = page.decode().partition('data-token="')[2].partition('"')[0]
    news = live.wait_for_news("en/", token)
    assert (news["title"], news["again"], news["lines"]) == (
        "This page is from the last build; what has changed since is being built.",
        False,
        [],
    )
    assert "上一次生成" in str(live.wait_for_news("", token)["title"])
    live.show_error(ExplainerError(say("a bug in this program: {error}; the terminal shows more", error=1)))
    assert "before these errors" in str(live.wait_for_news("en/", str(news["token"]))["title"])
    live.show_error(None)
    live.show_site(site, Lock())
    after = live.wait_for_news("en/", str(news["token"]))
    assert (after["title"], after["again"]) == ("", True)
