"""Names of persons and places in an English sentence, as the Chinese characters that they spell."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

_NAME = re.compile(r"(?<![\w’'])[A-Z][a-zü]+(?:['’][a-zü]+)?(?![\w])(?!['’][a-rt-z])")
_LONGEST = 6


def names(english: str) -> Iterator[re.Match[str]]:
    """Yield the capitalised words of an English sentence that spell Chinese syllables."""
    return (match for match in _NAME.finditer(english) if _is_name(match.group()))


@lru_cache(maxsize=8192)
def _is_name(word: str) -> bool:
    """Whether a capitalised word spells Chinese syllables and is no English word."""
    parts = re.split("['’]", re.sub("['’]s$", "", word.lower()).replace("ü", "v"))
    return plain(word) not in _english_words() and all(_spells(part, first=True) for part in parts)


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Return a name in small letters without apostrophe, ü as v."""
    return re.sub(r"['’]", "", word.lower().removesuffix("'s").removesuffix("’s")).replace("ü", "v")


@cache
def _english_words() -> frozenset[str]:
    lines = (
        files("generator.support").joinpath("lexicons", "english_words.txt").read_text("utf-8").splitlines()
    )
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def spelled_at(word: str, chinese: str) -> Iterator[int]:
    """Yield where characters of a Chinese text begin that are spelled like a name."""
    readings = _readings(chinese)
    return (at for at in range(len(readings)) if _continues(word, readings, at))


@lru_cache(maxsize=4096)
def is_spelled_by(word: str, chinese: str) -> bool:
    """Whether some characters of a Chinese text, read one after another, are spelled like a name."""
    readings, first = _readings(chinese), {word[:end] for end in range(1, _LONGEST + 1)}
    return any(
        _continues(word, readings, at) for at, each in enumerate(readings) if not first.isdisjoint(each)
    )


def _continues(word: str, readings: tuple[frozenset[str], ...], at: int) -> bool:
    if not word:
        return True
    return at < len(readings) and any(
        word.startswith(each) and _continues(word[len(each) :], readings, at + 1) for each in readings[at]
    )


@lru_cache(maxsize=1024)
def _readings(chinese: str) -> tuple[frozenset[str], ...]:
    """Return the possible readings of each character without tones."""
    table = _table()[0]
    return tuple(table.get(character, _UNREAD) for character in chinese)


_UNREAD = frozenset({"\n"})


def _syllables() -> frozenset[str]:
    """Return the syllables of the 3,755 common characters."""
    return _table()[1]


@cache
def _table() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """Return the readings of each character, and the syllables of the common ones."""
    text = files("generator.support").joinpath("lexicons", "readings.txt").read_text("utf-8")
    parts = (
        [line.split(" ") for line in part.splitlines() if line[:1] != "#"] for part in text.split("\n\n")
    )
    common, rare = parts
    found: dict[str, set[str]] = {}
    for syllable, characters in (*common, *rare):
        for character in characters:
            found.setdefault(character, set()).add(syllable)
    readings = {character: frozenset(those) for character, those in found.items()}
    return readings, frozenset(syllable for syllable, _ in common)


@lru_cache(maxsize=4096)
def _spells(word: str, *, first: bool = False) -> bool:
    """Whether a word can be cut into syllables; one that begins with a, e or o stands first or after an apostrophe."""
    if not word or (word[0] in "aeo" and not first):
        return not word
    return any(
        word[:end] in _syllables() and _spells(word[end:]) for end in range(1, min(_LONGEST, len(word)) + 1)
    )
