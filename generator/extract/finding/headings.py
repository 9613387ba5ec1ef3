"""Headings, the lines under them, and the sections that they open."""

from collections.abc import Collection, Iterator, Sequence

from generator.extract.findings import FoundSection
from generator.extract.form import MOST_BARE, Head, Line

_LONGEST_DECK = 120
_LONGEST_NUMBERED = 50
_SHORT_SENTENCE = 25


def find_sections(lines: Sequence[Line], head: Head) -> Iterator[FoundSection]:
    """Yield every heading below the headlines, with its deck and the passages down to the next heading."""
    levels = _marked(lines, head)
    asked = _asked(lines, head)
    if len(levels) < 2:  # noqa: PLR2004 - one numbered line may be anything
        bare = _bare(lines, head, levels.keys() | asked)
        levels |= bare
    levels |= dict.fromkeys(asked, 1 + bool(levels))
    decks = {at + 1 for at in levels if _has_deck(lines, at, levels)}
    starts = sorted(levels)
    for at, follows in zip(starts, [*starts, len(lines)][1:], strict=True):
        deck = lines[at + 1].span if at + 1 in decks else None
        body = lines[at + 1 + (deck is not None) : follows]
        passages = tuple(line.passage.id for line in body)
        yield FoundSection(lines[at].span, deck, passages, levels[at], is_question=at in asked)


def _marked(lines: Sequence[Line], head: Head) -> dict[int, int]:
    """Return the lines whose form marks them as headings, each with its level."""
    levels = {}
    for at in range(head.end, len(lines)):
        if level := _level(lines, at):
            levels[at] = level
    return {at: level for at, level in levels.items() if not _is_sentence_in_a_list(lines, at, levels)}


def _asked(lines: Sequence[Line], head: Head) -> frozenset[int]:
    """Return the lines with questions that the next lines answer; they order the text but are not headings.

    Where only the asker stands on a line, the question is the line below it.
    """
    last = len(lines) - 1
    asked = [
        min(at + line.is_like("speaker"), last)
        for at, line in enumerate(lines)
        if at >= head.end and line.opens_like("question")
    ]
    spoken = len(asked) > 1 and any(line.opens_like("answer") for line in lines)
    return frozenset(asked if spoken else ())


def _is_sentence_in_a_list(lines: Sequence[Line], at: int, levels: dict[int, int]) -> bool:
    """Whether a short numbered sentence is next to numbered paragraphs of its kind."""
    line = lines[at]
    beside = [lines[near] for near in (at - 1, at + 1) if 0 <= near < len(lines) and near not in levels]
    return bool(line.number) and line.text[-1] == "。" and any(each.number == line.number for each in beside)


def _level(lines: Sequence[Line], at: int) -> int:
    line = lines[at]
    if line.level:
        return line.level
    if (
        (not line.number and len(line.text) > MOST_BARE and not line.is_like("case_heading"))
        or line.opens_like("dash")
        or line.is_aside
        or (line.opens_like("counted") and not line.opens_like("bullet"))
    ):
        return 0
    if line.ends_with_dash or line.is_like("bracketed", "case_heading"):
        return 1
    if at + 1 == len(lines):
        return 0
    if line.opens_like("bullet"):
        return int(line.is_bare and lines[at + 1].is_prose)
    return line.number if line.number and _stands_alone(line, lines[at + 1]) else 0


def _stands_alone(line: Line, after: Line) -> bool:
    """Whether a numbered line is a heading and not a paragraph that begins with a number."""
    words = line.text[line.marks :]
    if not words or len(words) > _LONGEST_NUMBERED or after.number == line.number != 1:
        return False
    sentence = words[-1] == "。" and len(words) <= _SHORT_SENTENCE and not set("，,；;。") & set(words[:-1])
    return (line.is_open or sentence or words[-1] in "？?！!") and not line.is_like("addressee")


def _bare(lines: Sequence[Line], head: Head, marked: Collection[int]) -> dict[int, int]:
    """Return the short unmarked lines over paragraphs, each with level 1."""
    found = {}
    for at, line in enumerate(lines[head.end : -1], head.end):
        free = not line.number and not line.is_aside and at - 1 not in found and at not in marked
        if free and line.is_bare and not line.opens_like("dateline") and not line.opens_like("dash"):
            after = lines[at + 1]
            over_deck = (
                after.is_open and not after.is_aside and at + 2 < len(lines) and lines[at + 2].is_prose
            )
            if (after.is_prose and not after.is_aside) or over_deck or at + 1 in marked:
                found[at] = 1
    return found


def _has_deck(lines: Sequence[Line], at: int, levels: dict[int, int]) -> bool:
    """Whether the line under a heading belongs to the heading."""
    if at + 2 >= len(lines) or at + 1 in levels or lines[at].opens_like("question"):
        return False
    deck, after = lines[at + 1], lines[at + 2]
    listed = deck.opens_like("dash") and after.opens_like("dash")
    numbered = lines[at].number and not lines[at].ends_with_dash
    return (
        len(deck.text) <= _LONGEST_DECK
        and deck.is_open
        and not (listed or numbered or deck.number or deck.is_aside or deck.opens_like("counted"))
        and not deck.opens_like("dateline")
    )
