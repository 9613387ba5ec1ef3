"""A number as a sentence writes it: its value and the bound that the words around it set."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from generator.model import Bound, Locale


@dataclass(frozen=True, slots=True)
class Number:
    """One number in a text."""

    start: int
    end: int
    value: Decimal
    """With scales multiplied out; 90 for 90%, 0.5 for a half."""
    bounds: frozenset[Bound] = frozenset({"exact"})
    """What the words around it may mean: “over 24 hours” is a bound or a duration."""
    percent: bool = False
    ordinal: bool = False

    @property
    def share(self) -> Decimal:
        """The value as a share of one, where it is a percentage."""
        return self.value / 100 if self.percent else self.value


@dataclass(frozen=True, slots=True)
class BoundWords:
    """The words of one language that limit a number, as patterns."""

    before: re.Pattern[str]
    attached: re.Pattern[str]
    after: re.Pattern[str]
    meaning: dict[str, frozenset[Bound]]

    def of(self, match: re.Match[str] | None) -> frozenset[Bound]:
        """Give the bounds that matched words set; none without a match."""
        return self.meaning[re.sub(r"\s+", " ", match["bound"]).lower()] if match else frozenset()


@cache
def bound_words(locale: Locale, between: str, unit: str) -> BoundWords:
    """Read the words of a language; ``between`` may stand before the number and ``unit`` after it, as patterns."""
    table = yaml.safe_load(files("generator.translate").joinpath("bounds.yml").read_text("utf-8"))[locale]
    edge = r"\b" if locale == "en" else ""
    meaning: dict[str, set[Bound]] = {}
    words: dict[str, list[str]] = {"before": [], "attached": [], "after": []}
    for bound, places in table.items():
        for place, found in places.items():
            words[place] += found
            for word in found:
                meaning.setdefault(word, set()).add(bound)
    return BoundWords(
        re.compile(rf"{edge}(?P<bound>{_any(words['before'])}){between}$", re.IGNORECASE),
        re.compile(rf"(?P<bound>{_any(words['attached'])})", re.IGNORECASE),
        re.compile(rf"{unit}(?P<bound>{_any(words['after'])}){edge}", re.IGNORECASE),
        {word: frozenset(bounds) for word, bounds in meaning.items()},
    )


def _any(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
