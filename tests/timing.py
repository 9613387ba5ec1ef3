"""How long work takes, measured so that a busy machine changes little."""

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any


def seconds(work: Callable[[], object]) -> float:
    """The seconds of this thread, without those of the garbage collector, which looks at all that lives."""
    gc.disable()
    began = time.thread_time()
    try:
        work()
        return time.thread_time() - began
    finally:
        gc.enable()


def takes_at_most(longest: float, work: Callable[[], object], runs: int = 3) -> bool:
    """Whether one of a few runs takes no longer; further ones only where something may have disturbed the first."""
    return any(seconds(work) <= longest for _ in range(runs))


def steps(work: Callable[[], object]) -> int:
    """The lines of Python that this thread runs, each as often as it is run: the same on any machine."""
    count = 0

    def trace(frame: FrameType, event: str, more: Any) -> Any:  # noqa: ANN401, ARG001 - as Python asks for it
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
