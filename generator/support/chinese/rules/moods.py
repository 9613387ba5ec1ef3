"""What is done in one of the two texts, and planned, due or doubtful in the other."""

import re
from collections.abc import Callable, Iterator

from generator.language import HAN
from generator.support.chinese.case import ALIKE, CLEARLY, NEARLY_ALL, Case, Reading
from generator.support.chinese.clause_content import (
    Clause,
    plain,
    share,
)
from generator.support.chinese.mood_words import (
    ADDED,
    DONE,
    OTHERWISE,
    UNREAL,
    firm,
    is_conditional,
    is_unreal,
    mood_of,
)
from generator.support.chinese.negation import denials, is_after_denial
from generator.support.fact import Fault


def _unreal(case: Case) -> Iterator[Fault]:
    """Find what is planned, due or doubtful in one of the two and done in the other."""
    passages = "\n".join(each.text for each in case.passages)
    unreal = {each.sentence for each in case.statement.clauses if is_unreal(each.text)}
    doubted = any(firm(each.text) or mood_of(each.text, _DUE) for _, each in case.clauses)
    for own in case.statement.clauses:
        for mood, pattern in ADDED.items():
            found = pattern.search(own.text)
            if found is None or is_after_denial(own.text, found.start()):
                continue
            near = [UNREAL[each] for each in _NEAR_MOODS[mood]]
            other = next((other.text for _, other in case.alike(own)), None)
            doubtful = other and not mood_of(other, near) and firm(other)
            if doubtful or not mood_of(passages, near):
                instead = firm(other) if doubtful and other else None
                yield Fault(
                    "modality", found.group(), own.start + found.start(), instead.group() if instead else ""
                )
        if doubted and own.sentence not in unreal:
            yield from _made_real(case, own)


_NEAR_MOODS = {
    "planned": ("planned", "must"),
    "must": ("must", "planned"),
    "possible": ("possible", "planned"),
}
"""What bears out each of them."""


def _other_verb(case: Case) -> Iterator[Fault]:
    """Find another verb in the place of a demand, between the same words, as in 局里看到各地检查."""
    for passage in case.passages:
        for demand in _DEMANDS.finditer(passage.text):
            before, after = (
                passage.text[max(0, demand.start() - 2) : demand.start()],
                passage.text[demand.end() :][:2],
            )
            if len(before) + len(after) < _ENOUGH or not (before + after).isalnum():
                continue
            for found in re.finditer(f"{before}(?P<verb>[{HAN}]{{2}}){after}", case.statement.text):
                known = is_unreal(found["verb"]) or any(found.group() in each.text for each in case.passages)
                if not known and plain(found["verb"]) != plain(demand.group()):
                    yield Fault("modality", found["verb"], found.start("verb"), demand.group())


_DEMANDS = re.compile("要求|责令")


def _put_off(case: Case) -> Iterator[Fault]:
    """Find a 将 before words that the passages have without it; in 将甲移送乙 they would stand in another order."""
    for own in case.statement.clauses if not all(map(_lists_tasks, case.passages)) else ():
        for found in re.finditer("(?<![即必已])将(?!近|军|士|领)", own.text):
            after = own.text[found.end() : found.end() + _ENOUGH]
            around = own.text[max(0, found.start() - _ENOUGH + len(after)) : found.start()] + after
            is_said = any(found.group() + after in each.text for each in case.passages)
            for _, other in case.clauses if len(around) == _ENOUGH and not is_said else ():
                at = other.text.find(around)
                if at < 0:
                    continue
                at += len(around) - len(after)
                before = other.text[max(0, at - 2) : at]
                if "将" in other.text or firm(other.text) or (before and before in own.text[found.end() :]):
                    break
                yield Fault("modality", "将", own.start + found.start())
                break


def _lists_tasks(passage: Reading) -> bool:
    """Whether a passage says what is to be done without a word for it, as 加快建设，办好会议 in a plan does."""
    tasks = [each for each in passage.clauses if _TASK.match(each.text)]
    return len(tasks) > 1 and not _TOLD.search(passage.text)


_TASK = re.compile(
    "(?:[加着][快强大力]|[推促][进动]|[办做抓管用建][好大强牢]|巩固|深化|健全|完善|坚[持决]|积极|[严坚]守|稳[妥步]|扎实|持续|大力|全面|切实|统筹|落实|优化|支持|鼓励|开展)"
)
_TOLD = re.compile("已|了|过|共|完成|建成|实际|昨|近日|日前|以来")
_ENOUGH = 4
"""How many characters in a row show that two texts are the same but for one."""


