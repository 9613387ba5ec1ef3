"""How a sentence is built: what comes first, which of several goes with which, who does what, and in which case."""

from collections.abc import Callable, Iterator

from generator.support.chinese.case import Case
from generator.support.chinese.rules.structures import (
    agents,
    exchanges,
    occasions,
    orders,
    origins,
    pairings,
    ranks,
)
from generator.support.fact import Fault

__all__ = ["RULES"]

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    *ranks.RULES,
    *orders.RULES,
    *pairings.RULES,
    *origins.RULES,
    *occasions.RULES,
    *agents.RULES,
    *exchanges.RULES,
)
"""The rules; each yields the faults that it finds."""
