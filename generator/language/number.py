"""A number as a sentence writes it: its value, and the bound set by the words around it."""

from dataclasses import dataclass
from decimal import Decimal

from generator.language.bounds import BoundName


@dataclass(frozen=True, slots=True)
class Number:
    """One number in a text."""

    start: int
    end: int
    value: Decimal
    """The value with its scale multiplied out; 90 for 90%, 0.5 for a half."""
    bounds: frozenset[BoundName] = frozenset({"exact"})
    """What the words around it may mean: “over 24 hours” states either a bound or a duration."""
    percent: bool = False
    ordinal: bool = False

    @property
    def share(self) -> Decimal:
        """The value as a fraction of one, if it is a percentage."""
        return self.value / 100 if self.percent else self.value
