"""Work in a second process ends as it would have in the first: with the same result, the same words, the same errors."""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import second_process
from generator.errors import ExplainerError, Place, Problem, ProblemsError
from generator.messages import say
from generator.second_process import alongside

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs fork and two processors"
)
LOGGER = logging.getLogger("tests.second")
PATIENCE = 20


@pytest.fixture(params=["two", "one"])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How many processes there are; what is asked of the work is the same with one and with two."""
    monkeypatch.setattr(second_process, "_may_fork", lambda: request.param == "two")
    return str(request.param)


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork even beside threads that other tests left."""
    monkeypatch.setattr(second_process, "_may_fork", lambda: True)


def test_it_brings_the_result_from_another_process(processes: str) -> None:
    made, process = alongside(lambda: ("made" * 100_000, os.getpid()))()
    assert made == "made" * 100_000
    assert (process == os.getpid()) == (processes == "one")


@pytest.mark.usefixtures("processes")
def test_what_it_logs_is_logged_when_somebody_waits(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    def work() -> None:
        LOGGER.info("begun")
        LOGGER.warning("%s of %s", 1, 2)

    finish = alongside(work)
    LOGGER.info("first")
    finish()
    LOGGER.info("last")
    assert [record.getMessage() for record in caplog.records] == ["first", "begun", "1 of 2", "last"]


@pytest.mark.usefixtures("processes")
def test_what_it_raises_is_raised_when_somebody_waits() -> None:
    problem = Problem(Place(Path("content/a.yml"), 1, 2), "title", "a-kind", say("wrong"))

    def work() -> None:
        raise ProblemsError([problem])

    finish = alongside(work)
    with pytest.raises(ProblemsError) as caught:
        finish()
    assert caught.value.problems == (problem,)


@pytest.mark.usefixtures("two")
def test_a_bug_tells_where_it_is() -> None:
    def work() -> str:
        return dict[str, str]()["nothing"]

    with pytest.raises(KeyError) as caught:
        alongside(work)()
    assert any(f'File "{__file__}"' in note for note in caught.value.__notes__)


@pytest.mark.usefixtures("two")
def test_a_process_that_the_system_ends_is_an_error_for_a_person() -> None:
    with pytest.raises(ExplainerError, match="the system stopped"):
        alongside(lambda: os.kill(os.getpid(), signal.SIGKILL))()


def test_beside_another_thread_nothing_forks() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert alongside(os.getpid)() == os.getpid()
    finally:
        done.set()
        thread.join()


@pytest.mark.usefixtures("two")
def test_the_second_process_ends_with_the_first(tmp_path: Path) -> None:
    told = tmp_path / "process"
    first = os.fork()
    if first == 0:

        def work() -> None:
            told.write_text(str(os.getpid()))
            time.sleep(PATIENCE * 2)

        finish = alongside(work)
        time.sleep(PATIENCE * 2)
        finish()
    try:
        _until(lambda: told.is_file() and bool(told.read_text()))
    finally:
        os.kill(first, signal.SIGKILL)
        os.waitpid(first, 0)
    _until(lambda: not _lives(int(told.read_text())))


@pytest.mark.usefixtures("two")
def test_work_that_nobody_waits_for_any_more_ends(tmp_path: Path) -> None:
    told = tmp_path / "process"

    def work() -> None:
        told.write_text(str(os.getpid()))
        time.sleep(PATIENCE * 2)

    finish = alongside(work)
    _until(lambda: told.is_file() and bool(told.read_text()))
    del finish
    _until(lambda: not _lives(int(told.read_text())))


def _until(it_is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not it_is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
