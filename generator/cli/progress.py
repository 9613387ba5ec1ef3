"""What a long command is doing, on the last line of a terminal; nothing where no person watches."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from generator.cli.spoken import language
from generator.stages import current

PATIENCE = 2.0
"""After how many seconds a person wants to know."""
EVERY = 0.5
"""Seconds between two looks at what is being done."""
_CLEAR = "\r\x1b[K"


@contextmanager
def progress() -> Iterator[None]:
    """Show what is being done, from the third second on, until it is done.

    A timer of the system looks for it, because processes do not fork beside a thread.
    """
    if not (sys.stderr.isatty() and hasattr(signal, "setitimer")):
        yield
        return
    current().to(language())  # loads what a signal must not load in the middle of something else
    began = time.monotonic()
    working = True

    def show(*_: object) -> None:
        seconds = int(time.monotonic() - began)
        _write(f"{_CLEAR}{current().to(language())} … {seconds} s")
        if working:
            signal.setitimer(signal.ITIMER_REAL, EVERY)  # only now: a terminal may be slow

    before = signal.signal(signal.SIGALRM, show)
    signal.siginterrupt(signal.SIGALRM, False)  # noqa: FBT003 - its only form
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        working = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if time.monotonic() - began >= PATIENCE:
            _write(_CLEAR)


def _write(words: str) -> None:
    """Write at once: a signal may come while something else is being printed."""
    os.write(sys.stderr.fileno(), words.encode(sys.stderr.encoding, "replace"))
