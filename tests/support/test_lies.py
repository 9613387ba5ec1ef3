"""The check names what was planted and lets true sentences pass; `make lies` prints the whole table."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import pytest

from tests.support.planting import HERE, Row, Written, false_alarms, shipped, tell, written

HALVES = ("tuning", "kept", "fresh", "unseen", "later", "fifth", "sixth")
FLOORS = {
    ("en", "number", "bound", "unit", "date"): 0.99,
    ("en", "actor", "place"): 0.98,
    ("en", "negation", "direction", "modality"): 0.95,
    ("zh", "number", "bound"): 0.98,
    ("zh", "unit", "date"): 0.98,
    ("zh", "actor", "place"): 0.98,
    ("zh", "direction"): 0.93,
    ("zh", "attribution"): 0.97,
    ("zh", "scope"): 0.92,
    ("zh", "negation"): 0.87,
    ("zh", "modality"): 0.87,
}
"""The share of planted lies of each language and some kinds that must be named."""
HAND_WRITTEN = {"en": 0.97, "zh": 0.91}
FALSE_ALARMS = {"en": 0.006, "zh": 0.01}


class Misses(NamedTuple):
    """How many of a set the check may still get wrong in a language: as many as it did when this was written."""

    questioned: int
    """True sentences that it finds fault with."""
    by_hand: int
    """Lies written by hand that it does not name."""
    planted: int
    """Planted lies that it does not name."""


CHINESE_MISSES = {
    "tuning": Misses(0, 5, 2),
    "kept": Misses(0, 2, 5),
    "fresh": Misses(3, 9, 3),
    "unseen": Misses(0, 0, 1),
    "later": Misses(0, 14, 8),
    "fifth": Misses(0, 0, 4),
    "sixth": Misses(1, 6, 10),
    "seventh": Misses(3, 20, 11),
    "eighth": Misses(0, 10, 4),
    "ninth": Misses(5, 20, 8),
    "tenth": Misses(1, 3, 6),
    "free": Misses(2, 3, 14),
    "eleventh": Misses(0, 7, 7),
    "twelfth": Misses(2, 6, 8),
    "thirteenth": Misses(1, 9, 5),
    "fourteenth": Misses(7, 4, 23),
    "fifteenth": Misses(7, 16, 13),
    "sixteenth": Misses(5, 7, 20),
    "seventeenth": Misses(4, 8, 10),
    "eighteenth": Misses(5, 11, 22),
    "nineteenth": Misses(1, 18, 14),
    "twentieth": Misses(5, 19, 8),
    "twentyfirst": Misses(4, 27, 14),
    "twentysecond": Misses(17, 52, 24),
    "twentythird": Misses(15, 40, 20),
    "mended": Misses(10, 20, 6),
}
ENGLISH_MISSES = {
    "tuning": Misses(0, 0, 5),
    "kept": Misses(0, 0, 2),
    "fresh": Misses(0, 0, 2),
    "unseen": Misses(0, 2, 1),
    "later": Misses(0, 0, 2),
    "fifth": Misses(0, 0, 0),
    "sixth": Misses(0, 3, 4),
    "seventh": Misses(0, 1, 6),
    "eighth": Misses(0, 0, 6),
    "ninth": Misses(0, 0, 0),
    "tenth": Misses(0, 0, 0),
    "free": Misses(0, 0, 0),
    "eleventh": Misses(0, 0, 7),
    "twelfth": Misses(1, 0, 7),
    "thirteenth": Misses(1, 0, 3),
    "fourteenth": Misses(1, 2, 15),
    "fifteenth": Misses(0, 3, 9),
    "sixteenth": Misses(0, 1, 10),
    "seventeenth": Misses(0, 4, 12),
    "eighteenth": Misses(4, 1, 13),
    "nineteenth": Misses(1, 2, 11),
    "twentieth": Misses(2, 6, 21),
    "twentyfirst": Misses(1, 6, 13),
    "twentysecond": Misses(2, 11, 25),
    "twentythird": Misses(9, 14, 41),
    "mended": Misses(1, 9, 14),
}
MISSES = {"zh": CHINESE_MISSES, "en": ENGLISH_MISSES}


@cache
def by_hand() -> tuple[Written, ...]:
    return tuple(each for half in HALVES for each in written(half))


@cache
def planted() -> tuple[Row, ...]:
    return tuple(tell([*(each.sentence for each in by_hand() if not each.kind), *shipped()]))


def caught(rows: Iterable[Row]) -> float:
    told = list(rows)
    return sum(row.caught for row in told) / sum(row.told for row in told)


def misses(half: str, locale: str) -> Misses:
    rows = [each for each in written(half) if each.sentence.locale == locale]
    true = [each.sentence for each in rows if not each.kind]
    unnoticed = [each for each in rows if each.kind and not each.sentence.faults(each.sentence.text)]
    planted_unnoticed = sum(len(row.missed) for row in tell(true))
    return Misses(len(false_alarms(true)), len(unnoticed), planted_unnoticed)


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("half", CHINESE_MISSES)
def test_no_set_is_seen_less_of_than_before(half: str, locale: str) -> None:
    measured, known = misses(half, locale), MISSES[locale][half]
    assert all(now <= before for now, before in zip(measured, known, strict=True)), measured


def test_every_set_that_is_written_has_its_misses() -> None:
    sets = {path.name.partition("-")[0] for path in HERE.glob("*-*.yml")}
    assert sets == CHINESE_MISSES.keys() == ENGLISH_MISSES.keys()


@pytest.mark.parametrize(("lies", "floor"), FLOORS.items(), ids=str)
def test_what_is_planted_is_named(lies: tuple[str, ...], floor: float) -> None:
    locale, *kinds = lies
    rows = [row for row in planted() if row.locale == locale and row.kind in kinds]
    assert {row.kind for row in rows} == {*kinds}
    assert caught(rows) >= floor, [lie for row in rows for lie in row.missed]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_most_lies_written_by_hand_are_named(locale: str) -> None:
    lies = [each for each in by_hand() if each.kind and each.sentence.locale == locale]
    missed = [each for each in lies if not each.sentence.faults(each.sentence.text)]
    assert len(lies) > 100
    assert 1 - len(missed) / len(lies) >= HAND_WRITTEN[locale], missed


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_true_sentences_pass(locale: str) -> None:
    true = [each.sentence for each in by_hand() if not each.kind and each.sentence.locale == locale]
    assert len(true) > 200
    assert len(false_alarms(true)) / len(true) <= FALSE_ALARMS[locale], false_alarms(true)


def test_the_shipped_campaign_passes() -> None:
    assert false_alarms(shipped()) == []
