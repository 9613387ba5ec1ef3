"""Which of several is first, second or last: 最多的是丙 for 依次是甲、乙、丙."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.language import HAN
from generator.support.chinese.case import ALIKE, Case
from generator.support.chinese.rules.structures.common_words import likeness
from generator.support.fact import Fault


@dataclass(frozen=True, slots=True)
class _Ranked:
    """One of several with its rank."""

    name: str
    rank: int
    axis: str
    """What it is ranked by, as 多; empty where the text does not say."""
    words: str
    start: int


def _ranks(case: Case) -> Iterator[Fault]:
    """Find a rank that the passages give to another, and to this one they give another rank."""
    ours = [*_ranked(case.statement.text)]
    theirs = [each for passage in case.passages for each in _ranked(passage.text)] if ours else []
    for each in ours:
        fits = [
            (likeness(other.name, each.name), other)
            for other in theirs
            if not each.axis or not other.axis or each.axis == other.axis
        ]
        most = max((fit for fit, _ in fits), default=0.0)
        likest = [other for fit, other in fits if fit == most]
        if most >= ALIKE and all(other.rank != each.rank for other in likest):
            yield Fault("degree", each.words, each.start, likest[0].words)


def _ranked(text: str) -> Iterator[_Ranked]:
    for found in _IN_TURN.finditer(text):
        names = re.split("[、和与及]", found["names"])
        axis = found["axis"] or ""
        if not _RISING.search(text[max(0, found.start() - 12) : found.end()]):
            for rank, name in enumerate(names if len(names) > 1 else (), start=1):
                yield _Ranked(name, rank, axis, found.group(), found.start())
    for found in (*_AFTER.finditer(text), *_BEFORE.finditer(text)):
        axis = found["axis"] or found.groupdict().get("other") or ""
        yield _Ranked(found["name"], _rank(found), axis, found["how"], found.start("how"))
    for found in _MAINLY.finditer(text):
        yield _Ranked(found["name"], 1, "", found.group(), found.start())
    for found in _LIABLE.finditer(text):
        rank, axis = _LIABILITY[found["how"]]
        yield _Ranked(found["name"], rank, axis, found["how"], found.start("how"))


_LIABLE = re.compile(
    "(?P<name>[^，。；：]{2,20}?)(?:是|为|系|负|承担)[^，。；：]{0,6}?(?P<how>主要|次要|直接|间接)的?(?:原因|责任|问题|因素)"
)
_LIABILITY = {"主要": (1, "责"), "次要": (2, "责"), "直接": (1, "接"), "间接": (2, "接")}
_MAINLY = re.compile("以(?P<name>[^，。；：以]{2,16}?)为主")


def _rank(found: re.Match[str]) -> int:
    if nth := found["nth"]:
        return int(nth) if nth.isdecimal() else "一二三四五六七八九十".index(nth) + 1
    return 2 if _SECOND.search(found["how"]) else 1


_SECOND = re.compile("次|紧随")
_RISING = re.compile("[低少小短]到[高多大长]|[较更][低少小短]的?依次")
_IN_TURN = re.compile(
    "(?:(?P<axis>[多高大强长快])的?[^，。；]{0,8}?)?依次(?:是|为|有)?(?P<names>[^，。；：]+、[^，。；：]+)"
)
_NTH = "第(?P<nth>[一二三四五六七八九十]|[1-9])(?!次|届|期|批|产业|代|方|人|季|号|轮|个|条|款|种|章)"
_HOW = rf"(?P<how>最(?P<axis>[多高大强长快]|集中|突出|严重|普遍|常见)(?!不|可|能|只|为?[\d一二三四五六七八九十两])|[居占](?:于)?首位?|[位排列]首位?|(?:居|[位排名并]列?|排名?在?|排到?)?(?:在|于|居|列)?{_NTH}位?|(?<!其)次之|居次|紧随其后)"
_BEFORE = re.compile(rf"(?P<name>[^，。；：]{{2,20}}?){_HOW}(?=[，。；、）]|$)")
_AFTER = re.compile(
    rf"(?P<how>最(?P<axis>[多高大强长快]|集中|突出|严重|普遍|常见)的?|居首位?的?|首位|最(?P<other>(?![后近新初终低少小短差])[{HAN}]{{1,2}})的|{_NTH}位?的?|其次|次之|紧随其后的?)[^，。；：、]{{0,10}}?[是为](?P<name>[^，。；：]{{2,20}})"
)

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_ranks,)
"""The rules; each yields the faults that it finds."""
