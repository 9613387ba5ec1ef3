"""Years that are told by their number in one text and from another year in the other, as 明年 for 2026年."""

import re
from collections.abc import Iterable

_CALLED = tuple(
    (after, re.compile(words))
    for after, words in (
        (1, "明年|来年|次年|翌年|下一年"),
        (0, "今年|本年|年内|当年|同年"),
        (-1, "去年|上年|上一年"),
        (-2, "前年"),
    )
)
"""What a year is called, by how many years it is after that of the text."""
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?=年|[〕\]）]|[-./]\d)")
"""A year of a text, that of a document's number too, as in 〔2025〕18号."""


def is_year_meant(year: int, texts: Iterable[str]) -> bool:
    """Whether Chinese texts call a year 去年 or the like, as seen from a year that they give."""
    those = tuple(texts)
    years = _years(those)
    return any(
        year - after in years and any(called.search(text) for text in those) for after, called in _CALLED
    )


def is_number_meant(words: str, texts: Iterable[str]) -> bool:
    """Whether a year that is called 去年 or the like is one that Chinese texts give, beside that of their own."""
    years = _years(texts)
    ways = [after for after, called in _CALLED if called.fullmatch(words)]
    return any(year + after in years for after in ways for year in years if after)


def _years(texts: Iterable[str]) -> frozenset[int]:
    return frozenset(int(found["year"]) for text in texts for found in _YEAR.finditer(text))
