"""What a number of a Chinese text counts: by which unit or measure word, and whether for each or for all."""

import re
from decimal import Decimal

from generator.support.chinese.amounts import unit_of
from generator.support.fact import Fact
from generator.support.unit_names import in_unit

Number = tuple[str, Fact]
"""A text and a number in it."""


def is_counted_alike(one: Number, other: Number) -> bool:
    """Whether two numbers may have one unit: what is measured is not counted, nor is a box what is in it."""
    units = [unit_of(*each) for each in (one, other)]
    if all(units):
        return units[0] == units[1]
    ours, theirs = (_COUNTED_BY.match(text, number.end) for text, number in (one, other))
    if measure := units[0] or units[1]:
        counted = theirs if units[0] else ours
        return not counted or measure == "year" or not in_unit(Decimal(1), measure, measure)
    return (
        not ours
        or not theirs
        or ours["word"] == theirs["word"]
        or not {ours["word"], theirs["word"]} & _TOGETHER
    )


_COUNTED_BY = re.compile(
    "[余多]?(?P<word>[个条件起家席辆部台场所处座项名人户次份张只支枝头匹尾棵株枚节册本套艘架箱盒袋包瓶桶罐筐捆双])"
)
"""The measure word after a number of what is counted, and so is not measured."""
_TOGETHER = frozenset("箱盒袋包瓶桶罐筐捆双")
"""Measure words for several things together, or for what holds them."""


def is_shared_alike(one: Number, other: Number) -> bool:
    """Whether two numbers may both be for each of several or for all of them, as 各罚5万元 and 合计罚5万元 are not.

    Nor is the most the least: 最高3万元 and 最低3万元.
    """
    return not any({_said(each, *one), _said(each, *other)} == set(each.groupindex) for each in _CONTRARY)


def _said(kinds: re.Pattern[str], text: str, number: Fact) -> str:
    """Return which of two kinds of words stands before a number in its clause; empty if none does."""
    begin = max(text.rfind(mark, 0, number.start) for mark in "，。；：、") + 1
    found = kinds.finditer(text, max(begin, number.start - _NEAR), number.start)
    return next((each.lastgroup or "" for each in reversed([*found])), "")


_NEAR = 8
_CONTRARY = (
    re.compile(
        "(?P<each>分别|人均|每[名人户家个位所]|各(?:自|(?![地区级部项类界方镇乡县市省国族单种路位家个校村社机])))"
        "|(?P<all>合计|总[计共]|一共|(?<![公中])共(?![同青享产和识建治存通]))"
    ),
    re.compile("(?P<most>最[高多长大晚迟]|[上高]限)|(?P<least>最[低少短小早]|[下低]限|起步)"),
)
"""Words of two kinds, of which one number has but one."""
