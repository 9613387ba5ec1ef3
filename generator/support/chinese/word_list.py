"""Finds the words of a long list in a text without the cost of compiling one pattern of them all."""

from collections.abc import Iterable, Iterator
from operator import add

_START = 2


class WordList:
    """Words, looked up by their first two characters; a longer word goes before a shorter one."""

    def __init__(self, words: Iterable[str]) -> None:
        starts: dict[str, list[str]] = {}
        self._single: set[str] = set()
        for word in words:
            if len(word) < _START:
                self._single.add(word)
            else:
                starts.setdefault(word[:_START], []).append(word)
        self._starts = {
            pair: tuple(sorted(found, key=lambda word: (-len(word), word))) for pair, found in starts.items()
        }

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield each word of a text with its place, from left to right, none overlapping another."""
        end = 0
        for at in self._beginnings(text):
            if at >= end and (word := self._at(text, at)):
                yield at, word
                end = at + len(word)

    def _beginnings(self, text: str) -> list[int]:
        """Return where a word may begin; few characters pass, so that this decides what the search costs."""
        starts, single = self._starts, self._single
        found = [at for at, pair in enumerate(map(add, text, text[1:])) if pair in starts]
        if single.isdisjoint(text):
            return found
        return sorted({*found, *(at for at, character in enumerate(text) if character in single)})

    def _at(self, text: str, at: int) -> str:
        """Return the longest word that stands at a place; empty if none does."""
        for word in self._starts.get(text[at : at + _START], ()):
            if text.startswith(word, at):
                return word
        return text[at] if text[at] in self._single else ""
