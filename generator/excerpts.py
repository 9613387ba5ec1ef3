"""What a message quotes of a source: in one line the beginnings of its pieces, on a review page all of them."""

import re
from dataclasses import dataclass

_LONGEST_PIECE, _MOST_WORDS = 60, 200
"""How many characters one line shows of each piece, and of all."""
_SENTENCE = re.compile("[。！？；]")


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Pieces of a source, in its order; as a text the beginning of each different one, sentences first."""

    pieces: tuple[str, ...]

    def __str__(self) -> str:
        ordered = sorted(dict.fromkeys(self.pieces), key=lambda piece: not is_sentence(piece))
        return _beginning(" / ".join(_beginning(piece, _LONGEST_PIECE) for piece in ordered), _MOST_WORDS)

    @property
    def length(self) -> int:
        """How many characters the pieces have, without blanks."""
        return sum(len("".join(piece.split())) for piece in self.pieces)

    @property
    def has_sentences(self) -> bool:
        """Whether one of the pieces is a sentence."""
        return any(map(is_sentence, self.pieces))


def is_sentence(piece: str) -> bool:
    """Return whether a piece has the end of a sentence in it."""
    return bool(_SENTENCE.search(piece))


def _beginning(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most]}…"
