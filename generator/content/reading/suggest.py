"""What an editor may have meant by an unknown word or quote."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from generator.language import nearest, shared
from generator.messages import NOTHING, Message, say
from generator.model import Document
from generator.reference import divisions_named, parents, province, provinces

_COMPARED = 3
"""How many passages are compared letter by letter: those that share the most pairs of characters with the quote."""


def suggestion(word: str, known: Iterable[str]) -> Message:
    """Ask for the known word that is most like the given one; nothing when none is close."""
    close = nearest(word, known)
    return say("did you mean “{word}”?", word=close) if close is not None else NOTHING


def codes_named(text: str) -> list[str]:
    """Return the codes of the places that a name may mean; a name with several levels means the last one."""
    if province(text.upper()):
        return [text.upper()]
    whole = [each.code for each in provinces() if text in {each.zh, each.zh_full, each.en}]
    tail = next((text[at:] for at in range(len(text) - 1) if divisions_named(text[at:])), "")
    above = text.removesuffix(tail)
    found = (
        [each for each in divisions_named(tail) if all(part.name in above for part in parents(each.code))]
        if above
        else []
    )
    return whole or [each.code for each in (found or divisions_named(tail))]


def nearest_words(document: Document, quote: str, passage_id: str | None = None) -> tuple[str, str]:
    """Return the id of the passage that is most like a quote, and the closest words in it.

    Only the given passage is searched, if there is one.
    """
    passage = document.passage(passage_id) if passage_id else None
    texts = [(each.id, document.quote(each.span)) for each in ([passage] if passage else document.passages)]
    texts.sort(key=lambda text: -shared(quote, text[1]))
    found = [(*_aligned(words, quote), at) for at, words in texts[:_COMPARED]]
    _, best, at = max(found, key=lambda each: each[0], default=(0, "", ""))
    return at, best


def _aligned(words: str, quote: str) -> tuple[float, str]:
    """Return how much of a quote matches a text, from 0 to 1, and the part of the text that it lines up with."""
    matcher = SequenceMatcher(None, words, quote, autojunk=False)
    block = matcher.find_longest_match()
    slack = len(quote) // 4
    start = max(0, block.a - block.b - slack)
    window = words[start : block.a - block.b + len(quote) + slack]
    matcher.set_seq1(window)
    blocks = [each for each in matcher.get_matching_blocks() if each.size]
    if not blocks:
        return 0.0, ""
    first, last = blocks[0], blocks[-1]
    end = last.a + last.size + (len(quote) - last.b - last.size)
    return sum(each.size for each in blocks) / len(quote), window[max(0, first.a - first.b) : end]
