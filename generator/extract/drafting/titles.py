"""Titles, regions and agencies of draft entries, all in the document's own words."""

import re
from collections.abc import Sequence

from generator.extract.finding import follows
from generator.extract.findings import Extraction, FoundEvent, FoundOperation, FoundStory
from generator.extract.form import lexicon, numbering, pattern
from generator.model import Agency, Localized, Span
from generator.reference import iso_region

_MOST = 48
_CLAUSE = re.compile(r"[^，,。；;：:！!？?\n]+")
_ORDINAL = re.compile("第?[一二三四五六七八九十]+[是，、,：:]")
_NOUN = re.compile("^[^了着已将被正]*的[^的了着已将被正]{1,10}$")
"""A clause that names a thing or people and says nothing of them yet."""
_BEFORE_A_DATE = re.compile("(?:(?:，?将)?[于自从至到]|，?将)$")
_BARE = 4
"""So many characters are a verb alone."""
_LOOSE = " 　，,、；;：:。"
_MARKS = "-—－ 　【】●■◆◇★▲►▎▌※☆•·▪。：:"


def heading_title(words: str) -> str:
    """Return a heading without its numbering and marks."""
    bare = words[numbering(words)[1] :].strip(_MARKS)
    return bare or words


def operation_title(found: Extraction, operation: FoundOperation) -> str:
    """Return the action's name, or its first clause if it has no name or one that only says its kind."""
    name = found.document.quote(operation.name) if operation.name else ""
    return name if len(name) > len(operation.kind or "") else _first_clause(found, operation.span)


def story_title(found: Extraction, story: FoundStory) -> str:
    """Return the clause that names the place, along with the next one if it says nothing beyond the place."""
    text = found.document.text
    at_place = text[max(story.span.start, story.places.start - 1) : story.places.start] == "在"
    for clause in _CLAUSE.finditer(text, story.places.start, story.span.end):
        said = text[story.places.end : clause.end()]
        only_where = clause.start() == story.places.start and (at_place or _NOUN.search(said))
        if only_where and text[clause.end() : clause.end() + 1] in ("，", ","):
            continue
        if len(said.strip()) > len("公安机关"):
            return text[story.places.start : clause.end()].replace("\n", "")[:_MOST]
    return found.document.quote(story.places)


def event_title(found: Extraction, event: FoundEvent) -> str:
    """Return the meeting's name, or the clause that says what happened, with who did it if the date comes between."""
    text = found.document.text
    if event.name:
        return _whole(text, event.name)
    words = _BEFORE_A_DATE.sub("", _whole(text, event.what))
    if event.who and follows(text, event.date, event.what):
        words = _with_who(_whole(text, event.who), words)
    elif len(words) <= _BARE:
        start, end = _clause_before(text, event.date.span.start), event.date.span.start
        words = _BEFORE_A_DATE.sub("", _whole(text, Span(start, end))) + words
    else:
        for key in ("named_after", "no_title"):
            words = re.sub(lexicon("events")[key], "", words)
    return _cut(words) or found.document.quote(event.date.span)


def _with_who(who: str, words: str) -> str:
    """Return what was done after who did it; if that is too long, the who is shortened or left out."""
    if len(who) + len(words) > _MOST:
        who = who.rsplit("的", 1)[-1]
    return who + words if len(who) <= _MOST / 2 or len(who) + len(words) <= _MOST else words


def _cut(words: str) -> str:
    """Return a title that is too long cut short, at a pause if there is one in its second half."""
    if len(words) > _MOST:
        pause = max(words.rfind(mark, _MOST // 2, _MOST) for mark in "，,")
        words = words[: pause if pause > 0 else _MOST]
    return words.rstrip(_LOOSE)


def _clause_before(text: str, at: int) -> int:
    """Return where the last clause that says something begins before a place in the text."""
    opened = max(text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    clauses = [clause.start() for clause in _CLAUSE.finditer(text, opened, at)]
    return next((start for start in reversed(clauses) if at - start > _BARE), at)


def _whole(text: str, span: Span) -> str:
    """Return words without loose marks at their ends and with any title or quotation that they cut made whole."""
    start, end = span.start, span.end
    for opening, closing in ("《》", "“”", "（）"):
        before, after = (
            text.rfind(opening, max(0, start - _MOST), start),
            text.find(closing, end, end + _MOST),
        )
        words = text[start:end]
        if words.count(closing) > words.count(opening) and before >= 0 and closing not in text[before:start]:
            start = before
        if words.count(opening) > words.count(closing) and after >= 0 and opening not in text[end:after]:
            end = after + 1
    words = re.sub(r"\s*\n\s*", "", text[start:end]).strip(_LOOSE)
    for opening, closing in ("《》", "“”", "（）"):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words


def _first_clause(found: Extraction, span: Span) -> str:
    text = found.document.text
    words = text[span.start : span.end]
    ordinal = _ORDINAL.match(words)
    start = span.start + (ordinal.end() if ordinal else numbering(words)[1])
    clauses = [
        heading_title(clause.group()).strip(_MARKS) for clause in _CLAUSE.finditer(text, start, span.end)
    ]
    said = [clause for clause in clauses if clause]
    telling = (clause for clause in said[:2] if not pattern("operations", "adverbial").match(clause))
    return next(telling, said[0] if said else words)[:_MOST]


def regions_of(codes: Sequence[str]) -> tuple[str, ...]:
    """Return codes as regions: the province in ISO 3166-2, then each finer place in GB/T 2260."""
    regions: dict[str, None] = {}
    for code in codes:
        if iso := iso_region(code):
            regions.setdefault(iso)
            if not code.endswith("0000"):
                regions.setdefault(code)
    return tuple(sorted(regions, key=lambda region: (region.isdigit(), region)))


def agencies_in(found: Extraction, spans: Sequence[Span]) -> tuple[Agency, ...]:
    """Return the agencies named in some spans, each once; one that directs the others has the role “lead”."""
    agencies: dict[str, Agency] = {}
    for mention in found.agencies:
        if any(mention.span in span for span in spans):
            role = _role(found, mention.span)
            agencies.setdefault(mention.name, Agency(name=Localized(zh=mention.name), role=role))
    return tuple(agencies.values())


def _role(found: Extraction, span: Span) -> str:
    text, words = found.document.text, lexicon("draft")["roles"]
    if re.match(words["lead"], text[span.end : span.end + 6]):
        return "lead"
    return "with" if re.search(words["with"], text[max(0, span.start - 20) : span.start]) else "acting"
