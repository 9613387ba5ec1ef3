"""One process at a time changes a campaign."""

import logging
import multiprocessing
import os
import time
from getpass import getuser
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content import turns
from generator.content.changing import alone, finish_interrupted
from generator.content.turns import holder
from generator.errors import ExplainerError

FORK = multiprocessing.get_context("fork")


@alone
def count_up(folder: Path) -> None:
    """Add one to a number in a file, slowly: without a lock some of the additions of several processes are lost."""
    path = folder / "content" / "count"
    number = int(path.read_text("utf-8"))
    time.sleep(0.02)
    path.write_text(str(number + 1), "utf-8")


@alone
def twice(folder: Path) -> None:
    count_up(folder)
    count_up(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "count").write_text("0", "utf-8")
    return tmp_path


def counted(folder: Path) -> int:
    return int((folder / "content" / "count").read_text("utf-8"))


def test_no_change_of_several_processes_is_lost(folder: Path) -> None:
    processes = [FORK.Process(target=twice, args=(folder,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert counted(folder) == 8
    assert [path.name for path in (folder / "content").iterdir()] == ["count"]


def test_a_killed_process_holds_nobody_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.3)
    ready, done = FORK.Event(), FORK.Event()
    process = FORK.Process(target=hold, args=(folder, ready, done))
    process.start()
    assert ready.wait(60)
    with pytest.raises(ExplainerError):
        count_up(folder)
    process.kill()
    process.join()
    count_up(folder)
    assert counted(folder) == 1


def test_who_waits_too_long_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.3)
    ready, done = FORK.Event(), FORK.Event()
    process = FORK.Process(target=hold, args=(folder, ready, done))
    process.start()
    assert ready.wait(60)
    with pytest.raises(ExplainerError, match=rf"process {process.pid}\) is still changing"):
        count_up(folder)
    assert not finish_interrupted(folder)  # who only reads is not held up
    done.set()
    process.join()
    count_up(folder)
    assert counted(folder) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "waiting for ‘explainer merge a ' [31m b'’ (run by {user}, process {process}), which is"),
        ("zh", "{user} 的“explainer merge a ' [31m b'”（进程 {process}）正在修改这个专题"),
    ],
)
def test_who_waits_says_for_whom(
    campaign: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    note = campaign / "content" / f".{os.getppid()}.holder.part"
    note.write_text("nobody\nan earlier command", "utf-8")  # as a killed process leaves it
    monkeypatch.setattr(turns, "IN_SILENCE", 0.0)
    ready, done = FORK.Event(), FORK.Event()
    with monkeypatch.context() as other:
        other.setattr("sys.argv", ["/bin/__main__.py", "merge", "a", "\x1b[31m b"])
        process = FORK.Process(target=hold, args=(campaign, ready, done))
        process.start()
    assert ready.wait(60)
    assert holder(campaign) is not None

    class Heard(logging.Handler):
        def emit(self, _record: logging.LogRecord) -> None:
            done.set()

    monkeypatch.setattr(turns.logger, "handlers", [Heard()])
    told = CliRunner().invoke(main, ["new", "topic", "--title", "河", "--id", "river", "-C", str(campaign), "--lang", language])  # fmt: skip
    process.join()
    assert told.exit_code == 0, told.output
    assert words.format(user=getuser(), process=process.pid) in " ".join(told.output.split())
    assert holder(campaign) is None
    assert [*(campaign / "content").glob(".*.part")] == []


def hold(folder: Path, ready: object, done: object) -> None:
    with turns.locked_folder(folder):
        ready.set()  # type: ignore[attr-defined]
        done.wait(60)  # type: ignore[attr-defined]
