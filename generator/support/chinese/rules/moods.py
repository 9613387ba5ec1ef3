"""What is done in one of the two texts, and planned, due or doubtful in the other."""

import re
from collections.abc import Callable, Iterator

from generator.support.chinese.case import ALIKE, CLEARLY, NEARLY_ALL, Case, Reading
from generator.support.chinese.clause_content import (
    Clause,
    share,
)
from generator.support.chinese.mood_words import ADDED, DONE, UNREAL, firm, is_unreal, mood_of
from generator.support.chinese.negation import denials
from generator.support.fact import Fault


def _unreal(case: Case) -> Iterator[Fault]:
    """Find what is planned, due or doubtful in one of the two and done in the other."""
    passages = "\n".join(each.text for each in case.passages)
    for own in case.statement.clauses:
        for mood, pattern in ADDED.items():
            found = pattern.search(own.text)
            if found is None:
                continue
            near = [UNREAL[each] for each in _NEAR_MOODS[mood]]
            other = next((other.text for _, other in case.alike(own)), None)
            doubtful = other and not mood_of(other, near) and firm(other)
            if doubtful or not mood_of(passages, near):
                instead = firm(other) if doubtful and other else None
                yield Fault(
                    "modality", found.group(), own.start + found.start(), instead.group() if instead else ""
                )
        if not is_unreal(own.text):
            yield from _made_real(case, own)


_NEAR_MOODS = {
    "planned": ("planned", "must"),
    "must": ("must", "planned"),
    "possible": ("possible", "planned"),
}
"""What bears out each of them."""


def _put_off(case: Case) -> Iterator[Fault]:
    """Find a 将 before words that the passages have without it; in 将甲移送乙 they would stand in another order."""
    for own in case.statement.clauses:
        for found in re.finditer("(?<![即必已])将(?!近|军|士|领)", own.text):
            after = own.text[found.end() : found.end() + _ENOUGH]
            around = own.text[max(0, found.start() - _ENOUGH + len(after)) : found.start()] + after
            for _, other in case.clauses if len(around) == _ENOUGH else ():
                at = other.text.find(around)
                if at < 0:
                    continue
                at += len(around) - len(after)
                before = other.text[max(0, at - 2) : at]
                if "将" in other.text or firm(other.text) or (before and before in own.text[found.end() :]):
                    break
                yield Fault("modality", "将", own.start + found.start())
                break


_ENOUGH = 4
"""How many characters in a row show that two texts are the same but for one."""


def _demanded(case: Case) -> Iterator[Fault]:
    """Find a demand for what the passages say is done."""
    for found in re.finditer("要求|责令", case.statement.text):
        own = case.statement.clause_at(found.start())
        wanted = frozenset(gram for gram, at in own.grams if at >= found.end())
        theirs = [
            (passage, each) for passage, each in case.clauses if share(wanted, each.content) >= NEARLY_ALL
        ]
        if len(wanted) > 1 and theirs and not any(is_unreal(_sentence(*each)) for each in theirs):
            yield Fault("modality", found.group(), found.start())


def _sentence(passage: Reading, clause: Clause) -> str:
    """Return the clauses of a sentence up to one of them."""
    return "，".join(
        each.text for each in passage.clauses[: clause.number + 1] if each.sentence == clause.sentence
    )


def _done_early(case: Case) -> Iterator[Fault]:
    """Find what is said to be done and is proposed, promised or under way in the passages."""
    for own in case.statement.clauses:
        done, alike = DONE.search(own.text), case.alike(own)
        if (
            done
            and alike
            and not _is_ahead(own.text)
            and all(_is_ahead(other.text, own.text) for _, other in alike)
        ):
            yield Fault("modality", done.group(), own.start + done.start(), alike[0][1].text)


def _is_ahead(text: str, beside: str = "") -> bool:
    """Whether something is proposed, promised or under way by a word that does not stand in another text too."""
    found = (*(pattern.search(text) for pattern in UNREAL.values()), _UNDER_WAY.search(text))
    return any(each and each.group() not in beside for each in found) and not DONE.search(text)


_UNDER_WAY = re.compile("正在|[尚仍]在")


