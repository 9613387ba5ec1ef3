"""Changes and comparisons that go the other way in the passages."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from generator.language import HAN
from generator.support.chinese.case import ALIKE, CLEARLY, Case, Reading
from generator.support.chinese.clause_content import WINDOW, pairs, plain, share
from generator.support.chinese.reckoned import follows
from generator.support.chinese.rules.moved_numbers import CHANGE
from generator.support.fact import Fact, Fault


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
        if _NOT.search(case.statement.text[: found.start()]):
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
_WAYS = dict.fromkeys(
    ("超过", "超", "超出", "高于", "多于", "大于", "突破", "好于", "优于"), "over"
) | dict.fromkeys(("低于", "少于", "小于", "不足", "不及", "不到", "不如", "差于"), "under")
_BESIDE = re.compile(f"(?P<how>{'|'.join(_WAYS)})(?P<than>[{HAN}]{{2,4}})")


_PAIRS = ("厚薄", "高低", "多少", "优劣", "早晚", "好差", "大小", "快慢", "强弱", "长短")
_LESS = {pair[at]: pair[1 - at] for pair in _PAIRS for at in (0, 1)}
_THAN = re.compile(f"(?P<how>[{''.join(_LESS)}])(?P<than>于[{HAN}]{{2,4}})")


def _set_against(case: Case) -> Iterator[Fault]:
    """Find what is more than something else in a sentence and less than it in the passages, as 比去年长 for 比去年缩短."""
    theirs = [(found, *_way(found)) for each in case.passages for found in _AGAINST.finditer(each.text)]
    for found in _AGAINST.finditer(case.statement.text):
        what, way = _way(found)
        of_it = [
            (other, turned)
            for other, axis, turned in theirs
            if axis == what and _is_same_base(found["base"], other["base"])
        ]
        if of_it and all(turned != way for _, turned in of_it):
            yield Fault("direction", found.group(), found.start(), of_it[0][0].group())


def _is_same_base(one: str, other: str) -> bool:
    return one in other or other in one or share(pairs(plain(one)), pairs(plain(other))) >= ALIKE


def _way(found: re.Match[str]) -> tuple[str, bool]:
    """Return what a comparison is about, and whether there is more of it."""
    return next(
        (what, words.index(word) == 0)
        for what, words in _AXES.items()
        for word in words
        if re.fullmatch(word, found["word"])
    )


_AXES = {
    "length": ("延长|拉长|长|久", "缩短|短"),
    "thickness": ("增厚|变厚|厚", "变薄|薄"),
    "price": ("贵", "便宜"),
    "time": ("提前|提早|早", "推迟|延后|延迟|晚|迟"),
    "weight": ("重", "轻"),
    "width": ("宽", "窄"),
}
"""Words that tell that there is more of something, and that there is less, by what it is."""
_AGAINST = re.compile(
    rf"[比较](?P<base>[^，。；比较]{{2,12}}?)(?:还|更|要|稍|略)?(?P<word>{'|'.join(word for words in _AXES.values() for word in words)})"
    r"(?=[了得约近超些一两二三四五六七八九十百千万半\d，。；]|$)"
)


def _second(case: Case) -> Iterator[Fault]:
    """Find that something is the most, which the passages put second, as in 甲最多，乙次之."""
    for passage in case.passages:
        for runner_up in _RUNNER_UP.finditer(passage.text):
            name = runner_up["name"] or runner_up["last"]
            for found in _THE_MOST.finditer(case.statement.text):
                first = re.split("[是为]", found["after"])[-1]
                if found["before"].endswith(name) or (first and name.startswith(first)):
                    yield Fault("degree", found["most"], found.start("most"), runner_up.group())


_RUNNER_UP = re.compile(
    f"(?P<name>[{HAN}]{{2,6}})(?:次之|居次|[位排]第二)|(?:其次|次之|排在其后|紧随其后)的?[是为]?(?P<last>[{HAN}]{{2,8}})"
)
_THE_MOST = re.compile(
    f"(?P<before>[{HAN}]{{0,8}})(?P<most>最[多大高强重])(?P<after>(?:[{HAN}]{{0,6}}[是为])?[{HAN}]{{0,8}})"
)


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
        fact.kind == "quantity" and follows(case, fact)
        for fact in case.statement.facts
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


def _reversed(case: Case) -> Iterator[Fault]:
    """Find a change between two numbers that goes the other way in the passages."""
    theirs = {(one.value, other.value) for passage in case.passages for one, other in _ends(passage)}
    for one, other in _ends(case.statement):
        if (other.value, one.value) in theirs and (one.value, other.value) not in theirs:
            yield Fault("direction", one.words, one.start, other.words)


def _ends(reading: Reading) -> Iterator[tuple[Fact, Fact]]:
    """Yield the two numbers of each change, as in 由60%提高到75%."""
    figures = [fact for fact in reading.facts if fact.kind == "quantity"]
    for one, other in pairwise(figures):
        between = reading.text[one.end : other.start]
        if len(between) < WINDOW and CHANGE.search(between) and not set(between) & set("，。；"):
            yield one, other


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _last_year,
    _compared,
    _set_against,
    _surpassed,
    _second,
    _from_to,
    _opposites,
    _reversed,
)
"""The rules; each yields the faults that it finds."""
