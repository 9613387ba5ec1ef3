"""Events: what a date in the text dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from generator.extract.findings import Extraction, FoundDate, FoundEvent, FoundFigure
from generator.extract.form import Ordered, cells_under_heads, parted, pattern
from generator.extract.naming import AgencyMention
from generator.language import HAN
from generator.model import Sentence, Span
from generator.reference import in_simplified

_WITHIN, _TIME = r"[^，,；;。：:\n]", r"(?<=\d)[：:](?=\d)"
_CLAUSES = re.compile(rf"(?:{_WITHIN}|{_TIME}){_WITHIN}*+(?:{_TIME}{_WITHIN}++)*+")
_UP_TO_THE_CLAUSE = re.compile(r".*[，,；;。：:！!？?\n]", re.DOTALL)
_NEAR = 160
"""So many characters around a date may tell what it dates."""
_SAID = re.compile(r"[ 　）)]*([称说])[，,：:“]")
_CLAUSE_END = re.compile(r"[，,；;。！!？?\n]|(?<!\d)[：:]|[：:](?!\d)")
_MOST_SAID = 3
"""So many clauses are looked at for what was said."""
_TELLS = 12
"""So many characters tell what was said."""
_SPACE = "，,：: 　）)、"
_DURATIONS = ("年", "个月", "天", "日", "小时")
"""What a deed may last without being counted."""
_WORDS = 2
"""What says what happened has at least as many characters."""
_TWO_WORDS = re.compile(f"[{HAN}][^{HAN}]*[{HAN}]")


@dataclass(frozen=True, slots=True)
class _Known:
    """What a text counts and whom it names, by where."""

    figures: Ordered[FoundFigure]
    agencies: Ordered[AgencyMention]


def find_events(found: Extraction) -> Extraction:
    """Find what each date dates: every day and range of days, and months or years next to a word for a deed.

    Dates in headlines, headings, dateline, source line and signature date the document and do not count, nor do the days by
    which a table says what is due (完成时限), those up to which something is counted (截至), or before which it has to be done (8月15日前). 昨日, 今天 and 当天 count where they date a meeting.
    """
    return found.adding(events=tuple(_events(found)))


def _events(found: Extraction) -> Iterator[FoundEvent]:
    closed = sorted(_closed(found))
    sentences = list(found.document.sentences)
    text = in_simplified(found.document.text)
    known = _Known(Ordered(found.figures), Ordered(found.agencies))
    at = shut = 0
    for date in found.dates:
        while shut < len(closed) and closed[shut].end <= date.span.start:
            shut += 1
        if date.precision == "vague" or (shut < len(closed) and date.span in closed[shut]):
            continue
        while sentences[at].span.end <= date.span.start:
            at += 1
        told = _part(text, _told(sentences[at], found.dateline), date)
        if event := _event(text, date, told, known):
            yield event


def _told(sentence: Sentence, dateline: Span | None) -> Sentence:
    """Return a sentence without the dateline before it."""
    if dateline is None or dateline not in sentence.span:
        return sentence
    return replace(sentence, span=Span(dateline.end, sentence.span.end))


def _part(text: str, sentence: Sentence, date: FoundDate) -> Sentence:
    """Return what stands between semicolons around a date: what others date there is another event."""
    if text.find("；", sentence.span.start, sentence.span.end) < 0:
        return sentence
    start = text.rfind("；", sentence.span.start, date.span.start) + 1 or sentence.span.start
    end = text.find("；", date.span.end, sentence.span.end)
    return replace(sentence, span=Span(start, end if end >= 0 else sentence.span.end))


def _closed(found: Extraction) -> Iterator[Span]:
    yield from (span for span in (found.title, found.subtitle, found.kicker, found.dateline) if span)
    yield from (section.heading for section in found.sections)
    yield from (section.deck for section in found.sections if section.deck)
    yield from (aside.span for aside in found.asides if aside.reason != "headline")
    for head, cell in cells_under_heads(found.lines if "\t" in found.document.text else ()):
        if _like("due_column").search(found.document.quote(head)):
            yield cell


def _event(text: str, date: FoundDate, sentence: Sentence, known: _Known) -> FoundEvent | None:
    if not _counts(text, date, sentence, known):
        return None
    name = _meeting_name(text, date, sentence)
    if date.relative and not name:
        return None
    who = _who(text, date, sentence)
    what = _what(text, date, sentence, who)
    if name:
        return FoundEvent(date, "meeting", what or name, who, name)
    if what is None:
        return None
    after = text[date.span.end : min(sentence.span.end, date.span.end + _NEAR)]
    return FoundEvent(date, "action" if _like("deed").search(after) else "other", what, who)


def _counts(text: str, date: FoundDate, sentence: Sentence, known: _Known) -> bool:
    """Whether a date is one on which something took place."""
    start, end = date.span.start, date.span.end
    before, stop = text[max(sentence.span.start, start - 6) : start], min(sentence.span.end, end + _NEAR)
    of_days = date.precision in ("day", "range")
    if text[start - 1 : start] == "“" and _like("names_a_case").match(text, end, stop):
        return False
    if pattern("dates", "holds").search(before) or pattern("dates", "due").match(text, end, stop):
        return False
    if _like("since").match(text, end, stop):
        return False
    if _like("not_before").search(before) and not (
        before[-1:] in "从自由" and (of_days or _like("begins").match(text, end, stop))
    ):
        return False
    return (of_days and not _is_period(text, date)) or _is_deed(text, date, sentence, known)


def _is_period(text: str, date: FoundDate) -> bool:
    """Whether a range runs over months or years rather than days."""
    return date.precision == "range" and not re.search("[日号]", text[date.span.start : date.span.end])


def _is_deed(text: str, date: FoundDate, sentence: Sentence, known: _Known) -> bool:
    """Whether a month, year or period dates a deed, rather than being one for which something is counted."""
    after, dated = date.span.end, date
    if row := _like("more_months").match(text, after, sentence.span.end):
        after, dated = row.end(), replace(date, span=Span(date.span.start, row.end()))
    end = min(sentence.span.end, after + _NEAR)
    begins = text[date.span.start - 1 : date.span.start] in ("从", "自")
    if begins and _like("since_when").match(text, after, end):
        return _like("culprit").search(text, sentence.span.start, date.span.start) is not None
    if _like("not_after").match(text, after, end) or _is_ahead(text, date):
        return False
    clauses = [Span(*clause.span()) for clause in islice(_CLAUSES.finditer(text, after, end), 2)]
    if not clauses:
        return False
    said = _like("begun").match(text, after, end)
    looked_at = Span(clauses[0].start, clauses[0 if begins and said else -1].end)
    once = any(_like(key).match(text, after, end) for key in ("culprit", "begun_once", "put"))
    if once or _is_done_once(text, dated, sentence, known):
        return True
    if _like("third").match(text, after) and _like("found").search(text, after, end):
        return True
    counted = next(known.figures.within(looked_at if begins else sentence.span), None) is not None
    founded = date.precision == "year" or _is_period(text, date)
    deed = _like("begun" if begins else "founded" if founded else "deed")
    return not counted and deed.search(text, looked_at.start, looked_at.end) is not None


def _is_ahead(text: str, date: FoundDate) -> bool:
    """Whether a month or year is one in which something is still to be done, as in 将于11月下旬."""
    return _like("ahead").search(text, max(0, date.span.start - 3), date.span.start) is not None


def _is_done_once(text: str, date: FoundDate, sentence: Sentence, known: _Known) -> bool:
    """Whether a month or year dates a deed that is done once, by the words before it or the agency after it."""
    start, end = date.span.start, date.span.end
    if _like("done_at").search(text, max(sentence.span.start, start - 4), start):
        return True
    if date.precision != "month":
        return False
    stop = min(sentence.span.end, end + _NEAR)
    first = next((Span(*clause.span()) for clause in _CLAUSES.finditer(text, end, stop)), None)
    if (
        first
        and _like("begun_in_a_month").search(text, first.start, first.end)
        and not _like("counts_up").search(text, first.start, first.end)
        and all(figure.unit in _DURATIONS for figure in known.figures.within(first))
    ):
        return True
    who = next(known.agencies.within(Span(end, stop)), None)
    return (
        who is not None
        and who.span.start <= end + 1
        and bool(_like("once").search(text, end, stop))
        and not _like("counts_up").search(text, end, stop)
    )


def _who(text: str, date: FoundDate, sentence: Sentence) -> Span | None:
    """Return who or what did it, if that comes before the date in its clause: 音乐频道 in 音乐频道7月2日重播."""
    opened = max(sentence.span.start, date.span.start - _NEAR)
    before = _UP_TO_THE_CLAUSE.match(text, opened, date.span.start)
    if before is None and opened > sentence.span.start:
        return None
    start, end = before.end() if before else opened, date.span.start
    while found := _before_a_date().search(text, start, end):
        end = found.start()
    words = text[start:end]
    if _like("no_doer").search(words) or not _TWO_WORDS.search(words):
        return None
    return Span(start, end)


@cache
def _like(key: str) -> re.Pattern[str]:
    """Return a compiled pattern from the events' lexicon."""
    return pattern("events", key)


