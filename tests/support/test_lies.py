"""The check names what was planted and lets true sentences pass; `make lies` prints the whole table."""

from collections.abc import Iterable
from functools import cache

import pytest

from tests.support.planting import Row, Written, false_alarms, shipped, tell, written

HALVES = ("tuning", "kept", "fresh", "unseen")
FLOORS = {
    ("number", "bound", "unit", "date"): 0.985,
    ("actor", "place"): 0.97,
    ("negation", "direction", "modality"): 0.95,
}
"""The share of planted English lies of each kind that must be named."""


@cache
def by_hand() -> tuple[Written, ...]:
    return tuple(each for half in HALVES for each in written(half))


@cache
def planted() -> tuple[Row, ...]:
    return tuple(tell([*(each.sentence for each in by_hand() if not each.kind), *shipped()]))


def caught(rows: Iterable[Row]) -> float:
    told = list(rows)
    return sum(row.caught for row in told) / sum(row.told for row in told)


@pytest.mark.parametrize(("kinds", "floor"), FLOORS.items(), ids=str)
def test_planted_english_is_named(kinds: tuple[str, ...], floor: float) -> None:
    rows = [row for row in planted() if row.locale == "en" and row.kind in kinds]
    missed = [lie for row in rows for lie in row.missed]
    assert caught(rows) >= floor, missed


@pytest.mark.parametrize("locale", ["en"])
def test_most_lies_written_by_hand_are_named(locale: str) -> None:
    lies = [each for each in by_hand() if each.kind and each.sentence.locale == locale]
    missed = [each for each in lies if not each.sentence.faults(each.sentence.text)]
    assert len(lies) > 100
    assert len(missed) / len(lies) <= 0.05, missed


def test_true_sentences_pass() -> None:
    true = [each.sentence for each in by_hand() if not each.kind and each.sentence.locale == "en"]
    assert len(true) > 200
    assert len(false_alarms(true)) / len(true) <= 0.01, false_alarms(true)


def test_the_shipped_campaign_passes() -> None:
    assert false_alarms(each for each in shipped() if each.locale == "en") == []
