"""Finds the words of a long list in a text without the cost of compiling one pattern of them all."""

from collections.abc import Iterable, Iterator

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
        starts, single, at, end = self._starts, self._single, 0, len(text)
        while at < end:
            for word in starts.get(text[at : at + _START], ()):
                if text.startswith(word, at):
                    break
            else:
                word = text[at] if text[at] in single else ""
            if word:
                yield at, word
            at += len(word) or 1
