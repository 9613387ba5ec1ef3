"""``explainer serve --open`` opens the site in a browser, which is a script here."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from generator.commands.build import build
from generator.site.serving.serve import _last_good_site

ROOT = Path(__file__).parents[2]


def serve(folder: Path, browser: str) -> tuple[subprocess.Popen[bytes], Path]:
    log = folder / "serve.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--port", "0", "--open", "--lang", "zh"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "BROWSER": browser},
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    return process, log


def wait_for(process: subprocess.Popen[bytes], path: Path, words: str) -> str:
    for _ in range(600):
        if path.exists() and words in (text := path.read_text("utf-8")):
            return text
        assert process.poll() is None
        time.sleep(0.05)
    raise AssertionError(f"no {words!r}")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the browser is a shell script")
def test_the_browser_is_sent_to_the_address_that_answers(campaign: Path) -> None:
    seen = campaign / "seen"
    process, log = serve(campaign, f"sh -c 'echo $0 > {seen}' %s")
    try:
        address = wait_for(process, seen, "/\n").strip()
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own address
            assert answer.status == 200
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert address in log.read_text("utf-8")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the browser is a shell script")
def test_where_no_browser_opens_the_address_is_named(campaign: Path, tmp_path: Path) -> None:
    process, log = serve(campaign, "false %s")
    try:
        assert "没有找到浏览器，请自己打开 http://127.0.0.1:" in wait_for(process, log, "没有找到")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
    assert tmp_path.is_dir()


@pytest.mark.slow
def test_the_last_good_site_is_shown_until_there_is_a_new_one(campaign: Path) -> None:
    """Even if the content has an error by now, which every page then tells of."""
    build(campaign)
    topics = campaign / "content" / "topics.yml"
    topics.write_text(f"{topics.read_text('utf-8')}\n- id: [\n", "utf-8")
    process, log = serve(campaign, "true %s")
    try:
        told = wait_for(process, log, "topics.yml:")
        address = next(word for word in told.split() if word.startswith("http://127"))
        with urllib.request.urlopen(f"{address}gaps/", timeout=30) as answer:  # noqa: S310 - our own address
            html = answer.read().decode()
        assert "来源没有说的" in html
        assert "data-token" in html
        assert "Content-Security-Policy" not in html
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
    assert (campaign / "build" / "site" / "gaps" / "index.html").is_file()


@pytest.mark.slow
def test_a_site_for_an_address_is_not_shown_early(built: Path) -> None:
    """Its pages name that address, and its page for missing ones asks there for its styles."""
    assert _last_good_site(built) is None


@pytest.mark.slow
def test_a_site_for_no_address_is_shown_early(campaign: Path) -> None:
    assert _last_good_site(campaign) is None
    build(campaign)
    assert _last_good_site(campaign) == campaign / "build" / "site"
