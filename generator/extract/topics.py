"""Topics proposed for an entry by the keywords of each topic."""

import logging
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import Topic

if TYPE_CHECKING:
    from jieba import Tokenizer


def propose_topics(text: str, topics: Sequence[Topic], vocabulary: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the ids of the topics that have a keyword among the words of a text, in the topics' order.

    Words are those that jieba cuts, with ``vocabulary`` (the glossary's terms) and the keywords added to its own.
    """
    if not topics:
        return ()
    keywords = tuple(sorted({word for topic in topics for word in topic.keywords}))
    borders = _borders(text, (*keywords, *vocabulary))
    return tuple(
        topic.id for topic in topics if any(_stands_in(word, text, borders) for word in topic.keywords)
    )


def _stands_in(word: str, text: str, borders: frozenset[int]) -> bool:
    at = text.find(word)
    while at >= 0:
        if at in borders and at + len(word) in borders:
            return True
        at = text.find(word, at + 1)
    return False


def _borders(text: str, vocabulary: tuple[str, ...]) -> frozenset[int]:
    """Give the places where words of a text begin and end, however they are cut."""
    ends, at = {0}, 0
    for word in _tokenizer(vocabulary).cut(text):
        at += len(word)
        ends.add(at)
    return frozenset(ends)


@cache
def _tokenizer(vocabulary: tuple[str, ...]) -> "Tokenizer":
    import jieba  # noqa: PLC0415 - its dictionary is loaded only where topics are proposed

    logging.getLogger("jieba").setLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    # jieba unmarshals its cache from a name that anyone may write in the shared temporary folder
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        tokenizer.tmp_dir = folder
        tokenizer.cache_file = str(Path(folder) / "jieba.cache")
        tokenizer.initialize()
    for word in vocabulary:
        tokenizer.add_word(word)
    return tokenizer
