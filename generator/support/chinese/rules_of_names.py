"""Who and where: names that the passages do not give, and names that change places."""

import re
from collections.abc import Callable, Iterator
from difflib import Match, SequenceMatcher
from itertools import pairwise

from generator.support.chinese.case import ALIKE, CLEARLY, Case, Reading
from generator.support.chinese.clause_content import Clause, content_of, is_synonym, pairs, plain, share
from generator.support.chinese.who_where import contains, includes
from generator.support.fact import Fact, Fault

_COMMON = 3
"""How many content characters two clauses must have in common, in one piece, to say the same."""
_SAYS = re.compile(
    r"(?:查明|认定|证实|确认|供述|反映|统计|通报|表示|介绍说?|指出|强调|透露|认为|坦言|称|说|谈到|告诉记者|告诉[^，。]{0,6}|回应|提醒|建议|要求|提出|呼吁|感慨|回忆)(?:道)?$"
)
_WITH = re.compile(
    r"向|会同|联合|配合|协助|协同|指导|指挥|组织|领导|督促|委托|邀请|起诉|举报|投诉|追尾|撞上|击败|战胜|赶超|反超|收购|救助|支援|援助|慰问"
)


def _unnamed(case: Case) -> Iterator[Fault]:
    """Find places and actors that the passages do not name."""
    for fact in case.statement.facts:
        if fact.kind not in {"place", "actor"} or any(fact.words in each.text for each in case.passages):
            continue
        known = [each for each in case.said if each.fact.kind == fact.kind]
        if not any(_holds(fact, each.fact) for each in known):
            there, other = case.likest(fact, known)
            listed = fact.value.isascii() or fact.kind == "actor"
            if listed or (other and there >= ALIKE):
                yield Fault(fact.kind, fact.words, fact.start, other.fact.words if other else "")


def _holds(wider: Fact, narrower: Fact) -> bool:
    """Whether a name is another or a wider one of its kind."""
    holds = contains if wider.kind == "place" else includes
    return wider.words == narrower.words or holds(wider.value, narrower.value)


def _elsewhere(case: Case) -> Iterator[Fault]:
    """Find a clause that tells of one place or person what the passages tell of another."""
    for fact in case.statement.facts:
        if fact.kind != "place" and not fact.value.startswith("person:"):
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
        if all(each and not any(_holds(fact, one) or _holds(one, fact) for one in each) for each in theirs):
            yield Fault(fact.kind, fact.words, fact.start, theirs[0][0].words)


def _other_actor(case: Case) -> Iterator[Fault]:
    """Find a clause that begins with an actor where the passage's begins with another."""
    for own in case.statement.clauses:
        first = _first_actor(case.statement, own)
        if first is None:
            continue
        theirs = [
            [fact for fact in passage.within(other) if fact.kind == "actor"]
            if _first_actor(passage, other)
            else []
            for passage, other in case.alike(own)
        ]
        if theirs and all(
            each and not any(_holds(first, one) or _holds(one, first) for one in each) for each in theirs
        ):
            yield Fault("actor", first.words, first.start, theirs[0][0].words)


def _first_actor(reading: Reading, clause: Clause) -> Fact | None:
    """Return the actor with which a clause begins, after its place at most."""
    found = next((fact for fact in reading.within(clause) if fact.kind == "actor"), None)
    return found if found and found.start - clause.start <= _NEAR_THE_START else None


_NEAR_THE_START = 6


def _besides(statement: Reading, own: Clause, fact: Fact) -> frozenset[str]:
    """Return the content around a name, without the other names of its kind in the clause."""
    names = [each for each in statement.within(own) if each.kind == fact.kind]
    near = statement.near(fact)
    return frozenset(
        gram
        for gram, at in own.grams
        if gram in near and not any(each.start - 1 <= at < each.end for each in names)
    )


def _in_force(passage: Reading, clause: Clause, like: Fact) -> list[Fact]:
    """Return the names of a kind that hold for a clause: its own, or else the last ones before it in its sentence."""
    person = like.value.startswith("person:")
    for each in (clause, *passage.before(clause)):
        found = [
            fact
            for fact in passage.within(each)
            if fact.kind == like.kind and fact.value.startswith("person:") == person
        ]
        if found:
            return found
    return []


def _other_subject(case: Case) -> Iterator[Fault]:
    """Find a clause with words that the passages have in another clause, in the place of others in this one."""
    whole = "\n".join(plain(each.text) for each in case.passages)
    for own in case.statement.clauses:
        conflicts: list[Fault] = []
        for passage, other in case.alike(own):
            fault = _conflict(own, passage, other, whole)
            if fault is None or _are_named(case.statement, fault, passage, other):
                conflicts = []
                break
            conflicts.append(fault)
        yield from conflicts[:1]


def _are_named(statement: Reading, fault: Fault, passage: Reading, other: Clause) -> bool:
    """Whether the places of some words are those of a clause, written otherwise, as 湖南、湖北 for 湘、鄂."""
    ours = [
        fact
        for fact in statement.facts
        if fact.kind == "place" and fault.start <= fact.start < fault.start + len(fault.words)
    ]
    theirs = [fact for fact in passage.within(other) if fact.kind == "place"]
    return bool(ours) and all(any(_holds(fact, each) for each in theirs) for fact in ours)


def _conflict(own: Clause, passage: Reading, other: Clause, whole: str) -> Fault | None:
    (ours, places), (theirs, their_places) = content_of(own), content_of(other)
    if ours in theirs:
        return None
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    largest = max(blocks, key=lambda block: block.size)
    if sum(block.size for block in blocks) < _COMMON:
        return None
    context = theirs + "".join(plain(each.text) for each in passage.before(other))
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
        if named and _stands(mine, whole) and not _stands(mine, context) and not _stands(its, ours):
            first, last = places[max(start, end - _LONGEST)], places[end]
            words = own.text[first - own.start : last - own.start]
            instead = other.text[
                their_places[max(at, to - _LONGEST)] - other.start : their_places[to] - other.start
            ]
            return Fault("words", words, first, instead)
    return None


