"""What a check does not look at, because it cannot have what is sought, has nothing of it: on all texts of these tests."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
import yaml

from generator.model import Locale
from generator.support.chinese.case import read
from generator.support.fact import Kind

HERE = Path(__file__).parent
GATES: tuple[tuple[str, str, Locale], ...] = (
    ("clock_times", "_MAY_TELL", "en"),
    ("month_spans", "_MAY_SPAN", "en"),
    ("per_what", "_MAY_BE_PER", "zh"),
)


@cache
def texts() -> tuple[str, ...]:
    """Every text that these tests hold, in either language."""
    found = (yaml.safe_load(path.read_text("utf-8")) for path in sorted(HERE.glob("*.yml")))
    return tuple(dict.fromkeys(text for each in found for text in _strings(each)))


def _strings(raw: object) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict | list):
        for each in raw.values() if isinstance(raw, dict) else raw:
            yield from _strings(each)


@pytest.mark.parametrize(("name", "gate", "locale"), GATES)
def test_a_text_that_is_passed_over_has_none(
    name: str, gate: str, locale: Locale, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module(f"generator.support.unit_names.{name}")
    find = getattr(module, name).__wrapped__
    found = [find(text, locale) for text in texts()]
    assert sum(map(bool, found)) > 20
    monkeypatch.setattr(module, gate, re.compile(""))
    assert found == [find(text, locale) for text in texts()]


def test_facts_are_those_of_each_kind() -> None:
    for text in texts():
        reading = read(text)
        by_kind = [fact for kind in get_args(Kind) for fact in reading.of(kind)]
        assert sorted(by_kind, key=str) == sorted(reading.facts, key=str)
