"""How a sentence answers questions that both languages ask, such as whether something rose or fell; see answers.yml."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from generator.model import LOCALES, Locale
from generator.support.fact import Fact, Kind

_WORD = re.compile(r"[A-Za-z$]+|\d+(?=\s)")
_LITERAL = re.compile(r"(?:[a-z]{2,5}|[^\W_]{2})(?![?*{])", re.IGNORECASE)
_LENGTHS: dict[Locale, tuple[int, ...]] = {"zh": (1, 2), "en": (1, 2, 3, 4, 5)}
"""How many characters of a word it is looked up by: many English words begin alike."""
_LOOKS_BACK = re.compile(r"\(\?<[!=](?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and when a translation that answers it otherwise is a fault."""

    kind: Kind
    name: str
    added: frozenset[str]
    """The answers that are a fault where the Chinese gives none, and not only where it gives another."""
    lost: frozenset[str]
    """The answers of the Chinese that the English must give too."""


@dataclass(frozen=True, slots=True)
class Answers:
    """How a sentence answers all questions."""

    sure: tuple[tuple[Question, Fact], ...]
    """Answers that its words surely give, in reading order; within longer words, shorter ones do not count."""
    possible: frozenset[str]
    """All answers that its words may give in their freest reading, as in ``level:up``."""

    def to(self, name: str) -> list[Fact]:
        """Return the sure answers to one question."""
        return [fact for question, fact in self.sure if question.name == name]


@dataclass(frozen=True, slots=True)
class _Word:
    pattern: str
    question: Question
    value: str
    sure: bool


@lru_cache(maxsize=4096)
def answers(text: str, locale: Locale) -> Answers:
    """Read the answers of a text."""
    known, lengths = _index()[locale], _LENGTHS[locale]
    found = [
        (word.question, Fact(word.question.kind, word.value, match.group(), at), word.sure)
        for at in _starts(text, locale)
        for length in lengths
        if at + length <= len(text)
        for word in known.get(text[at : at + length].lower(), ())
        if (match := _compiled(word.pattern).match(text, at))
    ]
    return Answers(tuple(_longest(found)), frozenset(fact.value for _, fact, _ in found))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern; most of some thousands are never asked for."""
    return re.compile(pattern, re.IGNORECASE)


def _starts(text: str, locale: Locale) -> Iterator[int]:
    if locale == "zh":
        return iter(range(len(text)))
    return (match.start() for match in _WORD.finditer(text))


def _longest(found: list[tuple[Question, Fact, bool]]) -> Iterator[tuple[Question, Fact]]:
    """Yield the sure answers that lie within no longer answer to the same question."""
    for question, fact, sure in found:
        if sure and not any(
            other.start <= fact.start and fact.end <= other.end and len(other.words) > len(fact.words)
            for asked, other, also in found
            if also and asked is question
        ):
            yield question, fact


@cache
def _index() -> dict[Locale, dict[str, tuple[_Word, ...]]]:
    """Return all words by the one or two characters that they surely begin with."""
    index: dict[Locale, dict[str, list[_Word]]] = {locale: {} for locale in LOCALES}
    for question, answer, rows in _rows():
        for locale in LOCALES:
            for field, sure in ((locale, True), (f"{locale}-maybe", False)):
                for word in _alternatives(rows.get(field, "")):
                    edged = rf"{word}(?!\w)" if locale == "en" else word
                    entry = _Word(edged, question, f"{question.name}:{answer}", sure)
                    for first in _shortest(set(_beginnings(word))):
                        index[locale].setdefault(first, []).append(entry)
    return {locale: {first: tuple(words) for first, words in rows.items()} for locale, rows in index.items()}


def _rows() -> Iterator[tuple[Question, str, dict[str, str]]]:
    text = files("generator.support").joinpath("lexicons", "answers.yml").read_text("utf-8")
    raw: dict[Kind, dict[str, dict[str, Any]]] = yaml.load(text, Loader=yaml.CSafeLoader)
    for kind, rows in raw.items():
        for name, row in rows.items():
            known = {answer for answer, words in row.items() if isinstance(words, dict)}
            added = known if row.get("added") == "always" else row.get("added", "").split()
            question = Question(kind, name, _values(name, added), _values(name, row.get("lost", "").split()))
            for answer, words in row.items():
                if isinstance(words, dict):
                    yield question, answer, words


def _values(name: str, those: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{name}:{answer}" for answer in those)


def _alternatives(pattern: str) -> list[str]:
    """Split a regular expression at the bars that stand in no group."""
    parts, depth = [""], 0
    for character in pattern:
        depth += {"(": 1, ")": -1, "[": 1, "]": -1}.get(character, 0)
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in parts if part]


def _beginnings(word: str) -> Iterator[str]:
    """Yield the one or two characters that a regular expression may begin with."""
    plain = _LOOKS_BACK.sub("", word)
    if group := re.match(r"\((?:\?:)?", plain):
        end = _closing(plain, group.end())
        for part in _alternatives(plain[group.end() : end]):
            yield from _beginnings(part)
        if plain[end + 1 : end + 2] == "?":
            yield from _beginnings(plain[end + 2 :])
    elif plain.startswith("["):
        yield from plain[1 : plain.index("]")]
    elif plain.startswith("\\d"):
        yield from "0123456789"
    elif literal := _LITERAL.match(plain):
        yield literal.group().lower()
    else:
        yield plain[0].lower()
        if plain[1:2] == "?":
            yield from _beginnings(plain[2:])


def _shortest(beginnings: set[str]) -> list[str]:
    """Return the beginnings that begin with no other of them."""
    return sorted(
        each for each in beginnings if not any(each[:end] in beginnings for end in range(1, len(each)))
    )


def _closing(pattern: str, at: int) -> int:
    """Return where the group ends whose inside begins at a place."""
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 1
    return at - 1