@cache
def _before_a_date() -> re.Pattern[str]:
    return re.compile(f"(?:{pattern('events', 'before_a_date').pattern})$")


def _what(text: str, date: FoundDate, sentence: Sentence, who: Span | None) -> Span | None:
    """Return the first clause after the date that is not adverbial, or what comes before a date that ends its sentence.

    After who did it any clause tells; what was said goes on in the clause after it. None where nothing is told.
    """
    start = date.span.end + (text[date.span.end : date.span.end + 1] in ("）", ")"))
    for key in ("from_then", "goes_on"):
        if since := _like(key).match(text, start, sentence.span.end):
            start = since.end()
    after = [*_clauses(text, start, min(sentence.span.end, start + _NEAR))]
    if who and after and (said := _SAID.match(text, start, after[0].start)):
        return Span(said.start(1), _with_what_was_said(text, [Span(*said.span(1)), *after]).end)
    if who and after and _follows(text, date, after[0]):
        return _with_what_was_said(text, after)
    told = next((at for at, span in enumerate(after) if not _is_adverbial(text[span.start : span.end])), None)
    if told is not None:
        return _with_what_was_said(text, after[told:])
    before = _clauses(text, max(sentence.span.start, date.span.start - _NEAR), date.span.start)
    telling = [span for span in before if not _is_adverbial(text[span.start : span.end])]
    return telling[-1] if telling else _with_what_was_said(text, after) if after else None


