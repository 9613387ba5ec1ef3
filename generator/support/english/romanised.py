"""Names of persons and places in an English sentence, as the Chinese characters that they spell."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

_NAME = re.compile(r"(?<![\w’'])[A-Z][a-zü]+(?:['’][a-zü]+)?(?![\w])(?!['’][a-rt-z])")
_LONGEST = 6


def names(english: str) -> Iterator[re.Match[str]]:
    """Yield the capitalised words of an English sentence that spell Chinese syllables."""
    for match in _NAME.finditer(english):
        word = plain(match.group())
        if word not in _english_words() and _spells(word):
            yield match


def plain(word: str) -> str:
    """Return a name in small letters without apostrophe, ü as v."""
    return re.sub(r"['’]", "", word.lower().removesuffix("'s").removesuffix("’s")).replace("ü", "v")


@cache
def _english_words() -> frozenset[str]:
    lines = (
        files("generator.support").joinpath("lexicons", "english_words.txt").read_text("utf-8").splitlines()
    )
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=4096)
def is_spelled_by(word: str, chinese: str) -> bool:
    """Whether some characters of a Chinese text, read one after another, are spelled like a name."""
    readings = _readings(chinese)
    return any(_continues(word, readings, at) for at in range(len(readings)))


def _continues(word: str, readings: tuple[frozenset[str], ...], at: int) -> bool:
    if not word:
        return True
    return at < len(readings) and any(
        word.startswith(each) and _continues(word[len(each) :], readings, at + 1) for each in readings[at]
    )


@lru_cache(maxsize=1024)
def _readings(chinese: str) -> tuple[frozenset[str], ...]:
    """Return the possible readings of each character without tones."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its tables are loaded only if names are compared

    return tuple(
        frozenset(
            reading.replace("ü", "v") for reading in pinyin(each, style=Style.NORMAL, heteronym=True)[0]
        )
        if "\u4e00" <= each <= "\u9fff"
        else frozenset({"\n"})
        for each in chinese
    )


@cache
def _syllables() -> frozenset[str]:
    from pypinyin import Style, pinyin_dict  # noqa: PLC0415 - as above
    from pypinyin.style import convert  # noqa: PLC0415 - as above

    readings = {each for value in pinyin_dict.pinyin_dict.values() for each in value.split(",")}
    return frozenset(
        str(convert(each, Style.NORMAL, strict=False)).replace("ü", "v") for each in readings
    ) - frozenset("bcdfghijklmnpqrstuvwxyz")


@lru_cache(maxsize=4096)
def _spells(word: str) -> bool:
    if not word:
        return True
    return any(
        word[:end] in _syllables() and _spells(word[end:]) for end in range(1, min(_LONGEST, len(word)) + 1)
    )
