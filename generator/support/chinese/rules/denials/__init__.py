"""What a sentence denies and its passages do not, or the other way round."""

from collections.abc import Callable, Iterator

from generator.support.chinese.case import Case
from generator.support.chinese.rules.denials import added_denials, denied_harm, lost_denials, worded_denials
from generator.support.fact import Fault

__all__ = ["RULES"]

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    *added_denials.RULES,
    *lost_denials.RULES,
    *worded_denials.RULES,
    *denied_harm.RULES,
)
"""The rules; each yields the faults that it finds."""
