"""The words that a citation quotes, as readers see them."""

import re
from collections.abc import Iterable
from itertools import pairwise

from generator.language import FULL_FORM, HAN
from generator.model import Cite, Document, Sentence, Span, quoted_place
from generator.render.views import Piece

_WIDE = str.maketrans(FULL_FORM)
_AROUND = f"{HAN}\u201c\u201d\u2018\u2019\u300a\u300b\u2026\u3002"
_INNER = str.maketrans("“”", "‘’")
_BESIDE_HAN = re.compile(f"[,;:!?()](?:(?<=[{_AROUND}].)|(?=[{_AROUND}]))")

BESIDE = 20
"""How many characters of a sentence the margin shows at least before and after the quoted words; the cut
falls between clauses, so that no number loses its bound."""
ELLIPSIS = "……"
_CLAUSE = "\uff0c\uff1b\uff1a\uff01\uff1f\u3002\u3001,;:!?"
_ENDS = "[\uff0c\uff1b\uff1a\uff01\uff1f\u3002,;:!?]"
_HEAD = re.compile(f"[^{_CLAUSE}]*[{_CLAUSE}]?")
_TAIL = re.compile(f"[^{_CLAUSE}]*")


def anchor(sentence_id: str) -> str:
    """The anchor of a passage or sentence: ``p22.1`` becomes ``p22-1``, which needs no escape in CSS."""
    return sentence_id.replace(".", "-")


def reading(text: str) -> str:
    """Chinese text with full-width punctuation, character for character.

    Only punctuation next to a Chinese character changes, so ``3,300`` and Latin words stay as they are.
    """
    return _BESIDE_HAN.sub(lambda match: match[0].translate(_WIDE), text)


def in_quotation_marks(text: str) -> str:
    """Put Chinese words in quotation marks, with inner ones inside, unless they stand in a pair already."""
    whole = text.startswith("“") and text.find("”") == len(text) - 1
    return text if whole else f"“{text.translate(_INNER)}”"


def quoted(document: Document, cite: Cite) -> tuple[Span, tuple[Sentence, ...]]:
    """The span of a citation's words and the sentences that they touch.

    Raises ``LookupError`` if the quote is not in the document: content is checked before it is rendered.
    """
    span, sentences = quoted_place(document, cite)
    if span is None:
        raise LookupError(f"{cite.document} {cite.passage or ''}: no such words: {cite.quote}")
    return span, sentences


def numbers(sentences: tuple[Sentence, ...]) -> str:
    """The numbers of sentences as readers see them: ``22.1`` or ``22.1–23.2``."""
    first, last = (sentences[at].id.removeprefix("p") for at in (0, -1))
    return first if first == last else f"{first}–{last}"


def clause_around(quote: str, words: str) -> str:
    """The clause of a quote that contains certain words; lists such as 浙江、江西两省 are not cut."""
    before, _, after = quote.partition(words)
    return re.split(_ENDS, before)[-1] + words + re.split(_ENDS, after)[0]


def pieces(document: Document, span: Span, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """The words at a span as readers see them, cut where marked stretches begin and end."""
    shown = reading(document.quote(span))
    marked = bytearray(len(span))
    for mark in marks:
        start, end = max(mark.start, span.start) - span.start, min(mark.end, span.end) - span.start
        marked[start:end] = b"\1" * (end - start) if start < end else marked[start:end]
    cuts = [0]
    while marked and (at := marked.find(1 - marked[cuts[-1]], cuts[-1])) > 0:
        cuts.append(at)
    places = pairwise((*cuts, len(marked)))
    return tuple(Piece(shown[start:end], bool(marked[start])) for start, end in places if start < end)


def excerpt(those: tuple[Piece, ...], beside: int = BESIDE) -> tuple[Piece, ...]:
    """Shorten unmarked text to ``beside`` characters next to marked text, with an ellipsis for the rest."""
    return tuple(
        piece
        if piece.marked
        else Piece(_shortened(piece.text, number > 0, number + 1 < len(those), beside), marked=False)
        for number, piece in enumerate(those)
    )


def only_marked(those: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Replace all unmarked text by an ellipsis."""
    return tuple(piece if piece.marked else Piece(ELLIPSIS, marked=False) for piece in those)


def _shortened(text: str, after: bool, before: bool, beside: int) -> str:  # noqa: FBT001 - two neighbours
    head = _HEAD.match(text, beside) if after else None
    tail = _TAIL.match(text[::-1], beside) if before else None
    start = head.end() if head else 0
    end = len(text) - tail.end() if tail else len(text)
    return text[:start] + ELLIPSIS + text[end:] if end - start > len(ELLIPSIS) else text
