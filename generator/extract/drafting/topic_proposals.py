"""Topics of a document and of its entries, by the keywords of each topic."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.extract.drafting.told_before import ToldBefore
from generator.extract.form import lexicon
from generator.model import Document, Origin, Topic
from generator.reference import in_simplified, segmenter

MOST = 3
"""An entry is found under so many topics at most: those with the most keywords in it."""
SUPPORTED = 2
"""A document supports a topic when it has so many of its keywords, or one so often."""


def propose_topics(text: str, topics: Sequence[Topic], vocabulary: Sequence[str] = ()) -> tuple[str, ...]:
    """The ids of the topics that have the most keywords among the words of a text, in the topics' order.

    Words are those that jieba cuts, with ``vocabulary`` (the glossary's terms) and the keywords added to its own, in
    simplified characters.
    """
    found = score_topics(text, topics, vocabulary)
    best = sorted(found, key=lambda each: -found[each])[:MOST]
    return tuple(topic.id for topic in topics if topic.id in best)


def score_topics(text: str, topics: Sequence[Topic], vocabulary: Sequence[str] = ()) -> Mapping[str, int]:
    """How often the keywords of each topic stand in a text, without those that it has none of, in the topics' order."""
    if not topics or not text:
        return {}
    folded = in_simplified(text)
    places = _words(folded, _vocabulary(topics, vocabulary))
    scores = {topic.id: sum(_count(word, folded, places) for word in topic.keywords) for topic in topics}
    return {name: score for name, score in scores.items() if score}


def choose_topics(document: Document, topics: Iterable[Topic], *, after: int = 0) -> tuple[Topic, ...]:
    """The topics that a document supports, in their order, which is counted from ``after``."""
    offered = tuple(topics)
    scores = score_topics(document.text, offered)
    chosen = (topic for topic in offered if scores.get(topic.id, 0) >= SUPPORTED)
    return tuple(topic.model_copy(update={"order": order}) for order, topic in enumerate(chosen, after + 1))


def main_topic(texts: Iterable[str], topics: Sequence[Topic], vocabulary: Sequence[str] = ()) -> str | None:
    """The topic with the most keywords in the first text that has any; None where two have as many, or none has one."""
    for text in texts:
        scores = Counter(score_topics(text, topics, vocabulary)).most_common(2)
        if len(scores) == 1 or (scores and scores[0][1] > scores[1][1]):
            return scores[0][0]
    return None


@dataclass(frozen=True, slots=True)
class Sorting:
    """What the entries of one draft are sorted by."""

    own: tuple[Topic, ...]
    """The topics of the campaign."""
    further: tuple[Topic, ...]
    """Topics for what fits none of its own."""
    vocabulary: tuple[str, ...]
    before: ToldBefore

    def topics(self, origin: Origin, text: str, around: Iterable[str]) -> tuple[str, ...]:
        """Topics by an entry's words, else as told before, else the one that its surroundings are about, the nearest first."""
        return (
            propose_topics(text, self.own, self.vocabulary)
            or self.before.topics.get(origin)
            or propose_topics(text, self.further, self.vocabulary)
            or (main_topic(around, (*self.own, *self.further), self.vocabulary) or _other(0).id,)
        )

    def used(self, names: Collection[str]) -> Iterator[Topic]:
        """The topics of some ids, in their order; the one for the rest comes last."""
        offered = (*self.own, *self.further)
        other = _other(max((each.order for each in offered), default=0) + 1)
        yield from (topic for topic in offered if topic.id in names)
        if other.id in names and all(topic.id != other.id for topic in offered):
            yield other


def _other(order: int) -> Topic:
    return Topic(**lexicon("draft")["other_topic"], order=order)


def _vocabulary(topics: Sequence[Topic], vocabulary: Sequence[str]) -> tuple[str, ...]:
    return (*sorted({word for topic in topics for word in topic.keywords}), *vocabulary)


def _count(word: str, text: str, borders: frozenset[int]) -> int:
    """How often a word stands in a text as a whole word."""
    count, at = 0, text.find(word)
    while at >= 0:
        count += at in borders and at + len(word) in borders
        at = text.find(word, at + len(word))
    return count


def _words(text: str, vocabulary: tuple[str, ...]) -> frozenset[int]:
    """The places where words of a text begin and end; of 人民法院, 法院 is a word too, as what it is comes last."""
    ends, at, known = {0}, 0, _by_length(vocabulary)
    for word in segmenter(vocabulary).cut(text):
        at += len(word)
        ends.add(at)
        ends |= {at - length for length, words in known if length < len(word) and word[-length:] in words}
    return frozenset(ends)


@lru_cache(maxsize=8)
def _by_length(vocabulary: tuple[str, ...]) -> tuple[tuple[int, frozenset[str]], ...]:
    """Words of two characters and more, those of a length together."""
    lengths = sorted({len(word) for word in vocabulary} - {0, 1})
    return tuple(
        (length, frozenset(word for word in vocabulary if len(word) == length)) for length in lengths
    )
