"""What is said of all, of some, or of all but some."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product

from generator.language import HAN
from generator.support.chinese.amounts import measure_of
from generator.support.chinese.case import Case, Reading
from generator.support.chinese.clause_content import (
    Clause,
    share,
)
from generator.support.chinese.contrasts import is_of_a_scale
from generator.support.chinese.reckoning import is_of_most
from generator.support.fact import Fact, Fault


def _excepted(case: Case) -> Iterator[Fault]:
    """Find what a sentence says of all and its passages of some, or of all but some."""
    for fact in case.statement.facts:
        if fact.value not in {"extent:all", "each:every"} or _EXCEPT.search(case.statement.text):
            continue
        own = case.statement.clause(fact)
        for passage, other in case.nearest(own):
            after = passage.clauses[other.number + 1 : other.number + 2]
            part = _SHARE.search(
                "".join([other.text, *(each.text for each in after if each.text.startswith("占"))])
            )
            excepted = None if _SHARE.search(own.text) else part
            for each in passage.clauses:
                if excepted is None and each.part == other.part and case.alike(own):
                    excepted = _EXCEPT.search(each.text)
            if fact.words == "一律" and (last := _EXCEPTED.search(passage.text)):
                excepted = last
            if excepted:
                yield Fault("scope", fact.words, fact.start, excepted.group().strip("，。；"))


_EXCEPT = re.compile(r"除[^，。；]{1,12}?(?:外|以外|之外)|除了|其[余他它]|尚有\d|个别|部分")
_SHARE = re.compile(
    r"(?:其中)?[近超约逾]?(?:[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|[一二三四五六七八九两]成|\d[\d.]*[%％]|半数|过半|一半)|其中\d|\d+[^\d，。；]{1,3}中有?[^\d，。；]{0,3}\d"
)


def _of_all(case: Case) -> Iterator[Fault]:
    """Find what a sentence says of all where the clause of the passages that says it speaks of some."""
    for own in case.statement.clauses:
        found = _ALL.search(own.text)
        if found is None or _SOME.search(own.text) or _EXCEPT.search(case.statement.text):
            continue
        said = frozenset(gram for gram, at in own.grams if at >= own.start + found.end())
        fits = [(share(said, each.content), passage, each) for passage, each in case.clauses]
        most = max(fit for fit, _, _ in fits)
        limits = [_limit(passage, each, own.text) for fit, passage, each in fits if fit == most]
        if most >= _MOSTLY and all(limits):
            yield Fault("scope", found.group(), own.start + found.start(), limits[0])


def _of_fewer(case: Case) -> Iterator[Fault]:
    """Find a number of which all is said, where the passages say it of a smaller number of the same."""
    for own in case.statement.clauses:
        found = _ALL.search(own.text)
        if found is None or _EXCEPT.search(own.text):
            continue
        counted = _counted(case.statement, own)
        if found.start() == 0 and (before := next(case.statement.before(own), None)):
            counted += _counted(case.statement, before)[-1:]  # 登记5.3万个，全部完成
        said = frozenset(gram for gram, at in own.grams if at >= own.start + found.end())
        for passage, other in case.clauses:
            if share(said, other.content) < _MOSTLY:
                continue
            for fact, each in product(counted, passage.within(other, "quantity")):
                alike = measure_of(case.statement.text, fact) == measure_of(passage.text, each)
                if alike and 1 <= _amount(each) < _amount(fact):
                    yield Fault("scope", found.group(), own.start + found.start(), each.words)


def _counted(reading: Reading, clause: Clause) -> list[Fact]:
    return [*reading.within(clause, "quantity")]


def _amount(fact: Fact) -> Decimal:
    return Decimal(fact.value.partition(":")[2])


def _limit(passage: Reading, clause: Clause, said: str) -> str:
    """Return the words by which a clause, or one before it that has its subject, speaks of some only."""
    for each in (clause, *passage.before(clause)):
        for found in _SOME.finditer(each.text):
            if not (set(re.findall(r"\d+", found.group())) & set(re.findall(r"\d+", said))):
                return found.group()
        if _ALL.search(each.text) or re.search(r"\d", each.text):
            break
    return ""


_MOSTLY = 0.6
"""How much of what is said of all a clause must have to say it too."""
_ALL = re.compile(
    r"全部|所有|一律|全体|悉数|无一(?!例外)|全都|(?<![平人日年月户])均(?![衡匀价值等可])|(?<=人)均(?=[为系是已被未在获属])|(?<=[农住商种植业用租])户均(?!\d)|(?<![首成丰])都(?!市|江|匀|是因)"
)
_SOME = re.compile(
    r"(?<![这那])部分(?![门别]|[，。；、是为和与]|$)|个别|少数|有的|有些|一些|多数|大多|局部|其中[^，。；]{0,10}?(?:\d+|[一二三四五六七八九两][人名个家起件例])|除[^，。；]{1,12}?外|(?:仅|只有)\d+"
)


def _narrowed(case: Case) -> Iterator[Fault]:
    """Find a word such as 只有, 大多 or 部分 in a sentence whose passages limit nothing."""
    for pattern, borne_out in _LIMITS:
        known = any(borne_out.search(each.text) for each in case.passages)
        for found in pattern.finditer(case.statement.text):
            if is_of_most(case, case.statement.clause_at(found.start()), found.group()):
                continue
            if found.group()[0] in "只仅" and (not case.is_close or _is_the_lesser(case, found)):
                continue
            if not known or _is_said_of_all(case, found, borne_out):
                yield Fault("scope", found.group(), found.start())


def _of_one(case: Case) -> Iterator[Fault]:
    """Find several of which the passages speak of only one, as 多名顾客 for 一名顾客."""
    for found in _SEVERAL.finditer(case.statement.text):
        told = re.compile(
            rf"(?:(?:((?<![每第任另又同十百\d])[一1])|{_HOW_MANY}){found['word']}[{HAN}]{{0,2}}|其[他余]){found['what']}"
        )
        named = [each for passage in case.passages for each in told.finditer(passage.text)]
        if len(named) == 1 and named[0][1]:
            yield Fault("scope", found.group(), found.start(), named[0].group())


_HOW_MANY = r"[\d一两二三四五六七八九十百千万余多数几]"
_SEVERAL = re.compile(
    rf"(?:多|数|好几|几|若干)(?P<word>[名位家户个起处辆艘只条人件所座])(?P<what>[{HAN}]{{2}})"
)


def _is_the_lesser(case: Case, found: re.Match[str]) -> bool:
    """Whether 只 tells the lesser of two cases, as in 头一回只批评，第三回才取消, or how light a measure is."""
    own = case.statement.clause_at(found.start())
    light = any(each.start >= found.end() and is_of_a_scale(each) for each in case.statement.within(own))
    return light or bool(_THEN.search(case.statement.text, found.end()))


_THEN = re.compile("才(?![华干能])")


def _is_said_of_all(case: Case, found: re.Match[str], borne_out: re.Pattern[str]) -> bool:
    """Whether the clauses of the passages that say the same limit nothing, nor do those before them."""
    own = case.statement.clause_at(found.start())
    rest = frozenset(gram for gram, at in own.grams if not found.start() - 1 <= at < found.end())
    fits = [(share(rest, each.content), passage, each) for passage, each in case.clauses]
    most = max(fit for fit, _, _ in fits)
    alone = found.group()[0] in "只仅唯"  # what bears these out may stand after them
    return (
        not alone
        and most >= _MOSTLY
        and not any(
            borne_out.search("，".join([each.text, *(other.text for other in passage.before(each))]))
            for fit, passage, each in fits
            if fit == most
        )
    )


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
        re.compile("(?<![大这那的一二三四五六\\d])部分(?!别)|(?<=的)部分(?!别|[，。；、是为和与]|$)"),
        re.compile(
            r"部分|大部(?!门)|个别|一些|有的|有些|少数|局部|其中|[一二两三四五六七八九]成|分之|[%％]|之一|若干|不少|多[个家名处]|中有?\d"
        ),
    ),
)
"""What limits a statement, and the words of a passage that bear it out."""


_EXCEPTED = re.compile(
    "除了?(?P<name>[^，。；]{2,12}?)(?:以外|之外|外)|(?:^|[，。；])(?P<last>[^，。；除]{2,16})除外"
)

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _excepted,
    _of_all,
    _of_fewer,
    _narrowed,
    _of_one,
)
"""The rules; each yields the faults that it finds."""
