"""How long work takes, measured so that a busy machine changes little."""

import gc
import time
from collections.abc import Callable


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
