"""Phrases with which a text states its year without naming it."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Epoch:
    """One phrase and the year that it means."""

    phrase: str
    """A regular expression."""
    fact: str
    """Why the phrase means that year, in Chinese."""
    year: int | None = None
    """The year, where the phrase always means the same one."""
    base: int | None = None
    """The year to which the number in the phrase's first group is added."""


@cache
def epochs() -> tuple[Epoch, ...]:
    """All phrases, in the order of the file."""
    text = files(__package__).joinpath("epochs.yml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)["epochs"]
    return tuple(Epoch(**row) for row in rows)
