"""Who does something: an agent of another clause, put before words that the passages say of another one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.language import HAN
from generator.support.chinese.case import NEARLY_ALL, Case
from generator.support.chinese.clause_content import Clause, content_of, pairs, plain, share
from generator.support.chinese.rules.structures.common_words import MOSTLY
from generator.support.fact import Fault


@dataclass(frozen=True, slots=True)
class _Doing:
    """Who does something, and what."""

    who: str
    what: frozenset[str]
    start: int


def _other_agent(case: Case) -> Iterator[Fault]:
    """Find who is to do something, where the passages name another for it and this one for something else."""
    ours = [each for own in case.statement.clauses for each in _doings(own)]
    theirs = [each for _, own in case.clauses for each in _doings(own)] if ours else []
    said = "\n".join(each.text for each in case.passages)
    for mine in ours:
        same = [each for each in theirs if min(share(mine.what, each.what), len(mine.what)) >= MOSTLY]
        if same and mine.who in said and not any(_is_one(mine.who, each.who) for each in same):
            yield Fault("actor", mine.who, mine.start, same[0].who)


def _is_one(one: str, other: str) -> bool:
    """Whether two names may be of one agent."""
    ours, theirs = pairs(plain(one)), pairs(plain(other))
    return bool(ours & theirs) or one in other or other in one


def _doings(clause: Clause) -> Iterator[_Doing]:
    for pattern in _DOINGS:
        for found in pattern.finditer(clause.text):
            what = pairs(plain(found["what"] + found["verb"]))
            yield _Doing(found["who"], what, clause.start + found.start("who"))


_VERB = "负责|承担|牵头|主持|出资|承办|主办|审批|批准|同意|审核|审查|核准|验收|认定|备案"
_DOINGS = (
    re.compile(rf"(?P<what>[^，。；]*?)[由归经]本?(?P<who>[^，。；由归]{{2,14}}?)(?P<verb>{_VERB})"),
    re.compile(r"^(?P<who>[^，。；由归]{2,14}?)(?P<verb>负责|承担|牵头|主持|承办|主办)(?P<what>[^，。；]*)"),
)


def _other_subject(case: Case) -> Iterator[Fault]:
    """Find an agent before words that the passages have after another agent, and this one before others."""
    starts = [(passage, each, content_of(each)[0]) for passage, each in case.clauses]
    said = frozenset[str]().union(*(each.content for each in case.statement.clauses))
    for own in case.statement.clauses:
        ours, places = content_of(own)
        for _, other, theirs in starts if len(ours) > _SHORT + 1 else ():
            block = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
            mine, its = ours[: block.a], theirs[: block.b]
            if block.size < _SHORT or not (_AGENT.fullmatch(mine) and _AGENT.fullmatch(its)):
                continue
            apart = not pairs(mine) & other.content and not pairs(its) & said
            if not apart or share(pairs(ours[block.a :]), other.content) < NEARLY_ALL:
                continue
            if any(each.startswith(mine) and place is not other for _, place, each in starts):
                yield Fault(
                    "actor", own.text[: places[block.a] - own.start], own.start, other.text[: len(its)]
                )
                break


_SHORT = 4
_AGENT = re.compile(
    f"[{HAN}]{{1,10}}(?:[局厅部委办院所站队会社校厂商户方人员者长师民生工主手家组班庭处科馆塔机]|公司|企业|中心|单位|政府|银行|集团|机构|财政|街道)"
)
"""A name that ends as those of offices, firms and people do."""

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_other_agent, _other_subject)
"""The rules; each yields the faults that it finds."""
