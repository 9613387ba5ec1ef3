"""What a statement may say wrongly of its passages, one kind of it in each module; each rule yields the faults that it finds."""

from collections.abc import Callable, Iterator

from generator.support.chinese.case import Case
from generator.support.chinese.rules import (
    comparisons,
    conditions,
    denials,
    extents,
    moods,
    other_answers,
    other_dates,
    other_numbers,
    roles,
    shared_answers,
    speakers,
    structures,
    unnamed,
)
from generator.support.fact import Fault

__all__ = ["RULES", "TURNING", "Rule"]

Rule = Callable[[Case], Iterator[Fault]]
"""Yields the faults of one kind that it finds."""

RULES: tuple[Rule, ...] = (
    *other_answers.RULES,
    *denials.RULES,
    *moods.RULES,
    *extents.RULES,
    *unnamed.RULES,
    *speakers.RULES,
    *roles.RULES,
    *comparisons.RULES,
    *other_dates.RULES,
    *other_numbers.RULES,
    *conditions.RULES,
    *shared_answers.RULES,
    *structures.RULES,
)
"""The rules; of two faults at one place, that of the first rule counts."""
TURNING: tuple[Rule, ...] = (
    *other_answers.RULES,
    *denials.RULES,
    *moods.RULES,
    *speakers.RULES,
    *shared_answers.RULES,
)
"""Those that find what turns the sense around, in the same order; without numbers and names they cost less than half."""
