"""A clause that begins as one clause of the passages does and ends as another: 远城区休市21天 for 中心城区休市21天，远城区一周一休."""

import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from generator.support.chinese.case import NEARLY_ALL, Case
from generator.support.chinese.clause_content import Clause, content_of
from generator.support.fact import Fault


def _exchanged(case: Case) -> Iterator[Fault]:
    """Find a beginning put before the end of another clause that has a beginning of its own."""
    found = [each for own in case.statement.clauses if (each := _crossed(case, own))]
    for own, begun, ended in found:
        both = any((one, two) == (ended, begun) for _, one, two in found)
        if both or _end_alike(own, begun, ended):
            yield Fault("words", own.text, own.start, ended.text)


def _crossed(case: Case, own: Clause) -> tuple[Clause, Clause, Clause] | None:
    """Return a clause with the clause that it begins as and the one that it ends as, where none does both."""
    ours, places = content_of(own)
    others = [(each, content_of(each)[0]) for _, each in case.clauses if own.content & each.content]
    starts = [(_same(ours, theirs), each, theirs) for each, theirs in others]
    ends = [(_same(ours[::-1], theirs[::-1]), each, theirs) for each, theirs in others]
    first, begun, _ = max(starts, key=lambda each: each[0], default=(0, own, ""))
    last, ended, whole = max(ends, key=lambda each: each[0], default=(0, own, ""))
    if begun is ended or min(first, last, len(whole) - last, len(ours) - last) < 1:
        return None
    if re.search(r"\d", own.text[: places[max(0, first - 1)] - own.start]):  # a date, and no name
        return None
    if first < _FEW or last < _FEW or first + last < NEARLY_ALL * len(ours):
        return None
    own_start = next(same for same, each, _ in starts if each is ended)
    own_end = next(same for same, each, _ in ends if each is begun)
    return (own, begun, ended) if own_start < _FEW and own_end <= last - _FEW else None


def _end_alike(own: Clause, begun: Clause, ended: Clause) -> bool:
    """Whether the beginnings of two clauses are names of one sort, as 中心城区 and 远城区."""
    ours, theirs = content_of(own)[0], content_of(ended)[0]
    last = _same(ours[::-1], theirs[::-1])
    if _THIS.search(theirs[: len(theirs) - last]) or _THIS.search(theirs[: len(theirs) - last + 1]):
        return False
    return _same(ours, content_of(begun)[0]) > len(ours) - last


def _same(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginning on."""
    return len([*takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))])


_FEW = 2
_THIS = re.compile("[全本我该][市省县区国州旗镇乡村局厅院校馆厂站]$")
"""A beginning that only points to what a sentence may name, as 全市."""

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_exchanged,)
"""The rules; each yields the faults that it finds."""
