"""How Chinese words sound: pinyin without tones, with names of places read as people there read them."""

import unicodedata
from functools import cache
from importlib.resources import files

from generator.reference.gazetteer import aliases, divisions

_SEVERAL = 2
"""Names of fewer characters are too short to be told from ordinary words."""


def sounds(words: str) -> tuple[str, ...]:
    """The syllables of Chinese words, as in ``("shan", "xian")`` for 单县; ü is written ``v``, as it is typed.

    What is not Chinese stands as it is.
    """
    _learn_places()
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - loads dictionaries that few commands need

    return tuple(lazy_pinyin(words))


@cache
def place_readings() -> dict[str, str]:
    """The readings of the table by name or single character, as in ``{"单县": "shàn xiàn"}``."""
    text = files(__package__).joinpath("place_readings.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return dict(rows)


@cache
def _learn_places() -> None:
    """Teach the library the names of places that it misreads."""
    from pypinyin import lazy_pinyin, load_phrases_dict  # noqa: PLC0415 - as above

    table = place_readings()
    named = {name: reading.split() for name, reading in table.items() if len(name) >= _SEVERAL}
    listed = frozenset(named)
    for name in _names() - listed:
        start = next((name[:length] for length in (3, 2) if name[:length] in listed), "")
        if not start and not table.keys() & set(name):
            continue
        rest = lazy_pinyin(name[len(start) :], tone_sandhi=False)
        read = [table.get(char, syllable) for char, syllable in zip(name[len(start) :], rest, strict=True)]
        named[name] = [*named.get(start, ()), *read]
    load_phrases_dict({name: [[_plain(each)] for each in read] for name, read in named.items()})


def _names() -> set[str]:
    named = {name for each in divisions() for name in (each.name, each.short)}
    return {name for name in named | {name for name, _ in aliases()} if len(name) >= _SEVERAL}


def _plain(syllable: str) -> str:
    """A syllable without its tone."""
    return unicodedata.normalize("NFD", syllable).encode("ascii", "ignore").decode()
