"""Who does what to whom, and what comes of what: names that changed places, and a cause that is not one."""

import re
from collections.abc import Callable, Iterator
from difflib import Match, SequenceMatcher
from itertools import pairwise

from generator.support.chinese.case import ALIKE, NEARLY_ALL, Case, Reading
from generator.support.chinese.clause_content import (
    Clause,
    content_of,
    is_synonym,
    pairs,
    plain,
    share,
)
from generator.support.chinese.who_where import holds
from generator.support.fact import Fault

_WITH = re.compile(
    r"向|会同|联合|配合|协助|协同|指导|指挥|组织|领导|督促|委托|邀请|起诉|举报|投诉|追尾|撞上|击败|战胜|赶超|反超|收购|救助|支援|援助|慰问|[好差高低多少大小优劣早晚快慢强弱长短]于|不如|不及"
)


def _order(case: Case) -> Iterator[Fault]:
    """Find two names that changed places around a word such as 会同."""
    text = case.statement.text
    for found in _WITH.finditer(text):
        own = next((each for each in case.statement.clauses if each.start <= found.start() < each.end), None)
        turning = "被" if found.group() in _TOGETHER else "[被由]"
        if own is None or re.search(turning, own.text):
            continue
        before, after = (
            pairs(plain(text[own.start : found.start()].rpartition("由")[2])),
            pairs(plain(text[found.end() : own.end])[:8]),
        )
        for _, other in case.clauses:
            at = other.text.find(found.group())
            if at < 0 or re.search(turning, other.text):
                continue
            theirs_before, theirs_after = (
                pairs(plain(other.text[:at].rpartition("由")[2])),
                pairs(plain(other.text[at + len(found.group()) :])),
            )
            straight = share(before, theirs_before) + share(after, theirs_after)
            crossed = share(before, theirs_after) + share(after, theirs_before)
            if before and after and crossed - straight >= ALIKE:
                yield Fault("actor", text[own.start : found.end()], own.start, other.text[: at + 2])


_TOGETHER = frozenset({"会同", "联合", "配合", "协助", "协同"})
"""Words before which 由 names the one that acts, and turns nothing."""


_COMMON = 3
"""How many content characters two clauses must have in common, in one piece, to say the same."""


def _other_subject(case: Case) -> Iterator[Fault]:
    """Find a clause with words that the passages have in another clause, in the place of others in this one."""
    for own in case.statement.clauses if case.is_close else ():
        conflicts: list[Fault] = []
        for passage, other in case.alike(own):
            fault = _conflict(case, own, passage, other)
            if fault is None or _are_named(case.statement, fault, passage, other):
                conflicts = []
                break
            conflicts.append(fault)
        yield from conflicts[:1]


def _are_named(statement: Reading, fault: Fault, passage: Reading, other: Clause) -> bool:
    """Whether the places of some words are those of a clause, written otherwise, as 湖南、湖北 for 湘、鄂."""
    ours = [
        fact for fact in statement.of("place") if fault.start <= fact.start < fault.start + len(fault.words)
    ]
    theirs = passage.within(other, "place")
    return bool(ours) and all(any(holds(fact, each) for each in theirs) for fact in ours)


def _conflict(case: Case, own: Clause, passage: Reading, other: Clause) -> Fault | None:
    (ours, places), (theirs, their_places) = content_of(own), content_of(other)
    if ours in theirs:
        return None
    context, whole = pairs(theirs + "".join(plain(each.text) for each in passage.before(other))), case.whole
    if not pairs(ours) & whole - context:
        return None  # all that stands elsewhere in the passages stands here too
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    largest = max(blocks, key=lambda block: block.size)
    if sum(block.size for block in blocks) < _COMMON:
        return None
    gaps = [] if largest.size < _COMMON else [(0, largest.a, 0, largest.b)]
    for before, block in pairwise([Match(0, 0, 0), *blocks]):
        follow = (
            1
            if block.size and min(block.a - before.a - before.size, block.b - before.b - before.size) == 1
            else 0
        )
        if block.size:
            gaps.append((before.a + before.size, block.a + follow, before.b + before.size, block.b + follow))
    for start, end, at, to in gaps:
        mine, its = ours[start:end][-_LONGEST:], theirs[at:to][-_LONGEST:]
        named = (
            len(mine) > 1
            and len(its) > 1
            and _is_name_place(own, places[start], start)
            and not is_synonym(mine)
            and not _FORBIDDEN.search(mine + its)
        )
        if named and _stands(mine, whole) and not _stands(mine, context) and not _stands(its, pairs(ours)):
            first, last = places[max(start, end - _LONGEST)], places[end]
            words = own.text[first - own.start : last - own.start]
            instead = other.text[
                their_places[max(at, to - _LONGEST)] - other.start : their_places[to] - other.start
            ]
            return Fault("words", words, first, instead)
    return None


_FORBIDDEN = re.compile("不得|不准|不许|禁止|严禁|^[多余]?[万亿千百]")
"""What a name does not hold."""
_LONGEST = 6
"""How much of a name is compared, from its end."""


def _is_name_place(own: Clause, start: int, at: int) -> bool:
    """Whether words stand where a name does: first in their clause, or after a preposition."""
    return at == 0 or own.text[max(0, start - own.start - 1) : start - own.start] in _BEFORE_NAMES


_BEFORE_NAMES = frozenset("由向对给与和在从被把将为跟比至到赴自于")


def _stands(words: str, content: frozenset[str]) -> bool:
    """Whether most of some words stand in some content."""
    return share(pairs(words), content) > ALIKE


def _another_word(case: Case) -> Iterator[Fault]:
    """Find the one word that is other in a sentence to the letter of its passage, as 批准 for 备案."""
    for own in case.statement.clauses if case.closeness >= NEARLY_ALL else ():
        (ours, places), (_, other) = content_of(own), next(iter(case.alike(own)), (None, None))
        if other is None:
            continue
        theirs, their_places = content_of(other)
        changes = [
            each
            for each in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
            if each[0] != "equal"
        ]
        for kind, start, end, at, to in changes:
            mine, its = ours[start:end], theirs[at:to]
            if (
                len(changes) == 1
                and kind == "replace"
                and 1 < len(mine) == len(its)
                and not pairs(mine) & case.whole
                and not is_synonym(mine)
            ):
                yield Fault(
                    "words",
                    own.text[places[start] - own.start : places[end] - own.start],
                    places[start],
                    other.text[their_places[at] - other.start : their_places[to] - other.start],
                )


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _order,
    _other_subject,
    _another_word,
)
"""The rules; each yields the faults that it finds."""
