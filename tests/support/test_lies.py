"""The check names what was planted and lets true sentences pass; `make lies` prints the whole table."""

from collections.abc import Iterable
from functools import cache

import pytest

from tests.support.planting import Row, Written, false_alarms, shipped, tell, written

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
    ("zh", "scope"): 0.93,
    ("zh", "negation"): 0.87,
    ("zh", "modality"): 0.87,
}
"""The share of planted lies of each language and some kinds that must be named."""
HAND_WRITTEN = {"en": 0.97, "zh": 0.91}
FALSE_ALARMS = {"en": 0.006, "zh": 0.01}


@cache
def by_hand() -> tuple[Written, ...]:
    return tuple(each for half in HALVES for each in written(half))


@cache
def planted() -> tuple[Row, ...]:
    return tuple(tell([*(each.sentence for each in by_hand() if not each.kind), *shipped()]))


def caught(rows: Iterable[Row]) -> float:
    told = list(rows)
    return sum(row.caught for row in told) / sum(row.told for row in told)


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
