"""Regional stories: what is told about one place or a list of places."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.extract.findings import Extraction, FoundDate, FoundOperation, FoundStory
from generator.extract.form import Line, Ordered, pattern
from generator.extract.naming import AgencyMention, PlaceMention
from generator.model import Sentence, Span

_JOINED = re.compile(r"[、和及与](?!同)|以及")
_OUTER = ("71", "81", "82")
"""The places whose bare name, without an office, seldom tells where something happens."""
_SHORT = 40
_SHORTEST = 12
"""A last sentence of a paragraph with fewer characters tells nothing."""
_NEAR = 120
"""So many characters around a place may tell whether a sentence is about it."""
_CODE = 6
_OFTEN, _MOSTLY = 6, 0.8
"""How often, and in what share of its places, a text names the province that it is about."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """The place or places that a sentence is about."""

    span: Span
    codes: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        return len(self.codes) > 1


@dataclass(slots=True)
class _Told:
    """A story while it is being put together."""

    start: int
    end: int
    places: Span
    codes: tuple[str, ...]
    is_list: bool
    passage: str

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class _View:
    """What the document holds, ordered by place in the text."""

    found: Extraction
    lines: tuple[Line, ...]
    """The paragraphs that may tell a story."""
    places: Ordered[PlaceMention]
    agencies: Ordered[AgencyMention]
    dates: Ordered[FoundDate]
    own: frozenset[str]
    """The codes of the places in the headlines: what the whole document is about, and its province."""
    cries: frozenset[Span]
    """Spoken words that are paragraphs of their own."""

    @property
    def text(self) -> str:
        return self.found.document.text


def find_stories(found: Extraction) -> Extraction:
    """Find what is told about one place or several: a sentence with a place as its subject, and what follows.

    A further sentence continues the story until another place is the subject; so does a paragraph that opens as a
    continuation. Venues of meetings, places listed in an action, rhetorical lists and official papers give none.
    """
    if found.is_official:
        return found
    view = _View(
        found,
        tuple(_tellable(found)),
        Ordered([place for place in found.places if place.code and len(place.code) == _CODE]),
        Ordered(found.agencies),
        Ordered(found.dates),
        frozenset(_own(found)),
        frozenset(term.span for term in found.terms if term.kind == "speech"),
    )
    stories = [story for line in view.lines for story in _tell(view, line)]
    told = _joined(view, tuple(_once_a_section(view, stories)))
    return replace(found, stories=tuple(_story(view, story) for story in told))


def _own(found: Extraction) -> Iterator[str]:
    """Yield the codes of the places in the headlines, and of the province that a text is written from and about."""
    places = Ordered(found.places)
    for headline in filter(None, (found.title, found.subtitle, found.kicker)):
        yield from (place.code for place in places.within(headline) if place.code)
    provinces = Counter(
        _stem(place.code)[:2] for place in found.places if place.code and place.code.isdigit()
    )
    for province, count in provinces.most_common(1):
        mostly = count >= _OFTEN and count >= _MOSTLY * provinces.total()
        if mostly and _of_stories("of_itself").search(found.document.text):
            yield f"{province}0000"


def _tellable(found: Extraction) -> Iterator[Line]:
    closed = {aside.span for aside in found.asides}
    for section in found.sections:
        closed |= {section.heading, section.deck or section.heading}
    acted = Ordered(found.operations)
    return (
        line
        for line in found.lines
        if line.span not in closed and line.is_prose and not _is_acted(acted, line.span)
    )


def _once_a_section(view: _View, stories: Sequence[_Told]) -> Iterator[_Told]:
    """Yield each place's first story in a section, and those with a date; the rest belongs to the section."""
    headings = {passage: section.heading for section in view.found.sections for passage in section.body}
    told: set[tuple[Span | None, tuple[str, ...]]] = set()
    for story in stories:
        key = (headings.get(story.passage), story.codes)
        dated = any(date.precision in ("day", "range") for date in view.dates.within(story.span))
        if dated or key not in told:
            told.add(key)
            yield story


def _is_acted(operations: Ordered[FoundOperation], span: Span) -> bool:
    operation = operations.last_before(span.start + 1)
    return operation is not None and span in operation.span


def _tell(view: _View, line: Line) -> Iterator[_Told]:
    """Yield the stories of one paragraph."""
    if next(view.places.within(line.span), None) is None:
        return
    current: _Told | None = None
    lead: int | None = line.span.start
    for sentence in line.passage.sentences:
        subject = _subject(view, sentence)
        if current and (subject is None or _continues(current, subject)):
            _extend(current, sentence.span.end, subject)
        elif subject:
            if current:
                yield current
            start = lead if lead is not None and sentence.span.start - lead <= _SHORT else sentence.span.start
            current = _Told(
                start, sentence.span.end, subject.span, subject.codes, subject.is_list, line.passage.id
            )
        if current:
            lead = None
    if current:
        yield current


def _continues(current: _Told, subject: _Subject) -> bool:
    """Whether a sentence is about the same place, one around it, or one within it."""
    if current.is_list or subject.is_list:
        return False
    new, old = _stem(subject.codes[0]), [_stem(code) for code in current.codes]
    return any(code.startswith(new) or new.startswith(code) for code in old)


