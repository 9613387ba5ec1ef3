"""Whether an English sentence denies what its Chinese denies, and no more."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.support.english.pair import Pair
from generator.support.fact import Fault


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]]:
    text = files("generator.support").joinpath("lexicons", "negation.yml").read_text("utf-8")
    raw: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    pairs = tuple(
        (re.compile(row.get("zh", "(?!)")), re.compile(rf"\b(?:{row.get('en', '(?!)')})\b", re.IGNORECASE))
        for row in raw["implied"].values()
    )
    return re.compile(raw["zh"]), re.compile(raw["en"], re.IGNORECASE), pairs


def find_other_polarity(pair: Pair) -> Iterator[Fault]:
    """Yield a negation that only one of two sentences has.

    A negation of one language may be a word of the other that implies one, as 没有受伤 is “unhurt”; such words
    excuse a difference unless the first language has its own word for them.
    """
    zh, en, pairs = _words()
    denied, denies = list(zh.finditer(pair.chinese)), list(en.finditer(pair.undated))
    implied = [(len(one.findall(pair.chinese)), len(other.findall(pair.undated))) for one, other in pairs]
    by_chinese = sum(max(0, one - other) for one, other in implied)
    by_english = sum(max(0, other - one) for one, other in implied)
    if len(denies) > len(denied) + by_chinese:
        yield Fault("polarity", denies[-1].group(), denies[-1].start())
    if len(denied) > len(denies) + by_english:
        at = denied[-1]
        yield Fault("polarity", "", 0, pair.chinese[max(0, at.start() - 2) : at.end() + 4])
