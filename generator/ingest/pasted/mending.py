"""What a program adds or changes when text is copied from it, taken back and counted.

A text that shows no trace of this comes back as it was, character for character.
"""

import re
from collections.abc import Iterator

from generator.ingest.pasted.broken_lines import join_lines
from generator.ingest.pasted.page_remains import without_tags
from generator.ingest.pasted.spaced_words import close_words
from generator.language import is_chinese
from generator.messages import Message, say

_HALF = re.compile("(?<![ｦ-ﾟ])[｡｢｣､･](?![ｦ-ﾟ])")
"""Punctuation of half-width katakana that stands in no Japanese word."""
_WHOLE = dict(zip("｡｢｣､･", "。「」、·", strict=True))


def mend(text: str) -> tuple[str, tuple[Message, ...]]:
    """Return a Chinese text as it was before it was copied, and what was mended, each kind with its count."""
    text, left = strip(text)
    if not is_chinese(text):
        return text, left
    text, signs = _HALF.subn(lambda found: _WHOLE[found[0]], text)
    text, breaks, numbers = join_lines(text)
    text, blanks = close_words(text)
    return text, (*left, *_mended(signs, blanks, breaks, numbers))


def strip(text: str) -> tuple[str, tuple[Message, ...]]:
    """Return a text without what the source of a web page left in it, and how much that was."""
    text, tags, named = without_tags(text)
    return text, tuple(_stripped(tags, named))


def _stripped(tags: int, named: int) -> Iterator[Message]:
    if tags:
        yield say("tags of a web page and what they hide ({count})", count=tags)
    if named:
        yield say("character references such as “&nbsp;”, now characters ({count})", count=named)


def _mended(signs: int, blanks: int, breaks: int, numbers: list[str]) -> Iterator[Message]:
    if signs:
        yield say("half-width punctuation, now full-width ({count})", count=signs)
    if blanks:
        yield say("spaces within words and around figures ({count})", count=blanks)
    if breaks:
        yield say("line breaks within paragraphs ({count})", count=breaks)
    if numbers:
        yield say("page numbers: {numbers}", numbers=", ".join(f"“{number}”" for number in numbers))
