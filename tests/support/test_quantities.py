"""Quantities and times pass in whatever way they are said, and others in their place are named; see quantities.yml."""

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from generator.model import LOCALES, Locale
from tests.support.said_otherwise import Told, clean_frames, kinds, told


class Rates(NamedTuple):
    """What the check may get wrong, as shares of what was told."""

    questioned: float
    """Of the equal quantities, those that it finds fault with."""
    missed: float
    """Of the other quantities, those that it lets pass."""


SOME: dict[Locale, Rates] = {"zh": Rates(0.035, 0.08), "en": Rates(0.04, 0.085)}
EVERY: dict[Locale, Rates] = {"zh": Rates(0.036, 0.041), "en": Rates(0.036, 0.041)}


def rates(those: Iterable[Told], locale: Locale) -> tuple[Rates, list[Told]]:
    """Return the shares of what is judged wrongly, and all of it."""
    rows = [each for each in those if each.sentence.locale == locale]
    wrong = [each for each in rows if bool(each.sentence.faults(each.sentence.text)) == each.is_true]
    questioned = [each for each in wrong if each.is_true]
    true = sum(each.is_true for each in rows)
    return Rates(len(questioned) / true, (len(wrong) - len(questioned)) / (len(rows) - true)), wrong


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.long)], ids=["some", "every"])
def test_what_is_said_otherwise_is_told_from_what_is_other(locale: Locale, *, every: bool) -> None:
    found, wrong = rates((each for kind in kinds() for each in told(kind, every=every)), locale)
    known = (EVERY if every else SOME)[locale]
    assert found.questioned <= known.questioned, [each for each in wrong if each.is_true][:20]
    assert found.missed <= known.missed, [each for each in wrong if not each.is_true][:20]


@pytest.mark.parametrize("each", [*clean_frames()], ids=lambda each: each.sentence.text)
def test_nothing_but_the_quantity_of_a_sentence_is_asked_about(each: Told) -> None:
    assert each.sentence.faults(each.sentence.text) == set()
