"""Run the command line, also as ``python -m generator``.

It takes a moment to load. Whoever interrupts that gets no traceback: until the command line can answer, the system
ends the process.
"""

import atexit
import gc
import signal

SELDOM = 100_000, 50, 100
"""How often unreachable objects are looked for: a command is short, and most of what it makes lives to its end."""


def main() -> None:
    """Load the command line and run it."""
    gc.set_threshold(*SELDOM)
    atexit.register(gc.freeze)  # to free memory object by object, before the system does, takes half a second
    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if usual:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from generator.cli import main as run  # noqa: PLC0415 - what takes the time

    if usual:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


if __name__ == "__main__":
    main()
