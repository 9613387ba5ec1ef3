"""Lines that a program has broken where its page or window ended, joined to paragraphs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.ingest.joining import first_word, join, width_of
from generator.ingest.pasted.spaced_words import splits_word

_SOFT = "[\x0b\u2028\u2029]"
"""Breaks within a paragraph, as Word and PDF viewers copy them."""
_BREAK = re.compile(f"\r\n|[\r\n\x0c\x85]|{_SOFT}")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–·]+ *\d{1,3} *[-—–·]+|第 *\d{1,3} *页(?:[ ,，/]*共 *\d{1,3} *页)?)")
_ENDED = re.compile(r"[。！？!?…][”’」』）)]*$")
_OPEN = re.compile(r"\w$")
_ITEM = re.compile(
    r"\s*(?:[（(]? ?[一二三四五六七八九十]{1,3} ?[）)、．]|第[一二三四五六七八九十百\d]+[章节条]|\d{1,2}[、．.](?!\d)|[●■◆•])"
)
_CLAUSE = re.compile("[，。；,;]")
_INDENT = re.compile("\u3000\u3000|[ \u00a0]{2}|\t")
_WIDE_INDENT = re.compile("\u3000|\u00a0{2}")
_LABEL = re.compile(r"\s*\w{2,6}[：:]")
_PAIRS = ("《》", "（）", "“”", "「」", "()")
_DANGLING = re.compile("[的和与及或在对将把被于从向为以、，]$")
"""What asks for more words."""
_TRAILING = re.compile("[，。、；：？！）》”」%％]")
_UNIT = re.compile("[年月日时万亿余多个名人件起亩吨棵米元次户家处辆]")
_LEADING = ("：", ":", "；", ";")
"""What ends a line before a list or within one."""
_NARROWEST = 15
"""Lines that all end before this width, in characters, may be verse or a list."""
_UNEVEN = 2.2
"""How much shorter than others a full line may be, in characters."""
_WIDER = 1.25
"""How much wider a line may be whose last sign had no room in the next; a longer one is a paragraph."""
_SLACK = 1.2
"""The room that a full line may leave beyond what the next word would take, in characters."""
_INDENTED = 2.0
"""The indent that the first line of a paragraph may have lost, in characters."""
_FEWEST = 3
"""How many full lines show that lines were broken."""
_FEWEST_HEADS = 2
"""How many further pages a line must open that is a running head."""
_MOSTLY = 0.5
"""The share of full lines that end within a clause, and that hold the end of one."""
_LONGER = 0.03
"""The share of lines that may be longer, as addresses are."""

_LONGEST = 5_000
"""No paragraph is joined that is longer than this, in characters."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A text whose paragraphs stand on one line each, and what was taken out of it."""

    text: str
    breaks: int
    numbers: tuple[str, ...] = ()
    """The numbers of its pages."""
    heads: tuple[str, ...] = ()
    """Its first line, as often as it stands again at the head of a page."""


def join_lines(text: str) -> Joined:
    """Return a text with its broken lines joined."""
    lines, numbers, heads = _without_page_edges([line.rstrip() for line in _BREAK.split(text)])
    if not any(lines[1::2]):
        lines = lines[::2]  # there is a blank line after each
    width = _width(lines)
    if not width:
        return Joined(*_join_soft(text))
    is_indented = sum(bool(_INDENT.match(line)) for line in lines) > 1
    joined = lines[:1]
    for before, line in pairwise(lines):
        slack = _SLACK if is_indented or before != joined[-1] else _SLACK + _INDENTED
        is_open = len(joined[-1]) < _LONGEST
        if line and is_open and _goes_on(before, line, width - slack, is_indented=is_indented):
            joined[-1] = join(joined[-1], line.strip())
        else:
            joined.append(line)
    return Joined("\n".join(joined), len(lines) - len(joined), tuple(numbers), tuple(heads))


