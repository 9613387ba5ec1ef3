"""What a program adds or changes when text is copied from it, taken back and counted.

A text that shows no trace of this comes back as it was, character for character.
"""

import re
from collections.abc import Iterator

from generator.excerpts import Excerpts
from generator.ingest.marked_words import say_struck
from generator.ingest.pasted.broken_lines import Joined, join_lines
from generator.ingest.pasted.page_remains import Remains, without_tags
from generator.ingest.pasted.spaced_words import close_words
from generator.language import is_chinese
from generator.messages import Message, say

_HALF = re.compile("(?<![ｦ-ﾟ])[｡｢｣､･](?![ｦ-ﾟ])")
"""Punctuation of half-width katakana that stands in no Japanese word."""
_WHOLE = dict(zip("｡｢｣､･", "。「」、·", strict=True))

_MOST_TAGS = 12
"""How many kinds of tags a message names."""


def mend(text: str) -> tuple[str, tuple[Message, ...]]:
    """Return a Chinese text as it was before it was copied, and what was mended, each kind with its count."""
    text, left = strip(text)
    if not is_chinese(text):
        return text, left
    text, signs = _HALF.subn(lambda found: _WHOLE[found[0]], text)
    joined = join_lines(text)
    text, blanks = close_words(joined.text)
    return text, (*left, *_mended(signs, blanks, joined))


def strip(text: str) -> tuple[str, tuple[Message, ...]]:
    """Return a text without what the source of a web page left in it, and what that was."""
    text, remains = without_tags(text)
    return text, tuple(_stripped(remains))


def _stripped(remains: Remains) -> Iterator[Message]:
    if remains.tags:
        names = tuple(dict.fromkeys(remains.tags))
        most = ", ".join((*names[:_MOST_TAGS], *(["…"] if len(names) > _MOST_TAGS else [])))
        yield say("tags of a web page ({count}): {tags}", count=len(remains.tags), tags=most)
    if remains.hidden:
        words = Excerpts(tuple(" ".join(piece.split()) for piece in remains.hidden))
        yield say(
            "words that a page hides in its source ({count} characters): {words}",
            count=words.length,
            words=words,
        )
    if remains.struck:
        yield say_struck(remains.struck)
    if remains.named:
        yield say("character references such as “&nbsp;”, now characters ({count})", count=remains.named)


def _mended(signs: int, blanks: int, joined: Joined) -> Iterator[Message]:
    if signs:
        yield say("half-width punctuation, now full-width ({count})", count=signs)
    if blanks:
        yield say("spaces within words and around figures ({count})", count=blanks)
    if joined.breaks:
        yield say("line breaks within paragraphs ({count})", count=joined.breaks)
    if joined.numbers:
        yield say("page numbers: {numbers}", numbers=", ".join(f"“{number}”" for number in joined.numbers))
    if joined.heads:
        yield say("the first line, again at the head of pages ({count})", count=len(joined.heads))
