"""What a number is of, in words that can stand beside it alone: on a card, in a row of a table."""

import re

from generator.extract.findings import FoundFigure, FoundVague
from generator.extract.form import pattern
from generator.model import Span

_CLAUSE_ENDS = re.compile("[，。；：！？,;:!?\n]")


def label(text: str, measure: FoundFigure | FoundVague) -> Span | None:
    """The words that say what a number is of; None if they would say other than their clause, which is shown then.

    In 避免了30户群众受灾 nobody came to harm, 计划新建30个站点 builds none yet, and in 产值增长5% the 5% is not the output.
    """
    of, number = measure.of, measure.span
    if of is None:
        return None
    start, end = _clause(text, number)
    if of.start < number.start:
        is_level = of.start < start or _is_level(text[of.start : of.end], text[of.end : number.start])
        return (
            of
            if is_level and not pattern("draft", "label_change").search(text, start, number.start)
            else None
        )
    left_out = f"{text[start : number.start]} {text[of.end : end]}"
    turned = pattern("draft", "label_turned").search(left_out) or text.startswith(("同比", "环比"), of.start)
    return None if turned else of


def _is_level(of: str, between: str) -> bool:
    """Whether words before a number name a share that it is the level of, as in 办结率达95%, or what has that share."""
    return bool(pattern("draft", "label_share").search(of)) or "占" in between


def _clause(text: str, number: Span) -> tuple[int, int]:
    before = [*_CLAUSE_ENDS.finditer(text, max(0, number.start - _LONGEST), number.start)]
    after = _CLAUSE_ENDS.search(text, number.end, number.end + _LONGEST)
    start = before[-1].end() if before else max(0, number.start - _LONGEST)
    return start, after.start() if after else number.end + _LONGEST


_LONGEST = 60
"""Characters of a clause that are looked at on either side of a number."""
