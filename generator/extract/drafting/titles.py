"""Titles, regions and agencies of draft entries, all in the document's own words; see docs/drafts.md for the rules."""

import re
from collections.abc import Callable, Sequence
from typing import overload

from generator.extract.drafting.clauses import (
    clauses,
    describes_nothing,
    says_what_came_about,
    says_where,
    shortened,
    telling,
    tells_nothing_done,
    tells_of_a_deed,
)
from generator.extract.findings import Extraction, FoundOperation, FoundStory
from generator.extract.form import Line, lexicon, numbering, pattern
from generator.language import HAN
from generator.model import Agency, Localized, Span, passage_of
from generator.reference import iso_region

_ORDINAL = re.compile(f"第?[一二三四五六七八九十]{{1,3}}(?:[是，、,：:]|要(?=[{HAN}]{{4}}))")
_MARKS = "-—－ 　【】●■◆◇★▲►▎▌※☆•·▪。：:"
_AT = 12
"""After 在 and a place, a clause of so few more characters only says where."""
_NOUN = re.compile("^[^了着已将被正是]*的[^的了着已将被正在是有于]{1,10}(?<![下中时后])$")
"""What names a thing or people of a place and says nothing of them yet."""
_FIELD = ("方面", "领域", "环节")
"""With what a clause names the field in which something was done."""


def heading_title(words: str) -> str:
    """A heading without its numbering and marks, and a question without who asks it."""
    said = words[numbering(words)[1] :]
    marks = _MARKS if Line.form("bracketed").fullmatch(said.strip()) else _MARKS.replace("【】", "")
    return Line.form("question").sub("", said.strip(marks), count=1) or words


def case_name(found: Extraction, at: Span) -> str | None:
    """The name of the case that the paragraph at a place tells, if it opens with one."""
    (sentence, *_) = found.document.sentences_at(at)
    passage = found.document.passage(passage_of(sentence.id))
    span = passage.span if passage else at
    case = pattern("stories", "case").match(found.document.text, span.start, span.end)
    return case["name"] if case else None


def case_heading(found: Extraction, at: Span) -> tuple[Span, str] | None:
    """The heading that a place stands under, if it names a case, and the name."""
    (sentence, *_) = found.document.sentences_at(at)
    passage = passage_of(sentence.id)
    number = next((at for at, section in enumerate(found.sections) if passage in section.body), None)
    if number is None:
        return None
    headings = (section.heading for section in found.sections[number::-1])
    heading = next(each for each in headings if not _is_part_of_a_case(found, each))
    named = pattern("stories", "case_heading").match(heading_title(found.document.quote(heading)))
    return (heading, named["name"]) if named else None


def _is_part_of_a_case(found: Extraction, heading: Span) -> bool:
    """Whether a heading such as 基本案情 parts a case that is named above it."""
    words = found.document.quote(heading)
    return heading != found.sections[0].heading and pattern("stories", "case_part").match(words) is not None


def operation_title(found: Extraction, operation: FoundOperation) -> str:
    """The action's name, where its first sentence says it; else what its first clause says is done."""
    named = operation.name
    first = next(iter(found.document.sentences_at(operation.span)), None)
    if named and (first is None or named.end <= first.span.end):
        name = found.document.quote(named)
        if len(name) > len(operation.kind or "") and not pattern("draft", "no_action").match(name):
            return name
    return _first_clause(found, operation.span)


def is_done(title: str) -> bool:
    """Whether an operation says what is done, and not what is aimed at or what came of it."""
    return pattern("draft", "state").search(title) is None


def passages_ahead(found: Extraction) -> frozenset[str]:
    """The passages under headings that announce what is to come."""
    headings = ((found.document.quote(section.heading), section.body) for section in found.sections)
    return frozenset(
        passage for words, body in headings if pattern("draft", "ahead").search(words) for passage in body
    )


def footnotes_begin(found: Extraction) -> int:
    """Where a list begins that explains words, at the end of a document; past the end where there is none."""
    lines = pattern("draft", "footnotes").finditer(found.document.text)
    return max((line.start() for line in lines), default=len(found.document.text))


def story_title(found: Extraction, story: FoundStory) -> str:
    """The place and what was done there, without the day, which the entry has beside it."""
    title = (
        _case_of(found, story) or _sure_title(found, story) or _place_and_deed(found, story, story.span.end)
    )
    for key in ("joint_word", "says_when"):
        title = pattern("draft", key).sub("", title)
    return pattern("draft", "date_within").sub("", title) if story.date else title


def _case_of(found: Extraction, story: FoundStory) -> str | None:
    return case_name(found, story.span) or _case_told_first(found, story)


def _sure_title(found: Extraction, story: FoundStory) -> str | None:
    """The place and a deed, rather of the sentence that names the place than of a later one; None where nothing is done."""
    (sentence, *_) = found.document.sentences_at(story.places)
    sure = tells_of_a_deed, says_what_came_about
    if any(_place_and_deed(found, story, sentence.span.end, is_sure) for is_sure in sure):
        return _place_and_deed(found, story, sentence.span.end, describes_nothing)
    titles = (_place_and_deed(found, story, story.span.end, is_sure) for is_sure in sure)
    return next(filter(None, titles), None)


def _case_told_first(found: Extraction, story: FoundStory) -> str | None:
    """The name of the case that a story stands under, unless an earlier story under its heading bears it."""
    case = case_heading(found, story.span)
    if case is None:
        return None
    heading, name = case
    told = any(heading.start < each.span.start < story.span.start for each in found.stories)
    return None if told else name


