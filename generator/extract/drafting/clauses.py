"""The clause that says what happened, where the first one says when, how or according to whom."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from generator.extract.form import alternation, lexicon, pattern
from generator.language import HAN
from generator.model import Span
from generator.reference import in_simplified

MOST = 64
"""Characters of a title; a longer one ends at a pause."""
_CLAUSE = re.compile(r"[^，,。；;：:！!？?\n]+")
_OUTCOME = re.compile("，(?:就|便|才|被)(?!是)[^，。；：！？]*(?<![后时])(?=[，。；：！？])")
"""What a clause came to, as in 只用了10分钟，就拿到了证明."""
_SHORT = 4
"""So many characters say what happened at least."""
_TRIM = " 　，,、：:】]）)"


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of a stretch; marks inside brackets and quotation marks divide none."""
    begin, opens = start, True
    for clause in _CLAUSE.finditer(text, start, end):
        begin = clause.start() if opens else begin
        words = text[begin : clause.end()]
        whole = all(words.count(one) <= words.count(other) for one, other in ("“”", "《》", "（）"))
        opens = whole or clause.end() == end
        if opens:
            yield Span(begin, clause.end())
            begin = clause.end() + 1
    if begin < end and text[begin:end].strip(_TRIM):
        yield Span(begin, end)


def telling(
    text: str, start: int, end: int, subject: str = "", is_sure: Callable[[str], bool] | None = None
) -> str | None:
    """The first clause of a stretch that tells a deed, with who does it, or else who was told of what; None where none does.

    ``is_sure`` says which clauses do; without it, those that do not only say when, where, how or who said so.
    """
    if deed := _deed(text, start, end, subject, is_sure or bool):
        return deed
    if is_sure:
        return None
    told_of = (
        pattern("draft", "complained").match(text, clause.start, end) for clause in clauses(text, start, end)
    )
    return next((shortened(subject + found[0]) for found in told_of if found), None)


def tells_of_a_deed(words: str) -> bool:
    """Whether a clause says that somebody did something, by its verb, and neither paints nor describes."""
    words = in_simplified(words)
    if not describes_nothing(words):
        return False
    turned = pattern("draft", "turned").search(words)
    if turned and turned["what"] and _is_at_home(words[: turned.start()], turned["what"]):
        return False
    return _deeds().search(pattern("draft", "object").sub("", words)) is not None or turned is not None


def _is_at_home(before: str, what: str) -> bool:
    """Whether a clause with 把 paints what one person or thing does, as in 几盏灯把书页照得雪亮, and tells no deed of a place."""
    if pattern("draft", "by_a_body").search(before):
        return False
    return any(
        pattern("draft", key).search(words) is not None
        for key, words in (("at_home", before), ("by_hand", what))
    )


def says_what_came_about(words: str) -> bool:
    """Whether a clause says that something came about (了), whatever the verb, and neither paints nor describes."""
    words = in_simplified(words)
    came_about = (pattern("draft", key).search(words) for key in ("arranged", "perfective"))
    return describes_nothing(words) and any(came_about)


def describes_nothing(words: str) -> bool:
    """Whether a clause neither paints nor says what a place is, so that it tells what was done, if the next one does."""
    words = in_simplified(words)
    if pattern("draft", "arranged").search(words):
        return True
    return not (paints(words) or pattern("draft", "background").search(words))


def paints(words: str) -> bool:
    """Whether a clause says what is seen or heard, and nothing that was done."""
    return pattern("draft", "painted").search(words) is not None and _deeds().search(words) is None


@cache
def _deeds() -> re.Pattern[str]:
    deeds = alternation(deed for row in lexicon("draft")["deeds"] for deed in row.split())
    return re.compile(f"{deeds}(?!{lexicon('draft')['no_deed_before']})")


def _deed(text: str, start: int, end: int, subject: str, is_sure: Callable[[str], bool]) -> str | None:
    opened = ""
    for clause in _own_clauses(text, start, end):
        subject = "" if start < clause.start and text[clause.start - 1] in "。！？\n" else subject
        words = _untimed(text, clause)
        words = pattern("draft", "joined").sub("", words) if subject else words
        goes_on = text[clause.end : clause.end + 1] in ("，", ",")
        if opened:
            opened, title = _made_known(opened, words, is_sure, goes_on=goes_on)
            if title:
                return title
        elif said := pattern("draft", "said").search(words):
            return shortened(subject + words[: said.start()])
        elif pattern("draft", "said_so").search(words):
            opened, subject = f"{subject}{words}，" if subject else "", ""  # who only said it did not do it
        elif goes_on and (who := _doers(subject, words)):
            subject = who
        elif pattern("draft", "opens").search(subject + words) and not says_where(words):
            opened = subject + words  # what was found or made known follows
        elif (
            _is_told(words, subject, is_first=clause.start == start)
            and len(re.findall(f"[{HAN}]", subject + words)) >= _SHORT
        ):
            outcome = _OUTCOME.match(text, clause.end, end)
            told = subject + words + (outcome[0] if outcome else "")
            if is_sure(told):
                return shortened(told if subject else _begun(text, start, clause) + told)
    return opened if opened and is_sure(opened) else None


