"""Blanks that a viewer of PDF files puts between characters, and around figures where the page only showed some space."""

import re
from collections.abc import Iterator
from itertools import accumulate

from generator.language import BLANKS, FIGURE_GAP, FULL_WIDTH, HAN
from generator.reference import segmenter

_BLANK = f"[{BLANKS}]"
_WIDE = f"[{HAN}{FULL_WIDTH}]"
_GAP = re.compile(f"(?<=[{HAN}]){_BLANK}(?=[{HAN}])")
_TOUCHING = re.compile(f"(?<=[{HAN}])(?=[{HAN}])")
_SINGLE = re.compile(
    f"(?<={_WIDE}){_BLANK}(?!{_BLANK})|(?<!{_BLANK}){_BLANK}(?={_WIDE})|(?<=\\b\\d){_BLANK}(?=\\d\\b)"
)
_SEVERAL = re.compile(f"{_BLANK}{{2,}}")
_AT_FIGURE_CLOSED = re.compile(f"(?<={_WIDE})(?=\\d)|(?<=[\\d%])(?=[{HAN}%])")
_IN_DATE = re.compile(f"(?<=\\d){_BLANK}(?=[年月日])|(?<=[年月]){_BLANK}(?=\\d{{1,2}}{_BLANK}?[月日])")
_RUN = re.compile(f"[{HAN}]+(?:{_BLANK}[{HAN}]+)+")
_NEAR = 12
_LAST_WORDS, _FIRST_WORDS = re.compile(f"[{HAN}]{{1,{_NEAR}}}$"), re.compile(f"[{HAN}]{{1,{_NEAR}}}")
_PROSE = re.compile("[，。；]")
_LEAST_GAPS = 5
"""Fewer blanks than this on all lines may be meant, as in a list of names."""
_MOST_TOUCHING = 0.25
"""The share of characters without a blank between them up to which a line is spaced throughout."""
_PROVEN = 0.5
"""From this share of blanks within words on, those between words are of the same kind."""


def splits_word(before: str, after: str) -> bool:
    """Return whether a break between two parts of a text is within a word."""
    left, right = _LAST_WORDS.search(before), _FIRST_WORDS.match(after)
    if not left or not right:
        return False
    edges = accumulate(map(len, segmenter().cut(left[0] + right[0], HMM=False)))
    return len(left[0]) not in edges


def close_words(text: str) -> tuple[str, int]:
    """Return a text without the blanks within its words and around its figures, and their number."""
    lines = text.split("\n")
    least = 1 if any(_is_spaced(line, _LEAST_GAPS) for line in lines) else _LEAST_GAPS
    is_apart = _sets_figures_apart(text)
    closed = [_close(line, least, is_apart=is_apart) for line in lines]
    return "\n".join(line for line, _ in closed), sum(count for _, count in closed)


def _sets_figures_apart(text: str) -> bool:
    """Return whether a text has blanks around most figures; one before a day, as in 本报讯 12月1日, is meant."""
    apart = len(FIGURE_GAP.findall(text))
    return apart >= _LEAST_GAPS and apart >= _PROVEN * (apart + len(_AT_FIGURE_CLOSED.findall(text)))


def _close(line: str, least: int, *, is_apart: bool) -> tuple[str, int]:
    if _is_spaced(line, least):
        return _without_all(line)
    if not _PROSE.search(line):
        return _IN_DATE.subn("", line)
    line, words = _without_proven(line)
    line, figures = (FIGURE_GAP if is_apart else _IN_DATE).subn("", line)
    return line, words + figures


def _is_spaced(line: str, least: int) -> bool:
    """Return whether there is a blank after each character of a line."""
    gaps = len(_GAP.findall(line))
    return gaps >= least and len(_TOUCHING.findall(line)) <= _MOST_TOUCHING * gaps


def _without_all(line: str) -> tuple[str, int]:
    closed, count = _SINGLE.subn("", line)
    return _SEVERAL.sub(" ", closed), count


def _without_proven(line: str) -> tuple[str, int]:
    """Return a line without the blanks that cut words, and their number."""
    gaps = len(_GAP.findall(line))
    if not gaps:
        return line, 0
    proven = set(_within_words(line))
    if len(proven) >= _PROVEN * gaps:
        return _GAP.subn("", line)
    return "".join(char for at, char in enumerate(line) if at not in proven), len(proven)


def _within_words(line: str) -> Iterator[int]:
    """Yield the places of blanks that stand inside a word, so that there are fewer words without them: not 16日电 台北."""
    for run in _RUN.finditer(line):
        closed = re.sub(_BLANK, "", run[0])
        edges = set(accumulate(map(len, segmenter().cut(closed, HMM=False))))
        for number, blank in enumerate(re.finditer(_BLANK, run[0])):
            if blank.start() - number not in edges and _has_fewer_words(closed, blank.start() - number):
                yield run.start() + blank.start()


def _has_fewer_words(run: str, at: int) -> bool:
    """Return whether the characters around a place make fewer words together than apart."""
    before, after = run[max(0, at - _NEAR) : at], run[at : at + _NEAR]
    together, *apart = (
        len(list(segmenter().cut(each, HMM=False))) for each in (before + after, before, after)
    )
    return together < sum(apart)
