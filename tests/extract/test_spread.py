"""Work on many tasks: in order, the same on every executor, even if workers are lost halfway."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.errors import ExplainerError
from generator.extract import on_cluster, on_processors, spread


def slower_first(number: int) -> int:
    time.sleep(0.02 if number == 0 else 0)
    return number * number


def slow_square(number: int) -> int:
    time.sleep(0.05)
    return number * number


def dies_once(marker: str) -> str:
    path = Path(marker)
    if path.suffix == ".die" and not path.exists():
        path.touch()
        os._exit(1)
    return path.name


def fails(number: int) -> int:
    if number == 2:
        raise ValueError("no")
    return number


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert list(spread(slower_first, range(5), threads)) == [0, 1, 4, 9, 16]
    assert list(spread(slower_first, [], threads)) == []


def test_an_error_of_the_work_is_raised_at_its_turn() -> None:
    results = spread(fails, [1, 2, 3], threads)
    assert next(results) == 1
    with pytest.raises(ValueError, match="no"):
        next(results)


def test_a_lost_process_costs_no_result(tmp_path: Path) -> None:
    tasks = [str(tmp_path / f"{number}{'.die' if number == 3 else '.live'}") for number in range(6)]
    assert list(spread(dies_once, tasks, on_processors(2))) == [Path(task).name for task in tasks]


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_half_way_gives_the_same_results() -> None:
    distributed = pytest.importorskip("distributed")
    tasks = list(range(40))
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    )
    with cluster:
        worker = next(iter(cluster.workers.values()))
        results = spread(slow_square, tasks, on_cluster(cluster.scheduler_address))
        first = [next(results) for _ in range(10)]
        os.kill(worker.pid, signal.SIGKILL)
        assert [*first, *results] == [task * task for task in tasks]


def test_a_cluster_that_does_not_answer_is_said_in_one_line() -> None:
    with pytest.raises(ExplainerError, match="--dask") as caught:
        list(spread(slower_first, [1], on_cluster("nowhere")))
    assert "\n" not in str(caught.value)