def _own_clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of a stretch without that in which somebody told something, as behind 接到报警称, or all of them behind a colon."""
    was_told = False
    for clause in clauses(text, start, end):
        if was_told:
            was_told = False
        elif pattern("draft", "was_told").match(_untimed(text, clause)):
            if text[clause.end : clause.end + 1] in ("：", ":"):
                return
            was_told = True
        else:
            yield clause


def _begun(text: str, start: int, clause: Span) -> str:
    """What a further sentence of a stretch begins with, before a clause that goes on about it; empty where that says nothing of who."""
    begin = 1 + max(text.rfind(mark, start, clause.start) for mark in "。！？\n")
    if begin <= start:
        return ""
    said = (_untimed(text, each) for each in clauses(text, begin, clause.start))
    first = next((words for words in said if words and not says_where(words)), "")
    return f"{first}，" if first and describes_nothing(first) else ""


def _untimed(text: str, clause: Span) -> str:
    """The words of a clause without the time of day before them."""
    words = text[clause.start : clause.end].replace("\n", "").strip(_TRIM)
    time = pattern("events", "lead").match(in_simplified(words))
    return words[time.end() :].strip(_TRIM) if time and time[0] != "开始" else words


def _made_known(
    opened: str,
    words: str,
    is_sure: Callable[[str], bool],
    *,
    goes_on: bool,
) -> tuple[str, str | None]:
    """What leads to the thing that was found or made known, as far as it is read, and the title once that is told."""
    words = pattern("draft", "after_date").sub("", words)
    if goes_on and (who := _doers("", words)):
        return opened + who, None
    told = words and not says_where(words) and is_sure(opened + words)
    return opened, shortened(opened + words) if told else None


def shortened(words: str) -> str:
    """A title that is not too long, ended at a pause where there is one, without what brackets say of a person."""
    words = pattern("draft", "details").sub("", words).strip(_TRIM)
    if len(words) <= MOST:
        return words
    at = max(words.rfind(mark, 0, MOST) for mark in "、，,")
    return words[: at if at > MOST // 2 else MOST]


def _doers(subject: str, words: str) -> str:
    """Who does what the next clause tells, where a clause says only who, with whom and how; empty for any other clause."""
    if subject:
        if pattern("draft", "purpose").match(words):
            return subject
        return subject + words if pattern("draft", "partners").fullmatch(words) else ""
    forms = (
        pattern("draft", key).match(words)
        for key in (
            "joint",
            "half",
            "official",
            "manner",
            "at_time",
            "arrived",
            "led",
            "at_work",
            "set_about",
        )
    )
    return next((form[form.lastgroup or "who"] for form in forms if form), "")


def tells_nothing_done(title: str) -> bool:
    """Whether a title tells of the weather, of what is to come, or of no deed at all."""
    return any(pattern("draft", key).search(title) for key in ("to_come", "weather", "no_deed"))


def says_where(words: str) -> bool:
    """Whether a clause says when, where, how or who said so, and nothing that was done."""
    forms = (
        pattern("draft", "aside").match,
        pattern("draft", "only_time").match,
        pattern("draft", "aside_end").search,
    )
    return any(form(words) for form in forms)


def _is_told(words: str, subject: str, *, is_first: bool) -> bool:
    """Whether a clause tells a deed; right after who did it, it may begin with where or with whom."""
    if is_first and subject:
        return bool(words) and not pattern("draft", "aside_end").search(words)
    return bool(words) and not (says_where(words) or _is_a_place(words))


def _is_a_place(words: str) -> bool:
    """Whether a clause only names a body or a building of the place that stands before it."""
    return pattern("draft", "place_alone").match(words) is not None and _deeds().search(words) is None


def bare(words: str) -> str:
    """Words without the figures of speech that open a report, such as 据悉."""
    return re.sub(lexicon("draft")["connective"], "", words)
