"""What a Chinese sentence says, as facts."""

from collections.abc import Callable, Iterator

from generator.support.chinese.amounts import (
    find_changes,
    find_clock_times,
    find_dates,
    find_month_spans,
    find_numbers,
    find_ordinals,
)
from generator.support.chinese.contrasts import find_answers
from generator.support.chinese.negation import find_negations
from generator.support.chinese.who_where import find_actors, find_places
from generator.support.fact import Fact, Kind

Finder = Callable[[str], Iterator[Fact]]
"""Finds facts of a text in simplified characters."""

FINDERS: tuple[Finder, ...] = (
    find_answers,
    find_negations,
    find_actors,
    find_places,
    find_changes,
    find_dates,
    find_month_spans,
    find_clock_times,
    find_numbers,
    find_ordinals,
)
"""All of them; of two facts at one place, that of the first goes first."""
_KINDS: dict[Finder, Kind] = {
    find_actors: "actor",
    find_places: "place",
    find_dates: "time",
    find_month_spans: "time",
    find_clock_times: "time",
    find_numbers: "quantity",
    find_ordinals: "time",
}
"""The finders of facts of one kind; the others find words that answer all sorts of questions."""
_NAMED_OR_COUNTED = frozenset[Kind]({"actor", "place", "quantity"})
"""The kinds that no other finder finds."""
ANSWERING: tuple[Finder, ...] = tuple(each for each in FINDERS if _KINDS.get(each) not in _NAMED_OR_COUNTED)
"""Those that find facts of any other kind, in the same order."""


def finders_of(kind: Kind) -> tuple[Finder, ...]:
    """Return who may find facts of a kind, so that the others need not look."""
    others = () if kind in _NAMED_OR_COUNTED else (None,)
    return tuple(each for each in FINDERS if _KINDS.get(each) in (kind, *others))
