"""Topics proposed for an entry by the keywords of each topic."""

from collections.abc import Sequence

from generator.model import Topic
from generator.reference import segmenter


def propose_topics(text: str, topics: Sequence[Topic], vocabulary: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the ids of the topics that have a keyword among the words of a text, in the topics' order.

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
    """Return the places where words of a text begin and end, once it has been cut into words."""
    ends, at = {0}, 0
    for word in segmenter(vocabulary).cut(text):
        at += len(word)
        ends.add(at)
    return frozenset(ends)
