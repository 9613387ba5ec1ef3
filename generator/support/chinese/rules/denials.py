"""What a sentence denies and its passages do not, or the other way round."""

import re
from collections.abc import Callable, Iterator

from generator.language import HAN
from generator.support.chinese.case import ALIKE, NEARLY_ALL, Case
from generator.support.chinese.clause_content import (
    pairs,
    plain,
    share,
)
from generator.support.chinese.mood_words import ADDED
from generator.support.fact import Fault, Kind

_DENYING = re.compile(
    r"停止|停运|终止|暂停|限制|拒绝|驳回|否决|不得|禁止|严禁|免(?!费|疫)|杜绝|防止|避免|否(?!则)|零(?!售|部)|空(?!气|间|调|中|军)|除(?!夕|险)"
    r"|无(?!人[机区]|线|论)|在逃|阴性|不断(?=[流电水网供档链])|不(?![足满断仅但少同久]|到[约近\d一二三四五六七八九十百千万半]|超过?\d|低于|高于)|未(?!来|成年)|没|取消|缺|仅|待(?!遇)|[尚仍还]需|[尚仍还正]在"
)
_SKIPPED = re.compile(
    r"(?:得到|进行|再|能够|能|被|予以|予|付(?![款费息清])|会|有|必须|必要|必|需要|需|要(?!求)|出现|发生|造成|是|为|曾|过|可以|可|得|应|人)+"
)


def _target(text: str, end: int, clause_end: int) -> str:
    """Return the content characters that a denial stands before, up to three."""
    skipped = _SKIPPED.match(text, end)
    return plain(text[skipped.end() if skipped else end : clause_end])[:3]


_OF_THE_TEXT = re.compile(
    r"(?:^|[。！？；])[^。！？；]{0,4}?(?:文[中章本]|原文|该文|全文|报道)[^。！？；]{0,60}$|(?:文中|原文|该文|全文|一[篇份])[^，。；]{0,6}$"
)
"""What a sentence says of the text itself, as in 文中没有解释."""


def _added_denials(case: Case) -> Iterator[Fault]:
    """Find a denial of what the passages do not deny."""
    statement = case.statement
    for fact in statement.facts:
        if fact.value != "not:so" or _OF_THE_TEXT.search(statement.text[: fact.start]):
            continue
        target = _target(statement.text, fact.end, statement.clause(fact).end)
        pairs = {target[at : at + 2] for at in range(len(target) - 1)}
        with_it = [each for _, each in case.clauses if pairs & each.content]
        near = (each for _, each in case.nearest(statement.clause(fact)))
        if any(_DENYING.search(_ALLOWS.sub("", each.text)) for each in (*with_it, *near)):
            continue
        if _PARTLY.search(statement.clause(fact).text) and any(
            _REMAINDER.search(each.text) for each in case.passages
        ):
            continue
        if with_it or not any(_DENYING.search(each.text) for each in case.passages):
            yield Fault("polarity", fact.words, fact.start)


_ALLOWS = re.compile("不[能可]?排除")
"""What denies that something is impossible."""
_PARTLY = re.compile("[只仅还尚仍]")
_REMAINDER = re.compile("除[^，。；]{1,12}外|其[余他它]|[尚仍]在|剩[余下]")
"""What is so of some and not of the rest."""


def _dropped_denials(case: Case) -> Iterator[Fault]:
    """Find what a sentence states and its passages only deny."""
    for said in case.said:
        if said.fact.value != "not:so":
            continue
        target = _target(said.passage.text, said.fact.end, said.clause.end)
        if len(target) < len("备案"):
            continue
        sure = {target[at : at + 2] for at in range(len(target) - 1)}
        stated = any(sure <= other.content for _, other in case.clauses if other is not said.clause)
        bare = (
            said.passage.text[said.clause.start : said.fact.start]
            + said.passage.text[said.fact.end : said.clause.end]
        )
        for own in case.statement.clauses:
            at = next((at for gram, at in own.grams if gram == target[:2]), None)
            needed = "需" in said.fact.words and re.search("(?<![无不])需", own.text)
            if at is None or needed or _DENYING.search(_ASKED.sub("", own.text.replace(target[:2], ""))):
                continue
            same = share(own.content, pairs(plain(bare))) >= NEARLY_ALL and len(own.content) > 1
            if (
                (not stated and sure <= own.content)
                or same
                or case.statement.text[max(0, at - 1) : at] == "已"
            ):
                words = said.passage.text[said.fact.start : said.fact.end + 4]
                yield Fault("polarity", case.statement.text[at : at + 2], at, words)


