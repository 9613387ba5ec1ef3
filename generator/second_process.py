"""Work done in a second process, at the same time as that of the first."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from traceback import format_exc
from typing import Any, TypeVar
from weakref import finalize

from generator.errors import ExplainerError
from generator.messages import say

Made = TypeVar("Made")


def alongside(work: Callable[[], Made]) -> Callable[[], Made]:
    """Begin some work in a second process and return a function that waits for its result.

    What the work logs is logged by that function, and what it raises is raised there, as if it were done only then. So
    it is where processes cannot fork, where there is no second processor, and beside other threads, whose locks a fork
    would copy.
    """
    if not _may_fork():
        return work
    fork = get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=_do, args=(work, there), daemon=True)
    process.start()
    there.close()
    finish = partial(_wait, process, here)
    finalize(finish, process.kill)  # if nobody will wait any more
    return finish


def _may_fork() -> bool:
    # On other systems processes cannot fork, or not safely: https://github.com/python/cpython/issues/77906
    is_alone = threading.active_count() == 1
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and is_alone


def _do(work: Callable[[], object], there: Connection) -> None:
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches all processes of a terminal; the first one ends us
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    logged = _collect()
    made, error = None, None
    try:
        made = work()
    except Exception as caught:  # noqa: BLE001 - whatever it is, it is raised in the first process
        caught.add_note(format_exc())
        error = caught
    there.send((logged, made, error))


def _wait(process: ForkProcess, here: Connection) -> Any:  # noqa: ANN401 - what the work makes
    try:
        logged, made, error = here.recv()
    except EOFError:
        raise ExplainerError(
            say(
                "the system stopped a process of this build; memory may have run out; build again, or close "
                "other programs first"
            )
        ) from None
    finally:
        process.kill()
        process.join()
        here.close()
    for record in logged:
        logging.getLogger(record.name).handle(record)
    if error:
        raise error
    return made


def _end_with_the_first() -> None:
    first = parent_process()
    if first:
        first.join()
    os._exit(1)


class _Records(logging.Handler):
    """Keeps records in a form that another process can be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        record.msg, record.args, record.exc_info = self.format(record), None, None
        self.kept.append(record)


def _collect() -> list[logging.LogRecord]:
    """Return a list that from now on takes what is logged, in place of all handlers."""
    for logger in (logging.root, *logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.propagate = True
    records = _Records()
    logging.root.addHandler(records)
    return records.kept
