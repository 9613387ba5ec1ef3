"""Words that are put in another mouth."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from generator.support.chinese.case import ALIKE, CLEARLY, Case, Reading
from generator.support.chinese.clause_content import (
    Clause,
    pairs,
    plain,
    share,
)
from generator.support.fact import Fault

_SAYS = re.compile(
    r"(?:查明|认定|证实|确认|供述|反映|统计|通报|表示|介绍说?|指出|强调|透露|认为|坦言|称|说|谈到|告诉记者|告诉[^，。]{0,6}|回应|提醒|建议|要求|提出|呼吁|感慨|回忆)(?:道)?$"
)


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


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_speakers,)
"""The rules; each yields the faults that it finds."""
