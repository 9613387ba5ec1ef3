"""Work done once for each object that never changes, for as long as the object is there.

A process that stays, as ``explainer serve`` does, reads the same content again and again; what has not changed is the same
object, and so is what was made of it.
"""

from collections.abc import Callable
from typing import TypeVar
from weakref import ref

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def once_each(work: Callable[[Thing], Made]) -> Callable[[Thing], Made]:
    """Return a function that does some work once for each object, told apart by identity.

    What is made must not hold the object itself, or both would stay for good.
    """
    known: dict[int, tuple[ref[Thing], Made]] = {}

    def recall(thing: Thing) -> Made:
        at = id(thing)
        if at not in known:
            known[at] = (ref(thing, lambda _: known.pop(at, None)), work(thing))
        return known[at][1]

    return recall
