"""Words that are put in another mouth, or that the text is said to have."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.support.chinese.case import ALIKE, CLEARLY, Case, Reading
from generator.support.chinese.clause_content import (
    Clause,
    pairs,
    plain,
    share,
)
from generator.support.fact import Fault

_VERB = (
    "查明|认定|证实|确认|供述|反映|统计|通报|表示|介绍说?|指出|强调|透露|认为|坦言|坦承|承认|否认|直言|抱怨|解释|补充|重申|宣布|宣称|澄清|反驳"
    "|推测|猜测|判断|分析|预测|估计|质疑|批评|称赞|称|说|谈到|告诉记者|告诉[^，。]{0,6}|回应|提醒|建议|要求|提出|呼吁|感慨|回忆"
)
_SAYS = re.compile(rf"(?:{_VERB})(?:道)?$")
_WITHIN = re.compile(
    "^(?P<who>[^，。不未没按]{2,12}?)(?:表示|介绍说?|指出|强调|透露|认为|坦言|承认|否认|抱怨|确认|证实|推测|猜测|怀疑|预测|呼吁|称(?!为|号|赞)|说(?!明|法|服))(?=[^，。]{4})"
)
"""Who says something in one clause with what is said."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """What is said, with the words that tell who says it."""

    who: str
    start: int
    content: frozenset[str]


def _speakers(case: Case) -> Iterator[Fault]:
    """Find words that are put in another mouth."""
    for speech in _speeches(case.statement):
        spoken = {(passage, other): share(speech.content, other.content) for passage, other in case.clauses}
        place = max(spoken, key=lambda each: spoken[each])
        speaker = _speaker(*place) if spoken[place] >= ALIKE else None
        if speaker is None or _PRONOUN.search(speaker):
            continue
        ours = _name(speech.who)
        mine = share(ours, _name(speaker))
        known = max(
            (share(ours, _name(other.text)) for _, other in case.clauses if speaker not in other.text),
            default=0.0,
        )
        if ours and known - mine >= CLEARLY / 2 and mine < ALIKE:
            yield Fault("attribution", speech.who, speech.start, speaker)


_PRONOUN = re.compile("^[”“]?(?:但|而)?[他她其它]")


def _name(text: str) -> frozenset[str]:
    """Return the content of the words that tell who speaks, without the verb."""
    return pairs(plain(_SAYS.sub("", text)))


def _speeches(reading: Reading) -> Iterator[_Speech]:
    """Yield what each speaker of a text says, in the next clause or in the same."""
    for said, speech in pairwise(reading.clauses):
        if _SAYS.search(said.text) and said.sentence == speech.sentence:
            yield _Speech(said.text, said.start, speech.content)
    for speech, said in pairwise(reading.clauses):
        if _SAYS.search(said.text) and "”" in reading.text[speech.end : said.start]:
            yield _Speech(said.text, said.start, speech.content)
    for clause in reading.clauses:
        if found := _WITHIN.match(clause.text):
            content = frozenset(gram for gram, at in clause.grams if at >= clause.start + found.end())
            yield _Speech(found.group(), clause.start, content)


def _speaker(passage: Reading, clause: Clause) -> str | None:
    """Return the words that say whose words a clause is: in it, before it, or right after a quotation."""
    number = clause.number
    if found := _WITHIN.match(clause.text):
        return found.group()
    for each in passage.clauses[number + 1 : number + 3]:
        if _SAYS.search(each.text) and "”" in passage.text[clause.start : each.start + 1]:
            return each.text
    for each in reversed(passage.clauses[:number]):
        if each.sentence != clause.sentence:
            break
        if _SAYS.search(each.text):
            return each.text
    return None


def _explained(case: Case) -> Iterator[Fault]:
    """Find that the text explains or dates something, where it does nothing of the kind, as in 文中解释了这个词."""
    for found in _EXPLAINS.finditer(case.statement.text):
        if not any(found["what"] in each.text for each in case.passages):
            yield Fault("polarity", found.group(), found.start())


_EXPLAINS = re.compile("(?:文[中章]|原文|该文|一篇)[^，。；没未无不]{0,6}?(?P<what>解释|注明|标明)")


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_speakers, _explained)
"""The rules; each yields the faults that it finds."""
