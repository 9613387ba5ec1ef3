"""What a sentence says and its passages deny."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.support.chinese.case import ALIKE, CLEARLY, NEARLY_ALL, Case, Reading
from generator.support.chinese.clause_content import Clause, pairs, plain, share
from generator.support.chinese.mood_words import DONE, OTHERWISE
from generator.support.chinese.negation import NOT_ENDED, denials, flat_denials, is_open
from generator.support.chinese.reckoning import follows, tells_rest
from generator.support.chinese.rules.denials.denied_content import (
    FEW,
    MOST,
    counted_content,
    held_so_far,
    is_spelt,
    what_is_denied,
)
from generator.support.fact import Fault


@dataclass(frozen=True, slots=True)
class _Denied:
    """What a clause of the passages denies."""

    passage: Reading
    clause: Clause
    start: int
    """Where the word that denies begins, in the whole text."""
    end: int
    last: int
    """Where what it denies ends: with the clause, or before 的 or 被 where it is the case or the cause of what follows."""
    head: str
    """The first two content characters of what it denies."""

    @property
    def content(self) -> frozenset[str]:
        """All that it denies."""
        return frozenset(gram for gram, at in self.clause.grams if self.end <= at < self.last)

    @property
    def around(self) -> frozenset[str]:
        """What stands before it, in its clause and those before."""
        before = (each.content for each in self.passage.before(self.clause))
        return frozenset(gram for gram, at in self.clause.grams if at < self.start - 1).union(*before)


def _denied(case: Case) -> Iterator[_Denied]:
    for passage, clause in case.clauses:
        for start, end in flat_denials(clause.text):
            of_case = _CASE.match(clause.text, end)
            if of_case is None and _CAUSE.search(clause.text, 0, start):
                of_case = _COMES_OF.match(clause.text, end)
            last = clause.start + of_case.end() if of_case else clause.end
            head = what_is_denied(passage.text, clause.start + end, last)[:2]
            yield _Denied(passage, clause, clause.start + start, clause.start + end, last, head)


_CASE = re.compile("[^，。；]{1,16}?(?=的(?:[将由予处责取视依按给可应须要会暂停扣罚通追列]|一律))")
"""What makes a case of what is denied, as in 逾期未交的将约谈."""
_CAUSE = re.compile("因(?![此而])|由于")
_COMES_OF = re.compile("[^，。；]{1,12}?(?=被|而|受到|遭)")
"""What comes of what is denied, and is not denied itself, as in 因台账不全被通报."""


def _affirmed(case: Case) -> Iterator[Fault]:
    """Find a clause without a denial that says what the passages only deny."""
    denied = [*_denied(case)]
    stated = frozenset().union(*(_undenied(clause) for _, clause in case.clauses)) if denied else frozenset()
    for own in case.statement.clauses if denied else ():
        if tells_rest(case, own) or _WHETHER.search(own.text):
            continue
        for each in denied:
            if _is_other_side(case, own, each):
                continue
            if _KEEPS.search(own.text) and NOT_ENDED.search(each.clause.text):
                continue
            left = denials(own.text.replace(each.head, "") if each.head else own.text)
            if left and (_denies_head(own, each.head) or left >= denials(each.clause.text)):
                continue
            if left and not _says_all(own, each):
                continue
            if (not left and _says_it(case, own, each)) or (
                _is_counted_alike(case, own, each)
                or _says_head(case, own, each, stated)
                or _says_most(case, own, each)
                or _says_all(own, each)
            ):
                words = each.passage.text[each.start : each.end + len("备案登记")]
                yield Fault("polarity", own.text, own.start, words)
                break


_ONLY_THEN = re.compile("才(?![华干])|方[可能]|[得要须需应]先")
"""What makes a clause the other side of a denial: 签字之后才拨付 of 须签字，否则不予拨付."""


_SORT = re.compile("(?:的[^，。；的]{0,5}|者)$")
_BAN = re.compile("不得|不准|不许|禁止|严禁|取消|停止|暂停|限制|终止")
_NOT_YET = re.compile("[暂尚][未没无不]|还[未没]")
_WHETHER = re.compile(r"(\w)[不没]\1|(?:多少|与否|哪里?|先后)$")


def _is_other_side(case: Case, own: Clause, denied: _Denied) -> bool:
    """Whether a sentence tells from when on or on what terms that is so which is denied until then, or without them."""
    until = OTHERWISE.search(_until(denied)) or _NOT_YET.search(denied.clause.text)
    if _SORT.search(own.text) and _BAN.match(denied.passage.text, denied.start):
        return True  # those who do what is forbidden, or of whom something is taken
    return bool(until and _ONLY_THEN.search(case.statement.sentence(own)) and not DONE.search(own.text))


def _until(denied: _Denied) -> str:
    """Return the part of a sentence up to a denial."""
    before = [each.text for each in denied.passage.before(denied.clause)]
    return "，".join([*reversed(before), denied.clause.text[: denied.start - denied.clause.start]])


def _rest_done(case: Case) -> Iterator[Fault]:
    """Find that the rest is said to have been done, where the passages tell it of the part, as in 17部里还有8部已出版."""
    for own in case.statement.clauses:
        if (done := DONE.search(own.text)) is None or _EXCEPT.search(own.text, 0, done.start()):
            continue
        head = plain(own.text[done.end() :])[:2]
        known = {each.fact.value for each in case.numbers}
        counted = case.statement.within(own, "quantity")
        if not any(each.value not in known and follows(case, each) for each in counted):
            continue
        for passage, each in case.clauses:
            if head in each.content and passage.counted(each) and not denials(each.text):
                yield Fault("polarity", done.group(), own.start + done.start(), each.text)
                break


_EXCEPT = re.compile("除.+外")
"""What tells the part by its rest, as in 除8部外都已出版."""


def _denies_head(own: Clause, head: str) -> bool:
    """Whether a denial stands right before some words in a clause."""
    places = [at - own.start for gram, at in own.grams if gram == head]
    return any(0 <= at - end <= FEW for at in places for _, end in flat_denials(own.text))


def _undenied(clause: Clause) -> frozenset[str]:
    """Return the content of a clause before its first denial."""
    spans = flat_denials(clause.text)
    end = clause.start + spans[0][0] if spans else clause.end
    return frozenset(gram for gram, at in clause.grams if at < end - 1)


def _is_counted_alike(case: Case, own: Clause, denied: _Denied) -> bool:
    """Whether a clause counts the same as what is denied, and has its first word."""
    return denied.head in own.content and (denied.passage, denied.clause) in case.counted_alike(own)


def _says_head(case: Case, own: Clause, denied: _Denied, stated: frozenset[str]) -> bool:
    """Whether a clause has the first word of what is denied, which the passages state nowhere."""
    if len(denied.head) < FEW or denied.head in stated:
        return False
    places = (at - own.start for gram, at in own.grams if gram == denied.head)
    if not any(plain(own.text[at : at + FEW]) == denied.head for at in places):
        return False
    rest = own.content - denied.content
    here = share(rest, denied.around)
    return not any(
        (there := share(rest, other.content)) >= ALIKE and there > here
        for _, other in case.clauses
        if other is not denied.clause and not denials(other.text)
    )


def _says_it(case: Case, own: Clause, denied: _Denied) -> bool:
    """Whether a clause says what is denied, of what it is denied of, as no clause of the passages does."""
    target = pairs(what_is_denied(denied.passage.text, denied.end, denied.last))
    heads = [at for gram, at in own.grams if gram in target and is_spelt(own, gram)]
    if (
        not heads
        or is_open(own.text)
        or denied.clause.text[denied.start - denied.clause.start :][1:2] == "需"
    ):
        return False
    content = counted_content(case.statement, own)
    before = frozenset(gram for gram, at in own.grams if at < heads[0] - 1)
    others = [
        (passage, each)
        for passage, each in case.clauses
        if each is not denied.clause and not denials(each.text)
    ]
    stating = [each for each in others if target & each[1].content]
    if not stating:
        held = held_so_far(content, denied.passage, denied.clause)
        return held >= _SOME and held >= max((held_so_far(content, *each) for each in others), default=0.0)
    here, there = (share(before, denied.around), max(held_so_far(before, *each) for each in stating))
    return len(before) >= FEW and here >= ALIKE and here - there >= CLEARLY


_KEEPS = re.compile("保[住留持]|留[着住]|照[常旧样]|继续|仍")
"""What tells in other words that something is not taken away, as in 保住了 of 不吊销."""
_SOME = 0.25
"""How much of a clause must be about what is denied to say it."""


def _says_most(case: Case, own: Clause, denied: _Denied) -> bool:
    """Whether a clause has most of what is denied, and little else."""
    content, around = denied.content, denied.around
    rest = own.content - content
    known = len(content) >= FEW or len(rest & around) >= FEW
    if denied.head not in own.content and _KEEPS.search(own.text):
        return False
    if not known or share(content, own.content) < MOST:
        return False
    if any(share(content, other.content) >= MOST for _, other in case.clauses if other is not denied.clause):
        return False
    return share(rest, around) >= ALIKE or len(rest) <= FEW


def _says_all(own: Clause, denied: _Denied) -> bool:
    """Whether a clause says nothing but what the clause with the denial says."""
    text, start = denied.clause.text, denied.clause.start
    bare = pairs(plain(text[: denied.start - start] + text[denied.end - start :]))
    return len(own.content) > 1 and denied.head in own.content and share(own.content, bare) >= NEARLY_ALL


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_affirmed, _rest_done)
"""The rules; each yields the faults that it finds."""