def _done_early(case: Case) -> Iterator[Fault]:
    """Find what is said to be done and is proposed, promised or under way in the passages."""
    for own in case.statement.clauses:
        done = DONE.search(own.text)
        if done is None or _is_ahead(own.text):
            continue
        alike = case.alike(own)
        if alike and all(
            _is_ahead(other.text, own.text) or _is_next(passage, other, own.text) for passage, other in alike
        ):
            yield Fault("modality", done.group(), own.start + done.start(), alike[0][1].text)
            continue
        near = [other.text for _, other in case.counted_alike(own) or _closest(case, own)]
        if near and not denials(own.text) and all(_is_not_done(each) for each in near):
            yield Fault("polarity", done.group(), own.start + done.start(), near[0])


def _done_in_doubt(case: Case) -> Iterator[Fault]:
    """Find a verb that is said to be done, and stands in the passages only after a plan, a doubt or a day to come."""
    for own in case.statement.clauses:
        done = DONE.search(own.text)
        verb = (
            plain(_AUXILIARIES.sub("", own.text[done.end() :]))[:2]
            if done and not _is_ahead(own.text)
            else ""
        )
        before = [
            passage.text[each.start : at]
            for passage, each in (case.clauses if len(verb) > 1 else ())
            for gram, at in each.grams
            if gram == verb
        ]
        if done and before and all(_AHEAD.search(each) or firm(each) for each in before):
            yield Fault("modality", done.group(), own.start + done.start(), before[0] + verb)


_AUXILIARIES = re.compile("^(?:全部|全都|都|被|由|经|予以|得到|成功|正式|逐一|提前)+")
_AHEAD = re.compile(r"(?:年底|月底|\d[日月年]|之|以)前|[年月]内|明年|来年|下个?[月周季]")


def _is_next(passage: Reading, clause: Clause, beside: str) -> bool:
    """Whether a clause tells of a time to come, by its own words or those before it, that another text does not have."""
    before = "，".join([clause.text, *(each.text for each in passage.before(clause))])
    found = _NEXT.search(before)
    return bool(found and found.group() not in beside and not DONE.search(clause.text))


_NEXT = re.compile("明年|来年|下个?[月周季]|次年|今后|下一步")


def _closest(case: Case, own: Clause) -> list[tuple[Reading, Clause]]:
    """Return the clauses that have most in common with one of the statement, if that is something."""
    fits = [(share(own.content, each.content), passage, each) for passage, each in case.clauses]
    most = max(fit for fit, _, _ in fits)
    return [(passage, each) for fit, passage, each in fits if fit == most >= _SOMETHING]


_SOMETHING = 0.25


def _is_not_done(text: str) -> bool:
    """Whether something is denied or under way."""
    return bool(denials(text) or _STILL.search(text)) and not DONE.search(text)


_STILL = re.compile("[尚仍还正]在|仍[为是]|不变|持平|预计|力争")


def _is_ahead(text: str, beside: str = "") -> bool:
    """Whether something is proposed or promised by a word that does not stand in another text too."""
    found = [pattern.search(text) for pattern in UNREAL.values()]
    return any(each and each.group() not in beside for each in found) and not DONE.search(text)


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
_GUESSED = re.compile(
    "[无没]有?定论|有人认为|推测|猜测|传闻|传说|网传|推断|怀疑|估计|尚不|未经|不愿置评|未予证实|疑似"
)
_CERTAIN = re.compile("经(?:核|查)实|必将|必然|势必|必定|一定会|无疑|毫无疑问|确系|确属")


def _hardened(case: Case) -> Iterator[Fault]:
    """Find a duty where the passages only advise, invite or allow."""
    for own in case.statement.clauses:
        found = _DUTY.search(own.text)
        if found is None:
            continue
        after = [gram for gram, at in own.grams if at >= own.start + found.end()]
        wanted, head = frozenset(after), after[0] if after else ""
        same = [
            each.text
            for _, each in case.clauses
            if share(wanted, each.content) >= NEARLY_ALL
            or (head in each.content and _ADVICE.search(each.text))
        ]
        theirs = same or [other.text for _, other in case.alike(own)[:1]]
        weak = [_ADVICE.search(each) for each in theirs]
        if weak and weak[0] and all(weak) and not any(_DUTY.search(each) for each in theirs):
            yield Fault("modality", found.group(), own.start + found.start(), weak[0].group())


_DUTY = re.compile("必须|务必|应当|强制|责令|不得|严禁|(?<![无毋])须(?!知)")
_ADVICE = re.compile("建议|鼓励|倡导|提倡|呼吁|倡议|提醒|自愿|可以|有权|允许")


