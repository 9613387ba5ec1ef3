"""What turns the sense of a sentence: the answers of single words, negation, and whether it is done, due or doubtful."""

import re
from collections.abc import Callable, Iterator

from generator.support.case import ALIKE, CLEARLY, NEARLY_ALL, Case, Reading, Said
from generator.support.clauses import Clause, plain, share
from generator.support.fact import Fact, Fault

_STRICT = frozenset(
    {"time:planned", "doubt:alleged", "rank:first", "rank:again", "only:only", "course:stop", "standing:gone"}
)
"""The answers that nothing but their own words bears out."""
_APART = frozenset({"date", "nth", "not", "duty", "time", "doubt"})
"""The questions that other rules ask."""
_DENYING = re.compile(r"停止|终止|拒绝|不得|禁止|严禁|免|杜绝|防止|避免|否|零|空|除|无|在逃|排除|不|未|没|取消|缺|仅")
_SKIPPED = re.compile(r"(?:得到|进行|再|能够|能|被|予以|予|会|有|必须|必要|必|需要|需|要|出现|造成|是|为|曾|过|可以|可|得|应|人)+")
_UNREAL: dict[str, re.Pattern[str]] = {
    "planned": re.compile(
        r"拟(?!人)|计划(?!生育|单列)|力争|打算|争取|预计|即将|将于|将会|将要|还将|也将|均将|都将|有望|定于|届时|下一步|目标|预期|准备(?!金|好)|规划|(?<![来即必])将(?=持续|继续|进一步|全面|在|开展|完成|实现|建|启动|举办|召开|赴|新增|覆盖|达|有|对|推|组织)"
    ),
    "must": re.compile(r"要求|应当|应(?!急|对|用|届|邀|诉|答|付|收|征|试|聘|有尽有)|必须|务必|须|责令|提醒|建议|督促|强调|部署|号召|呼吁|倡议|不得|严禁|规定|(?<![重需主])要(?![求素点闻犯客道领职员害件])"),
    "possible": re.compile(r"可能|或将|或许|也许|疑似|涉嫌|据称|自称|声称|传闻|不排除|有望|估计|初步|若|如果|一旦|假如"),
}
_DONE = re.compile(r"已(?!有|知|故|久|婚)|已经|完成了|完毕")


def _answers(case: Case) -> Iterator[Fault]:
    """Find words that answer a question in another way than the passages do."""
    for fact in case.statement.facts:
        question = fact.value.partition(":")[0]
        if fact.kind in {"quantity", "place", "actor"} or question in _APART:
            continue
        same, rival = _sorted(case, fact)
        there, other = case.likest(fact, rival)
        if same:
            here, _ = case.likest(fact, same)
            if other and there >= ALIKE and there - here >= CLEARLY:
                yield Fault(fact.kind, fact.words, fact.start, other.fact.words)
        elif other and (there >= CLEARLY or fact.value in _STRICT):
            yield Fault(fact.kind, fact.words, fact.start, other.fact.words)
        elif fact.value in _STRICT:
            yield Fault(fact.kind, fact.words, fact.start)


def _sorted(case: Case, fact: Fact) -> tuple[list[Said], list[Said]]:
    """Return the facts of the passages that answer the same question in the same way, and in another."""
    question = fact.value.partition(":")[0]
    known = [each for each in case.said if each.fact.kind == fact.kind]
    same = [each for each in known if each.fact.value == fact.value]
    rival = [each for each in known if each.fact.value.startswith(f"{question}:") and each not in same]
    return same, rival


def _target(text: str, end: int, clause_end: int) -> str:
    """Return the content characters that a denial stands before, up to three."""
    skipped = _SKIPPED.match(text, end)
    return plain(text[skipped.end() if skipped else end : clause_end])[:3]


def _added_denials(case: Case) -> Iterator[Fault]:
    """Find a denial of what the passages do not deny."""
    statement = case.statement
    for fact in statement.facts:
        if fact.value != "not:so":
            continue
        target = _target(statement.text, fact.end, statement.clause(fact).end)
        pairs = {target[at : at + 2] for at in range(len(target) - 1)}
        with_it = [each for _, each in case.clauses if pairs & each.content]
        if any(_DENYING.search(each.text) for each in with_it):
            continue
        if with_it or not any(_DENYING.search(each.text) for each in case.passages):
            yield Fault("polarity", fact.words, fact.start)


