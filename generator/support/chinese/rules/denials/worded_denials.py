"""Denials and doubts that a sentence adds or leaves out, told by certain words."""

import re
from collections.abc import Callable, Iterator

from generator.language import HAN
from generator.support.chinese.case import NEARLY_ALL, Case
from generator.support.chinese.clause_content import pairs, plain, share
from generator.support.chinese.mood_words import ADDED
from generator.support.chinese.negation import denials, is_open
from generator.support.chinese.reckoning import tells_rest
from generator.support.fact import Fault, Kind


def _left_out(case: Case) -> Iterator[Fault]:
    """Find words that stand side by side where the passages have a denial or a doubt between them."""
    for passage in case.passages:
        for found in _BETWEEN.finditer(passage.text):
            around = passage.text[max(0, found.start() - 2) : found.start()] + passage.text[found.end() :][:2]
            at = case.statement.text.find(around) if _WORDS.fullmatch(around) else -1
            if at >= 0 and not any(around in each.text for each in case.passages):
                kind: Kind = "modality" if ADDED["possible"].fullmatch(found.group()) else "polarity"
                fewer = denials(case.statement.clause_at(at).text) < denials(
                    passage.clause_at(found.start()).text
                )
                if (kind == "modality" or fewer) and not tells_rest(case, case.statement.clause_at(at)):
                    yield Fault(kind, around, at, found.group())


_BETWEEN = re.compile(r"[尚并均从仍还]?未曾?|[并还]?没有|[并绝]?不|涉嫌|疑似|可能")
_WORDS = re.compile(f"[{HAN}]{{4}}")


def _open(case: Case) -> Iterator[Fault]:
    """Find what a sentence states and its passages only ask, as 能否进场 or 会不会延长."""
    if is_open(case.statement.text) or _UNKNOWN.search(case.statement.text):
        return
    for passage in case.passages:
        for asked in _QUESTION.finditer(passage.text):
            what = pairs(plain(asked["what"]))
            for own in case.statement.clauses:
                if len(what) > 1 and share(what, own.content) >= NEARLY_ALL:
                    stated = any(
                        share(what, each.content) >= NEARLY_ALL
                        for one, each in case.clauses
                        if not is_open(each.text, asks=True)
                    )
                    if not stated:
                        yield Fault("modality", own.text, own.start, asked.group())


_QUESTION = re.compile("(?:[是能会可]否|能不能|会不会|要不要|是不是|可不可以)(?P<what>[^，。；]{2,12})")
_UNKNOWN = re.compile(
    "[未没]有?(?:再|最|作|做)?(?:[定确明决说答表回]|公布|结论)|不[清知明详确]|待|研究|考虑|疑|或|可能|争"
)
"""What leaves open whether something is so."""


def _undemanded(case: Case) -> Iterator[Fault]:
    """Find a denial of a demand or a plan that the passages do not deny."""
    if not any(_NOT_DUE.search(each.text) for each in case.passages):
        for found in _DENIED_DUTY.finditer(case.statement.text):
            yield Fault("polarity", found.group(), found.start())


_DENIED_DUTY = re.compile("(?:未|没有|不)(?:再)?(?:要求|规定|计划|打算|责令|提醒|督促)")
_NOT_DUE = re.compile(
    "[未没无不取免]有?[^，。；]{0,8}?(?:要求|规定|计划|打算|安排|考虑|责令|提醒|督促|[必需须消])|不把|拟不"
)


def _needless(case: Case) -> Iterator[Fault]:
    """Find that something need not be done, which the passages require, as 无须检测即可营业 for 经检测合格方可营业."""
    for found in _NEEDLESS.finditer(case.statement.text):
        what = pairs(plain(found["what"]))
        needed = [
            each
            for passage in case.passages
            for each in _NEEDED.finditer(passage.text)
            if share(what, pairs(plain(each["what"]))) >= NEARLY_ALL
        ]
        waived = any(
            share(what, pairs(plain(each["what"]))) >= NEARLY_ALL
            for passage in case.passages
            for each in _NEEDLESS.finditer(passage.text)
        )
        excepted = any(_EXCEPTED.search(each.text) for each in case.passages)
        if needed and not waived and not excepted:
            yield Fault("polarity", found.group(), found.start(), needed[0].group())


_EXCEPTED = re.compile("除[^，。；]{0,16}外|例外|不适用|豁免|免[于予]|不再")
"""What may free some of what others have to do."""
_NEEDLESS = re.compile(
    "(?:[无毋]须|无需|不必|不用|不需要?)(?:先|再|经过?)?(?P<what>[^，。；]{2,12}?)(?=[就便]|即可|也可|，|。|；|$)"
)
_NEEDED = re.compile(
    "(?:(?<![无毋])须|(?<!反)(?<!供)应(?!急|用)当?|必须|(?<![无不再])需要?|经(?![济营费过])|凭|持)先?(?P<what>[^，。；？]{2,16}+)(?!？)"
)


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _open,
    _left_out,
    _undemanded,
    _needless,
)
"""The rules; each yields the faults that it finds."""
