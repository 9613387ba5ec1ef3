"""Whether an English sentence tells as done what its Chinese says will, must or may be done."""

import re
from collections.abc import Iterator

from generator.support.english.pair import Pair
from generator.support.fact import Fault

_CLAUSE = re.compile(r"[^，。；,;！？]+")
_AHEAD = re.compile(
    r"将(?=[缩扩延新得有启投达成再继持进完推开举召实建恢公出被于在由会不升降提增减取])"
    r"|(?<![布证谈商进频报讨协工员联社机大议例年晚聚集社度])会(?![议同商场员计会谈见展上长战与和于后前])"
    r"|(?<![主重需必摘只不正])要(?![求素闻么是不])|(?<![必莫])须(?!知)|应当"
    r"|可以|不得|不许|不准|不能|务必"
)
"""Words for what is still to be done, or may or must be."""
_ALLOWED = re.compile(r"可以|不得|不许|不准|不一定")
_DONE = re.compile(r"了(?!解)|已|曾|过(?=$)|过去|以前|从前|当时|原来")
_PAST = re.compile(
    r"\b(?:(?:was|were|did|had)|(?:has|have)\s(?:\w+ly\s|already\s|since\s|all\s|now\s)?(?:been|begun|become|\w{2,}(?:ed|own|awn|ilt|ept|old|aid|ought)))\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\bwill\b(?!\snot\sbe\sable)", re.IGNORECASE)
_MOODS = frozenset({"status:planned", "status:required", "status:advised", "status:allowed"})


def find_other_moods(pair: Pair) -> Iterator[Fault]:
    """Yield what is told as past though it is to come, and as certain though it is only allowed or forbidden.

    A sentence of either language that puts anything of this kind in any other way is not asked about.
    """
    said = pair.said.possible & _MOODS
    if not said and _PAST.search(pair.undated):
        for clause in _CLAUSE.findall(pair.chinese):
            if (ahead := _AHEAD.search(clause)) and not _DONE.search(clause):
                yield Fault("modality", "", 0, clause[ahead.start() : ahead.end() + 3])
                return
    allowed, will = _ALLOWED.search(pair.chinese), _WILL.search(pair.undated)
    if allowed and will and said <= {"status:planned"} and "status:possible" not in pair.said.possible:
        yield Fault("modality", will.group(), will.start(), allowed.group())
