"""The words of a site: what a Chinese query is cut into, what a misspelt one may have meant, and what means the same."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from generator.kept import digest
from generator.language import HAN
from generator.model import Catalogue
from generator.reference import division, province, segmenter, sounds
from generator.render.page import Recall
from generator.render.search.findable_page import RELATED, STATEMENT, TITLE, Findable
from generator.render.search.tokens import Vocabulary, fold

_HAN = re.compile(f"[{HAN}]")
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


@dataclass(frozen=True, slots=True)
class Spelt:
    """A word among which a misspelt one is sought: one in Latin letters, or a Chinese one with its sound."""

    word: str
    sound: str = ""
    """With a capital for each syllable; empty if the word is in Latin letters."""

    @property
    def key(self) -> str:
        """By which words are sorted: what many speakers spell alike is the same."""
        return _key(self.sound or self.word)


def _key(spelt: str) -> str:
    flat = spelt.lower().replace("zh", "z").replace("ch", "c").replace("sh", "s")
    return flat.replace("ng", "n").replace("l", "n")


def spelling(known: Vocabulary, latin: Collection[str], recall: Recall) -> list[Spelt]:
    """The words among which a misspelt one is sought, those that begin alike side by side."""
    chinese = (Spelt(word, sound) for word in known.words if (sound := _recalled_sound(word, recall)))
    spelt = (Spelt(word) for word in latin if len(word) >= _SPELT and word.isalpha())
    return sorted((*chinese, *spelt), key=lambda each: (each.key, each.sound, each.word))


class CharacterSounds:
    """How characters sound: the common ones, and the others that the words of a site hold."""

    def __init__(self, known: Vocabulary, recall: Recall) -> None:
        others = sorted({char for word in known.words for char in word} - set(_common()))
        listed = {char: _recalled_sound(char, recall).lower() for char in others}
        self.written = (
            recall("sounds", _runs),
            "".join(sound + char for char, sound in listed.items() if sound),
        )
        """Runs of the common ones in the order of GB 2312, as in ``a2ai13``, and each other one after its sound."""
        common = (
            sound for sound, count in re.findall(r"([a-z]+)(\d+)", self.written[0]) for _ in range(int(count))
        )
        self._keys = {
            char: _key(sound)
            for char, sound in {**listed, **dict(zip(_common(), common, strict=True))}.items()
        }

    def place(self, token: str) -> str:
        """By which tokens are sorted: those that begin with a Chinese character by its sound, after all others."""
        if not _HAN.match(token):
            return token
        return f"~{self._keys.get(token[0], '')} {token}"


def _recalled_sound(word: str, recall: Recall) -> str:
    return recall(f"sound {word}", partial(_spelt, word))


@cache
def _spelt(word: str) -> str:
    return "".join(_searched(syllable).capitalize() for syllable in sounds(word) if syllable.isascii())


def _runs() -> str:
    runs = groupby(_searched(*sounds(char)) for char in _common())
    return "".join(f"{sound}{sum(1 for _ in those)}" for sound, those in runs)


@cache
def _common() -> tuple[str, ...]:
    """The most common characters, in the order of their usual sounds."""
    pairs = (bytes((row, column)) for row in _COMMON for column in range(0xA1, 0xFF))
    return tuple(char for pair in pairs if (char := pair.decode("gb2312", "ignore")))


def _searched(syllable: str) -> str:
    """A syllable as the search compares it, ü as u."""
    return syllable.replace("v", "u")