def _stem(code: str) -> str:
    """Return the digits of a code that all places within its place share."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _extend(current: _Told, end: int, subject: _Subject | None) -> None:
    current.end = end
    if subject and not any(code.startswith(_stem(subject.codes[0])) for code in current.codes):
        current.codes = (*current.codes, *subject.codes)


def _joined(view: _View, stories: Sequence[_Told]) -> Iterator[_Told]:
    """Yield each story with the paragraphs that continue it and the cry that opens it."""
    lines = view.lines
    at_line = {line.passage.id: at for at, line in enumerate(lines)}
    told = {story.passage for story in stories}
    for story in stories:
        at = at_line[story.passage]
        if story.start == lines[at].span.start and at and _is_cry(view, lines[at - 1]):
            story.start = lines[at - 1].span.start
        while (
            story.end == lines[at].span.end and at + 1 < len(lines) and _carries_on(view, lines, at + 1, told)
        ):
            at += 1
            story.end = lines[at].span.end
        yield story


def _is_cry(view: _View, line: Line) -> bool:
    return line.span in view.cries


def _carries_on(view: _View, lines: Sequence[Line], at: int, told: set[str]) -> bool:
    line, before = lines[at], lines[at - 1]
    between = view.text[before.span.end : line.span.start]
    opens = _of_stories("continued").match(line.text)
    return line.passage.id not in told and not between.strip() and opens is not None and not line.number


def _subject(view: _View, sentence: Sentence) -> _Subject | None:
    """Return the place or list of places that a sentence is about; None if it is about none."""
    groups = tuple(_groups(view, sentence))
    if not groups or _of_stories("to_come").match(view.text, sentence.span.start):
        return None
    for group in groups:
        start, end = group[0].span.start, group[-1].span.end
        if not _opens_clause(view, sentence.span.start, start):
            continue
        if subject := _checked(view, sentence, group, start, end):
            return _with_more(view, sentence, subject)
    return None


def _with_more(view: _View, sentence: Sentence, subject: _Subject) -> _Subject:
    """Add places that continue the list of a sentence, as in 在甲市的海边、在乙市的街头, or open a clause after a semicolon."""
    for group in _groups(view, sentence):
        start, end = group[0].span.start, group[-1].span.end
        clause = view.text[subject.span.end : start]
        if not subject.span.end < start < subject.span.end + _NEAR:
            continue
        goes_on = clause.endswith("、在") and not re.search("[，,；;]", clause)
        if goes_on or clause.endswith(("；", "；在", ";", ";在")):
            codes = tuple(dict.fromkeys((*subject.codes, *_most_specific(view.text, group))))
            subject = _Subject(Span(subject.span.start, end), codes)
    return subject


def _checked(
    view: _View, sentence: Sentence, group: Sequence[PlaceMention], start: int, end: int
) -> _Subject | None:
    text = view.text
    codes = tuple(dict.fromkeys(_most_specific(text, group)))
    agency = view.agencies.last_before(start + 1)
    office = agency is not None and start < agency.span.end
    if agency and office and len(codes) == 1:
        codes = (_branch(view, agency, codes[0]),)
    if set(codes) <= view.own:
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
    return _Subject(Span(start, end), codes)


def _is_beside_the_matter(after: str, *, venue: bool, office: bool) -> bool:
    """Whether, by the words after it, a place is an attribute, a venue, a row of numbers, weather or a picture."""
    if _of_stories("weather").match(after):
        return True
    if venue and _of_stories("venue").search(re.split("[，,；;]", after)[0]):
        return True
    return not office and any(_of_stories(key).match(after) for key in ("not_after", "statistic"))


def _branch(view: _View, agency: AgencyMention, code: str) -> str:
    """Return the code of the branch if an agency's name continues with one, as in 南京市公安局鼓楼分局."""
    for place in view.places.within(agency.span):
        if place.code and place.code.startswith(_stem(code)):
            code = place.code
    return code


def _groups(view: _View, sentence: Sentence) -> Iterator[list[PlaceMention]]:
    """Yield the places of a sentence as chains and enumerations."""
    text = view.text
    group: list[PlaceMention] = []
    for place in view.places.within(sentence.span):
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


def _opens_clause(view: _View, sentence_start: int, start: int) -> bool:
    text = view.text
    opening = max(sentence_start, start - _NEAR)
    before = text[opening:start]
    if _of_stories("not_before").search(before):
        return False
    date = view.dates.last_before(start)
    if date and date.span.end == start:
        before = text[opening : date.span.start]
    before = _prefix().sub("", before)
    return not before or _of_stories("clause").search(before) is not None


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(f"(?:{pattern('stories', 'before').pattern})$")


def _of_stories(key: str) -> re.Pattern[str]:
    """Return a compiled pattern from the stories' lexicon."""
    return pattern("stories", key)


def _story(view: _View, story: _Told) -> FoundStory:
    (sentence, *_) = view.found.document.sentences_at(story.places)
    dates = (*view.dates.within(sentence.span), *view.dates.within(story.span))
    date = next(iter(dates), None)
    return FoundStory(story.span, story.places, tuple(sorted(story.codes)), date)
