"""What a sentence denies and its passages say."""

import re
from collections.abc import Callable, Iterator

from generator.language import HAN
from generator.support.chinese.case import CLEARLY, Case, Reading
from generator.support.chinese.clause_content import Clause, pairs, share
from generator.support.chinese.mood_words import OTHERWISE, is_conditional
from generator.support.chinese.negation import denials, flat_denials
from generator.support.chinese.reckoning import tells_rest
from generator.support.chinese.rules.denials.denied_content import (
    FEW,
    MOST,
    counted_content,
    held_so_far,
    is_spelt,
    what_is_denied,
)
from generator.support.fact import Fact, Fault


def _added_denials(case: Case) -> Iterator[Fault]:
    """Find a denial of what a clause of the passages says, where no clause that denies says it as nearly."""
    statement = case.statement
    for fact in _denying(statement):
        if not case.is_close and _is_free(statement, fact):
            continue
        own = statement.clause(fact)
        wanted = pairs(what_is_denied(statement.text, fact.end, own.end))
        stating = [
            (passage, each)
            for passage, each in case.clauses
            if denials(each.text) < max(1, denials(own.text))
            and any(is_spelt(each, gram) for gram in wanted & each.content)
        ]
        denied = any(wanted & each.content and flat_denials(each.text) for _, each in case.clauses)
        contrary = (
            _is_stated(case, own, fact, wanted, stating)
            if stating
            else not denied and _says_else(case, own, fact)
        )
        if contrary and not _is_borne_out(case, own, fact, wanted, [each for _, each in stating]):
            yield Fault("polarity", fact.words, fact.start)


def _denying(statement: Reading) -> Iterator[Fact]:
    """Yield the words of a statement that deny, forbid or stop something, as facts."""
    for clause in statement.clauses:
        for start, end in flat_denials(clause.text):
            if _OF_A_NUMBER.match(clause.text, end):
                continue
            yield Fact("polarity", "not:so", clause.text[start:end], clause.start + start)


_OF_A_NUMBER = re.compile(
    r"[再能会得可应曾]{0,2}[高低长短大小多少超过于到达满足]{1,3}[\d一二两三四五六七八九十]"
)
"""What makes a denial the bound of a number."""


def _is_stated(
    case: Case, own: Clause, fact: Fact, wanted: frozenset[str], stating: list[tuple[Reading, Clause]]
) -> bool:
    """Whether a clause says most of what another one denies, and those that deny as much say less of it.

    未 denies a verb, and less is enough; 没有 and 不 often deny a state in words of one's own.
    """
    rest = counted_content(case.statement, own, fact)
    denied = [
        share(rest, counted_content(passage, each)) + _same_head(each, own)
        for passage, each in case.clauses
        if denials(each.text) >= max(1, denials(own.text))
    ]
    stated = max(held_so_far(rest, *each) for each in stating)
    least = CLEARLY if "未" in fact.words else _LARGELY if _is_free(case.statement, fact) else MOST
    return bool(rest - wanted) and stated > max([least, *denied])


_LARGELY = 0.7


def _is_free(statement: Reading, fact: Fact) -> bool:
    """Whether words deny as one does in a sentence of one's own, as 没有 and 不 do, and 未, 不得 and 不再 do not."""
    return bool(_FREELY.search(fact.words)) and not statement.text.startswith("再", fact.end)


_FREELY = re.compile("没|^[还尚仍]?[不无]$")


def _same_head(denying: Clause, own: Clause) -> float:
    """Return how much a clause that denies what another one speaks of counts beside one that states it."""
    heads = (
        what_is_denied(denying.text, end, len(denying.text))[:2] for _, end in flat_denials(denying.text)
    )
    return CLEARLY if any(head in own.content for head in heads) else 0.0


def _says_else(case: Case, own: Clause, fact: Fact) -> bool:
    """Whether a clause of the passages says something else, and denies nothing, of all that a denial is said of."""
    before = frozenset(gram for gram, at in own.grams if at < fact.start - 1)
    fits = [(share(before, each.content), each) for _, each in case.clauses]
    most = max(fit for fit, _ in fits)
    return (
        len(before) > FEW
        and most >= _WHOLLY
        and not _SAYING.search(case.statement.text[: fact.start])
        and not any(denials(each.text) for fit, each in fits if fit == most)
    )


_WHOLLY = 0.9
_SAYING = re.compile("[说称道]$|表示$|认为$")


def _is_borne_out(case: Case, own: Clause, fact: Fact, wanted: frozenset[str], stating: list[Clause]) -> bool:
    """Whether the passages bear out a denial in words that deny nothing."""
    return bool(
        _is_unchanged(case, own, fact)
        or _is_ended(case, own)
        or (_PARTLY.search(own.text) and any(_REMAINDER.search(each.text) for each in case.passages))
        or tells_rest(case, own)
        or any("是否" in each.text for each in stating)
        or _is_denied_nearer(case, own, wanted, stating)
        or _is_a_condition(case, own, wanted)
    )


_PARTLY = re.compile("[只仅还尚仍]")
_REMAINDER = re.compile("除[^，。；]{1,12}外|其[余他它]|[尚仍]在|剩[余下]|另[一有外]")
"""What is so of some and not of the rest."""


def _is_denied_nearer(case: Case, own: Clause, wanted: frozenset[str], with_it: list[Clause]) -> bool:
    """Whether more of what a sentence denies something of stands in a clause that denies than in one that does not."""
    rest = own.content - wanted
    stated = max((CLEARLY, *(share(rest, each.content) for each in with_it)))
    return any(denials(each.text) and share(rest, each.content) > stated for _, each in case.clauses)


def _is_a_condition(case: Case, own: Clause, wanted: frozenset[str]) -> bool:
    """Whether the passages say what comes of not doing what a sentence makes a condition of, as 须签字，否则不予拨付."""
    once = len(flat_denials(own.text)) == 1
    return (
        once
        and is_conditional(case.statement.sentence(own))
        and any(
            wanted & each.content and OTHERWISE.search(passage.sentence(each))
            for passage, each in case.clauses
        )
    )


def _is_ended(case: Case, own: Clause) -> bool:
    """Whether the passages end what is so no more in a sentence, as 辞去职务 of 不再担任."""
    return bool(_NO_MORE.search(own.text)) and any(_ENDED.search(each.text) for _, each in case.nearest(own))


_NO_MORE = re.compile("不再|再[也不没]|不会再")
_ENDED = re.compile(
    "[免辞撤]去|辞[职任]|[卸离免]任|[免撤离]职|解除|取消|[停终]止|终身|废止|退[出役]|[关注]销"
)


def _is_unchanged(case: Case, own: Clause, fact: Fact) -> bool:
    """Whether the passages say that what a denial says not to change stays the same, as 票价不变 of 不涨价."""
    change = _CHANGES.match(case.statement.text, fact.end, own.end)
    what = re.findall(f"[{HAN}]", case.statement.text[change.end() : own.end][:FEW]) if change else []
    return bool(change) and any(
        _SAME.search(each.text) and (not what or any(char in each.text for char in what))
        for _, each in case.clauses
    )


_CHANGES = re.compile("[再会予]?(?:变[化动]?|[涨升增提降减调])")
_SAME = re.compile("不变|持平|未变|仍[为是]")
"""What bears out that something does not change, as 不涨价 by 票价不变."""


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_added_denials,)
"""The rules; each yields the faults that it finds."""
