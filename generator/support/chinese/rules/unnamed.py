"""Places and actors that the passages do not name, or name of something else."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, takewhile
from operator import eq

from generator.support.chinese.case import ALIKE, Case, Reading
from generator.support.chinese.clause_content import Clause, pairs, plain, share
from generator.support.chinese.who_where import holds
from generator.support.fact import Fact, Fault


def _unnamed(case: Case) -> Iterator[Fault]:
    """Find places and actors that the passages do not name."""
    for fact in case.statement.facts:
        if fact.kind not in {"place", "actor"} or any(fact.words in each.text for each in case.passages):
            continue
        known = case.said(fact.kind)
        if not any(holds(fact, each.fact) for each in known):
            there, other = case.likest(fact, known)
            bare = fact.words[:-1]
            if len(said := _OFFICE.sub("", fact.words)) > 1 and any(
                said in each.fact.words for each in known
            ):
                continue
            if fact.kind == "place" and len(bare) > 1 and any(bare in each.text for each in case.passages):
                continue
            if fact.value in _HINTED and any(_HINTED[fact.value].search(each.text) for each in case.passages):
                continue
            listed = fact.value.isascii() or fact.kind == "actor"
            if listed or (other and there >= ALIKE):
                yield Fault(fact.kind, fact.words, fact.start, other.fact.words if other else "")


_OFFICE = re.compile("(?:部门|机关|机构|单位)$")
"""What any office is called by: 监管部门 is 市场监管委."""
_HINTED = {
    "hospital": re.compile("医|院"),
    "school": re.compile("校|教师|学生"),
    "expert": re.compile("学者|教授|研究员|课题组"),
    "bank": re.compile("行"),
}
"""What hints at actors that are also common nouns, as 送医 at 医院."""


def _elsewhere(case: Case) -> Iterator[Fault]:
    """Find a clause that tells of one place or person what the passages tell of another."""
    for fact in case.statement.facts if case.is_close else ():
        if fact.kind != "place" and not fact.value.startswith("person:"):
            continue
        if _IS_NOT.search(case.statement.text[: fact.start]):
            continue
        own = case.statement.clause(fact)
        rest = _besides(case.statement, own, fact)
        likest = max(case.clauses, key=lambda each: share(rest, each[1].content), default=None)
        if likest is None or share(rest, likest[1].content) < ALIKE:
            continue
        most = share(rest, likest[1].content)
        theirs = [
            _in_force(passage, other, fact)
            for passage, other in case.clauses
            if share(rest, other.content) >= most - 0.1
        ]
        if all(each and not any(holds(fact, one) or holds(one, fact) for one in each) for each in theirs):
            yield Fault(fact.kind, fact.words, fact.start, theirs[0][0].words)


_IS_NOT = re.compile("(?:不|没有?|未)[是在由属]$|并非$|绝非$")


def _other_actor(case: Case) -> Iterator[Fault]:
    """Find a clause that begins with an actor where the passage's begins with another."""
    for own in case.statement.clauses:
        first = _first_actor(case.statement, own)
        if first is None:
            continue
        theirs = [
            [*passage.within(other, "actor")] if _first_actor(passage, other) else []
            for passage, other in case.alike(own)
            if "被" not in own.text + other.text
        ]
        if theirs and all(
            each and not any(holds(first, one) or holds(one, first) for one in each) for each in theirs
        ):
            yield Fault("actor", first.words, first.start, theirs[0][0].words)


def _first_actor(reading: Reading, clause: Clause) -> Fact | None:
    """Return the actor with which a clause begins, after its place at most."""
    found = next(iter(reading.within(clause, "actor")), None)
    if found is None or _PARTNER.search(reading.text[clause.start : found.start]):
        return None
    return found if found.start - clause.start <= _NEAR_THE_START else None


_NEAR_THE_START = 6
_PARTNER = re.compile(
    "(?:会同|联合|[与和同跟向对给]|(?:组织|发动|动员|安排|带领|指导|督促|抽调|选派)(?:全体|各级?|民)?)$"
)
"""What makes an actor another than the one that acts, as in 组织民辅警."""


def _besides(statement: Reading, own: Clause, fact: Fact) -> frozenset[str]:
    """Return the content around a name, without the other names of its kind in the clause."""
    near = statement.near(fact)
    named = {at for each in statement.within(own, fact.kind) for at in range(each.start - 1, each.end)}
    return frozenset(gram for gram, at in own.grams if gram in near and at not in named)


def _in_force(passage: Reading, clause: Clause, like: Fact) -> list[Fact]:
    """Return the names of a kind that hold for a clause: its own, or else the last ones before it in its sentence.

    Of people, those with which a clause before begins do something in those after it: 甲诱骗乙出境，收取3万元.
    """
    person = like.value.startswith("person:")
    known: list[Fact] = []
    for each in (clause, *passage.before(clause)):
        found = [
            fact for fact in passage.within(each, like.kind) if fact.value.startswith("person:") == person
        ]
        if found and (not person or _TITLE.fullmatch(each.text[: found[0].start - each.start])):
            return [*known, *found]
        known += found if each is clause else []
    return known


_TITLE = re.compile("(?:[^，。；]{1,8}[人员者长师任民工])?")


def _by_another(case: Case) -> Iterator[Fault]:
    """Find who does something after 由, where the passages have another one before the same verb and after the same words."""
    for own in case.statement.clauses:
        mine = _BY.fullmatch(own.text)
        what = pairs(plain(mine["what"])) if mine else frozenset()
        if not mine or not what:
            continue
        for _, other in case.clauses:
            its = _BY.fullmatch(other.text)
            if (
                its
                and share(what, pairs(plain(its["what"]))) >= ALIKE
                and _same_verb(mine["who"], its["who"])
            ):
                start = own.start + mine.start("who")
                yield Fault("actor", mine["who"], start, its["who"])


def _same_verb(mine: str, its: str) -> bool:
    """Whether two texts end in the same verb and begin with names that have nothing in common."""
    ours, theirs = plain(mine), plain(its)
    same = len(list(takewhile(bool, map(eq, reversed(ours), reversed(theirs)))))
    ours, theirs = ours[: len(ours) - same], theirs[: len(theirs) - same]
    return same > 1 and min(len(ours), len(theirs)) > 1 and not pairs(ours) & pairs(theirs)


_BY = re.compile("(?P<what>[^由]+)由(?P<who>[^由为至到成]{4,20})")


def _listed_twice(case: Case) -> Iterator[Fault]:
    """Find a place that stands twice in a list, as in 宁夏、宁夏."""
    for one, other in pairwise(case.statement.of("place")):
        between = case.statement.text[one.end : other.start]
        if (
            one.words == other.words
            and between in _AND
            and f"{one.words}{between}{other.words}" not in "".join(each.text for each in case.passages)
        ):
            yield Fault("place", other.words, other.start)


_AND = frozenset({"、", "和", "与", "及"})

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _unnamed,
    _elsewhere,
    _other_actor,
    _by_another,
    _listed_twice,
)
"""The rules; each yields the faults that it finds."""
