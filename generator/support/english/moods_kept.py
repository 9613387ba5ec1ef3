"""Whether an English sentence tells as done or due what its Chinese says will, must or may be done."""

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
_WILL_NOT = re.compile(r"\bwill\s(?:not|never|neither)\b|\bno\b.{0,40}\bwill\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:must|ha(?:s|ve) to|(?:is|are) (?:required|obliged) to)\b", re.IGNORECASE)
_MAY = re.compile(
    r"\b(?:may(?!\s(?:not|have|(?:[\w’]+\s){0,2}only)\b)|(?:is|are)\s(?:free|allowed|entitled)\sto|encouraged)\b",
    re.IGNORECASE,
)
"""What must and what may be done in English."""
_FREE = re.compile("可以|(?<!许)可(?=[在向到报自继凭按享申选通提免获于适直当随])|自愿|有权|鼓励|提倡|倡导")
_DUTY = re.compile(
    "必|须|应|务|责|限|强制|规定|凭|只|才|不|禁|(?<![只不主重想])要|(?<![获取])得(?![到以知了出益])"
)
_BOUND = re.compile(
    "必须|应当|(?<![无不])须(?!知)|务必|有义务|有责任|(?<![反供响相对回答])应(?=[事提依及在于由按向自加建立严报先])"
)
_MAY_BE = re.compile("可|能|允许|准许|鼓励|自愿|随|许|任|免|才行|不")
"""What may be done in Chinese, and words that may mean a duty; what must be, and words that may leave it free."""
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
    yield from _turned_duties(pair)
    allowed, will = _ALLOWED.search(pair.chinese), _WILL.search(pair.undated)
    if allowed and allowed.group()[0] == "不":
        will = will and _WILL_NOT.search(pair.undated)
    if allowed and will and said <= {"status:planned"} and "status:possible" not in pair.said.possible:
        yield Fault("modality", will.group(), will.start(), allowed.group())


def _turned_duties(pair: Pair) -> Iterator[Fault]:
    """Yield what must be done in English and may be in Chinese, or the other way round."""
    must, may = _MUST.search(pair.undated), _MAY.search(pair.undated)
    if must and not may and (free := _FREE.search(pair.chinese)) and not _DUTY.search(pair.chinese):
        yield Fault("modality", must.group(), must.start(), free.group())
    if may and not must and (bound := _BOUND.search(pair.chinese)) and not _MAY_BE.search(pair.chinese):
        yield Fault("modality", may.group(), may.start(), bound.group())
