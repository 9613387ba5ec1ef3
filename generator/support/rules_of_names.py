"""Who and where: names that the passages do not give, and names that change places."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from generator.support.case import ALIKE, CLEARLY, Case, Reading
from generator.support.clauses import Clause, content_of, is_synonym, pairs, plain, share
from generator.support.fact import Fact, Fault
from generator.support.names import contains, includes

_COMMON = 3
"""How many content characters two clauses must have in common, in one piece, to say the same."""
_SAYS = re.compile(
    r"(?:表示|介绍说?|指出|强调|透露|认为|坦言|称|说|谈到|告诉记者|告诉[^，。]{0,6}|回应|提醒|建议|要求|提出|呼吁|感慨|回忆)(?:道)?$"
)
_WITH = re.compile(r"会同|联合|配合|协助|协同|指导|指挥|组织|领导|督促|委托|邀请|起诉|举报|投诉|追尾|撞上|击败|战胜|赶超|反超|收购|救助|支援|援助|慰问")


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
        rest = own.content - own.near(fact.end, fact.end) if False else own.near(fact.start, fact.end)
        likest = max(
            case.clauses, key=lambda each: share(rest, each[1].content), default=None
        )
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
            if fault is None:
                conflicts = []
                break
            conflicts.append(fault)
        yield from conflicts[:1]


def _conflict(own: Clause, passage: Reading, other: Clause, whole: str) -> Fault | None:
    (ours, places), (theirs, their_places) = content_of(own), content_of(other)
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    if max(block.size for block in blocks) < _COMMON:
        return None
    context = theirs + "".join(plain(each.text) for each in passage.before(other))
    a = b = 0
    for block in blocks:
        mine, its = ours[a : block.a], theirs[b : block.b]
        follow = 1 if min(len(mine), len(its)) == 1 else 0
        mine_wide, its_wide = ours[a : block.a + follow], theirs[b : block.b + follow]
        if (
            mine
            and its
            and len(mine_wide) > 1
            and len(its_wide) > 1
            and block.size
            and _stands(mine_wide[-4:], whole)
            and not _stands(mine_wide[-4:], context)
            and not _stands(its_wide[-4:], ours)
            and not is_synonym(mine[-4:])
        ):
            start, end = places[max(a, block.a - 4)], places[block.a + follow]
            at, to = their_places[max(b, block.b - 4)], their_places[block.b + follow]
            words = own.text[start - own.start : end - own.start]
            return Fault("words", words, start, other.text[at - other.start : to - other.start])
        a, b = block.a + block.size, block.b + block.size
    return None


def _stands(words: str, text: str) -> bool:
    """Whether most of some words stand in a text."""
    return share(pairs(words), pairs(text)) > ALIKE


def _speakers(case: Case) -> Iterator[Fault]:
    """Find words that are put in another mouth."""
    clauses = case.statement.clauses
    for said, speech in zip(clauses, clauses[1:], strict=False):
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
    for each in reversed(passage.clauses[: number]):
        if each.sentence != clause.sentence:
            break
        if _SAYS.search(each.text):
            return each
    for each in passage.clauses[number + 1 : number + 3]:
        between = passage.text[clause.start : each.start]
        if _SAYS.search(each.text) and "”" in between:
            return each
    return None


def _order(case: Case) -> Iterator[Fault]:
    """Find two names that changed places around a word such as 会同."""
    text = case.statement.text
    for found in _WITH.finditer(text):
        own = next((each for each in case.statement.clauses if each.start <= found.start() < each.end), None)
        if own is None or re.search("[被由]", own.text):
            continue
        before, after = (
            pairs(plain(text[own.start : found.start()])),
            pairs(plain(text[found.end() : own.end])[:8]),
        )
        for _, other in case.clauses:
            at = other.text.find(found.group())
            if at < 0 or re.search("[被由]", other.text):
                continue
            theirs_before, theirs_after = pairs(plain(other.text[:at])), pairs(plain(other.text[at:])[2:])
            straight = share(before, theirs_before) + share(after, theirs_after)
            crossed = share(before, theirs_after) + share(after, theirs_before)
            if before and after and crossed - straight >= ALIKE:
                yield Fault("actor", text[own.start : found.end()], own.start, other.text[: at + 2])


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_unnamed, _elsewhere, _speakers, _order, _other_subject)
"""The rules; each yields the faults that it finds."""
