"""Changes and comparisons that go the other way in the passages."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from generator.language import HAN
from generator.support.chinese.case import CLEARLY, Case
from generator.support.chinese.clause_content import share
from generator.support.chinese.reckoning import follows
from generator.support.fact import Fault


def _compared(case: Case) -> Iterator[Fault]:
    """Find a comparison that goes the other way in the passages, as 高于去年同期 for 低于."""
    for found in _THAN.finditer(case.statement.text):
        turned = _LESS.get(found["how"], "") + found["than"]
        if not any(found.group() in each.text for each in case.passages) and any(
            turned in each.text for each in case.passages
        ):
            yield Fault("direction", found.group(), found.start(), turned)


def _surpassed(case: Case) -> Iterator[Fault]:
    """Find that something surpasses what it falls short of in the passages, or the other way round."""
    for found in _BESIDE.finditer(case.statement.text):
        before = case.statement.text[: found.start()]
        if _NOT.search(before) or _EARLIER.search(before):
            continue
        way = _WAYS[found["how"]]
        theirs = [
            match
            for each in case.passages
            for match in _BESIDE.finditer(each.text)
            if match["than"][:2] == found["than"][:2]
        ]
        if theirs and all(_WAYS[each["how"]] != way for each in theirs):
            yield Fault("quantity", found.group(), found.start(), theirs[0].group())


_NOT = re.compile("(?:没有?|未|不)(?:能|会|得)?$")
_EARLIER = re.compile("(?:[此以之]前|过去|原[先来本]|以往|曾)[^，。；]*$")
"""What tells of the time before something surpassed another."""
_WAYS = dict.fromkeys(
    ("超过", "超", "超出", "高于", "多于", "大于", "突破", "好于", "优于"), "over"
) | dict.fromkeys(("低于", "少于", "小于", "不足", "不及", "不到", "不如", "差于"), "under")
_BESIDE = re.compile(f"(?P<how>{'|'.join(_WAYS)})(?P<than>[{HAN}]{{2,4}})")


_PAIRS = ("厚薄", "高低", "多少", "优劣", "早晚", "好差", "大小", "快慢", "强弱", "长短")
_LESS = {pair[at]: pair[1 - at] for pair in _PAIRS for at in (0, 1)}
_THAN = re.compile(f"(?P<how>[{''.join(_LESS)}])(?P<than>于[{HAN}]{{2,4}})")


def _last_year(case: Case) -> Iterator[Fault]:
    """Find what is said to be of last year, which the passages only compare with."""
    named = [found.group() for each in case.passages for found in _YEAR_BEFORE.finditer(each.text)]
    if named and not any(_OF_LAST_YEAR.search(each.text) for each in case.passages):
        for found in _OF_LAST_YEAR.finditer(case.statement.text):
            if _tells_level(case, found.start()):
                continue
            yield Fault("time", found.group(), found.start(), named[0])


def _tells_level(case: Case, start: int) -> bool:
    """Whether a sentence counts what follows from a change since last year."""
    sentence = case.statement.clause_at(start).sentence
    return any(
        follows(case, fact)
        for fact in case.statement.of("quantity")
        if case.statement.clause(fact).sentence == sentence
    )


_YEAR_BEFORE = re.compile("[比较]?[去上]年(?:同期)?")
_OF_LAST_YEAR = re.compile("(?<![比较如于与和同是为低高多少])[去上]年(?!同期|度?末|底)")


def _from_to(case: Case) -> Iterator[Fault]:
    """Find the two ends of a change that changed places, as in 由Ⅳ类改善为Ⅲ类."""
    for found in _CHANGED.finditer(case.statement.text):
        first, last = found["first"], found["last"]
        if first == last:
            continue
        for passage in case.passages:
            turned = re.compile(rf"[由从]{re.escape(last)}[^，。；]{{0,6}}?[到至为成转]{re.escape(first)}")
            theirs = turned.search(passage.text)
            if theirs and found.group() not in passage.text:
                yield Fault("direction", found.group(), found.start(), theirs.group())


_CHANGED = re.compile(
    r"[由从](?P<first>[^，。；由从到至为成转]{1,2})[^，。；]{0,8}?[到至为成转](?P<last>[^，。；到至为成转]{1,2})"
)


def _opposites(case: Case) -> Iterator[Fault]:
    """Find a clause that differs from its passage in one character, which means the opposite."""
    for own in case.statement.clauses:
        for _, other in case.nearest(own):
            if own.text in other.text or not _has_opposites(own.text, other.text):
                continue
            matcher = SequenceMatcher(None, own.text, other.text, autojunk=False)
            for tag, start, end, at, to in matcher.get_opcodes():
                mine, its = own.text[start:end], other.text[at:to]
                if tag == "replace" and {mine + its, its + mine} & _OPPOSITES:
                    around = own.text[max(0, start - 1) : end + 1]
                    rest = frozenset(gram for gram, _ in own.grams if mine not in gram)
                    known = max(
                        (share(rest, each.content) for _, each in case.clauses if around in each.text),
                        default=-1.0,
                    )
                    if known < 0 or share(rest, other.content) - known >= CLEARLY:
                        yield Fault("direction", mine, own.start + start, its)


_OPPOSITES = frozenset(
    {
        "快慢",
        "南北",
        "东西",
        "出入",
        "出进",
        "内外",
        "上下",
        "前后",
        "早晚",
        "大小",
        "长短",
        "新旧",
        "多少",
        "高低",
        "升降",
        "厚薄",
        "宽窄",
        "粗细",
        "松紧",
        "增减",
        "买卖",
        "左右",
        "先后",
        "开关",
        "男女",
        "省市",
        "市县",
        "省县",
        "国省",
        "国市",
        "县镇",
        "乡镇",
        "有无",
        "已未",
        "严宽",
        "轻重",
        "优劣",
        "好坏",
        "胜负",
        "盈亏",
        "供需",
        "收支",
        "父母",
        "兄弟",
        "姐妹",
        "夫妻",
        "冷热",
        "深浅",
        "远近",
        "正负",
        "主副",
        "主次",
        "首末",
        "公私",
        "干湿",
        "城乡",
        "昼夜",
        "春秋",
        "夏冬",
        "真假",
        "强弱",
        "正背",
        "一二",
        "二三",
        "一三",
        "三四",
        "甲乙",
        "将已",
    }
)
"""Characters that change the sense where one stands for the other."""


def _has_opposites(one: str, other: str) -> bool:
    """Whether a character of one text means the opposite of one of another text."""
    there = frozenset(other)
    return any(not there.isdisjoint(_OPPOSITE_TO[char]) for char in frozenset(one) if char in _OPPOSITE_TO)


_OPPOSITE_TO = {
    char: frozenset("".join(pair for pair in _OPPOSITES if char in pair)) - {char}
    for char in frozenset("".join(_OPPOSITES))
}


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _last_year,
    _compared,
    _surpassed,
    _from_to,
    _opposites,
)
"""The rules; each yields the faults that it finds."""
