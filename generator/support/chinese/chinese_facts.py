"""What a Chinese sentence says, as facts."""

from functools import lru_cache

from generator.reference import in_simplified
from generator.support.chinese.amounts import find_changes, find_dates, find_numbers, find_ordinals
from generator.support.chinese.contrasts import find_answers
from generator.support.chinese.negation import find_negations
from generator.support.chinese.who_where import find_actors, find_places
from generator.support.fact import Fact


@lru_cache(maxsize=8192)
def chinese_facts(text: str) -> tuple[Fact, ...]:
    """Find the facts of a Chinese text in reading order."""
    plain = in_simplified(text)
    found = [
        *find_answers(plain),
        *find_negations(plain),
        *find_actors(plain),
        *find_places(plain),
        *find_changes(plain),
        *find_dates(plain),
        *find_numbers(plain),
        *find_ordinals(plain),
    ]
    return tuple(sorted(found, key=lambda fact: fact.start))
