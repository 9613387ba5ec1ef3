"""Builds of one campaign take turns, and hold up nobody who edits."""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.content import turns
from generator.content.turns import locked_build, locked_folder
from generator.errors import ExplainerError
from tests.conftest import ROOT

FORK = multiprocessing.get_context("fork")


def hold(folder: Path, ready: object, done: object) -> None:
    with locked_build(folder):
        ready.set()  # type: ignore[attr-defined]
        done.wait(60)  # type: ignore[attr-defined]


def test_a_build_waits_for_another_and_an_edit_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.setattr(turns, "PATIENCE_OF_BUILDS", 0.3)
    monkeypatch.setattr(turns, "PATIENCE", 0.3)
    ready, done = FORK.Event(), FORK.Event()
    process = FORK.Process(target=hold, args=(tmp_path, ready, done))
    process.start()
    assert ready.wait(60)
    with locked_folder(tmp_path):
        pass
    with (
        pytest.raises(ExplainerError, match=rf"process {process.pid}\) is still building"),
        locked_build(tmp_path),
    ):
        pass
    done.set()
    process.join()
    with locked_build(tmp_path):
        assert [path.name for path in (tmp_path / "build").iterdir()] == [f".{os.getpid()}.holder.part"]
    assert list((tmp_path / "build").iterdir()) == []


@pytest.mark.slow
def test_builds_at_once_all_end_well(campaign: Path) -> None:
    command = [sys.executable, "-m", "generator", "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen(
            command, cwd=campaign, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    said = [each.communicate(timeout=300)[1].decode() for each in running]
    assert [each.returncode for each in running] == [0, 0, 0], said
    assert any("which is building this site" in words for words in said)
    assert sorted(path.name for path in (campaign / "build").iterdir()) == ["cache", "docs", "site"]