def _made_real(case: Case, own: Clause) -> Iterator[Fault]:
    """Find what a clause of a sentence without any such word states, and its passages only plan, require or suspect."""
    done, alike = DONE.search(own.text), case.alike(own)
    if done is None and _LATER.search(case.statement.sentence(own)):
        return
    real = any(not is_unreal(other.text) for _, other in alike)
    for passage, other in case.clauses:
        if denials(own.text) and (_DISOWNED.search(other.text) or _NOT_YET.search(own.text)):
            continue
        if (
            not done
            and is_conditional(case.statement.sentence(own))
            and OTHERWISE.search(passage.sentence(other))
        ):
            continue
        dated = _is_dated_alike(case, own, passage, other)
        found = firm(other.text)
        if found and not done and _is_borne_out(case, own, passage, other, found.group()):
            continue
        if found:
            is_it = not real and _says(own, other, found, likest=(passage, other) in alike)
            due = dated and _same_dates(case, own, passage, other, other.start + found.end())
            if not is_it and not due and not (done and dated):
                continue
        elif ((passage, other) in alike[:1] or dated) and not DONE.search(other.text):
            found = _due_before(passage, other, done=bool(done))
        if found:
            start = done.start() if done else 0
            yield Fault("modality", done.group() if done else own.text, own.start + start, found.group())
            return


def _is_borne_out(case: Case, own: Clause, passage: Reading, other: Clause, mood: str) -> bool:
    """Whether a sentence needs no such word: it tells a claim as a false one, or what is set for a day with that day.

    That is 冒充 for 自称, and 9日招标 for 定于9日招标.
    """
    if mood in _CLAIMED:
        return bool(_FALSELY.search(case.statement.text))
    dates = {fact.value for fact in case.statement.within(own, "time") if fact.value.startswith("date:")}
    told = (fact for each in (other, *passage.before(other)) for fact in passage.within(each, "time"))
    return mood in _SET and any(fact.value in dates for fact in told)


_CLAIMED = frozenset({"自称", "声称", "据称"})
_FALSELY = re.compile("[冒伪假骗谎]")
_SET = frozenset({"将", "将于", "定于", "拟", "届时"})
_LATER = re.compile("今后|往后|将来|下一?[届步]|明年|来年|下个?[月周]")
"""What tells that something is still to come, as 将 does."""
_NOT_YET = re.compile("(?:还|尚|仍)[没未]|没有?(?=实施|施行|执行|开始|启动|落实|完成|印发|出台)")
"""What tells that something planned is still to be done."""
_DISOWNED = re.compile("否认|辟谣|不实")
"""What makes a plan that a clause tells of one that there is not."""


def _says(own: Clause, other: Clause, mood: re.Match[str], *, likest: bool) -> bool:
    """Whether a clause says what another one says to be planned, due or doubtful."""
    start, end = other.start + mood.start(), other.start + mood.end()
    after = frozenset(gram for gram, at in other.grams if at >= end)
    rest = after | {gram for gram, at in other.grams if at < start - 1}
    if likest and (share(after, own.content) >= CLEARLY or (after and share(own.content, after) >= ALIKE)):
        return True
    return bool(ADDED["possible"].search(other.text)) and share(rest, own.content) >= NEARLY_ALL


def _due_before(passage: Reading, clause: Clause, *, done: bool) -> re.Match[str] | None:
    """Return the word that makes a clause due and ends one of the two clauses before it."""
    for each in passage.clauses[max(0, clause.number - 2) : clause.number]:
        mood = mood_of(each.text, _DUE if done else _DUE[:1])
        if each.sentence == clause.sentence and mood and not _ACCORDING.search(passage.text[: each.end]):
            return mood
    return None


_DUE = (
    re.compile(r"(?:要求|责令|计划|力争|拟|预计|预报|预测|推测|猜测)$"),
    re.compile(r"(?:提出|强调|明确|部署)$|(?:提出|力争|计划)?到20\d\d年$"),
)
"""What makes what follows due; the first beyond doubt, the others unless it is said to be done."""
_ACCORDING = re.compile("(?:根据|按照|依据|依照|遵照)[^，,。；;\n]*$")
"""Words after which 要求 names what was followed, as in 根据工作方案要求，市里开展了检查."""


def _is_dated_alike(case: Case, own: Clause, passage: Reading, other: Clause) -> bool:
    """Whether two clauses have much in common, a date too."""
    like = len(own.content) >= _ENOUGH and share(own.content, other.content) >= CLEARLY
    return like and _same_dates(case, own, passage, other)


def _same_dates(case: Case, own: Clause, passage: Reading, other: Clause, start: int = 0) -> bool:
    """Whether two clauses state the same date, the second one from a place on."""
    ours = {fact.value for fact in case.statement.within(own, "time") if fact.value.startswith("date:")}
    theirs = passage.within(other, "time") if ours else ()
    return any(fact.value in ours for fact in theirs if fact.start >= start)


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _unreal,
    _other_verb,
    _put_off,
    _done_early,
    _done_in_doubt,
    _made_certain,
    _hardened,
)
"""The rules; each yields the faults that it finds."""
