"""The words with which the search of a new campaign begins."""

from functools import cache
from importlib.resources import files

import yaml

from generator.model import SameWords


@cache
def starter_search() -> tuple[SameWords, ...]:
    """Groups of words that mean the same to readers."""
    text = files(__package__).joinpath("starter_search.yml").read_text(encoding="utf-8")
    rows: list[list[str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tuple(SameWords(words=tuple(row)) for row in rows)
