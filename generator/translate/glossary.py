"""Whether an English text renders the terms in its Chinese as the glossary says."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

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
        if not _stands(term.en, text):
            yield term


def find_forbidden(en: str, glossary: Iterable[GlossaryTerm]) -> Iterator[tuple[GlossaryTerm, str]]:
    """Yield each term that is rendered in an English text with words that the glossary forbids, and those words."""
    text = _plain(en)
    for term in glossary:
        for words in term.forbidden:
            if _stands(words, text, whole=True):
                yield term, words


def _stands(words: str, text: str, *, whole: bool = False) -> bool:
    """Whether some words stand in a plain text, their last one in the singular or the plural."""
    return _stem(words) in text and _pattern(words, whole=whole).search(text) is not None


@cache
def _pattern(words: str, *, whole: bool) -> re.Pattern[str]:
    stem = _stem(words)
    plural = "(?:s|es)?" if stem == _plain(words) else "s?"
    return re.compile(rf"(?<!\w){re.escape(stem)}{plural}" + (r"(?!\w)" if whole else ""))


@cache
def _stem(words: str) -> str:
    """Return what the singular and the plural of some words begin with."""
    plain = _plain(words)
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") else plain


@lru_cache(maxsize=1024)
def _plain(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.translate(_QUOTES).lower()).strip()