_FORBIDDEN = re.compile("不得|不准|不许|禁止|严禁")
"""What a name does not hold."""
_LONGEST = 6
"""How much of a name is compared, from its end."""


def _is_name_place(own: Clause, start: int, at: int) -> bool:
    """Whether words stand where a name does: first in their clause, or after a preposition."""
    return at == 0 or own.text[max(0, start - own.start - 1) : start - own.start] in _BEFORE_NAMES


_BEFORE_NAMES = frozenset("由向对给与和在从被把将为跟比至到赴自于")


def _stands(words: str, text: str) -> bool:
    """Whether most of some words stand in a text."""
    return share(pairs(words), pairs(text)) > ALIKE


def _speakers(case: Case) -> Iterator[Fault]:
    """Find words that are put in another mouth."""
    clauses = case.statement.clauses
    for said, speech in pairwise(clauses):
        if not _SAYS.search(said.text) or said.sentence != speech.sentence:
            continue
        spoken = {(passage, other): share(speech.content, other.content) for passage, other in case.clauses}
        place = max(spoken, key=lambda each: spoken[each])
        if spoken[place] < ALIKE:
            continue
        speaker = _speaker(*place)
        if speaker is None:
            continue
        ours = pairs(plain(_SAYS.sub("", said.text)))
        mine = share(ours, pairs(plain(_SAYS.sub("", speaker.text))))
        known = max(
            share(ours, pairs(plain(_SAYS.sub("", other.text))))
            for _, other in case.clauses
            if other is not speaker
        )
        if ours and known - mine >= CLEARLY / 2 and mine < ALIKE:
            yield Fault("attribution", said.text, said.start, speaker.text)


def _speaker(passage: Reading, clause: Clause) -> Clause | None:
    """Return the clause that says whose words a clause is: before it in its sentence, or right after a quotation."""
    number = clause.number
    for each in passage.clauses[number + 1 : number + 3]:
        if _SAYS.search(each.text) and "”" in passage.text[clause.start : each.start + 1]:
            return each
    for each in reversed(passage.clauses[:number]):
        if each.sentence != clause.sentence:
            break
        if _SAYS.search(each.text):
            return each
    return None


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


def _opposites(case: Case) -> Iterator[Fault]:
    """Find a clause that differs from its passage in one character, which means the opposite."""
    for own in case.statement.clauses:
        for _, other in case.nearest(own):
            if own.text in other.text:
                continue
            matcher = SequenceMatcher(None, own.text, other.text, autojunk=False)
            for tag, start, end, at, to in matcher.get_opcodes():
                mine, its = own.text[start:end], other.text[at:to]
                if tag == "replace" and {mine + its, its + mine} & OPPOSITES:
                    around = own.text[max(0, start - 1) : end + 1]
                    if not any(around in each.text for each in case.passages):
                        yield Fault("direction", mine, own.start + start, its)


_TOGETHER = frozenset({"会同", "联合", "配合", "协助", "协同"})
"""Words before which 由 names the one that acts, and turns nothing."""


OPPOSITES = frozenset(
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


def _recipients(case: Case) -> Iterator[Fault]:
    """Find what is handed to another than the passages say."""
    ours = _receiving(case.statement)
    theirs = [(passage, fact) for passage in case.passages for fact in _receiving(passage)]
    for fact in ours:
        if theirs and not any(_holds(fact, each) or _holds(each, fact) for _, each in theirs):
            yield Fault("actor", fact.words, fact.start, theirs[0][1].words)


def _receiving(reading: Reading) -> list[Fact]:
    """Return the actors to whom something is handed: after 向 and before the verb, or right after the verb."""
    return [
        fact
        for fact in reading.facts
        if fact.kind == "actor"
        and (
            _HANDED_TO.search(reading.text, max(0, fact.start - 8), fact.start)
            or (
                _TO.search(reading.text, max(0, fact.start - 4), fact.start)
                and _HANDS.match(reading.text, fact.end)
            )
        )
    ]


_HANDED_TO = re.compile(r"(?:移送|移交|交给|送交|报送|上报|报|转交|通报)(?:至|给)?(?:[省市县区])?$")
_TO = re.compile(r"向(?:[省市县区])?$")
_HANDS = re.compile("移送|移交|交|报送|上报|报告|转交|通报|举报|投诉|提出|申请")


def _from_to(case: Case) -> Iterator[Fault]:
    """Find the two ends of a change that changed places, as in 由Ⅳ类改善为Ⅲ类."""
    for found in _CHANGED.finditer(case.statement.text):
        first, last = found["first"], found["last"]
        for passage in case.passages:
            turned = re.compile(rf"[由从]{re.escape(last)}[^，。；]{{0,6}}?[到至为成]{re.escape(first)}")
            theirs = turned.search(passage.text)
            if theirs and found.group() not in passage.text:
                yield Fault("direction", found.group(), found.start(), theirs.group())


_CHANGED = re.compile(
    r"[由从](?P<first>[^，。；由从到至为成]{2})[^，。；]{0,8}?[到至为成](?P<last>[^，。；]{2})"
)

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _unnamed,
    _elsewhere,
    _other_actor,
    _speakers,
    _order,
    _recipients,
    _from_to,
    _opposites,
    _other_subject,
)
"""The rules; each yields the faults that it finds."""
