"""Finds findings by their place without looking at all of them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from generator.model import Span


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Found = TypeVar("Found", bound=_Placed)


class Ordered(Generic[Found]):
    """Findings in reading order; those in a range are found by bisection."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = sorted(found, key=attrgetter("span.start", "span.end"))
        self._starts = [each.span.start for each in self._found]

    def within(self, span: Span) -> Iterator[Found]:
        """Yield the findings that begin in a span."""
        at = bisect_left(self._starts, span.start)
        while at < len(self._found) and self._starts[at] < span.end:
            yield self._found[at]
            at += 1

    def last_before(self, at: int) -> Found | None:
        """Return the last finding that begins before a place; None if there is none."""
        number = bisect_left(self._starts, at)
        return self._found[number - 1] if number else None
