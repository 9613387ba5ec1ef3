"""What a sentence denies and its passages do not, or the other way round."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.language import HAN
from generator.support.chinese.case import ALIKE, CLEARLY, NEARLY_ALL, Case, Reading
from generator.support.chinese.clause_content import Clause, pairs, plain, share
from generator.support.chinese.mood_words import ADDED
from generator.support.chinese.negation import denials, flat_denials
from generator.support.fact import Fact, Fault, Kind

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
    for fact in _denying(statement):
        if _OF_THE_TEXT.search(statement.text[: fact.start]):
            continue
        own = statement.clause(fact)
        target = _target(statement.text, fact.end, own.end)
        wanted = pairs(target)
        shared = [
            (len({gram for gram in wanted & each.content if _is_spelt(each, gram)}), each)
            for _, each in case.clauses
        ]
        most = max((count for count, _ in shared), default=0)
        with_it = [each for count, each in shared if most and count == most]
        near = [each for _, each in case.nearest(own)]
        twice = denials(own.text) > 1
        least = denials(own.text) if twice else 1
        if _is_unchanged(case, statement.text, fact.end):
            continue
        if _OF_NOBODY.match(statement.text, fact.start) and any(
            _NOBODY.search(each.text) for each in case.passages
        ):
            continue
        if (
            fact.words == "不"
            and _UNABLE.match(statement.text, fact.end)
            and _cannot(case, statement.text[fact.start - 1])
        ):
            continue
        if any("是否" in each.text or denials(each.text) >= least for each in (*with_it, *near)):
            continue
        if _PARTLY.search(own.text) and any(_REMAINDER.search(each.text) for each in case.passages):
            continue
        if _is_denied_nearer(case, own, wanted, with_it):
            continue
        if with_it or not any(denials(each.text) for _, each in case.clauses):
            yield Fault("polarity", fact.words, fact.start)


def _denying(statement: Reading) -> Iterator[Fact]:
    """Yield the words of a statement that deny, forbid or stop something, as facts."""
    for clause in statement.clauses:
        for start, end in flat_denials(clause.text):
            yield Fact("polarity", "not:so", clause.text[start:end], clause.start + start)


def _is_denied_nearer(case: Case, own: Clause, wanted: frozenset[str], with_it: list[Clause]) -> bool:
    """Whether more of what a sentence denies something of stands in a clause that denies than in one that does not."""
    rest = own.content - wanted
    stated = max((CLEARLY, *(share(rest, each.content) for each in with_it)))
    return any(denials(each.text) and share(rest, each.content) > stated for _, each in case.clauses)


def _is_unchanged(case: Case, text: str, at: int) -> bool:
    """Whether the passages say that what a denial says not to change stays the same, as 票价不变 of 不涨价."""
    change = _CHANGES.match(text, at)
    what = re.findall(f"[{HAN}]", text[change.end() : change.end() + _FEW]) if change else []
    return any(
        _SAME.search(each.text) and any(char in each.text for char in what) for _, each in case.clauses
    )


def _is_spelt(clause: Clause, gram: str) -> bool:
    """Whether a pair of characters stands for more than one character of a clause; 增 alone may be any rise."""
    places = (at - clause.start for other, at in clause.grams if other == gram)
    return any(plain(clause.text[at]) != gram or plain(clause.text[at : at + 2]) == gram for at in places)


def _cannot(case: Case, verb: str) -> bool:
    """Whether the passages say that something with a verb is not done or not enough, as 无力还款 of 还不起."""
    return any(
        verb in each.text and (denials(each.text) or _SHORT.search(each.text)) for _, each in case.clauses
    )


_CHANGES = re.compile("[再会予]?[涨升增提降减调变]")
_SAME = re.compile("不变|持平|未变")
"""What bears out that something does not change, as 不涨价 by 票价不变."""
_OF_NOBODY = re.compile(f"没有[{HAN}]{{1,6}}?[有被是]")
_NOBODY = re.compile("无人|无一|没有一|[均都]未|[均都]没有")
"""What bears out that something is so of nobody, as 没有学生有危险 by 无人病情危重."""
_UNABLE = re.compile("[起了够完动住掉着清]")
"""What makes 不 after a verb say that something cannot be done."""
_SHORT = re.compile("不[足到满]|低于|少于")
_PARTLY = re.compile("[只仅还尚仍]")
_REMAINDER = re.compile("除[^，。；]{1,12}外|其[余他它]|[尚仍]在|剩[余下]")
"""What is so of some and not of the rest."""


@dataclass(frozen=True, slots=True)
class _Denied:
    """What a clause of the passages denies."""

    passage: Reading
    clause: Clause
    start: int
    """Where the word that denies begins, in the whole text."""
    end: int
    head: str
    """The first two content characters of what it denies."""

    @property
    def content(self) -> frozenset[str]:
        """All that it denies."""
        return frozenset(gram for gram, at in self.clause.grams if at >= self.end)

    @property
    def around(self) -> frozenset[str]:
        """What stands before it, in its clause and those before."""
        before = (each.content for each in self.passage.before(self.clause))
        return frozenset(gram for gram, at in self.clause.grams if at < self.start - 1).union(*before)


def _denied(case: Case) -> Iterator[_Denied]:
    for passage, clause in case.clauses:
        for start, end in flat_denials(clause.text):
            head = _target(passage.text, clause.start + end, clause.end)[:2]
            yield _Denied(passage, clause, clause.start + start, clause.start + end, head)


def _affirmed(case: Case) -> Iterator[Fault]:
    """Find a clause without a denial that says what the passages only deny."""
    denied = [*_denied(case)]
    stated = frozenset().union(*(_undenied(clause) for _, clause in case.clauses)) if denied else frozenset()
    for own in case.statement.clauses if denied else ():
        for each in denied:
            left = denials(own.text.replace(each.head, "") if each.head else own.text)
            if left and (_denies_head(own, each.head) or left >= len(flat_denials(each.clause.text))):
                continue
            if left and not _says_all(own, each):
                continue
            if (
                _is_counted_alike(case, own, each)
                or _says_head(case, own, each, stated)
                or _says_most(case, own, each)
                or _says_all(own, each)
            ):
                words = each.passage.text[each.start : each.end + len("备案登记")]
                yield Fault("polarity", own.text, own.start, words)
                break


def _denies_head(own: Clause, head: str) -> bool:
    """Whether a denial stands right before some words in a clause."""
    places = [at - own.start for gram, at in own.grams if gram == head]
    return any(0 <= at - end <= _FEW for at in places for _, end in flat_denials(own.text))


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
    if len(denied.head) < _FEW or denied.head in stated:
        return False
    places = (at - own.start for gram, at in own.grams if gram == denied.head)
    if not any(plain(own.text[at : at + _FEW]) == denied.head for at in places):
        return False
    rest = own.content - denied.content
    here = share(rest, denied.around)
    return not any(
        (there := share(rest, other.content)) >= ALIKE and there > here
        for _, other in case.clauses
        if other is not denied.clause and not denials(other.text)
    )


def _says_most(case: Case, own: Clause, denied: _Denied) -> bool:
    """Whether a clause has most of what is denied, and little else."""
    content, around = denied.content, denied.around
    rest = own.content - content
    known = len(content) >= _FEW or len(rest & around) >= _FEW
    if not known or share(content, own.content) < _MOST:
        return False
    if any(share(content, other.content) >= _MOST for _, other in case.clauses if other is not denied.clause):
        return False
    return share(rest, around) >= ALIKE or len(rest) <= _FEW


def _says_all(own: Clause, denied: _Denied) -> bool:
    """Whether a clause says nothing but what the clause with the denial says."""
    text, start = denied.clause.text, denied.clause.start
    bare = pairs(plain(text[: denied.start - start] + text[denied.end - start :]))
    return len(own.content) > 1 and denied.head in own.content and share(own.content, bare) >= NEARLY_ALL


_FEW = 2
_MOST = 0.5


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
                if kind == "modality" or fewer:
                    yield Fault(kind, around, at, found.group())


_BETWEEN = re.compile(r"[尚并均从仍还]?未曾?|[并还]?没有|[并绝]?不|涉嫌|疑似|可能")
_WORDS = re.compile(f"[{HAN}]{{4}}")


def _asked(case: Case) -> Iterator[Fault]:
    """Find what a sentence states and its passages only ask, and answer in the negative."""
    for own in case.statement.clauses:
        for passage, other in case.alike(own)[:1]:
            if "是否" in other.text and "是否" not in own.text and not denials(own.text):
                answer = _NAY.search(passage.text[other.end : other.end + 12])
                if answer:
                    yield Fault("polarity", own.text, own.start, answer.group())


def _ruled_out(case: Case) -> Iterator[Fault]:
    """Find that something is ruled out, where the passages do not rule it out."""
    for found in _RULED_OUT.finditer(case.statement.text):
        open_ = [match for each in case.passages if (match := _NOT_RULED_OUT.search(each.text))]
        if open_ and not any(_RULED_OUT.search(each.text) for each in case.passages):
            yield Fault("polarity", found.group(), found.start(), open_[0].group())


_RULED_OUT = re.compile("(?<!不)(?<!不[能可])(?<!难以)(?<!无法)排除")
_NOT_RULED_OUT = re.compile("(?:不[能可]?|难以|无法)排除")

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
    _affirmed,
    _asked,
    _ruled_out,
    _left_out,
    _undemanded,
)
"""The rules; each yields the faults that it finds."""
