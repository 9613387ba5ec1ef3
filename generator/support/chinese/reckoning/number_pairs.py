"""Pairs of numbers that may make another one, looked up by what is missing to it, so that most pairs are never formed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.support.chinese.case import Said

Span = tuple[Decimal, Decimal]
"""The least and the greatest that a number may be."""

_ROUNDING = Decimal("1e-20")
"""How much wider than reckoned, for its size, a span is searched: who asked reckons with what is found anew."""


def size_of(said: Said) -> Decimal:
    """Return a number of a passage without its bound."""
    return Decimal(said.fact.value.partition(":")[2])


def pairs_that_may_make(
    span: Span, numbers: Sequence[Said], *, anywhere: bool = False
) -> Iterator[tuple[Said, Said]]:
    """Yield the pairs of a passage whose sum, difference or quotient, or what both leave of one, may lie in a span.

    The first of a pair is the one that comes first among the numbers; a pair may come several times. Unless they may
    stand ``anywhere``, both stand in one sentence or in two that follow one another.
    """
    sizes = [size_of(each) for each in numbers]
    places = [(id(each.passage), 0 if anywhere else each.clause.sentence) for each in numbers]
    there: dict[tuple[int, int], list[tuple[Decimal, int]]] = {}
    for at, place in enumerate(places):
        there.setdefault(place, []).append((sizes[at], at))
    for row in there.values():
        row.sort()
    for at, (passage, sentence) in enumerate(places):
        missing = list(_missing(span, sizes[at]))
        for near in (sentence - 1, sentence, sentence + 1):
            row = there.get((passage, near), [])
            for low, high in missing if row else ():
                for _, other in row[bisect_left(row, (low, 0)) : bisect_right(row, (high, len(numbers)))]:
                    if other != at:
                        yield numbers[min(at, other)], numbers[max(at, other)]


def _missing(span: Span, size: Decimal) -> Iterator[Span]:
    """Yield where another number must lie for it and one of a size to make something within a span.

    Of a difference it is the greater one, of a quotient the one that is divided.
    """
    low, high = span
    yield _widened(low - size, high - size, size)
    yield _widened(size + low, size + high, size)
    yield _widened(size * low, size * high, size)
    if size < 1:
        yield _widened(1 - high - size, 1 - low - size, size)


def _widened(one: Decimal, other: Decimal, size: Decimal) -> Span:
    more = (abs(one) + abs(other) + abs(size)) * _ROUNDING
    return min(one, other) - more, max(one, other) + more
