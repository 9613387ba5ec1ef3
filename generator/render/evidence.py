"""The words that a citation quotes, as readers see them."""

import re
from collections.abc import Iterable
from itertools import pairwise

from generator.language import FULL_FORM, HAN
from generator.model import Cite, Document, Sentence, Span, quoted_span
from generator.render.views import Piece

_WIDE = str.maketrans(FULL_FORM)
_AROUND = f"{HAN}\u201c\u201d\u2018\u2019\u300a\u300b\u2026\u3002"
_INNER = str.maketrans("“”", "‘’")
_BETWEEN_HAN = re.compile(f"(?<=[{_AROUND}])[,;:!?()]|[,;:!?()](?=[{_AROUND}])")

BESIDE = 20
"""How many characters of a sentence stand at least before and after its quoted words in the margin; the cut is
between clauses, so that no number loses its bound."""
ELLIPSIS = "……"
_CLAUSE = "\uff0c\uff1b\uff1a\uff01\uff1f\u3002\u3001,;:!?"
_ENDS = "[\uff0c\uff1b\uff1a\uff01\uff1f\u3002,;:!?]"
_HEAD = re.compile(f"[^{_CLAUSE}]*[{_CLAUSE}]?")
_TAIL = re.compile(f"[^{_CLAUSE}]*")


def anchor(sentence_id: str) -> str:
    """Give the anchor of a passage or sentence: ``p22.1`` is ``p22-1``, which needs no escape in CSS."""
    return sentence_id.replace(".", "-")


def reading(text: str) -> str:
    """Give Chinese text with full-width punctuation, character for character.

    Only punctuation next to a Chinese character changes, so that ``3,300`` and Latin words stay.
    """
    return _BETWEEN_HAN.sub(lambda match: match[0].translate(_WIDE), text)


def in_quotation_marks(text: str) -> str:
    """Set Chinese words in quotation marks, those inside them in inner ones, unless they stand in a pair already."""
    whole = text.startswith("“") and text.find("”") == len(text) - 1
    return text if whole else f"“{text.translate(_INNER)}”"


def quoted(document: Document, cite: Cite) -> tuple[Span, tuple[Sentence, ...]]:
    """Find the words of a citation and the sentences that they touch.

    Raises ``LookupError`` when the quote is not in the document: content is checked before it is rendered.
    """
    span = quoted_span(document, cite)
    if span is None:
        raise LookupError(f"{cite.document} {cite.passage or ''}: no such words: {cite.quote}")
    return span, document.sentences_at(span)


def numbers(sentences: tuple[Sentence, ...]) -> str:
    """Give the numbers of sentences for readers: ``22.1`` or ``22.1–23.2``."""
    first, last = (sentences[at].id.removeprefix("p") for at in (0, -1))
    return first if first == last else f"{first}–{last}"


def clause_around(quote: str, words: str) -> str:
    """Give the clause of a quote in which some of its words stand; rows such as 浙江、江西两省 are not cut."""
    before, _, after = quote.partition(words)
    return re.split(_ENDS, before)[-1] + words + re.split(_ENDS, after)[0]


def pieces(document: Document, span: Span, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """Cut the words at a span where marked stretches begin and end, in the reading view."""
    shown = reading(document.quote(span))
    marked = [False] * len(span)
    for mark in marks:
        for at in range(max(mark.start, span.start), min(mark.end, span.end)):
            marked[at - span.start] = True
    cuts = [0, *(at for at in range(1, len(marked)) if marked[at] != marked[at - 1]), len(marked)]
    return tuple(Piece(shown[start:end], marked[start]) for start, end in pairwise(cuts) if shown[start:end])


def excerpt(those: tuple[Piece, ...], beside: int = BESIDE) -> tuple[Piece, ...]:
    """Shorten what is not marked to the characters beside what is, with an ellipsis for the rest."""
    return tuple(
        piece
        if piece.marked
        else Piece(_shortened(piece.text, number > 0, number + 1 < len(those), beside), marked=False)
        for number, piece in enumerate(those)
    )


def only_marked(those: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Leave out all that is not marked, with an ellipsis for it."""
    return tuple(piece if piece.marked else Piece(ELLIPSIS, marked=False) for piece in those)


def _shortened(text: str, after: bool, before: bool, beside: int) -> str:  # noqa: FBT001 - two neighbours
    head = _HEAD.match(text, beside) if after else None
    tail = _TAIL.match(text[::-1], beside) if before else None
    start = head.end() if head else 0
    end = len(text) - tail.end() if tail else len(text)
    return text[:start] + ELLIPSIS + text[end:] if end - start > len(ELLIPSIS) else text
