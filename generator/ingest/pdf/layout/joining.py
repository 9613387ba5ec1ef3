"""Lines put together."""


def width_of(text: str) -> float:
    """About how wide words are, in type sizes."""
    return sum(0.55 if char < "\u2000" else 1.0 for char in text)


def join(words: str, more: str) -> str:
    """Two lines made one, with a blank between Latin words."""
    latin = words[-1:].isascii() and more[:1].isascii() and bool(words) and bool(more)
    blank = (
        latin and (words[-1].isalnum() or words[-1] in ",.;:)!?%") and (more[0].isalnum() or more[0] in "($")
    )
    return f"{words} {more}" if blank else words + more
