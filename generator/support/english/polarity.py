"""Whether an English sentence denies what its Chinese denies, and no more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.support.english.pair import Pair
from generator.support.fact import Fault

_WHETHER = re.compile(r"(.)[不没]\1")
"""A question such as 要不要, which denies nothing."""


@dataclass(frozen=True, slots=True)
class _Implied:
    """Words of either language that imply a denial and translate one another."""

    zh: re.Pattern[str]
    en: re.Pattern[str]
    denies: bool
    """Whether the Chinese may be rendered by a plain denial."""
    must: bool
    """Whether the Chinese denies so much that the English has to as well."""


@dataclass(frozen=True, slots=True)
class _Words:
    zh: re.Pattern[str]
    en: re.Pattern[str]
    strong: re.Pattern[str]
    implied: tuple[_Implied, ...]


@cache
def _words() -> _Words:
    text = files("generator.support").joinpath("lexicons", "negation.yml").read_text("utf-8")
    raw: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    implied = tuple(
        _Implied(
            re.compile(row.get("zh", "(?!)")),
            re.compile(rf"\b(?:{row['en']})\b", re.IGNORECASE),
            denies=row.get("denies", "yes") == "yes",
            must=row.get("must", "no") == "yes",
        )
        for row in raw["implied"].values()
    )
    strong = re.compile(rf"\b(?:{raw['strong']})\b", re.IGNORECASE)
    return _Words(re.compile(raw["zh"]), re.compile(raw["en"], re.IGNORECASE), strong, implied)


def find_other_polarity(pair: Pair) -> Iterator[Fault]:
    """Yield a negation that only one of two sentences has.

    A negation of one language may be a word of the other that implies one, as 没有受伤 is “unhurt”; such words
    excuse a difference unless the first language has its own word for them.
    """
    words = _words()
    chinese = _WHETHER.sub(lambda found: "　" * len(found.group()), pair.chinese)
    denied, denies = list(words.zh.finditer(chinese)), list(words.en.finditer(pair.undated))
    implied = [
        (each, list(each.zh.finditer(pair.chinese)), each.en.findall(pair.undated)) for each in words.implied
    ]
    by_chinese = sum(max(0, len(one) - len(other)) for each, one, other in implied if each.denies)
    by_english = sum(max(0, len(other) - len(one)) for _, one, other in implied)
    twice = len(words.strong.findall(pair.undated)) if denies else 0
    if len(denies) + twice > len(denied) + by_chinese:
        yield Fault("polarity", denies[-1].group(), denies[-1].start())
    bound = [match for each, one, other in implied if each.must and len(one) > len(other) for match in one]
    lost = bound if len(denied) + len(bound) > len(denies) + by_english and bound else denied
    if lost and len(denied) + len(bound) > len(denies) + by_english:
        yield Fault("polarity", "", 0, pair.chinese[max(0, lost[-1].start() - 2) : lost[-1].end() + 4])
