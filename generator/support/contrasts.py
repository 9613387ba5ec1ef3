"""Words that tell one fact from another, each list in a YAML file under ``lexicons/``; loaded when first needed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from generator.model import Locale
from generator.support.fact import Fact, Kind
from generator.support.word_list import WordList

Raw = Mapping[str, Mapping[str, Mapping[str, list[str]]]]
"""Kinds of facts, their questions, the answers to each, and the words of each answer."""


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The words of one language that answer a question in one of several ways."""

    meaning: Mapping[str, tuple[tuple[Kind, str], ...]]
    """What each word means: kind and value, as in ``("direction", "level:down")``; nothing for words to skip."""
    pattern: re.Pattern[str] | None
    """The words of a language that writes blanks between them."""
    words: WordList
    """The words of a language that does not."""

    def facts(self, text: str) -> Iterator[Fact]:
        """Yield the facts that single words of a text state, the longest word at each place."""
        found = (
            ((match.start(), match.group()) for match in self.pattern.finditer(text))
            if self.pattern
            else self.words.find(text)
        )
        for start, word in found:
            for kind, value in self.meaning[word.lower()]:
                yield Fact(kind, value, word, start)


@cache
def contrasts(locale: Locale) -> Contrasts:
    """Return the words of a language that tell facts apart."""
    text = files(__package__).joinpath("lexicons", f"contrasts_{locale}.yml").read_text("utf-8")
    raw = cast("dict[str, Raw | list[str]]", yaml.load(text, Loader=yaml.CSafeLoader))
    never = cast("list[str]", raw.pop("never", []))
    meaning: dict[str, list[tuple[Kind, str]]] = {}
    for kind, questions in cast("Raw", raw).items():
        for question, answers in questions.items():
            for answer, words in answers.items():
                for word in words:
                    meaning.setdefault(word.lower(), []).append((cast("Kind", kind), f"{question}:{answer}"))
    meaning |= {word.lower(): [] for word in never}
    means = {word: tuple(meanings) for word, meanings in meaning.items()}
    if locale == "zh":
        return Contrasts(means, None, WordList(means))
    longest_first = sorted(means, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    return Contrasts(means, pattern, WordList(()))
