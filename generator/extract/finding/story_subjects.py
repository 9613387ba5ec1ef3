"""Which place or places a sentence is about, judged by where they stand in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.findings import Extraction, FoundDate
from generator.extract.form import Ordered, pattern
from generator.extract.naming import AgencyMention, PlaceMention
from generator.frozen import frozen
from generator.model import Sentence, Span

_JOINED = re.compile(r"[、和及与](?!同)|以及")
_OUTER = ("71", "81", "82")
"""The places whose bare name, without an office, seldom tells where something happens."""
_SHORTEST = 12
"""A last sentence of a paragraph with fewer characters tells nothing."""
_NEAR = 120
"""So many characters around a place may tell whether a sentence is about it."""


@frozen()
class Subject:
    """The place or places that a sentence is about."""

    span: Span
    codes: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        """Whether it is several places."""
        return len(self.codes) > 1


@dataclass(frozen=True, slots=True)
class Named:
    """The places, agencies and dates that a document names, by where they stand in it."""

    found: Extraction
    places: Ordered[PlaceMention]
    agencies: Ordered[AgencyMention]
    dates: Ordered[FoundDate]
    own: frozenset[str]
    """The codes of the places in the headlines: what the whole document is about, and its province."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.found.document.text


def subject_of(named: Named, sentence: Sentence) -> Subject | None:
    """Return the place or list of places that a sentence is about; None if it is about none."""
    groups = tuple(_groups(named, sentence))
    if not groups or pattern("stories", "to_come").match(named.text, sentence.span.start):
        return None
    for group in groups:
        start, end = group[0].span.start, group[-1].span.end
        if not _opens_clause(named, sentence.span.start, start):
            continue
        if subject := _checked(named, sentence, group, start, end):
            return _with_more(named, groups, subject)
    return None


def subject_of_name(named: Named, span: Span) -> Subject | None:
    """Return the place or places that come first in the name of a case."""
    group = next(_groups(named, Sentence("", span)), None)
    if group is None:
        return None
    start = group[0].span.start
    codes = tuple(dict.fromkeys(_most_specific(named.text, group)))
    agency = named.agencies.last_before(start + 1)
    if agency and start < agency.span.end and len(codes) == 1:
        codes = (_branch(named, agency, codes[0]),)
    return Subject(Span(start, group[-1].span.end), codes)


def _with_more(named: Named, groups: Sequence[Sequence[PlaceMention]], subject: Subject) -> Subject:
    """Add places that continue the list of a sentence, as in 在甲市的海边、在乙市的街头, or open a clause after a semicolon."""
    for group in groups:
        start, end = group[0].span.start, group[-1].span.end
        if not subject.span.end < start < subject.span.end + _NEAR:
            continue
        clause = named.text[subject.span.end : start]
        goes_on = clause.endswith("、在") and not re.search("[，,；;]", clause)
        goes_on = goes_on or _acts_along(named, subject.span.start, start)
        if goes_on or clause.endswith(("；", "；在", ";", ";在")):
            codes = tuple(dict.fromkeys((*subject.codes, *_most_specific(named.text, group))))
            subject = Subject(Span(subject.span.start, end), codes)
    return subject


def _acts_along(named: Named, start: int, other: int) -> bool:
    """Whether an agency of one place acts with that of another right behind it: 甲市警方与乙市警方联手."""
    agency = named.agencies.last_before(start + 1)
    along = named.agencies.last_before(other + 1)
    return (
        agency is not None
        and along is not None
        and agency.span.start <= start < agency.span.end <= other
        and along.span.start <= other < along.span.end
        and named.text[agency.span.end : along.span.start] in ("与", "和", "、", "同", "会同", "联合")
    )


def _checked(
    named: Named, sentence: Sentence, group: Sequence[PlaceMention], start: int, end: int
) -> Subject | None:
    text = named.text
    codes = tuple(dict.fromkeys(_most_specific(text, group)))
    agency = named.agencies.last_before(start + 1)
    office = agency is not None and start < agency.span.end
    if agency and office and len(codes) == 1:
        codes = (_branch(named, agency, codes[0]),)
    if set(codes) <= named.own:
        return None
    if not codes or (all(code[:2] in _OUTER for code in codes) and not office):
        return None
    after = text[end : min(end + _NEAR, sentence.span.end)]
    venue = text[max(sentence.span.start, start - 1) : start] == "在"
    alone = text[sentence.span.end : sentence.span.end + 1] in ("", "\n")
    if alone and sentence.span.end - start < _SHORTEST:
        return None
    if _is_beside_the_matter(after, venue=venue, office=office):
        return None
    return Subject(Span(start, end), codes)


def _is_beside_the_matter(after: str, *, venue: bool, office: bool) -> bool:
    """Whether, by the words after it, a place is an attribute, a venue, a row of numbers, weather or a picture."""
    if pattern("stories", "weather").match(after):
        return True
    if venue and pattern("stories", "venue").search(re.split("[，,；;]", after)[0]):
        return True
    return not office and any(pattern("stories", key).match(after) for key in ("not_after", "statistic"))


def _branch(named: Named, agency: AgencyMention, code: str) -> str:
    """Return the code of the branch if an agency's name continues with one, as in 南京市公安局鼓楼分局."""
    for place in named.places.within(agency.span):
        if place.code and place.code.startswith(stem(code)):
            code = place.code
    return code


def _groups(named: Named, sentence: Sentence) -> Iterator[list[PlaceMention]]:
    """Yield the places of a sentence as chains and enumerations."""
    text = named.text
    group: list[PlaceMention] = []
    for place in named.places.within(sentence.span):
        between = text[group[-1].span.end : place.span.start] if group else ""
        if group and not (between == "" or _JOINED.fullmatch(between)):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _most_specific(text: str, group: Sequence[PlaceMention]) -> Iterator[str]:
    """Yield the code at the end of each chain in an enumeration."""
    for place, after in zip(group, [*group[1:], None], strict=True):
        if after is None or text[place.span.end : after.span.start]:
            yield str(place.code)


def _opens_clause(named: Named, sentence_start: int, start: int) -> bool:
    text = named.text
    opening = max(sentence_start, start - _NEAR)
    before = text[opening:start]
    if pattern("stories", "not_before").search(before):
        return False
    date = named.dates.last_before(start)
    if date and date.span.end == start:
        before = text[opening : date.span.start]
    if before.endswith("在") and _has_doer(named, opening, opening + len(before) - 1):
        return False
    before = _prefix().sub("", before)
    return not before or pattern("stories", "clause").search(before) is not None


def _has_doer(named: Named, start: int, end: int) -> bool:
    """Whether somebody is named before the place where they did something: 执法人员循线追踪，在甲、乙两地查获."""
    agency = next(named.agencies.within(Span(start, end)), None)
    if agency and not pattern("stories", "doer_said").match(named.text, agency.span.end, end):
        return True
    return pattern("stories", "doer").search(named.text, start, end) is not None


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(f"(?:{pattern('stories', 'before').pattern})$")


def stem(code: str) -> str:
    """Return the digits of a code that all places within its place share."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
