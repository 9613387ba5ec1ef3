"""Words that answer a question in one way and not in another, listed in ``lexicons/contrasts_zh.yml`` and ``scales_zh.yml``."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from generator.support.chinese.word_list import WordList
from generator.support.fact import Fact, Kind

_Listed = Mapping[str, Mapping[str, Mapping[str, list[str]]]]
"""Kinds of facts, their questions, the answers to each, and the words of each answer."""


def find_answers(text: str) -> Iterator[Fact]:
    """Find the facts that single words of a text state, the longest word at each place, as ``level:down`` for 下降."""
    for meanings, words in (_contrasts(), _scales()):
        for start, word in words.find(text):
            for kind, value in meanings[word]:
                yield Fact(kind, value, word, start)
            if meanings is _scales()[0]:
                yield from _listed_before(text, start, word)


def _listed_before(text: str, start: int, word: str) -> Iterator[Fact]:
    """Find the members of a scale that share the end of a word after them, as in 一、二、三等奖."""
    meanings, at = _scales()[0], start - 2
    while at >= 0 and text[at + 1] in "、和与及" and text[at] + word[1:] in meanings:
        for kind, value in meanings[text[at] + word[1:]]:
            yield Fact(kind, value, text[at], at)
        at -= 2


_Table = tuple[Mapping[str, list[tuple[Kind, str]]], WordList]
"""What each word means, and the words in a form in which they are found fast."""


@cache
def _contrasts() -> _Table:
    raw = _lexicon("contrasts_zh.yml")
    never = cast("list[str]", raw.pop("never"))
    return _table(cast("_Listed", raw), never)


@cache
def _scales() -> _Table:
    """Return the scales apart from the contrasts: a word of one, as 停产整顿, may hold a word of the other, as 停产."""
    return _table(cast("_Listed", _lexicon("scales_zh.yml")), ())


def is_of_a_scale(fact: Fact) -> bool:
    """Whether a fact is one member of a scale, as 记过 is of the sanctions."""
    return any(value == fact.value for _, value in _scales()[0].get(fact.words, ()))


def _table(raw: _Listed, never: Iterable[str]) -> _Table:
    meanings: dict[str, list[tuple[Kind, str]]] = {word: [] for word in never}
    for kind, questions in raw.items():
        for question, answers in questions.items():
            for answer, words in answers.items():
                for word in words:
                    meanings.setdefault(word, []).append((cast("Kind", kind), f"{question}:{answer}"))
    return meanings, WordList(meanings)


def _lexicon(name: str) -> dict[str, Mapping[str, Mapping[str, list[str]]] | list[str]]:
    text = files("generator.support").joinpath("lexicons", name).read_text("utf-8")
    return cast(
        "dict[str, Mapping[str, Mapping[str, list[str]]] | list[str]]",
        yaml.load(text, Loader=yaml.CSafeLoader),
    )
