"""What is said of all, of some, or of all but some."""

import re
from collections.abc import Callable, Iterator

from generator.support.chinese.case import ALIKE, Case
from generator.support.chinese.clause_content import (
    pairs,
    plain,
    share,
)
from generator.support.fact import Fault


def _excepted(case: Case) -> Iterator[Fault]:
    """Find what a sentence says of all and its passages of some, or of all but some."""
    for fact in case.statement.facts:
        own = case.statement.clause(fact)
        if fact.value not in {"extent:all", "each:every"} or _EXCEPT.search(case.statement.text):
            continue
        for passage, other in case.nearest(own):
            after = passage.clauses[other.number + 1 : other.number + 2]
            part = _SHARE.search(
                "".join([other.text, *(each.text for each in after if each.text.startswith("占"))])
            )
            excepted = None if _SHARE.search(own.text) else part
            for each in passage.clauses:
                if excepted is None and each.sentence == other.sentence and case.alike(own):
                    excepted = (_EXCEPT if each.part == other.part else _REST).search(each.text)
            if excepted:
                yield Fault("scope", fact.words, fact.start, excepted.group())


_EXCEPT = re.compile(r"除[^，。；]{1,12}?(?:外|以外|之外)|除了|其[余他它]|尚有\d|个别|部分")
_SHARE = re.compile(
    r"(?:其中)?[近超约逾]?(?:[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|[一二三四五六七八九两]成|\d[\d.]*[%％]|半数|过半|一半)|其中\d|\d+[^\d，。；]{1,3}中有?[^\d，。；]{0,3}\d"
)
_REST = re.compile(r"其余|尚有\d")


def _narrowed(case: Case) -> Iterator[Fault]:
    """Find a word such as 只有, 大多 or 部分 in a sentence whose passages limit nothing."""
    for pattern, borne_out in _LIMITS:
        if not any(borne_out.search(each.text) for each in case.passages):
            for found in pattern.finditer(case.statement.text):
                yield Fault("scope", found.group(), found.start())


_LIMITS = (
    (
        re.compile("(?<!不)只(?![要能好得是不])|仅(?![仅次能])|唯一"),
        re.compile("[只仅唯独除限]|其[余他它]|个别|少数|为主|[一二两三四五六七八九]成|[%％]"),
    ),
    (
        re.compile("大多数?|(?<!绝)多数(?!据)|大部分|普遍"),
        re.compile(r"大多|多数|大部(?!门)|普遍|主要|为主|绝大|[%％]|分之|[五六七八九]成|过半|一半|中有?\d"),
    ),
    (
        re.compile("(?<![这那一二三四五六\\d])部分(?!别)"),
        re.compile(
            r"部分|大部(?!门)|个别|一些|有的|有些|少数|局部|其中|[一二两三四五六七八九]成|分之|[%％]|之一|若干|不少|多[个家名处]|中有?\d"
        ),
    ),
)
"""What limits a statement, and the words of a passage that bear it out."""


def _included(case: Case) -> Iterator[Fault]:
    """Find what a sentence counts in and its passages except."""
    for passage in case.passages:
        for excepted in _EXCEPTED.finditer(passage.text):
            name = excepted["name"] or excepted["last"]
            for found in _INCLUDING.finditer(case.statement.text):
                after = case.statement.text[found.end() :][: len(name) + 2]
                if share(pairs(plain(name)), pairs(plain(after))) > ALIKE:
                    yield Fault("scope", found.group(), found.start(), excepted.group())


_EXCEPTED = re.compile(
    "除了?(?P<name>[^，。；]{2,12}?)(?:以外|之外|外)|(?:^|[，。；])(?P<last>[^，。；除]{2,8})除外"
)
_INCLUDING = re.compile("包括|包含|连同")

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_excepted, _included, _narrowed)
"""The rules; each yields the faults that it finds."""
