"""What a Han character is, in every plane: the one table that all modules and the site's search use.

Python's own tables differ between versions, as do those of browsers, so the ranges are kept in ``han.txt``.
"""

import re
from collections.abc import Iterator
from importlib.resources import files


def _ranges() -> Iterator[tuple[int, int]]:
    for line in files(__package__).joinpath("han.txt").read_text("utf-8").splitlines():
        if written := line.partition("#")[0].strip():
            first, _, last = written.partition("..")
            yield int(first, 16), int(last or first, 16)


HAN_RANGES: tuple[tuple[int, int], ...] = tuple(_ranges())
"""The first and last code point of each range, in order."""
HAN = "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES)
"""The same ranges, for use between the brackets of a regular expression."""
FULL_WIDTH = HAN + "\u2e80-\u33ff\ufe30-\ufe4f\uff00-\uffef"
"""What takes a full square in print: Han characters, radicals, kana, Chinese punctuation and full-width
forms."""
_HAN = re.compile(f"[{HAN}]")


def has_han(text: str) -> bool:
    """Whether a text contains any Han character."""
    return _HAN.search(text) is not None
