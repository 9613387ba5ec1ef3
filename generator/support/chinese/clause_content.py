"""A Chinese text as clauses, each with its content in a form in which synonyms are equal."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from operator import add
from typing import cast

import yaml

from generator.language import HAN
from generator.reference import in_simplified
from generator.support.chinese.word_list import WordList

_MARKS = re.compile(
    r"[。！？!?；;\n]|[，,：:（）()…—]|、(?=[^，,。；;、]*?\d)(?<=[\d起件人名%个元次辆吨处家户例张份套万亿]、)"
)
_ENDS = "。！？!?\n"
_HALVES = "；;"
_FUNCTION = (
    "的了地得着之其该等各和与及以并且还又也就都均已曾所这那是在于对向把将被给从自由到至有为个此则而但却仍余"
)
_CONTENT = re.compile(rf"(?![{_FUNCTION}])[{HAN}A-Za-z]")
WINDOW = 12
"""How many characters on either side of words count as near them."""


@dataclass(frozen=True)
class Clause:
    """What stands between two punctuation marks."""

    text: str
    start: int
    """Where it begins in the whole text."""
    number: int
    """Its place among the clauses, from 0."""
    sentence: int
    """The number of its sentence, from 0."""
    part: int
    """The number of its part of a sentence, up to a semicolon, from 0 in the whole text."""

    @cached_property
    def grams(self) -> tuple[tuple[str, int], ...]:
        """Pairs of neighbouring content characters, synonyms made equal, each with its place in the whole text."""
        return tuple((pair, self.start + at) for pair, at in _pairs_in(self.text))

    @property
    def end(self) -> int:
        """Where it ends in the whole text."""
        return self.start + len(self.text)

    @cached_property
    def content(self) -> frozenset[str]:
        """The pairs without their places."""
        return _content_of(self.text)

    def near(self, start: int, end: int) -> frozenset[str]:
        """Return the pairs around a stretch of the whole text, without those inside it."""
        first, last, inside, behind = (
            bisect_left(self._places, place) for place in (start - WINDOW, end + WINDOW, start - 1, end)
        )
        around = (*self.grams[first:inside], *self.grams[behind:last])
        return frozenset(gram for gram, _ in around)

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(at for _, at in self.grams)


def read_clauses(text: str) -> tuple[Clause, ...]:
    """Split a text in simplified characters into clauses."""
    return tuple(_clauses(text))


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """Return how much of some content is in other content, from 0 to 1; 0 for no content."""
    return len(part & whole) / len(part) if part else 0.0


def _clauses(text: str) -> Iterator[Clause]:
    start = sentence = part = number = 0
    for match in (*_MARKS.finditer(text), None):
        end = match.start() if match else len(text)
        if text[start:end].strip():
            yield Clause(text[start:end], start, number, sentence, part)
            number += 1
        if match is None:
            return
        start = match.end()
        part += match.group() in _ENDS or match.group() in _HALVES
        sentence += match.group() in _ENDS


@lru_cache(maxsize=16384)
def _pairs_in(clause: str) -> tuple[tuple[str, int], ...]:
    """Return the pairs of neighbouring content characters of a clause; a sentence has most clauses of its passage."""
    characters, places = _plain(clause)
    return tuple(zip(map(add, characters, characters[1:]), places, strict=False))


@lru_cache(maxsize=16384)
def _content_of(clause: str) -> frozenset[str]:
    return frozenset(pair for pair, _ in _pairs_in(clause))


@lru_cache(maxsize=16384)
def _plain(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the content characters of a text and the place of each; a synonym stands for its whole line."""
    content, table = frozenset(_CONTENT.findall(text)), _synonyms()
    characters: list[str] = []
    places: list[int] = []
    at = 0
    for start, word in (*_synonym().find(text), (len(text), "")):
        own = [place for place in range(at, start) if text[place] in content]
        instead = table.get(word, "")
        characters += (*map(text.__getitem__, own), *instead)
        places += (*own, *(start for _ in instead))
        at = start + len(word)
    return "".join(characters), tuple(places)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return the content characters of a Chinese text, synonyms made equal."""
    return _plain(in_simplified(text))[0]


@cache
def _synonyms() -> Mapping[str, str]:
    text = files("generator.support").joinpath("lexicons", "synonyms_zh.yml").read_text("utf-8")
    lines = cast("list[list[str]]", yaml.load(text, Loader=yaml.CSafeLoader))
    return {word: line[0] for line in lines for word in line}


@cache
def _synonym() -> WordList:
    return WordList(_synonyms())


@lru_cache(maxsize=16384)
def content_of(clause: Clause) -> tuple[str, tuple[int, ...]]:
    """Return the content characters of a clause, synonyms made equal, and the place of each in the whole text.

    The place of the last is that of the end of the clause, which follows it; of a single character nothing is returned.
    """
    characters, places = _plain(clause.text)
    if len(characters) <= 1:
        return "", ()
    return characters, (*(clause.start + at for at in places[:-1]), clause.end - 1, clause.end)


def pairs(content: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of some content."""
    return frozenset(content[at : at + 2] for at in range(len(content) - 1))


def is_synonym(content: str) -> bool:
    """Whether some content is a word that has synonyms."""
    return content in _synonyms().values()
