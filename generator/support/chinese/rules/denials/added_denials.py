"""What a sentence denies and its passages do not, or the other way round."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.language import HAN
from generator.support.chinese.case import ALIKE, CLEARLY, NEARLY_ALL, Case, Reading
from generator.support.chinese.clause_content import Clause, pairs, plain, share
from generator.support.chinese.mood_words import ADDED
from generator.support.chinese.negation import denials, flat_denials, is_open
from generator.support.chinese.reckoned import tells_rest
from generator.support.fact import Fact, Fault, Kind

_SKIPPED = re.compile(
    r"(?:得到|进行|再|能够|能|被|予以|予|付(?![款费息清])|会|有|必须|必要|必|需要|需|要(?!求)|出现|发现(?=.)|发生|造成|是|为|曾|过|可以|可|得|应|人)+"
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
    """Find a denial of what a clause of the passages says, where no clause that denies says it as nearly."""
    statement = case.statement
    for fact in _denying(statement):
        own = statement.clause(fact)
        wanted = pairs(_target(statement.text, fact.end, own.end))
        stating = [
            (passage, each)
            for passage, each in case.clauses
            if denials(each.text) < max(1, denials(own.text))
            and any(_is_spelt(each, gram) for gram in wanted & each.content)
        ]
        contrary = _is_stated(case, own, fact, wanted, stating) if stating else _says_else(case, own, fact)
        if contrary and not _is_borne_out(case, own, fact, wanted, [each for _, each in stating]):
            yield Fault("polarity", fact.words, fact.start)


def _is_stated(
    case: Case, own: Clause, fact: Fact, wanted: frozenset[str], stating: list[tuple[Reading, Clause]]
) -> bool:
    """Whether a clause says most of what another one denies, and those that deny as much say less of it.

    未 denies a verb, and less is enough; 没有 and 不 may deny a state in words of one's own.
    """
    rest = _counted_content(case.statement, own, fact)
    denied = [
        share(rest, _counted_content(passage, each)) + _same_head(each, own)
        for passage, each in case.clauses
        if denials(each.text) >= max(1, denials(own.text))
    ]
    stated = max(_held(rest, *each) for each in stating)
    least = CLEARLY if "未" in fact.words else _MOST
    return bool(rest - wanted) and stated > max([least, *denied])


def _says_else(case: Case, own: Clause, fact: Fact) -> bool:
    """Whether a clause of the passages says something else, and denies nothing, of all that a denial is said of."""
    before = frozenset(gram for gram, at in own.grams if at < fact.start - 1)
    fits = [(share(before, each.content), each) for _, each in case.clauses]
    most = max(fit for fit, _ in fits)
    return (
        len(before) > _FEW
        and most >= _WHOLLY
        and not _SAYING.search(case.statement.text[: fact.start])
        and not any(denials(each.text) for fit, each in fits if fit == most)
    )


_WHOLLY = 0.9
_SAYING = re.compile("[说称道]$|表示$|认为$")


def _is_borne_out(case: Case, own: Clause, fact: Fact, wanted: frozenset[str], stating: list[Clause]) -> bool:
    """Whether the passages bear out a denial in words that deny nothing."""
    text = case.statement.text
    return bool(
        _OF_THE_TEXT.search(text[: fact.start])
        or _is_unchanged(case, own, fact)
        or (_PARTLY.search(own.text) and any(_REMAINDER.search(each.text) for each in case.passages))
        or any("是否" in each.text for each in stating)
        or _is_denied_nearer(case, own, wanted, stating)
    )


def _counted_content(reading: Reading, clause: Clause, without: Fact | None = None) -> frozenset[str]:
    """Return the content of a clause with its numbers and dates, but not what stands at a fact."""
    start, end = (without.start - 1, without.end) if without else (0, 0)
    counted = (each.value.partition(":")[2] for each in reading.within(clause) if each.kind == "quantity")
    dated = (each.value for each in reading.within(clause) if each.value.startswith("date:"))
    return frozenset(gram for gram, at in clause.grams if not start <= at < end).union(counted, dated)


def _held(content: frozenset[str], passage: Reading, clause: Clause) -> float:
    """Return how much of some content stands in a clause and those before it."""
    before = (each.content for each in passage.before(clause))
    return share(content, _counted_content(passage, clause).union(*before))


def _same_head(denying: Clause, own: Clause) -> float:
    """Return how much a clause that denies what another one speaks of counts beside one that states it."""
    heads = (_target(denying.text, end, len(denying.text))[:2] for _, end in flat_denials(denying.text))
    return CLEARLY if any(head in own.content for head in heads) else 0.0


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


def _is_denied_nearer(case: Case, own: Clause, wanted: frozenset[str], with_it: list[Clause]) -> bool:
    """Whether more of what a sentence denies something of stands in a clause that denies than in one that does not."""
    rest = own.content - wanted
    stated = max((CLEARLY, *(share(rest, each.content) for each in with_it)))
    return any(denials(each.text) and share(rest, each.content) > stated for _, each in case.clauses)


def _is_unchanged(case: Case, own: Clause, fact: Fact) -> bool:
    """Whether the passages say that what a denial says not to change stays the same, as 票价不变 of 不涨价."""
    change = _CHANGES.match(case.statement.text, fact.end, own.end)
    what = re.findall(f"[{HAN}]", case.statement.text[change.end() : own.end][:_FEW]) if change else []
    return bool(change) and any(
        _SAME.search(each.text) and (not what or any(char in each.text for char in what))
        for _, each in case.clauses
    )


def _is_spelt(clause: Clause, gram: str) -> bool:
    """Whether a pair of characters stands for more than one character of a clause; 增 alone may be any rise."""
    places = (at - clause.start for other, at in clause.grams if other == gram)
    return any(plain(clause.text[at]) != gram or plain(clause.text[at : at + 2]) == gram for at in places)


_CHANGES = re.compile("[再会予]?(?:变[化动]?|[涨升增提降减调])")
_SAME = re.compile("不变|持平|未变|仍[为是]")
"""What bears out that something does not change, as 不涨价 by 票价不变."""
_PARTLY = re.compile("[只仅还尚仍]")
_REMAINDER = re.compile("除[^，。；]{1,12}外|其[余他它]|[尚仍]在|剩[余下]|另[一有外]")
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
        if tells_rest(case, own):
            continue
        for each in denied:
            left = denials(own.text.replace(each.head, "") if each.head else own.text)
            if left and (_denies_head(own, each.head) or left >= len(flat_denials(each.clause.text))):
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


def _says_it(case: Case, own: Clause, denied: _Denied) -> bool:
    """Whether a clause says what is denied, of what it is denied of, as no clause of the passages does."""
    target = pairs(_target(denied.passage.text, denied.end, denied.clause.end))
    heads = [at for gram, at in own.grams if gram in target and _is_spelt(own, gram)]
    if (
        not heads
        or is_open(own.text)
        or denied.clause.text[denied.start - denied.clause.start :][1:2] == "需"
    ):
        return False
    content = _counted_content(case.statement, own)
    before = frozenset(gram for gram, at in own.grams if at < heads[0] - 1)
    others = [
        (passage, each)
        for passage, each in case.clauses
        if each is not denied.clause and not denials(each.text)
    ]
    stating = [each for each in others if target & each[1].content]
    if not stating:
        held = _held(content, denied.passage, denied.clause)
        return held >= _SOME and held >= max((_held(content, *each) for each in others), default=0.0)
    here, there = (share(before, denied.around), max(_held(before, *each) for each in stating))
    return len(before) >= _FEW and here >= ALIKE and here - there >= CLEARLY


_SOME = 0.25
"""How much of a clause must be about what is denied to say it."""


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
                if (kind == "modality" or fewer) and not tells_rest(case, case.statement.clause_at(at)):
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
    open_ = [match for each in case.passages if (match := _NOT_RULED_OUT.search(each.text))]
    if not open_ or any(_RULED_OUT.search(each.text) for each in case.passages):
        return
    for found in _RULED_OUT.finditer(case.statement.text):
        own = case.statement.clause_at(found.start())
        said = own.content & pairs(plain(open_[0]["what"]))
        if "排除" in found.group() or said:
            yield Fault("polarity", found.group(), found.start(), open_[0].group())


_RULED_OUT = re.compile(
    "(?<!不)(?<!不[能可])(?<!难以)(?<!无法)排除|没有[^，。；]{0,8}?可能|不可能|不会(?!议)"
)
_NOT_RULED_OUT = re.compile("(?:不[能可]?|难以|无法)排除(?P<what>[^，。；]*)")

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