def _follows(text: str, date: FoundDate, what: Span) -> bool:
    """Whether words come after a date in its own clause."""
    return what.start >= date.span.end and not _CLAUSE_END.search(text, date.span.end, what.start)


def _with_what_was_said(text: str, clauses: Sequence[Span]) -> Span:
    """Return the first of some clauses or, if it only says that something was said, all up to what was said."""
    first, *others = clauses
    if _like("said").search(text, first.start, first.end):
        for clause in others[:_MOST_SAID]:
            first = Span(first.start, clause.end)
            if clause.end - clause.start >= _TELLS and not _is_adverbial(text[clause.start : clause.end]):
                break
    return first


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the clauses of a stretch that say something, without the time of day before them."""
    lead = _like("lead")
    for clause in _CLAUSES.finditer(text, start, end):
        begin, stop = clause.span()
        while begin < stop and text[begin] in _SPACE:
            begin += 1
        if time := lead.match(text, begin, stop):
            begin = time.end()
        if _TWO_WORDS.search(text, begin, stop):
            yield Span(begin, stop)


def _is_adverbial(clause: str) -> bool:
    return bool(_like("adverbial").match(clause) or _like("adverbial_end").search(clause))


def _meeting_name(text: str, date: FoundDate, sentence: Sentence) -> Span | None:
    near = Span(
        max(sentence.span.start, date.span.start - _NEAR), min(sentence.span.end, date.span.end + _NEAR)
    )
    may_be_held, held = _held()
    if not (
        _like("held").search(text, near.start, near.end) and may_be_held.search(text, near.start, near.end)
    ):
        return None
    for match in held.finditer(text, near.start, near.end):
        name = Span(*match.span("name")) if match["name"] else Span(*match.span("later"))
        if _like("no_meeting").match(text, _name_alone(text, name).start):
            continue
        if name.overlaps(date.span):
            name = (
                Span(date.span.end, name.end)
                if name.end > date.span.end
                else Span(name.start, date.span.start)
            )
        return _name_alone(text, name)
    return None


def _name_alone(text: str, name: Span) -> Span:
    """Return the name of a meeting without the time of day and the organizer."""
    start = name.start
    for key in ("lead", "named_after"):
        if found := _like(key).match(text, start, name.end - _WORDS):
            start = found.end()
    return Span(start, name.end)


@cache
def _held() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a held meeting has, which is quickly found, and the whole of it with its name."""
    meetings, held = _like("meeting").pattern, _like("held").pattern
    first = f"(?=[{''.join(sorted({word[0] for word in parted(meetings)}))}])"
    meeting = f"{first}(?:{meetings})"
    words, between = "[^，,。；;：:！!？?\\s]{2,40}?", "(?:（[^）]*）)?[^，,。；;：:]{0,16}?"
    return (
        re.compile(rf"{meeting}{between}{held}|{held}了?{words}{meeting}"),
        re.compile(
            rf"(?P<name>{words}{first}(?:{meetings})+)(?!议){between}{held}|{held}了?(?P<later>{words}{first}(?:{meetings})+)(?![员长场议])"
        ),
    )
