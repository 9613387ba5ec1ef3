"""The words that limit a number, in both languages, as patterns: more than, at least, nearly, about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

import yaml

BoundName = Literal["exact", "more-than", "at-least", "less-than", "at-most", "nearly", "about"]
_BETWEEN = ("了", "到", "达", "达到", "人民币", "有")
"""What may stand between a number and the words that limit it."""
_BLANKS = tuple(" \u00a0\u2009\u202f")
"""The blanks that many pages set between figures and characters."""
_FAR = 12
"""How many characters before a number the words that limit it may begin."""


@dataclass(frozen=True, slots=True)
class BoundWords:
    """The words of one language that limit a number, as patterns."""

    before: re.Pattern[str]
    attached: re.Pattern[str]
    after: re.Pattern[str]
    meaning: dict[str, frozenset[BoundName]]

    def of(self, match: re.Match[str] | None) -> frozenset[BoundName]:
        """Return the bounds that matched words set; none without a match."""
        return self.meaning[" ".join(match["bound"].split()).lower()] if match else frozenset()


@dataclass(frozen=True, slots=True)
class Limit:
    """Words that limit a number in a Chinese text."""

    start: int
    bound: BoundName
    touches: bool
    """Whether the words are part of the figure's own, as 超 is in 超7600亿美元."""


def chinese_limit(text: str, at: int) -> Limit | None:
    """Find the words before a number in a Chinese text that limit it, unlike 约 in 签约300户 and 过 in 当过5所."""
    end = at - 1 if text[at - 1 : at] in _BLANKS else at
    begin = end - _FAR
    if end == 0 or text[end - 1] not in _endings():
        return _apart(text, begin, end)
    found = chinese_bounds().before.search(text, begin, end)
    if found is None or _other().search(text, begin, found.end("bound")):
        return None
    said = found["bound"] != "过" or (text[end - 1] == "过" and text[at : at + 1] in {*"半百千万亿"})
    if not said and not _over().search(text, begin, found.end("bound")):
        return None
    (bound,) = chinese_bounds().meaning[found["bound"]]
    touches = found["bound"] in _table()["zh-within"] and found.end("bound") == end
    return Limit(found.start("bound"), bound, touches)


def _apart(text: str, begin: int, end: int) -> Limit | None:
    """Find the words that limit the number behind a verb."""
    found = _verb().search(text, begin, end)
    if found is None:
        return None
    (bound,) = chinese_bounds().meaning[found["bound"]]
    return Limit(found.start("bound"), bound, touches=False)


def chinese_end(text: str, at: int) -> frozenset[BoundName]:
    """Return the bound of a number in a Chinese text that is told as the end of a scale, as in 最高20元; none of others."""
    found = _ends().search(text, max(0, at - _FAR), at)
    return frozenset(bound for bound, words in _table()["zh-ends"].items() if found and found["end"] in words)


@cache
def _ends() -> re.Pattern[str]:
    words = [word for those in _table()["zh-ends"].values() for word in those]
    return re.compile(rf"(?P<end>{_any(words)})[^，。；、\d]{{0,6}}$")


@cache
def _verb() -> re.Pattern[str]:
    """Return words that limit what is done, with the verb between them and a number."""
    return re.compile(f"(?P<bound>{_any(_table()['zh-apart'])}){_table()['zh-verb']}$")


@cache
def chinese_bounds() -> BoundWords:
    """Return the bound words of Chinese; those after a unit are looked for where the unit ends."""
    return bound_words("zh", f"(?:{'|'.join(_BETWEEN)})?", "")


@cache
def bound_words(language: Literal["zh", "en"], between: str, unit: str) -> BoundWords:
    """Return a language's words; ``between`` may precede the number and ``unit`` follow it, as patterns."""
    follows: Mapping[str, str] = _table()["zh-not-after"] if language == "zh" else {}
    edge, case = (r"\b", re.IGNORECASE) if language == "en" else ("", re.NOFLAG)
    meaning: dict[str, set[BoundName]] = {}
    words: dict[str, list[str]] = {"before": [], "attached": [], "after": []}
    for bound, places in _table()[language].items():
        for place, found in places.items():
            words[place] += found
            for word in found:
                meaning.setdefault(word, set()).add(bound)
    return BoundWords(
        re.compile(rf"{edge}(?P<bound>{_any(words['before'])}){between}$", case),
        re.compile(rf"(?P<bound>{_any(words['attached'], follows)})", case),
        re.compile(rf"{unit}(?P<bound>{_any(words['after'], follows)}){edge}", case),
        {word: frozenset(bounds) for word, bounds in meaning.items()},
    )


@cache
def _endings() -> frozenset[str]:
    """Return the last characters of the words that stand before a number and limit it."""
    words = [word for places in _table()["zh"].values() for word in places["before"]]
    return frozenset(word[-1] for word in [*words, *_BETWEEN])


@cache
def _other() -> re.Pattern[str]:
    return re.compile(f"{_table()['zh-other']}$")


@cache
def _over() -> re.Pattern[str]:
    return re.compile(f"{_table()['zh-over']}$")


@cache
def _table() -> dict[str, Any]:
    text = files(__package__).joinpath("bounds.yml").read_text("utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return table


def _any(words: Iterable[str], follows: Mapping[str, str] = MappingProxyType({})) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") + (f"(?![{follows[word]}])" if word in follows else "")
        for word in ordered
    )
