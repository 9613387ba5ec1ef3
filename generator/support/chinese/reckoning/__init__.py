"""What follows from the numbers of the passages: sums, rests and the like, and what most or few are."""

from generator.support.chinese.reckoning.majorities import is_of_most
from generator.support.chinese.reckoning.reckoned import (
    follows,
    is_near,
    may_be_average,
    may_be_left,
    may_be_reckoned,
    tells_rest,
)

__all__ = [
    "follows",
    "is_near",
    "is_of_most",
    "may_be_average",
    "may_be_left",
    "may_be_reckoned",
    "tells_rest",
]