def _made_certain(case: Case) -> Iterator[Fault]:
    """Find a word of certainty that the passages do not have, as 必将 for 可能."""
    if not any(_CERTAIN.search(each.text) for each in case.passages):
        doubt = next(
            (found for each in case.passages if (found := ADDED["possible"].search(each.text))), None
        )
        for found in _CERTAIN.finditer(case.statement.text):
            yield Fault("modality", found.group(), found.start(), doubt.group() if doubt else "")
    guessed = next((found for each in case.passages if (found := _GUESSED.search(each.text))), None)
    if guessed and not any(_CONFIRMED.search(each.text) for each in case.passages):
        for found in _CONFIRMED.finditer(case.statement.text):
            if not denials(case.statement.clause_at(found.start()).text):
                yield Fault("modality", found.group(), found.start(), guessed.group())


_CONFIRMED = re.compile("证实|确认|查实|核实|认定|查明|确定|断定")
_GUESSED = re.compile("推测|猜测|传闻|传说|网传|推断|怀疑|估计|尚不|未经|不愿置评|未予证实|疑似")
_CERTAIN = re.compile("经(?:核|查)实|必将|必然|势必|必定|一定会|无疑|毫无疑问|确系|确属")


def _hardened(case: Case) -> Iterator[Fault]:
    """Find a duty where the passages only advise, invite or allow."""
    for own in case.statement.clauses:
        found, other = _DUTY.search(own.text), next((other for _, other in case.alike(own)), None)
        if found and other and (weak := _ADVICE.search(other.text)) and not _DUTY.search(other.text):
            yield Fault("modality", found.group(), own.start + found.start(), weak.group())


_DUTY = re.compile("必须|务必|应当|强制|责令|不得|严禁|(?<![无毋])须(?!知)")
_ADVICE = re.compile("建议|鼓励|倡导|提倡|呼吁|倡议|提醒|自愿|可以|有权|允许")


def _made_real(case: Case, own: Clause) -> Iterator[Fault]:
    """Find a clause that states what its passages only plan, require or suspect."""
    if any(is_unreal(each.text) for each in case.statement.clauses if each.sentence == own.sentence):
        return
    done, alike = DONE.search(own.text), case.alike(own)
    real = any(not is_unreal(other.text) for _, other in alike)
    for passage, other in case.clauses:
        found = firm(other.text)
        if found is None and (passage, other) in alike[:1] and not DONE.search(other.text):
            found = next(
                (
                    mood
                    for each in passage.clauses[max(0, other.number - 2) : other.number]
                    if each.sentence == other.sentence
                    and (mood := mood_of(each.text, _DUE if done else _DUE[:1]))
                    and not _ACCORDING.search(passage.text[: each.end])
                ),
                None,
            )
            whole = 1.0
        elif found is not None:
            start, end = other.start + found.start(), other.start + found.end()
            after = frozenset(gram for gram, at in other.grams if at >= end)
            rest = after | {gram for gram, at in other.grams if at < start - 1}
            whole = share(after, own.content)
            is_it = not real and (
                (
                    (passage, other) in alike
                    and (whole >= CLEARLY or (after and share(own.content, after) >= ALIKE))
                )
                or (ADDED["possible"].search(other.text) and share(rest, own.content) >= NEARLY_ALL)
            )
            if not is_it and not (done and _same_dates(case, own, passage, other)):
                continue
            whole = 1.0 if is_it else whole
        if found is not None and whole >= NEARLY_ALL:
            start = done.start() if done else 0
            yield Fault("modality", done.group() if done else own.text, own.start + start, found.group())
            return


_DUE = (
    re.compile(r"(?:要求|责令|计划|力争|拟)$"),
    re.compile(r"(?:提出|强调|明确|部署)$|(?:提出|力争|计划)?到20\d\d年$"),
)
"""What makes what follows due; the first beyond doubt, the others unless it is said to be done."""
_ACCORDING = re.compile("(?:根据|按照|依据|依照|遵照)[^，,。；;\n]*$")
"""Words after which 要求 names what was followed, as in 根据工作方案要求，市里开展了检查."""


def _same_dates(case: Case, own: Clause, passage: Reading, other: Clause) -> bool:
    """Whether two clauses state the same date."""
    ours, theirs = (
        {fact.value for fact in reading.within(clause) if fact.value.startswith("date:")}
        for reading, clause in ((case.statement, own), (passage, other))
    )
    return bool(ours & theirs)


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _unreal,
    _put_off,
    _demanded,
    _done_early,
    _made_certain,
    _hardened,
)
"""The rules; each yields the faults that it finds."""