def _dropped_denials(case: Case) -> Iterator[Fault]:
    """Find what a sentence states and its passages only deny."""
    for said in case.said:
        if said.fact.value != "not:so":
            continue
        target = _target(said.passage.text, said.fact.end, said.clause.end)
        pairs = {target[at : at + 2] for at in range(len(target) - 1)}
        stated = any(pairs <= other.content for _, other in case.clauses if other is not said.clause)
        for own in case.statement.clauses if pairs else ():
            if not pairs <= own.content or _DENYING.search(own.text):
                continue
            at = next(at for gram, at in own.grams if gram in pairs)
            same = share(own.content, said.clause.content) >= NEARLY_ALL and len(own.content) > len(pairs)
            if not stated or same or case.statement.text[max(0, at - 1) : at] == "已":
                words = said.passage.text[said.fact.start : said.fact.end + 4]
                yield Fault("polarity", case.statement.text[at : at + 2], at, words)


def _excepted(case: Case) -> Iterator[Fault]:
    """Find what a sentence says of all and its passages of all but some."""
    for fact in case.statement.facts:
        own = case.statement.clause(fact)
        if fact.value != "extent:all" or _EXCEPT.search(case.statement.text):
            continue
        for passage, other in case.alike(own)[:1]:
            for each in (other, *passage.before(other)):
                if found := _EXCEPT.search(each.text):
                    yield Fault("scope", fact.words, fact.start, found.group())


_EXCEPT = re.compile(r"除[^，。；]{1,12}?(?:外|以外|之外)")


def _unreal(case: Case) -> Iterator[Fault]:
    """Find what is planned, due or doubtful in one of the two and done in the other."""
    passages = "\n".join(each.text for each in case.passages)
    for own in case.statement.clauses:
        ours = _moods(own.text)
        alike = case.alike(own)
        if not ours:
            yield from _made_real(case, own, alike)
            continue
        for mood in sorted(ours & {"planned", "possible"}):
            found = _UNREAL[mood].search(own.text)
            if found and not any(_UNREAL[each].search(passages) for each in _near_moods(mood)):
                yield Fault("modality", found.group(), own.start + found.start())
        found = _UNREAL["must"].search(own.text)
        if found and not any(_UNREAL[each].search(passages) for each in ("must", "planned")):
            yield Fault("modality", found.group(), own.start + found.start())


def _near_moods(mood: str) -> tuple[str, ...]:
    return ("planned", "must") if mood == "planned" else ("possible", "planned")


def _moods(text: str) -> set[str]:
    return {mood for mood, pattern in _UNREAL.items() if pattern.search(text)}


def _made_real(case: Case, own: Clause, alike: tuple[tuple[Reading, Clause], ...]) -> Iterator[Fault]:
    """Find a clause that states what its passages only plan, require or suspect."""
    if any(_moods(each.text) for each in case.statement.clauses if each.sentence == own.sentence):
        return
    if any(not _moods(other.text) for _, other in alike):
        return
    done = _DONE.search(own.text)
    for passage, other in case.clauses:
        found = _mood(other.text)
        if found is None:
            continue
        after = frozenset(gram for gram, at in other.grams if at >= other.start + found.end())
        whole = share(after, own.content)
        is_it = (passage, other) in alike and (
            whole >= CLEARLY or (after and share(own.content, after) >= ALIKE)
        )
        if is_it or (whole >= NEARLY_ALL and done and _same_dates(case, own, passage, other)):
            start = done.start() if done else 0
            yield Fault("modality", done.group() if done else own.text, own.start + start, found.group())
            return


def _mood(text: str) -> re.Match[str] | None:
    return next((found for pattern in _UNREAL.values() if (found := pattern.search(text))), None)


def _same_dates(case: Case, own: Clause, passage: Reading, other: Clause) -> bool:
    """Whether two clauses state the same date."""
    ours, theirs = (
        {fact.value for fact in reading.within(clause) if fact.value.startswith("date:")}
        for reading, clause in ((case.statement, own), (passage, other))
    )
    return bool(ours & theirs)


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_answers, _added_denials, _dropped_denials, _unreal, _excepted)
"""The rules; each yields the faults that it finds."""
