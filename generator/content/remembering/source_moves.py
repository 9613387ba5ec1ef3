"""Where the passages of a document went when its text changed, and what cites them.

A passage's number changes when another is inserted before it, so the words decide, not the numbers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.content.changing import Change, Drop, Put, pairing
from generator.model import (
    Document,
    FieldPath,
    Origin,
    Plain,
    elements_in,
    fields_in,
    fingerprint,
    passage_of,
    text_in,
)

_SENTENCE = re.compile(r"p\d+(\.\d+)?")
_GONE = re.compile(r"gone-([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Shift:
    """How the text that was last read maps to the text as it is now."""

    old: Document
    """The text that was last read."""
    new: Document
    sentences: Mapping[str, str]
    """The new id of each old sentence that is still there, possibly with other words."""
    passages: Mapping[str, str]
    """The new id of each old passage, by the majority of its sentences."""
    blind: bool = False
    """Whether the old text is no longer known; ``old`` is then the new text, and quotes alone decide."""

    @property
    def moves(self) -> bool:
        """Whether citations may have to point elsewhere."""
        return self.blind or self.old.text != self.new.text

    def reanchored(self, content: Plain) -> Iterator[Change]:
        """The changes by which every citation and origin in a file points to where the words are now."""
        return _reanchored(content, self)

    def origin(self, origin: Origin) -> Origin:
        """Return the current name of an entry's origin, according to where its words are.

        An origin whose words are gone holds their fingerprint in place of a number, and gets a number again when they
        return.
        """
        sentence = origin.sentence
        if origin.document != self.new.id or not sentence:
            return origin
        if found := _GONE.fullmatch(sentence):
            return origin.at(self._returned(found[1]) or sentence)
        if _SENTENCE.fullmatch(sentence) and not self.blind:
            return origin.at(self.sentences.get(sentence) or self._gone(sentence))
        return origin

    def passage(self, quote: str, passage: str | None) -> str | None:
        """Return the passage to cite for a quote; None if the quote alone must do or several passages would fit."""
        holders = _holders(self.new, quote)
        told = _holders(self.old, quote)
        if passage is None:
            known = self.passages.get(told[0]) if len(told) == 1 else None
            return known if len(holders) > 1 and known in holders else None
        target = self.passages.get(passage)
        if target in holders:
            return target
        if len(holders) > 1:
            taken = {self.passages.get(each) for each in told}
            holders = [each for each in holders if each not in taken]
        return holders[0] if len(holders) == 1 else None if holders else target

    def _gone(self, key: str) -> str:
        words = next((self.old.quote(each.span) for each in self.old.sentences if each.id == key), key)
        return f"gone-{fingerprint(words)}"

    def _returned(self, print_: str) -> str | None:
        known = {*self.sentences.values()} if self.old.text != self.new.text else set()
        back = (each.id for each in self.new.sentences if fingerprint(self.new.quote(each.span)) == print_)
        return next((each for each in back if each not in known), None)


def find_shift(old: Document | None, new: Document) -> Shift:
    """Pair the sentences of two versions of a document; without the old one, only quotes show where words are."""
    blind, old = old is None, old or new
    ones, others = tuple(old.sentences), tuple(new.sentences)
    words, other_words = [old.quote(each.span) for each in ones], [new.quote(each.span) for each in others]
    pairs = pairing.pair_texts(words, other_words)
    votes: dict[str, Counter[str]] = {}
    for one, other in sorted(pairs.items()):
        votes.setdefault(passage_of(ones[one].id), Counter())[passage_of(others[other].id)] += len(words[one])
    return Shift(
        old,
        new,
        {ones[one].id: others[other].id for one, other in pairs.items()},
        {passage: count.most_common(1)[0][0] for passage, count in votes.items()},
        blind,
    )


def _reanchored(content: Plain, shift: Shift, here: FieldPath = ()) -> Iterator[Change]:
    if isinstance(content, list):
        for number, part in enumerate(content):
            yield from _reanchored(part, shift, (*here, number))
    if not isinstance(content, Mapping):
        return
    if content.get("document") == shift.new.id and content.get("quote"):
        yield from _cite(content, shift, here)
    for name, part in content.items():
        if name == "origins" and not here:
            yield from _origins(elements_in(part), shift)
        elif name == "set_aside" and content.get("id") == shift.new.id:
            for number, aside in enumerate(elements_in(part)):
                yield from _aside(fields_in(aside), shift, (*here, name, number))
        else:
            yield from _reanchored(part, shift, (*here, name))


def _cite(cite: Mapping[str, Plain], shift: Shift, here: FieldPath) -> Iterator[Change]:
    known = text_in(cite, "passage")
    passage = shift.passage(str(cite["quote"]), known)
    if passage and passage != known:
        yield Put((*here, "passage"), passage, "document")
    elif passage is None and known:
        yield Drop((*here, "passage"))  # it would name another paragraph; the check then says which ones fit


def _origins(origins: list[Plain], shift: Shift) -> Iterator[Change]:
    for number, origin in enumerate(origins):
        if isinstance(origin, str) and (now := shift.origin(Origin(origin))) != origin:
            yield Put(("origins", number), now)


def _aside(aside: Mapping[str, Plain], shift: Shift, here: FieldPath) -> Iterator[Change]:
    """Follow a passage that is set aside; if its words changed, the old ones become its quote and the check asks."""
    quote, passage = text_in(aside, "quote"), str(aside.get("passage"))
    old = shift.old.passage(passage)
    target = shift.passage(quote, passage) if quote else shift.passages.get(passage)
    there = shift.new.passage(target) if target else None
    words = shift.old.quote(old.span) if old else ""
    if not quote and words and (there is None or shift.new.quote(there.span) != words):
        yield Put((*here, "quote"), words, "passage")
    if target and target != passage:
        yield Put((*here, "passage"), target)


def _holders(document: Document, quote: str) -> list[str]:
    spans = document.find_quote(quote)
    return [
        passage.id
        for passage in document.passages
        if any(span.start >= passage.span.start and span.end <= passage.span.end for span in spans)
    ]
