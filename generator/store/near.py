"""What an editor may have meant by a word that nobody knows."""

from collections.abc import Iterable
from difflib import get_close_matches

from generator.messages import NOTHING, Message, say


def near(word: str, known: Iterable[str]) -> Message:
    """Ask for the known word that resembles a word most; nothing where none does."""
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return say("did you mean “{word}”?", word=close[0]) if close else NOTHING
