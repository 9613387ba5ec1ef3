"""Whether an English sentence has done or said by one what its Chinese has done or said by another."""

import re
from collections.abc import Iterator, Sequence

from generator.support.answers import answers
from generator.support.english.pair import Pair
from generator.support.fact import Fact, Fault

_WHO = ("person", "party", "body")
"""The questions whose answers are persons and bodies."""
_SAYS = r"(?:said|says|told|tells|stressed|explained|admits?|admitted|recalled|recalls|pointed out|noted|added|revealed|complain(?:s|ed))"
"""Verbs of saying, after their subject."""
_EN_DOER = re.compile(r"\bby\s(?:(?:the|its|their|his|her|an?|each)\s)?(?:[\w’'-]+\s){0,2}$", re.IGNORECASE)
_EN_SPEAKER = re.compile(rf"(?:\s[\w’'-]+){{0,3}},?\s{_SAYS}\b")
_EN_SOURCE = re.compile(r"\baccording to\s(?:(?:the|an?)\s)?(?:[\w’'-]+\s){0,2}$", re.IGNORECASE)
_ZH_DOER = re.compile(r"(?:由|被|归|靠|经)[^，。；、由被]{0,8}$")
_EN_RECEIVER = re.compile(
    r"\b(?:to|pay|pays|paid|compensates?|reimburses?|refunds?)\s(?:(?:the|its|their|an?|each)\s)?(?:[\w’'-]+\s)?$",
    re.IGNORECASE,
)
_ZH_RECEIVER = re.compile(r"[向给][^，。；、向给]{0,6}$")
_ZH_ITSELF = re.compile(r"自理|自付|自负|自行[承负]担|自己[承负出付掏]")
_ZH_SPEAKER = re.compile(r"[^，。；]{0,6}(?:表示|认为|指出|介绍|透露|坦言|强调|回忆|抱怨|说(?!明|法|服))")
_NEAR = 60
"""How many characters before a person are looked at."""


def find_other_roles(pair: Pair) -> Iterator[Fault]:
    """Yield who does, gets or says something in English, as in “borne by the tourist”, where it is another in Chinese."""
    said, known = _persons(pair.said.sure), _persons(pair.known.sure)
    doers = [fact for fact in said if _EN_DOER.search(_before(pair.undated, fact))]
    speakers = [
        fact
        for fact in said
        if _EN_SPEAKER.match(pair.undated, fact.end) or _EN_SOURCE.search(_before(pair.undated, fact))
    ]
    yield from _others(pair, doers, _doers(pair, known))
    yield from _turned(pair, said, known)
    told = _speakers(pair, known)
    if not any(fact.value in pair.said.possible for fact in told):
        yield from _others(pair, speakers, told)


def _turned(pair: Pair, said: Sequence[Fact], known: Sequence[Fact]) -> Iterator[Fault]:
    """Yield whom the English has get what, as in “pay the owners”, where it is another that does in Chinese, as after 向."""
    receivers = [fact for fact in said if _EN_RECEIVER.search(_before(pair.undated, fact))]
    there = [fact for fact in known if _ZH_RECEIVER.search(_before(pair.chinese, fact))]
    others = {fact.value for fact in known} - {fact.value for fact in there}
    if there and receivers and all(fact.value in others for fact in receivers):
        yield Fault("actor", receivers[0].words, receivers[0].start, there[0].words)


def _persons(given: Sequence[tuple[object, Fact]]) -> list[Fact]:
    return [fact for _, fact in given if fact.value.partition(":")[0] in _WHO]


def _before(text: str, fact: Fact) -> str:
    return text[max(0, fact.start - _NEAR) : fact.start]


def _doers(pair: Pair, known: Sequence[Fact]) -> list[Fact]:
    """Return whom the Chinese names as doing something, the first after 由 or 被 and the one before 自理."""
    found = [fact for fact in known if _ZH_DOER.search(_before(pair.chinese, fact))]
    firsts = [
        fact
        for at, fact in enumerate(found)
        if at == 0 or not _is_one_phrase(pair.chinese, found[at - 1], fact)
    ]
    return [*firsts, *(fact for fact in known if _ZH_ITSELF.match(pair.chinese, fact.end))]


def _speakers(pair: Pair, known: Sequence[Fact]) -> list[Fact]:
    """Return whose words the Chinese says that it gives."""
    return [fact for fact in known if _ZH_SPEAKER.match(pair.chinese, fact.end)]


def _is_one_phrase(chinese: str, one: Fact, other: Fact) -> bool:
    return one.end < other.start and not re.search("[，。；由被归靠经]", chinese[one.end : other.start])


def _others(pair: Pair, said: Sequence[Fact], known: Sequence[Fact]) -> Iterator[Fault]:
    """Yield the first of those that the English names in a role if the Chinese has none of them in it."""
    if not (said and known):
        return
    may_be = frozenset().union(*(_possible(pair.chinese, fact) for fact in known))
    if all(fact.value not in may_be for fact in said):
        yield Fault("actor", said[0].words, said[0].start, known[0].words)


def _possible(chinese: str, fact: Fact) -> frozenset[str]:
    """Return all that a person may be whom the Chinese names, by the words right before too, as in 县财政."""
    return answers(chinese[max(0, fact.start - 4) : fact.start], "zh").possible | {fact.value}