@overload
def _place_and_deed(found: Extraction, story: FoundStory, end: int) -> str: ...
@overload
def _place_and_deed(
    found: Extraction, story: FoundStory, end: int, is_sure: Callable[[str], bool]
) -> str | None: ...
def _place_and_deed(
    found: Extraction, story: FoundStory, end: int, is_sure: Callable[[str], bool] | None = None
) -> str | None:
    text, places = found.document.text, _first_places(found, story.places)
    place = found.document.quote(places)
    first = next(clauses(text, places.start, end), places)
    rest = text[places.end : max(places.end, first.end)]
    named_only = (
        bool(_NOUN.search(rest))
        and text[first.end : first.end + 1] in ("，", ",")
        and describes_nothing(place + rest)
    )
    only_where = (
        (text[places.start - 1 : places.start] == "在" and len(rest) <= _AT)
        or pattern("draft", "entered").search(text, max(0, places.start - 2), places.start)
        or pattern("draft", "inner_place").fullmatch(rest)
    )
    is_scene = pattern("draft", "scene").search(rest) is not None
    marked = (
        is_scene
        or text.startswith("作为", places.start - 2)
        or text[places.end : places.end + 1] in ("】", "]", ":", "：")
    )
    told = (
        None
        if only_where or named_only or marked or not rest.strip()
        else telling(text, places.start, end, is_sure=is_sure)
    )
    if told and told.startswith(place):
        return place + pattern("draft", "joined").sub("", told[len(place) :])
    after = places.end if marked and not is_scene else first.end
    said = telling(text, after, end, is_sure=is_sure)
    if said is None:
        return None if is_sure else shortened(text[places.start : first.end].replace("\n", ""))
    named = (
        place if marked or not (only_where or named_only) else text[places.start : first.end].strip(_MARKS)
    )
    said = pattern("draft", "of_the_place").sub("", pattern("draft", "joined").sub("", said))
    return shortened(_with_place(named, place, said))


def _with_place(named: str, place: str, said: str) -> str:
    """What was done with the place before it, which is said once."""
    if said.startswith((place, place.rstrip("省市县区"))):
        return said
    if again := next((at for at in range(1, len(place) - 1) if said.startswith(place[at:])), 0):
        return place[:again] + said
    return f"{named}{'，' if len(named) > len(place) else '：'}{said}"


def _first_places(found: Extraction, places: Span) -> Span:
    """The places of a story without those of its further clauses, which begin after a semicolon."""
    end = found.document.text.find("；", places.start, places.end)
    named = [place.span.end for place in found.places if places.start <= place.span.start < end]
    return Span(places.start, max(named)) if named else places


def tells_a_deed(found: Extraction, story: FoundStory, title: str) -> bool:
    """Whether a story says what was done, and not what is demanded, praised, painted or quoted."""
    if _case_of(found, story):
        return True
    if any(title.count(one) != title.count(other) for one, other in ("“”", "《》")):
        return False
    (sentence, *_) = found.document.sentences_at(story.places)
    return not (
        tells_nothing_done(title)
        or pattern("draft", "praise").search(title)
        or _is_asked_or_said(found, sentence.span)
        or _sure_title(found, story) is None
    )


def _is_asked_or_said(found: Extraction, sentence: Span) -> bool:
    """Whether a sentence asks, demands or is what somebody said."""
    text, words = found.document.text, found.document.quote(sentence)
    said = [text[each.start : each.end] for each in clauses(text, sentence.start, sentence.end)]
    return (
        words.rstrip("”」 ").endswith(("？", "?"))
        or any(pattern("draft", "demand").match(clause) for clause in said)
        or pattern("draft", "attributed").search(words) is not None
    )


def _first_clause(found: Extraction, span: Span) -> str:
    text = found.document.text
    words = text[span.start : span.end]
    ordinal = _ORDINAL.match(words)
    start = span.start + (ordinal.end() if ordinal else numbering(words)[1])
    first = ""
    for clause in clauses(text, start, span.end):
        said = heading_title(text[clause.start : clause.end]).strip(_MARKS)
        if pattern("draft", "only_time").match(said) or (not first and _is_label(text, clause, said)):
            continue
        if first:
            return shortened(
                f"{first[: -len(_FIELD[0])]}：{said}" if first.endswith(_FIELD) else f"{first}，{said}"
            )
        adverbial = pattern("operations", "adverbial").match(said)
        if said and not (adverbial or says_where(said) or said.endswith(_FIELD)):
            return shortened(said)
        first = "" if adverbial and not said.startswith("针对") else said  # what it is against belongs to it
    return shortened(first or words)


def _is_label(text: str, clause: Span, said: str) -> bool:
    """Whether a clause is a run-in heading that names what follows and tells nothing, as in “检查情况”."""
    closed = text[clause.end : clause.end + 1] in ("。", "：", ":", "　", " ")
    return closed and pattern("draft", "label").fullmatch(said) is not None


def regions_of(codes: Sequence[str]) -> tuple[str, ...]:
    """Return codes as regions: the province in ISO 3166-2, then each finer place in GB/T 2260."""
    regions: dict[str, None] = {}
    for code in codes:
        if iso := iso_region(code):
            regions.setdefault(iso)
            if not code.endswith("0000"):
                regions.setdefault(code)
    return tuple(sorted(regions, key=lambda region: (region.isdigit(), region)))


def divisions_in(found: Extraction, span: Span) -> list[str]:
    """Return the codes of divisions that a passage names, without the place from which it was sent."""
    sent = found.dateline
    return [
        place.code
        for place in found.places
        if place.span in span and place.code and place.code.isdigit() and not (sent and place.span in sent)
    ]


def agencies_in(found: Extraction, spans: Sequence[Span]) -> tuple[Agency, ...]:
    """Return the agencies named in some spans, each once; the one that directs the others leads."""
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
