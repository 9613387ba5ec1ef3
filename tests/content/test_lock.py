"""One process at a time changes a campaign."""

import multiprocessing
import time
from pathlib import Path

import pytest

from generator.content.changing import alone, finish_interrupted, lock
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
    monkeypatch.setattr(lock, "PATIENCE", 0.3)
    ready, done = FORK.Event(), FORK.Event()
    holder = FORK.Process(target=hold, args=(folder, ready, done))
    holder.start()
    assert ready.wait(10)
    with pytest.raises(ExplainerError):
        count_up(folder)
    holder.kill()
    holder.join()
    count_up(folder)
    assert counted(folder) == 1


def test_who_waits_too_long_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.3)
    ready, done = FORK.Event(), FORK.Event()
    holder = FORK.Process(target=hold, args=(folder, ready, done))
    holder.start()
    assert ready.wait(10)
    with pytest.raises(ExplainerError, match="another command"):
        count_up(folder)
    assert not finish_interrupted(folder)  # who only reads is not held up
    done.set()
    holder.join()
    count_up(folder)
    assert counted(folder) == 1


def hold(folder: Path, ready: object, done: object) -> None:
    with lock.locked_folder(folder):
        ready.set()  # type: ignore[attr-defined]
        done.wait(10)  # type: ignore[attr-defined]
