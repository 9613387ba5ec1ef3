"""Bulletins of the genre, no two alike: sentences of the repository's texts with other numbers, places and company.

The texts of the repository hold more figures than most; sentences without any are drawn so often that a bulletin has
about as many as broadcast ones: seven in a thousand characters, by 200 bulletins of 2022 to 2026.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from generator.extract import extract
from generator.model import Document, Span, split_document
from generator.reference import divisions

ROOT = Path(__file__).parents[2]
LENGTH = 3000
"""Characters of a bulletin, roughly."""
WEIGHTS = (1, 5)
"""How often sentences with figures and without are drawn."""
_NUMBER = re.compile(r"\d+")


def bulletins(characters: int, seed: int = 1) -> Iterator[str]:
    """Yield bulletins until they have so many characters; the same seed yields the same ones."""
    chance = Random(seed)  # noqa: S311 - a benchmark keeps no secrets
    headings, sentences = _stock()
    names = _Names()
    while characters > 0:
        bulletin = "\n".join(_lines(chance, headings, sentences, names)) + "\n"
        yield bulletin[:characters]
        characters -= len(bulletin)


def _lines(
    chance: Random, headings: list[str], sentences: tuple[list[str], list[str]], names: "_Names"
) -> Iterator[str]:
    length = 0
    yield names.changed(chance, chance.choice(headings))
    while length < LENGTH:
        if chance.random() < 0.2:
            yield names.changed(chance, chance.choice(headings))
        line = "".join(
            names.changed(chance, chance.choice(chance.choices(sentences, WEIGHTS)[0]))
            for _ in range(chance.randint(1, 5))
        )
        length += len(line)
        yield line


def _stock() -> tuple[list[str], tuple[list[str], list[str]]]:
    """The headings of the repository's texts, and their sentences with figures and without.

    Each place is the name of its level in braces.
    """
    headings: list[str] = []
    counted: list[str] = []
    plain: list[str] = []
    for path in (
        ROOT / "seeds" / "midterm-report.txt",
        *sorted((ROOT / "tests/extract/golden").glob("*.txt")),
    ):
        found = extract(split_document("stock", path.read_text("utf-8")))
        places = {place.span: place.level for place in found.places if place.level != "country"}
        figures = [figure.span for figure in found.figures]
        for sentence in found.document.sentences:
            words = _with_levels(found.document, sentence.span, places)
            has_figures = any(figure in sentence.span for figure in figures)
            (headings if words[-1] not in "。！？" else counted if has_figures else plain).append(words)
    return headings, (counted, plain)


def _with_levels(document: Document, sentence: Span, places: dict[Span, str]) -> str:
    words, at = "", sentence.start
    for place, level in places.items():
        if place in sentence:
            words += f"{document.text[at : place.start]}{{{level}}}"
            at = place.end
    return words + document.text[at : sentence.end]


class _Names:
    """The names of places, from which one is drawn."""

    def __init__(self) -> None:
        self.by_level: dict[str, list[str]] = {}
        for each in divisions():
            if not each.former:
                self.by_level.setdefault(each.level, []).append(each.name)

    def changed(self, chance: Random, words: str) -> str:
        """Some words with other places, and other numbers of as many digits."""
        words = re.sub(r"\{(\w+)\}", lambda level: chance.choice(self.by_level[level[1]]), words)
        return _NUMBER.sub(
            lambda number: str(chance.randint(10 ** (len(number[0]) - 1), 10 ** len(number[0]) - 1)), words
        )
