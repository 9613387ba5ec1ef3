"""Words that answer a question in one way and not in another, listed in ``lexicons/contrasts_zh.yml``."""

from collections.abc import Iterator, Mapping
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
    meanings, words = _contrasts()
    for start, word in words.find(text):
        for kind, value in meanings[word]:
            yield Fact(kind, value, word, start)


@cache
def _contrasts() -> tuple[Mapping[str, list[tuple[Kind, str]]], WordList]:
    text = files("generator.support").joinpath("lexicons", "contrasts_zh.yml").read_text("utf-8")
    raw = cast("dict[str, _Listed | list[str]]", yaml.load(text, Loader=yaml.CSafeLoader))
    meanings: dict[str, list[tuple[Kind, str]]] = {word: [] for word in cast("list[str]", raw.pop("never"))}
    for kind, questions in cast("_Listed", raw).items():
        for question, answers in questions.items():
            for answer, words in answers.items():
                for word in words:
                    meanings.setdefault(word, []).append((cast("Kind", kind), f"{question}:{answer}"))
    return meanings, WordList(meanings)
