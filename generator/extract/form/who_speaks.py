"""Lines that only say who speaks, or to whom a paper is addressed."""

from collections import Counter
from collections.abc import Sequence

from generator.extract.form.headline import Head
from generator.extract.form.lines import Line

_AGAIN = 2


def speakers(lines: Sequence[Line], head: Head) -> frozenset[int]:
    """Return the numbers of the lines with nothing but a speaker's name: one who is named above or speaks again, or asks."""
    above = "\n".join(line.text for line in lines[: head.end])
    alone = {at: line for at, line in enumerate(lines) if at >= head.end and line.is_like("speaker")}
    often = Counter(line.text[:-1] for line in alone.values())
    return frozenset(
        at
        for at, line in alone.items()
        if often[line.text[:-1]] >= _AGAIN or line.text[:-1] in above or line.opens_like("question")
    )


def addressee(lines: Sequence[Line], head: Head) -> int | None:
    """Return the number of the first line below the headlines, if it only says to whom the paper is addressed."""
    return head.end if head.end < len(lines) and lines[head.end].is_like("salutation") else None
