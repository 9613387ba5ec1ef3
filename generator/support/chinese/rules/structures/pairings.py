"""Which of several goes with which: 甲、乙分别被记过、撤职 for 分别被撤职、记过."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.support.chinese.case import Case
from generator.support.chinese.rules.structures.common_words import meant, named
from generator.support.fact import Fault


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Two lists of which the first goes with the first, and so on."""

    names: tuple[str, ...]
    values: tuple[str, ...]
    words: str
    start: int
    """Where the second list begins."""


def _respectively(case: Case) -> Iterator[Fault]:
    """Find two of a row that changed places in a sentence with 分别, or beside it in the passages."""
    for ours in _pairings(case.statement.text):
        for passage in case.passages:
            theirs = next(
                (_turned(ours, each) for each in _pairings(passage.text) if _turned(ours, each)), ""
            )
            if not theirs:
                theirs = _told_apart(ours, tuple(each.text for each in passage.clauses))
            if theirs:
                yield Fault("words", ours.words, ours.start, theirs)
                break


def _turned(ours: _Pairing, theirs: _Pairing) -> str:
    """Return the words of two lists of the passages that pair otherwise what a sentence pairs."""
    for name, value in zip(ours.names, ours.values, strict=True):
        here, there = named(theirs.names, name), meant(theirs.values, value)
        if here is not None and there is not None and here != there:
            return theirs.words
    return ""


def _told_apart(ours: _Pairing, clauses: tuple[str, ...]) -> str:
    """Return the clause that gives to one of a row what a sentence gives to another."""
    for at, name in enumerate(ours.names):
        for clause in clauses:
            if "分别" not in clause and named(ours.names, clause) == at and name[-2:] in clause:
                value = meant(ours.values, clause)
                if value is not None and value != at:
                    return clause
    return ""


def _alone(case: Case) -> Iterator[Fault]:
    """Find one of a row with what the passages give to another by 分别, or all of them with what is given to one."""
    pairings = [each for passage in case.passages for each in _pairings(passage.text)]
    for own in case.statement.clauses if pairings and "分别" not in case.statement.text else ():
        for each in pairings:
            name, value = named(each.names, own.text), meant(each.values, own.text)
            found = _EACH.search(own.text)
            of_all = found and all(_name(one) in own.text for one in each.names)
            if value is not None and (of_all or (name is not None and name != value)):
                start = own.start + (found.start() if of_all and found else 0)
                yield Fault("words", own.text[start - own.start :], start, each.words)


def _name(words: str) -> str:
    """Return the last two characters of one of a row, which tell a name from what stands before it."""
    return words[-2:]


_EACH = re.compile("(?<![平人日年月户])均|都|一律")


def _pairings(text: str) -> Iterator[_Pairing]:
    for found in _LISTS.finditer(text) if "分" in text else ():
        names = _SPLIT.split(_AFTER_NAMES.sub("", found["names"]))
        names[0] = names[0][-len(names[1]) :]  # what stands before the first name is no part of it
        values = _in_full(_SPLIT.split(_BEFORE_VALUES.sub("", _IN_BRACKETS.sub("", found["values"]))))
        if len(names) == len(values):
            yield _Pairing(tuple(names), tuple(values), found.group(), found.start("values"))


def _in_full(values: list[str]) -> list[str]:
    """Return a list with what its last one shares with the others, as 一等奖、二等奖 for 一、二等奖."""
    shared = values[-1][1:] if all(len(each) == 1 for each in values[:-1]) else ""
    return [*(each + shared for each in values[:-1]), values[-1]]


_IN_BRACKETS = re.compile("（[^（）]*）")
_SPLIT = re.compile("、|以及|[和与及]")
_ROW = "(?:[^，。；：、和与及]{1,20}(?:、|以及|[和与及]))+[^，。；：、和与及]{1,20}"
_LISTS = re.compile(rf"(?P<names>{_ROW})(?:分别|分[获列居任属])(?P<values>{_ROW})")
_AFTER_NAMES = re.compile(
    r"(?:[两二三四五六七八九\d][市县区省镇村人地家校者项类起]|同比|环比|人数|被|各|已|也|因[^、]*)+$"
)
_BEFORE_VALUES = re.compile(
    "^(?:[被获受][得到]?|给予|予以|授予|采取|安排|设置|实行|上升|下降|增长|减少|提高|降低|为|是|达到?|占|处以?|判处)+"
)

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_respectively, _alone)
"""The rules; each yields the faults that it finds."""
