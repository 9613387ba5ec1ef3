"""What long work is doing now, for whoever waits for it."""

from contextvars import ContextVar

from generator.messages import NOTHING, Message

_CURRENT: ContextVar[Message] = ContextVar("stage", default=NOTHING)


def begin(stage: Message) -> None:
    """Say what begins now, and what was before is done."""
    _CURRENT.set(stage)


def current() -> Message:
    """Return what is being done; empty before the first stage."""
    return _CURRENT.get()
