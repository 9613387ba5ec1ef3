"""How a sentence answers questions that both languages ask, such as whether something rose or fell; see answers.yml."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from generator.model import LOCALES, Locale
from generator.support.fact import Fact, Kind
from generator.support.quick_patterns import alternatives, closing

_WORD = re.compile(r"[A-Za-z$]+|\d+(?=\s)")
_LITERAL = re.compile(r"(?:[a-z]{2,5}|[^\W_]{2})(?![?*{])", re.IGNORECASE)
_LONGEST: dict[Locale, int] = {"zh": 2, "en": 5}
"""How many characters of a word it is looked up by at most: many English words begin alike."""
_LOOKS_BACK = re.compile(r"\(\?<[!=](?:[^()]|\([^()]*\))*\)")


_Strength = Literal["sure", "weak", "maybe"]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One question, and when a translation that answers it otherwise is a fault."""

    kind: Kind
    name: str
    added: frozenset[str]
    """The answers that are a fault where the Chinese gives none, and not only where it gives another."""
    lost: frozenset[str]
    """The answers of the Chinese that the English must give too."""
    rivals: frozenset[str]
    """The answers that make a fault of another one even where the Chinese only may give them."""


@dataclass(frozen=True, slots=True)
class Answers:
    """How a sentence answers all questions."""

    sure: tuple[tuple[Question, Fact], ...]
    """Answers that its words surely give, in reading order; within longer words, shorter ones do not count."""
    weak: tuple[tuple[Question, Fact], ...]
    """Answers of words with other senses, which count only against another answer."""
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
    strength: _Strength


_Found = tuple[_Word, tuple[int, int]]
"""A word of an answer, and where it stands."""


@lru_cache(maxsize=4096)
def answers(text: str, locale: Locale) -> Answers:
    """Read the answers of a text."""
    longest, words_at = _LONGEST[locale], _dictionary(locale)
    found = [
        (word, match.span())
        for at in _starts(text, locale)
        for pattern, word in words_at(text[at : at + longest])
        if (match := pattern.match(text, at))
    ]
    given = [
        (word.strength, word.question, Fact(word.question.kind, word.value, text[start:end], start))
        for word, (start, end) in _longest(found)
    ]
    return Answers(
        tuple((question, fact) for strength, question, fact in given if strength == "sure"),
        tuple((question, fact) for strength, question, fact in given if strength == "weak"),
        frozenset(word.value for word, _ in found),
    )


@cache
def _dictionary(locale: Locale) -> Callable[[str], tuple[tuple[re.Pattern[str], _Word], ...]]:
    """Return the function by which the words are found that a text may have where it goes on with some characters."""
    known = _index()[locale]

    @lru_cache(maxsize=16384)  # texts go on alike very often
    def words_at(beginning: str) -> tuple[tuple[re.Pattern[str], _Word], ...]:
        plain = beginning.lower()
        starts = (plain[:end] for end in range(1, len(plain) + 1))
        return tuple((_compiled(word.pattern), word) for start in starts for word in known.get(start, ()))

    return words_at


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern; most of some thousands are never asked for."""
    return re.compile(pattern, re.IGNORECASE)


def _starts(text: str, locale: Locale) -> Iterator[int]:
    if locale == "zh":
        return iter(range(len(text)))
    return (match.start() for match in _WORD.finditer(text))


def _longest(found: list[_Found]) -> Iterator[_Found]:
    """Yield the answers, sure and weak, that lie within no longer one to the same question."""
    given = [each for each in found if each[0].strength != "maybe"]
    spans: dict[str, list[tuple[int, int]]] = {}
    for word, span in given:
        spans.setdefault(word.question.name, []).append(span)
    within = {name: _within_longer(those) for name, those in spans.items()}
    for word, span in given:
        if span not in within[word.question.name]:
            yield word, span


def _within_longer(spans: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Return the spans that lie within longer ones."""
    found: set[tuple[int, int]] = set()
    farthest = 0
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if end <= farthest:
            found.add((start, end))
        farthest = max(farthest, end)
    return frozenset(found)


@cache
def _index() -> dict[Locale, dict[str, tuple[_Word, ...]]]:
    """Return all words by the characters that they surely begin with."""
    index: dict[Locale, dict[str, list[_Word]]] = {locale: {} for locale in LOCALES}
    for question, answer, rows in _rows():
        for locale in LOCALES:
            for field, strength in _fields(locale):
                for word in alternatives(rows.get(field, "")):
                    edged = rf"{word}(?!\w)" if locale == "en" else word
                    entry = _Word(edged, question, f"{question.name}:{answer}", strength)
                    for first in _shortest(set(_beginnings(word))):
                        index[locale].setdefault(first, []).append(entry)
    return {locale: {first: tuple(words) for first, words in rows.items()} for locale, rows in index.items()}


def _fields(locale: Locale) -> Iterator[tuple[str, _Strength]]:
    """Yield the fields of an answer that hold words of a language, and how surely these give it."""
    yield locale, "sure"
    yield f"{locale}-weak", "weak"
    yield f"{locale}-maybe", "maybe"


def _rows() -> Iterator[tuple[Question, str, dict[str, str]]]:
    text = files("generator.support").joinpath("lexicons", "answers.yml").read_text("utf-8")
    raw: dict[Kind, dict[str, dict[str, Any]]] = yaml.load(text, Loader=yaml.CSafeLoader)
    for kind, rows in raw.items():
        for name, row in rows.items():
            known = {answer for answer, words in row.items() if isinstance(words, dict)}
            added = known if row.get("added") == "always" else row.get("added", "").split()
            question = Question(
                kind,
                name,
                _values(name, added),
                _values(name, row.get("lost", "").split()),
                _values(name, row.get("rivals", "").split()),
            )
            for answer, words in row.items():
                if isinstance(words, dict):
                    yield question, answer, words


def _values(name: str, those: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{name}:{answer}" for answer in those)


def _beginnings(word: str) -> Iterator[str]:
    """Yield the characters that a regular expression may begin with."""
    plain = _LOOKS_BACK.sub("", word)
    if group := re.match(r"\((?:\?:)?", plain):
        end = closing(plain, group.end())
        for part in alternatives(plain[group.end() : end]):
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
