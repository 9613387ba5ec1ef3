"""The English site built alongside the Chinese one: the same site, told of in the same order, and never half of it."""

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import second_process
from generator.commands.build import build
from generator.errors import ExplainerError
from generator.site import build as site_build
from tests.site.test_build import ROOT, digests
from tests.site.test_incremental import EDITS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs fork and two processors"
    ),
]


INTERRUPTED = 130


@pytest.fixture(autouse=True)
def in_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork even beside threads that other tests left, and for few pages."""
    monkeypatch.setattr(second_process, "_may_fork", lambda: True)
    monkeypatch.setattr(site_build, "FEW", -1)


def in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_process, "_may_fork", lambda: False)


def warned(campaign: Path, caplog: pytest.LogCaptureFixture) -> tuple[str, list[str]]:
    """What a build of a campaign ends with, and what it logs on the way."""
    caplog.clear()
    with pytest.raises(ExplainerError) as caught:
        build(campaign)
    return str(caught.value), [each.getMessage() for each in caplog.records if each.levelno >= logging.INFO]


def test_the_site_is_the_same_in_one_process_and_in_two(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_two = digests(build(campaign))
    assert "en/index.html" in in_two
    in_one_process(monkeypatch)
    assert digests(build(campaign)) == in_two


def test_warnings_come_in_the_same_order_and_words(
    campaign: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for name, page in (("mkdocs.yml", "chinese.md"), ("mkdocs.en.yml", "english.md")):
        path = campaign / name
        text = path.read_text("utf-8")
        nav = f"\nnav:\n  - {page}\n"
        path.write_text(
            text.replace("\nnav:\n", nav) if "\nnav:\n" in text else f"{text}{nav}  - index.md\n", "utf-8"
        )
    error, logged = warned(campaign, caplog)
    assert error.index("chinese.md") < error.index("english.md")
    assert not (campaign / "build" / "site").exists()
    in_one_process(monkeypatch)
    error_of_one, logged_by_one = warned(campaign, caplog)
    assert error == error_of_one
    assert [line for line in logged if "seconds" not in line] == [
        line for line in logged_by_one if "seconds" not in line
    ]


def test_a_lost_process_leaves_the_last_good_site(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = digests(built / "build" / "site")
    monkeypatch.setattr(site_build, "_build_twin", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(ExplainerError, match="the system stopped"):
        build(built)
    assert digests(built / "build" / "site") == good


def test_ctrl_c_ends_both_processes_and_leaves_the_last_good_site(campaign: Path) -> None:
    good = digests(build(campaign))
    EDITS["a template"](campaign)  # so that all pages are to be made
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "build"]
    running = subprocess.Popen(command, cwd=campaign, env=environment, start_new_session=True)
    while not (campaign / "build" / "site.new" / "en").exists():
        assert running.poll() is None
        time.sleep(0.005)
    os.killpg(running.pid, signal.SIGINT)
    assert running.wait(20) == INTERRUPTED
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    assert digests(campaign / "build" / "site") == good
