"""Whoever waits at a terminal sees what is being done; a file or another program gets nothing of it."""

import os
import pty
import re
import subprocess
import sys
import time

import pytest

from generator.cli import progress
from generator.messages import say
from generator.stages import begin, current

WORK = """
import select, sys, time
from generator.cli import progress
from generator.messages import say
from generator.stages import begin
progress.PATIENCE, progress.EVERY = float(sys.argv[1]), 0.001
with progress.progress():
    begin(say("checking the links"))
    while not select.select([sys.stdin], [], [], 0)[0]:
        time.sleep(0.01)
print("done", file=sys.stderr)
"""
ON_ONE_LINE = "\r\x1b[K"


def at_terminal(patience: float, language: str, *, until: str = "") -> str:
    """What a terminal is sent while some work takes until certain words are shown."""
    ours, theirs = pty.openpty()
    work = subprocess.Popen(
        [sys.executable, "-c", WORK, str(patience)],
        stdin=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "EXPLAINER_LANG": language},
    )
    os.close(theirs)
    assert work.stdin
    shown = b""
    while True:
        if until.encode() in shown:
            work.stdin.close()
        try:
            shown += os.read(ours, 65536)
        except OSError:  # so Linux tells the end
            break
    os.close(ours)
    assert work.wait() == 0, shown.decode()
    return shown.decode()


def test_long_work_says_what_it_is_doing_and_takes_it_back() -> None:
    shown = at_terminal(0.1, "en", until="s\r")
    assert re.search(rf"{re.escape(ON_ONE_LINE)}checking the links … \d+ s", shown)
    assert shown.rpartition(ON_ONE_LINE)[2].strip() == "done"


def test_it_speaks_the_language_of_messages() -> None:
    assert "正在检查链接 …" in at_terminal(0.1, "zh", until="…")


def test_short_work_says_nothing() -> None:
    assert at_terminal(30, "en").strip() == "done"


def test_no_terminal_is_sent_anything(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    with progress.progress():
        begin(say("checking the links"))
        time.sleep(0.2)
    assert capfd.readouterr() == ("", "")
    assert current() == "checking the links"
