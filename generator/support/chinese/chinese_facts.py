"""What a Chinese sentence says, as facts."""

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
from generator.support.fact import Fact


def chinese_facts(text: str) -> tuple[Fact, ...]:
    """Find the facts of a text in simplified characters, in reading order."""
    found = [
        *find_answers(text),
        *find_negations(text),
        *find_actors(text),
        *find_places(text),
        *find_changes(text),
        *find_dates(text),
        *find_month_spans(text),
        *find_clock_times(text),
        *find_numbers(text),
        *find_ordinals(text),
    ]
    return tuple(sorted(found, key=lambda fact: fact.start))
