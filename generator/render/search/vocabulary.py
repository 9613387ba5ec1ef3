"""The words of a site: what a Chinese query is cut into, what a misspelt one may have meant, and what means the same."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, partial

from generator.kept import digest
from generator.language import HAN
from generator.model import Catalogue
from generator.reference import division, province, segmenter, sounds
from generator.render.page import Recall
from generator.render.search.findable_page import RELATED, STATEMENT, TITLE, Findable
from generator.render.search.tokens import Vocabulary, fold

_RUN = re.compile(f"[{HAN}]{{2,}}")
_SPELT = 4
"""Latin words of fewer letters are too short to be told from one another when they are misspelt."""
_COMMON = range(0xB0, 0xD8)
"""The rows of GB 2312 with the 3,755 most common characters, in the order of their sounds."""


def vocabulary(catalogue: Catalogue, pages: Iterable[Findable], recall: Recall) -> Vocabulary:
    """The words that stand in titles, names and statements, and those that the campaign lists."""
    listed = {*_listed(catalogue)}
    added = tuple(sorted(word for word in listed if _RUN.fullmatch(word)))
    basis = digest(*added)
    runs = {
        run
        for page in pages
        for text in page.texts
        if text.rank <= STATEMENT
        for run in _RUN.findall(fold(text.text))
    }

    def words(run: str) -> list[str]:
        return recall(f"words {basis} {run}", lambda: " ".join(segmenter(added).cut(run, HMM=False))).split()

    return Vocabulary({*listed, *(word for run in runs for word in words(run))})


def _listed(catalogue: Catalogue) -> Iterator[str]:
    for term in catalogue.glossary:
        yield term.zh
    for topic in catalogue.topics:
        yield from (topic.title.zh, *topic.keywords)
    for same in catalogue.search:
        yield from same.words
    for each in catalogue.terms:
        yield from _RUN.findall(each.title.zh)
    for _, entry in catalogue.entries:
        for region in entry.regions:
            if place := division(region):
                yield from (place.name, place.short)
            if named := province(region):
                yield from (named.zh, named.zh_full)


class SameMeaning:
    """Groups of words that find one another: those that the campaign lists, and terms with their renderings."""

    def __init__(self, catalogue: Catalogue, pages: Iterable[Findable]) -> None:
        said = "\n".join(fold(text.text) for page in pages if page.tags["zh"][1:] for text in page.texts)
        listed = (each.words for each in catalogue.search)
        rendered = ((term.zh, term.en) for term in catalogue.glossary)
        self.groups = [tuple(map(fold, words)) for words in (*listed, *rendered)]
        self._of_topic = {
            fold(topic.title.zh): (
                fold(topic.title.zh),
                fold(topic.title.en or ""),
                *(word for word in map(fold, topic.keywords) if word not in said),
            )
            for topic in catalogue.topics
        }

    def beside(self, page: Findable) -> Iterator[str]:
        """What means the same as words of a page, without those that stand there.

        An entry is also found by the titles of its topics, and by their keywords that no entry has.
        """
        said = "\n".join(fold(text.text) for text in page.texts if text.rank < RELATED)
        spaced = f" {re.sub('[^a-z0-9]+', ' ', said)} "
        for words in self.groups:
            held = [word for word in words if _stands(word, said, spaced)]
            if held:
                yield from (word for word in words if word not in held)
        if any(text.rank > TITLE for text in page.texts):  # of a withdrawn entry, the title alone is left
            for tag in page.tags["zh"][1:]:
                yield from filter(None, self._of_topic.get(fold(tag), ()))


def _stands(word: str, said: str, spaced: str) -> bool:
    if not word.isascii():
        return word in said
    return f" {word} " in spaced or f" {word}s " in spaced


def spelling(known: Vocabulary, latin: Collection[str], recall: Recall) -> dict[str, str]:
    """The words among which a misspelt one is sought, as lists with blanks between.

    ``han`` are Chinese words, ``sounds`` how each of them sounds with a capital for each syllable, and ``latin`` words in
    Latin letters.
    """
    words = sorted(known.words)
    return {
        "han": " ".join(words),
        "sounds": " ".join(recall(f"sound {word}", partial(_spelt, word)) for word in words),
        "latin": " ".join(sorted(word for word in latin if len(word) >= _SPELT and word.isalpha())),
    }


@cache
def _spelt(word: str) -> str:
    return "".join(_searched(syllable).capitalize() for syllable in sounds(word) if syllable.isascii())


@cache
def homophones() -> dict[str, str]:
    """The most common characters by their usual sound."""
    found: dict[str, str] = {}
    for row in _COMMON:
        for column in range(0xA1, 0xFF):
            char = bytes((row, column)).decode("gb2312", "ignore")
            if char:
                sound = _searched(*sounds(char))
                found[sound] = found.get(sound, "") + char
    return found


def _searched(syllable: str) -> str:
    """A syllable as the search compares it, ü as u."""
    return syllable.replace("v", "u")