def _without_page_edges(lines: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return lines without the numbers of pages, the blank lines around them and repeated heads below them, and both."""
    kept: list[str] = []
    numbers: list[str] = []
    tops: list[int] = []
    is_edge = False
    for line in lines:
        if _PAGE_NUMBER.fullmatch(line):
            numbers.append(line.strip())
            while kept and not kept[-1]:
                kept.pop()
            is_edge = True
        elif line or not is_edge:
            tops += [len(kept)] if is_edge else []
            kept.append(line)
            is_edge = False
    first = next(filter(None, kept), "")
    heads = {at for at in tops if kept[at].strip() == first.strip()}
    if len(heads) < _FEWEST_HEADS:
        return kept, numbers, []
    return [line for at, line in enumerate(kept) if at not in heads], numbers, [first.strip()] * len(heads)


def _width(lines: Sequence[str]) -> float:
    """Return the width at which lines were broken, in characters; 0 if they were not."""
    widths = sorted(round(width) for line in lines if (width := width_of(line)) > _NARROWEST)
    counts = Counter(widths)
    usual = max(counts, key=lambda width: (counts[width], width), default=0)
    if not usual or widths[int((1 - _LONGER) * (len(widths) - 1))] > _WIDER * usual:
        return 0
    full = [line for line, after in pairwise(lines) if after and width_of(line) >= usual - _UNEVEN]
    is_broken = len(full) >= _FEWEST and all(
        sum(bool(sign.search(line)) for line in full) >= _MOSTLY * len(full) for sign in (_OPEN, _CLAUSE)
    )
    return usual if is_broken else 0


def _goes_on(line: str, after: str, reach: float, *, is_indented: bool) -> bool:
    """Return whether the paragraph of a line goes on in the next one."""
    if not line or _ITEM.match(after) or _INDENT.match(after):
        return False
    if reach - width_of(line) >= width_of(first_word(after.lstrip())):
        return False
    return is_indented or not _ENDED.search(line)


def find_cuts(pieces: Sequence[str]) -> list[bool]:
    """Return for each break between pieces of a text whether it is within a sentence, so that it ends no line."""
    last = max((at for at, piece in enumerate(pieces) if "。" in piece), default=0)
    cuts = []
    is_prose = False
    for at, (before, after) in enumerate(pairwise(pieces), 1):
        words = before.rstrip()
        is_prose = is_prose or "，" in before or "。" in before
        is_prose = at <= last and ((is_prose and _is_cut(words, after)) or _is_torn(words, after))
        cuts.append(is_prose)
    return cuts


def _is_cut(before: str, after: str) -> bool:
    """Return whether a break between two parts of a paragraph ends no sentence, and the second begins nothing new."""
    is_open = bool(before and after) and not _ENDED.search(before) and not before.endswith(_LEADING)
    return is_open and not (_ITEM.match(after) or _WIDE_INDENT.match(after) or _LABEL.match(after))


def _is_torn(before: str, after: str) -> bool:
    """Return whether a line cannot end, or the next not begin, where a break is: in a word, a figure, brackets, or at a particle."""
    if not before or not after or _ENDED.search(before) or _ITEM.match(after):
        return False
    is_left_open = any(before.count(pair[0]) > before.count(pair[1]) for pair in _PAIRS)
    is_figure = before[-1].isdecimal() and _UNIT.match(after)
    is_without_end = is_left_open or is_figure or _DANGLING.search(before) or _TRAILING.match(after)
    return bool(is_without_end) or splits_word(before, after)


def _join_soft(text: str) -> tuple[str, int]:
    """Return a text without the breaks that cut a sentence within a paragraph, and their number."""
    lines = text.split("\n")
    if len(lines) == 1:
        return text, 0  # the breaks may be those between paragraphs
    pieces = [re.split(f"({_SOFT})", line) for line in lines]
    count = 0
    for line in pieces:
        last = max((at for at, piece in enumerate(line) if "。" in piece), default=0)
        for at in range(1, last, 2):
            before, after = line[at - 1].rstrip(), line[at + 1]
            cuts = width_of(before) >= _NARROWEST or before.endswith(("，", "、"))
            if cuts and not _ENDED.search(before) and not _ITEM.match(after):
                line[at] = ""
                count += 1
    return "\n".join(map("".join, pieces)), count
