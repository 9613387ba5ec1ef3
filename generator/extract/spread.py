"""Does the same work on many documents, on this machine's processors or on a cluster."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import TypeVar

from generator.errors import ExplainerError
from generator.messages import say

Given = TypeVar("Given")
Made = TypeVar("Made")
MOST_TRIES = 3
"""How often work is begun, each time with fresh workers after some were lost."""


def spread(
    work: Callable[[Given], Made],
    tasks: Sequence[Given],
    executors: Callable[[], AbstractContextManager[Executor]],
) -> Iterator[Made]:
    """Yield the results of a function over tasks, in the order of the tasks, whichever finishes first.

    When an executor breaks because a worker was lost, the remaining work goes to a new one. An exception in the work
    itself is raised when its task's turn comes.
    """
    done = 0
    for attempt in range(1, MOST_TRIES + 1):
        try:
            with executors() as executor:
                futures: list[Future[Made]] = [executor.submit(work, task) for task in tasks[done:]]
                for future in futures:
                    yield future.result()
                    done += 1
        except BrokenExecutor:
            if attempt == MOST_TRIES:
                raise
        else:
            return


def on_processors(workers: int | None = None) -> Callable[[], AbstractContextManager[Executor]]:
    """Return a maker of executors that use this machine's processors, all of them unless ``workers`` says otherwise."""
    return lambda: ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_leave_interrupts
    )


def _leave_interrupts() -> None:
    """Leave Ctrl-C, which reaches all processes of a terminal, to the one that shows messages."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def on_cluster(address: str) -> Callable[[], AbstractContextManager[Executor]]:
    """Return a maker of executors on the Dask cluster at an address, as in ``tcp://10.0.0.1:8786``.

    Raises ExplainerError when used if the optional ``dask`` packages are not installed or nobody answers.
    """

    @contextmanager
    def connect() -> Iterator[Executor]:
        try:
            distributed = import_module("distributed")  # optional, slow to load, and without types
        except ImportError as error:
            raise ExplainerError(
                say(
                    "--dask needs more packages; install them with: {command}",
                    command="pip install 'campaign-explainer[dask]'",
                )
            ) from error
        try:
            client = distributed.Client(address, timeout=10)
        except (OSError, ValueError) as error:
            raise ExplainerError(
                say("--dask: no cluster answers at {address}; is its scheduler running?", address=address)
            ) from error
        with client, client.get_executor(pure=False) as executor:
            yield executor

    return connect
