"""Whether an English text renders the terms in its Chinese as the glossary says."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.model import GlossaryTerm

_QUOTES = str.maketrans("“”‘’", "\"\"''")


def find_terms(zh: str, glossary: Iterable[GlossaryTerm]) -> tuple[GlossaryTerm, ...]:
    """Return the glossary's terms that occur in a Chinese text, longest first.

    A term inside a longer one does not count: 公安部 in 公安部党委 is rendered by the longer term.
    """
    found, rest = [], zh
    standing = [term for term in glossary if term.zh in zh]
    for term in sorted(standing, key=lambda term: (-len(term.zh), term.zh)):
        if term.zh in rest:
            found.append(term)
            rest = rest.replace(term.zh, "\n")
    return tuple(found)


def find_missing(zh: str, en: str, glossary: Iterable[GlossaryTerm]) -> Iterator[GlossaryTerm]:
    """Yield the terms of a Chinese text whose rendering, singular or plural, is missing from its English."""
    text = _plain(en)
    for term in find_terms(zh, glossary):
        if not _pattern(term.en).search(text):
            yield term


def find_forbidden(en: str, glossary: Iterable[GlossaryTerm]) -> Iterator[tuple[GlossaryTerm, str]]:
    """Yield each term that is rendered in an English text with words that the glossary forbids, and those words."""
    text = _plain(en)
    for term in glossary:
        for words in term.forbidden:
            if _pattern(words, whole=True).search(text):
                yield term, words


@cache
def _pattern(words: str, *, whole: bool = False) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_either(_plain(words))}" + (r"(?!\w)" if whole else ""))


def _plain(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.translate(_QUOTES).lower()).strip()


def _either(words: str) -> str:
    """Return a pattern for words whose last one may be singular or plural."""
    if words.endswith("s") and not words.endswith("ss"):
        return re.escape(words[:-1]) + "s?"
    return re.escape(words) + r"(?:s|es)?"
