"""What turns the sense of a sentence: the answers of single words, negation, and whether it is done, due or doubtful."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from generator.language import HAN
from generator.support.chinese.case import ALIKE, CLEARLY, FAINTLY, NEARLY_ALL, Case, Reading, Said
from generator.support.chinese.clause_content import Clause, pairs, plain, share
from generator.support.fact import Fact, Fault, Kind

_STRICT = frozenset(
    {
        "time:planned",
        "doubt:alleged",
        "rank:first",
        "rank:again",
        "course:stop",
        "standing:gone",
        "year:before",
        "penalty:lenient",
        "penalty:severe",
    }
)
"""The answers that nothing but their own words bears out."""
_APART = frozenset({"date", "nth", "not", "time", "doubt"})
"""The questions that other rules ask."""
_DENYING = re.compile(
    r"停止|停运|终止|暂停|限制|拒绝|驳回|否决|不得|禁止|严禁|免(?!费|疫)|杜绝|防止|避免|否(?!则)|零(?!售|部)|空(?!气|间|调|中|军)|除(?!夕|险)"
    r"|无(?!人[机区]|线|论)|在逃|阴性|不断(?=[流电水网供档链])|不(?![足满断仅但少同久]|到[约近\d一二三四五六七八九十百千万半]|超过?\d|低于|高于)|未(?!来|成年)|没|取消|缺|仅|待(?!遇)|[尚仍还]需|[尚仍还正]在"
)
_SKIPPED = re.compile(
    r"(?:得到|进行|再|能够|能|被|予以|予|付(?![款费息清])|会|有|必须|必要|必|需要|需|要(?!求)|出现|发生|造成|是|为|曾|过|可以|可|得|应|人)+"
)
_ADDED: dict[str, re.Pattern[str]] = {
    "planned": re.compile(
        r"拟(?!人)|(?:原)?计划(?!生育|单列)|原定|力争|可望|打算|争取|预计|即将|将于|将会|将要|还将|也将|均将|都将|有望|定于|届时|下一步|预期|(?<![来即必])将(?=持续|继续|进一步|在|开展|完成|实现|建成|启动|举办|召开|新增|覆盖|达到|组织|出现|发生|导致|造成)"
    ),
    "must": re.compile(r"要求|应当|必须|务必|(?<!无)须|责令|严禁|不得|禁止"),
    "possible": re.compile(r"可能|或将|或许|也许|疑似|涉嫌|据称|自称|声称|传闻|有望"),
}
"""What a sentence must not add."""
_UNREAL: dict[str, re.Pattern[str]] = {
    "planned": re.compile(
        rf"{_ADDED['planned'].pattern}|(?<!已)将|提请|报请|申请|目标|准备(?!金|好)|规划|方案|草案|考虑|决定|商定|到20\d\d年|提出|承诺|答应|研究(?![发员所院生机])|另行"
    ),
    "possible": re.compile(
        rf"{_ADDED['possible'].pattern}|不(?:能|可)?排除|推测|猜测|推断|怀疑|估计|估算|预估|初步|可望|或有(?!关)|或存在|若|如果|一旦|假如|供述|反映|涉|嫌疑"
    ),
    "must": re.compile(
        rf"{_ADDED['must'].pattern}|应(?!急|对|用|届|邀|诉|答|付|收|征|试|聘|有尽有)|提醒|建议|督促|责成|下令|命令|强调|部署|号召|呼吁|倡议|规定|不能|不许|不准|不可|明确|指示|批示|(?<![重需主])要(?![素点闻犯客道领职员害件])"
    ),
}
"""What makes a clause something other than done, in a wide sense."""
_FIRM: tuple[re.Pattern[str], ...] = (
    *_ADDED.values(),
    re.compile(r"应(?!急|对|用|届|邀|诉|答|付|收|征|试|聘|有尽有)|不排除|目标|提请|报请|申请"),
)
"""What makes a clause something other than done, beyond doubt."""
_DONE = re.compile(r"已(?!有|知|故|久|婚)|已经|完成了|完毕")


def _answers(case: Case) -> Iterator[Fault]:
    """Find words that answer a question in another way than the passages do."""
    for fact in case.statement.facts:
        question = fact.value.partition(":")[0]
        if fact.kind in {"quantity", "place", "actor"} or question in _APART:
            continue
        same, rival = _sorted(case, fact)
        if rival and fact.kind == "polarity" and _DENIED.search(case.statement.text[: fact.start]):
            continue  # 没有归案 says 在逃
        there, other = case.likest(fact, rival)
        if same:
            here, _ = case.likest(fact, same)
            least = CLEARLY if fact.kind == "direction" else ALIKE
            if other and there >= least and there - here >= CLEARLY:
                yield Fault(fact.kind, fact.words, fact.start, other.fact.words)
        elif other and (
            there >= (FAINTLY if fact.kind in {"direction", "polarity"} else CLEARLY) or fact.value in _STRICT
        ):
            yield Fault(fact.kind, fact.words, fact.start, other.fact.words)
        elif fact.value in _STRICT:
            yield Fault(fact.kind, fact.words, fact.start)


_DENIED = re.compile("(?:没有?|未|不)$")


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
                kind: Kind = "modality" if _ADDED["possible"].fullmatch(found.group()) else "polarity"
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


def _excepted(case: Case) -> Iterator[Fault]:
    """Find what a sentence says of all and its passages of some, or of all but some."""
    for fact in case.statement.facts:
        own = case.statement.clause(fact)
        if fact.value not in {"extent:all", "each:every"} or _EXCEPT.search(case.statement.text):
            continue
        for passage, other in case.nearest(own):
            after = passage.clauses[other.number + 1 : other.number + 2]
            part = _SHARE.search(
                "".join([other.text, *(each.text for each in after if each.text.startswith("占"))])
            )
            excepted = None if _SHARE.search(own.text) else part
            for each in passage.clauses:
                if excepted is None and each.sentence == other.sentence and case.alike(own):
                    excepted = (_EXCEPT if each.part == other.part else _REST).search(each.text)
            if excepted:
                yield Fault("scope", fact.words, fact.start, excepted.group())


_EXCEPT = re.compile(r"除[^，。；]{1,12}?(?:外|以外|之外)|除了|其[余他它]|尚有\d|个别|部分")
_SHARE = re.compile(
    r"(?:其中)?[近超约逾]?(?:[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|[一二三四五六七八九两]成|\d[\d.]*[%％]|半数|过半|一半)|其中\d|\d+[^\d，。；]{1,3}中有?[^\d，。；]{0,3}\d"
)
_REST = re.compile(r"其余|尚有\d")


def _narrowed(case: Case) -> Iterator[Fault]:
    """Find a word such as 只有, 大多 or 部分 in a sentence whose passages limit nothing."""
    for pattern, borne_out in _LIMITS:
        if not any(borne_out.search(each.text) for each in case.passages):
            for found in pattern.finditer(case.statement.text):
                yield Fault("scope", found.group(), found.start())


_LIMITS = (
    (
        re.compile("(?<!不)只(?![要能好得是不])|仅(?![仅次能])|唯一"),
        re.compile("[只仅唯独除限]|其[余他它]|个别|少数|为主|[一二两三四五六七八九]成|[%％]"),
    ),
    (
        re.compile("大多数?|(?<!绝)多数(?!据)|大部分|普遍"),
        re.compile(r"大多|多数|大部(?!门)|普遍|主要|为主|绝大|[%％]|分之|[五六七八九]成|过半|一半|中有?\d"),
    ),
    (
        re.compile("(?<![这那一二三四五六\\d])部分(?!别)"),
        re.compile(
            r"部分|大部(?!门)|个别|一些|有的|有些|少数|局部|其中|[一二两三四五六七八九]成|分之|[%％]|之一|若干|不少|多[个家名处]|中有?\d"
        ),
    ),
)
"""What limits a statement, and the words of a passage that bear it out."""


def _included(case: Case) -> Iterator[Fault]:
    """Find what a sentence counts in and its passages except."""
    for passage in case.passages:
        for excepted in _EXCEPTED.finditer(passage.text):
            name = excepted["name"] or excepted["last"]
            for found in _INCLUDING.finditer(case.statement.text):
                after = case.statement.text[found.end() :][: len(name) + 2]
                if share(pairs(plain(name)), pairs(plain(after))) > ALIKE:
                    yield Fault("scope", found.group(), found.start(), excepted.group())


_EXCEPTED = re.compile(
    "除了?(?P<name>[^，。；]{2,12}?)(?:以外|之外|外)|(?:^|[，。；])(?P<last>[^，。；除]{2,8})除外"
)
_INCLUDING = re.compile("包括|包含|连同")


def _unreal(case: Case) -> Iterator[Fault]:
    """Find what is planned, due or doubtful in one of the two and done in the other."""
    passages = "\n".join(each.text for each in case.passages)
    for own in case.statement.clauses:
        for mood, pattern in _ADDED.items():
            found = pattern.search(own.text)
            if found is None:
                continue
            near = [_UNREAL[each] for each in _NEAR_MOODS[mood]]
            other = next((other.text for _, other in case.alike(own)), None)
            doubtful = other and not _mood(other, near) and _firm(other)
            if doubtful or not _mood(passages, near):
                instead = _firm(other) if doubtful and other else None
                yield Fault(
                    "modality", found.group(), own.start + found.start(), instead.group() if instead else ""
                )
        if not _is_unreal(own.text):
            yield from _made_real(case, own)


_NEAR_MOODS = {
    "planned": ("planned", "must"),
    "must": ("must", "planned"),
    "possible": ("possible", "planned"),
}
"""What bears out each of them."""


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
        if len(wanted) > 1 and theirs and not any(_is_unreal(_sentence(*each)) for each in theirs):
            yield Fault("modality", found.group(), found.start())


def _sentence(passage: Reading, clause: Clause) -> str:
    """Return the clauses of a sentence up to one of them."""
    return "，".join(
        each.text for each in passage.clauses[: clause.number + 1] if each.sentence == clause.sentence
    )


def _done_early(case: Case) -> Iterator[Fault]:
    """Find what is said to be done and is proposed, promised or under way in the passages."""
    for own in case.statement.clauses:
        done, alike = _DONE.search(own.text), case.alike(own)
        if done and alike and not _is_ahead(own.text) and all(_is_ahead(other.text) for _, other in alike):
            yield Fault("modality", done.group(), own.start + done.start(), alike[0][1].text)


def _is_ahead(text: str) -> bool:
    return bool(_is_unreal(text) or _UNDER_WAY.search(text)) and not _DONE.search(text)


_UNDER_WAY = re.compile("正在|[尚仍]在")


def _compared(case: Case) -> Iterator[Fault]:
    """Find a comparison that goes the other way in the passages, as 高于去年同期 for 低于."""
    for found in _THAN.finditer(case.statement.text):
        turned = _LESS.get(found["how"], "") + found["than"]
        if not any(found.group() in each.text for each in case.passages) and any(
            turned in each.text for each in case.passages
        ):
            yield Fault("direction", found.group(), found.start(), turned)


_PAIRS = ("高低", "多少", "优劣", "早晚", "好差", "大小", "快慢", "强弱", "长短")
_LESS = {pair[at]: pair[1 - at] for pair in _PAIRS for at in (0, 1)}
_THAN = re.compile(f"(?P<how>[{''.join(_LESS)}])(?P<than>于[{HAN}]{{2,4}})")


def _undemanded(case: Case) -> Iterator[Fault]:
    """Find a denial of a demand or a plan that the passages do not deny."""
    if not any(_NOT_DUE.search(each.text) for each in case.passages):
        for found in _DENIED_DUTY.finditer(case.statement.text):
            yield Fault("polarity", found.group(), found.start())


_DENIED_DUTY = re.compile("(?:未|没有|不)(?:再)?(?:要求|规定|计划|打算|责令|提醒|督促)")
_NOT_DUE = re.compile(
    "[未没无不取免]有?[^，。；]{0,4}?(?:要求|规定|计划|打算|责令|提醒|督促|[必需须消])|不把|拟不"
)


def _last_year(case: Case) -> Iterator[Fault]:
    """Find what is said to be of last year, which the passages only compare with."""
    named = [found.group() for each in case.passages for found in _YEAR_BEFORE.finditer(each.text)]
    if named and not any(_OF_LAST_YEAR.search(each.text) for each in case.passages):
        for found in _OF_LAST_YEAR.finditer(case.statement.text):
            yield Fault("time", found.group(), found.start(), named[0])


_YEAR_BEFORE = re.compile("[比较]?[去上]年(?:同期)?")
_OF_LAST_YEAR = re.compile("(?<![比较如于与和同是为低高多少])[去上]年(?!同期|度?末|底)")


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
                if "将" in other.text or _firm(other.text) or (before and before in own.text[found.end() :]):
                    break
                yield Fault("modality", "将", own.start + found.start())
                break


def _made_certain(case: Case) -> Iterator[Fault]:
    """Find a word of certainty that the passages do not have, as 必将 for 可能."""
    if not any(_CERTAIN.search(each.text) for each in case.passages):
        doubt = next(
            (found for each in case.passages if (found := _ADDED["possible"].search(each.text))), None
        )
        for found in _CERTAIN.finditer(case.statement.text):
            yield Fault("modality", found.group(), found.start(), doubt.group() if doubt else "")


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
    if any(_is_unreal(each.text) for each in case.statement.clauses if each.sentence == own.sentence):
        return
    done, alike = _DONE.search(own.text), case.alike(own)
    real = any(not _is_unreal(other.text) for _, other in alike)
    for passage, other in case.clauses:
        found = _firm(other.text)
        if found is None and (passage, other) in alike[:1] and not _DONE.search(other.text):
            found = next(
                (
                    mood
                    for each in passage.clauses[max(0, other.number - 2) : other.number]
                    if each.sentence == other.sentence
                    and (mood := _mood(each.text, _DUE if done else _DUE[:1]))
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
                or (_ADDED["possible"].search(other.text) and share(rest, own.content) >= NEARLY_ALL)
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


def _mood(text: str, patterns: Iterable[re.Pattern[str]]) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.search(text))), None)


@lru_cache(maxsize=8192)
def _is_unreal(text: str) -> bool:
    return _mood(text, _UNREAL.values()) is not None


@lru_cache(maxsize=8192)
def _firm(text: str) -> re.Match[str] | None:
    return _mood(text, _FIRM)


def _same_dates(case: Case, own: Clause, passage: Reading, other: Clause) -> bool:
    """Whether two clauses state the same date."""
    ours, theirs = (
        {fact.value for fact in reading.within(clause) if fact.value.startswith("date:")}
        for reading, clause in ((case.statement, own), (passage, other))
    )
    return bool(ours & theirs)


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _answers,
    _added_denials,
    _dropped_denials,
    _affirmed,
    _asked,
    _left_out,
    _unreal,
    _put_off,
    _demanded,
    _undemanded,
    _last_year,
    _done_early,
    _compared,
    _made_certain,
    _hardened,
    _excepted,
    _included,
    _narrowed,
)
"""The rules; each yields the faults that it finds."""
