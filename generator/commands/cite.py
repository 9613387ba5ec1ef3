"""Finds where the documents say something and how to cite it, even if the words are not quite theirs."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz

from generator import campaign_folder
from generator.content.reading import suggestion
from generator.errors import Place, Problem, ProblemsError
from generator.language import QUOTATION_MARKS
from generator.messages import say
from generator.model import Cite, Document, Passage, Span
from generator.reference import simplified

Match = Literal["exact", "folded", "near"]
NEAREST = 3
"""How many near matches are returned."""
_LEAST = 60.0
"""How alike words must be to count as near, out of 100."""
_REACH = range(-4, 5)
"""By how many characters a near span may grow or shrink at either end to fit better."""
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(QUOTATION_MARKS, '"'),
        **dict.fromkeys("—–―－‐‑‒─", "-"),
        **dict.fromkeys("、，﹐", ","),
        **dict.fromkeys("。．｡", "."),
        **dict.fromkeys("·•・‧", "·"),
    }
)
"""Punctuation that people use interchangeably."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a document, and how to cite it."""

    cite: Cite
    """The citation, with the passage if the quote occurs more than once."""
    sentence: str
    """The id of the first sentence, as in ``p22.1``."""
    match: Match
    """``folded``: the same except for spaces, width, punctuation and traditional characters; ``near``: other words."""
    score: float
    """How alike the words are, up to 100."""
    before: str
    after: str
    """The characters around the quote."""
    wanted: str
    """What was looked for, with differences in 【】; empty if there are none."""
    differing: str
    """The quote, with differences in 【】; empty if there are none."""


def find_places(
    folder: Path, words: str, document: str | None = None, *, context: int = 20
) -> tuple[Found, ...]:
    """Return every place where the campaign's documents say something, or else the nearest ones.

    Raises ProblemsError if there is no such document.
    """
    _, documents = campaign_folder.load(folder)
    return tuple(_places(_chosen(folder, documents, document), words.strip(), context))


def _chosen(folder: Path, documents: Mapping[str, Document], name: str | None) -> Mapping[str, Document]:
    if name is None:
        return documents
    if name in documents:
        return {name: documents[name]}
    hint = suggestion(name, documents) or say("write one of {names}", names=", ".join(documents))
    message = say("there is no document “{document}”", document=name)
    place = Place(folder / "content" / "documents")
    raise ProblemsError([Problem(place, "", "unknown-document", message, hint)])


def _places(documents: Mapping[str, Document], words: str, context: int) -> Iterator[Found]:
    exact = [(each, span) for each in documents.values() for span in each.find_quote(words)]
    if exact:
        yield from (_found(each, span, "exact", 100.0, words, context) for each, span in exact)
        return
    wanted, _ = _folded(words)
    if not wanted:
        return
    folded = [(each, span) for each in documents.values() for span in _find_folded(each, wanted)]
    if folded:
        yield from (_found(each, span, "folded", 100.0, words, context) for each, span in folded)
        return
    near = sorted(
        (found for each in documents.values() for found in _find_near(each, wanted)),
        key=lambda found: -found[2],
    )
    yield from (_found(each, span, "near", score, words, context) for each, span, score in near[:NEAREST])


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text with one form per character and no spaces, and where each character stands in the original."""
    old = simplified()
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character.translate(_ALIKE)).casefold():
            if not part.isspace():
                folded.append(old.get(part, part).translate(_ALIKE))
                places.append(place)
    return "".join(folded), places


def _find_folded(document: Document, wanted: str) -> Iterator[Span]:
    for passage in document.passages:
        text, places = _folded(document.quote(passage.span))
        at = text.find(wanted)
        while at >= 0:
            yield _span(passage, places, at, at + len(wanted))
            at = text.find(wanted, at + 1)


def _find_near(document: Document, wanted: str) -> Iterator[tuple[Document, Span, float]]:
    for passage in document.passages:
        text, places = _folded(document.quote(passage.span))
        aligned = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=_LEAST) if text else None
        if aligned is None or len(text) < len(wanted) / 2:
            continue
        ends = [
            (aligned.dest_start + left, aligned.dest_end + right) for left, right in product(_REACH, repeat=2)
        ]
        start, end = max(
            ((start, end) for start, end in ends if 0 <= start < end <= len(text)),
            key=lambda ends: (fuzz.ratio(wanted, text[ends[0] : ends[1]]), ends[0] - ends[1]),
        )
        score = fuzz.ratio(wanted, text[start:end])
        if score >= _LEAST:
            yield document, _span(passage, places, start, end), score


def _span(passage: Passage, places: list[int], start: int, end: int) -> Span:
    return Span(passage.span.start + places[start], passage.span.start + places[end - 1] + 1)


def _found(document: Document, span: Span, match: Match, score: float, words: str, context: int) -> Found:  # noqa: PLR0913, PLR0917 - what a find is made of
    quote = document.quote(span)
    passage = next(each for each in document.passages if span in each.span)
    often = len(document.find_quote(quote)) > 1
    wanted, differing = ("", "") if match == "exact" else _compared(words, quote)
    return Found(
        cite=Cite(document=document.id, passage=passage.id if often else None, quote=quote),
        sentence=document.sentences_at(span)[0].id,
        match=match,
        score=round(score, 1),
        before=document.text[max(passage.span.start, span.start - context) : span.start],
        after=document.text[span.end : min(passage.span.end, span.end + context)],
        wanted=wanted,
        differing=differing,
    )


def _compared(words: str, quote: str) -> tuple[str, str]:
    """Return both texts with the parts that differ marked."""
    marked: tuple[list[str], list[str]] = ([], [])
    for what, start, end, other_start, other_end in SequenceMatcher(
        None, words, quote, autojunk=False
    ).get_opcodes():
        for parts, part in zip(marked, (words[start:end], quote[other_start:other_end]), strict=True):
            parts.append(part if what == "equal" or not part else f"【{part}】")
    return "".join(marked[0]), "".join(marked[1])
