"""Which numbers tell most, by a rule: the few of the home page, and the order on others."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from generator.model import Figure
from generator.render.views import FigureView

MOST = 5
"""How many numbers the home page shows."""
LEAST = 10
"""A smaller count tells too little to stand alone, as in “4 provinces” or “at least 1”."""


def key_figures(figures: Iterable[FigureView]) -> tuple[FigureView, ...]:
    """The first of all numbers as they are ranked, as far as they tell something where they stand alone."""
    return _telling(figures)[:MOST]


def ranked(figures: Iterable[FigureView]) -> tuple[FigureView, ...]:
    """The numbers that may stand on the home page in its order, then the others in the order of the source."""
    those = tuple(figures)
    telling = _telling(those)
    known = {id(each) for each in telling}
    return (*telling, *(each for each in those if id(each) not in known))


def _telling(figures: Iterable[FigureView]) -> tuple[FigureView, ...]:
    """The largest quantities that a source gives, then its rates, both from the greatest to the least."""
    known = [(each.figure, each) for each in figures if each.figure]
    counts = [(number.ends[-1], view) for number, view in known if _is_count(number)]
    rates = [(_percent(number), view) for number, view in known if _is_rate(number)]
    return (*_greatest_first(counts), *_greatest_first(rates))


def _greatest_first(those: list[tuple[Decimal, FigureView]]) -> list[FigureView]:
    return [view for _, view in sorted(those, key=lambda pair: (-pair[0], pair[1].place))]


def _is_count(number: Figure) -> bool:
    rates, others, _ = _table()
    return number.value >= LEAST and number.unit not in rates - {""} and number.unit not in others


def _is_rate(number: Figure) -> bool:
    rates, _, elapsed = _table()
    counted = f"{number.as_written}{number.of.zh if number.of else ''}"
    is_share = number.unit in rates and (bool(number.unit) or number.value < 1)
    return is_share and not any(word in counted for word in elapsed)


def _percent(number: Figure) -> Decimal:
    return number.ends[-1] * 100 if number.unit in {"", "fraction"} else number.ends[-1]


@cache
def _table() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The units of rates, the units that count nothing, and the words for elapsed time."""
    text = files(__package__).joinpath("key_figures.yml").read_text("utf-8")
    table = yaml.safe_load(text)
    others = frozenset(unit for row in table["not-counted"] for unit in row.split())
    return frozenset(table["rates"]), others, tuple(table["elapsed"])