def _left_out(case: Case) -> Iterator[Fault]:
    """Find words that stand side by side where the passages have a denial or a doubt between them."""
    for passage in case.passages:
        for found in _BETWEEN.finditer(passage.text):
            around = passage.text[max(0, found.start() - 2) : found.start()] + passage.text[found.end() :][:2]
            at = case.statement.text.find(around) if _WORDS.fullmatch(around) else -1
            if at >= 0 and not any(around in each.text for each in case.passages):
                kind: Kind = "modality" if ADDED["possible"].fullmatch(found.group()) else "polarity"
                yield Fault(kind, around, at, found.group())


_BETWEEN = re.compile(r"[尚并均从仍还]?未曾?|[并还]?没有|[并绝]?不|涉嫌|疑似|可能")
_WORDS = re.compile(f"[{HAN}]{{4}}")
_ASKED = re.compile(r"是否|(.)[不没]\1")
"""A question, which denies nothing."""


def _affirmed(case: Case) -> Iterator[Fault]:
    """Find a clause with most of what the passages deny, and no denial."""
    for said in case.said:
        clause, fact = said.clause, said.fact
        if (
            fact.value != "not:so"
            or fact.words in _PENDING
            or said.passage.text[fact.end :].startswith("排除")
        ):
            continue
        denied = frozenset(gram for gram, at in clause.grams if at >= fact.end)
        before = (each.content for each in said.passage.before(clause))
        around = frozenset(gram for gram, at in clause.grams if at < fact.start - 1).union(*before)
        if any(share(denied, other.content) >= _MOST for _, other in case.clauses if other is not clause):
            continue
        for own in case.statement.clauses:
            rest = own.content - denied
            known = len(denied) >= _FEW or len(rest & around) >= _FEW
            if not known or share(denied, own.content) < _MOST or _is_denied(own.text):
                continue
            if share(rest, around) >= ALIKE or len(rest) <= _FEW:
                yield Fault("polarity", own.text, own.start, said.passage.text[fact.start : fact.end + 4])


def _is_denied(text: str) -> bool:
    return bool(_DENYING.search(_ASKED.sub("", text)) or "否则" in text)


_PENDING = frozenset({"尚需", "尚待", "有待", "仍需", "还需"})
_FEW = 2
_MOST = 0.6


def _asked(case: Case) -> Iterator[Fault]:
    """Find what a sentence states and its passages only ask, and answer in the negative."""
    for own in case.statement.clauses:
        for passage, other in case.alike(own)[:1]:
            if "是否" in other.text and "是否" not in own.text and not _DENYING.search(own.text):
                answer = _NAY.search(passage.text[other.end : other.end + 12])
                if answer:
                    yield Fault("polarity", own.text, own.start, answer.group())


_NAY = re.compile(f"不[{HAN}]{{0,2}}|没有|否")


def _undemanded(case: Case) -> Iterator[Fault]:
    """Find a denial of a demand or a plan that the passages do not deny."""
    if not any(_NOT_DUE.search(each.text) for each in case.passages):
        for found in _DENIED_DUTY.finditer(case.statement.text):
            yield Fault("polarity", found.group(), found.start())


_DENIED_DUTY = re.compile("(?:未|没有|不)(?:再)?(?:要求|规定|计划|打算|责令|提醒|督促)")
_NOT_DUE = re.compile(
    "[未没无不取免]有?[^，。；]{0,4}?(?:要求|规定|计划|打算|责令|提醒|督促|[必需须消])|不把|拟不"
)

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _added_denials,
    _dropped_denials,
    _affirmed,
    _asked,
    _left_out,
    _undemanded,
)
"""The rules; each yields the faults that it finds."""
