"""Regional stories: what is told about one place or a list of places."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from generator.extract.finding.story_subjects import Named, Subject, stem, subject_of, subject_of_name
from generator.extract.findings import Extraction, FoundOperation, FoundStory
from generator.extract.form import Line, Ordered, numbering, pattern
from generator.model import Sentence, Span

_COLON = re.compile("[：:]")
_CODE = 6
_FEW = 4
"""So many paragraphs further on, what is told of a place may go on."""
_OFTEN, _MOSTLY = 6, 0.8
"""How often, and in what share of its places, a text names the province that it is about."""


@dataclass(slots=True)
class _Told:
    """A story while it is being put together."""

    start: int
    end: int
    subject: Sentence
    """The sentence that names the places."""
    places: Span
    codes: tuple[str, ...]
    is_list: bool
    passage: str

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.start, self.end)


def find_stories(found: Extraction) -> Extraction:
    """Find what is told about one place or several: a sentence with a place as its subject, and what follows.

    A further sentence continues the story until another place is the subject; so does a paragraph that opens as a
    continuation. Venues of meetings, places listed in an action, rhetorical lists and official papers give none.
    """
    if found.is_official:
        return found
    lines = tuple(_tellable(found))
    named = Named(
        found,
        Ordered([place for place in found.places if place.code and len(place.code) == _CODE]),
        Ordered(found.agencies),
        Ordered(found.dates),
        frozenset(_own(found)),
    )
    cases = (*_cases(named, lines), *_under_headlines(named, lines), *_under_places(named, lines))
    stories = [*cases, *(story for line in lines if not _is_in(cases, line) for story in _tell(named, line))]
    stories = [*_run_on(named, lines, sorted(stories, key=lambda story: story.start))]
    told = _joined(named, lines, tuple(_once_a_section(named, stories)))
    return found.adding(stories=tuple(_story(named, story) for story in told))


def _run_on(named: Named, lines: Sequence[Line], stories: Sequence[_Told]) -> Iterator[_Told]:
    """Yield the stories, two that open with one place as one where no other place is named between, as where a scene opens the first.

    So are two where the paragraph of the second opens with a village that the one before it names.
    """
    at = {line.passage.id: number for number, line in enumerate(lines)}
    before: _Told | None = None
    for story in stories:
        if before and (
            (
                _opens_alike(before, story)
                and at[story.passage] <= at[before.passage] + _FEW
                and _goes_on(named, Span(min(before.end, story.start), story.start))
            )
            or (
                at[story.passage] == at[before.passage] + 1
                and _is_around(story.codes, before.codes)
                and _names_its_village(lines, at[story.passage])
            )
        ):
            before.end = story.end
            before.codes += tuple(code for code in story.codes if not _is_within(before.codes, code))
            continue
        if before:
            yield before
        before = story
    if before:
        yield before


def _opens_alike(before: _Told, story: _Told) -> bool:
    """Whether two stories are about the same places, or open with the same one."""
    lists = before.is_list or story.is_list
    return before.codes == story.codes if lists else before.codes[0] == story.codes[0]


def _goes_on(named: Named, between: Span) -> bool:
    """Whether what stands between two stories of one place names no place, and no section or action begins there."""
    found = named.found
    begun = (
        *(section.heading.start for section in found.sections),
        *(each.span.start for each in found.operations),
    )
    return next(named.places.within(between), None) is None and not any(
        between.start <= start < between.end for start in begun
    )


def _is_in(cases: Sequence[_Told], line: Line) -> bool:
    return any(case.start <= line.span.start < case.end for case in cases)


def _cases(named: Named, lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield each case that a heading or the opening of a paragraph names with its place, told as a whole."""
    tellable = {line.passage.id: line for line in lines}
    for heading, body in _case_bodies(named.found):
        paragraphs = [*takewhile(_is_of_the_case, (tellable[each] for each in body if each in tellable))]
        if paragraphs and (subject := subject_of_name(named, heading)):
            yield _whole(subject, paragraphs[0].passage.sentences[0], paragraphs)
    for line in lines:
        case = pattern("stories", "case").match(line.text)
        if case and (subject := subject_of_name(named, line.passage.sentences[0].span)):
            yield _whole(subject, line.passage.sentences[0], [line])


def _under_headlines(named: Named, lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield each report of a bulletin, a paragraph under a headline that opens with its place, which names the place late or never."""
    tellable = {line.passage.id: line for line in lines}
    for section in named.found.sections:
        line = tellable.get(section.body[0]) if len(section.body) == 1 else None
        if line is None:
            continue
        start = section.heading.start + numbering(named.found.document.quote(section.heading))[1]
        subject = subject_of_name(named, section.heading)
        if subject is None or subject.span.start != start or set(subject.codes) <= named.own:
            continue
        if all(story.start > line.span.start for story in _tell(named, line)):
            yield _whole(subject, line.passage.sentences[0], [line])


def _under_places(named: Named, lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield what several paragraphs under a heading such as 辽宁沈阳：… tell, where none of them is about another place."""
    tellable = {line.passage.id: line for line in lines}
    for section in named.found.sections:
        if len(section.body) < 2 or not _COLON.search(named.text, section.heading.start, section.heading.end):  # noqa: PLR2004 - one is a report of a bulletin
            continue
        paragraphs = [tellable[each] for each in section.body if each in tellable]
        if len(paragraphs) < len(section.body):
            continue
        subject = subject_of_name(named, section.heading)
        if (
            subject is None
            or not _is_label(named, section.heading, subject)
            or set(subject.codes) <= named.own
        ):
            continue
        others = (story for line in paragraphs for story in _tell(named, line))
        if all(_is_around(story.codes, subject.codes) for story in others):
            yield _whole(subject, paragraphs[0].passage.sentences[0], paragraphs)


def _is_label(named: Named, heading: Span, subject: Subject) -> bool:
    """Whether a heading names a place and, behind a colon, what is told of it."""
    start = heading.start + numbering(named.found.document.quote(heading))[1]
    return subject.span.start == start and named.text[subject.span.end : subject.span.end + 1] in ("：", ":")


def _is_around(codes: Sequence[str], others: Sequence[str]) -> bool:
    """Whether each of some places is one of others, around one, or within one."""
    return all(
        any(stem(code).startswith(stem(other)) or stem(other).startswith(stem(code)) for other in others)
        for code in codes
    )


def _case_bodies(found: Extraction) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield the headings that name a case with what tells it, also under headings such as 基本案情 of its own."""
    heading: Span | None = None
    body: tuple[str, ...] = ()
    for section in found.sections:
        words = found.document.quote(section.heading)
        words = words[numbering(words)[1] :]
        if heading and pattern("stories", "case_part").match(words):
            body += section.body
            continue
        if heading:
            yield heading, body
        is_case = pattern("stories", "case_heading").match(words)
        heading, body = (section.heading, section.body) if is_case else (None, ())
    if heading:
        yield heading, body


def _is_of_the_case(paragraph: Line) -> bool:
    """Whether a paragraph under the name of a case tells it, and not what is to be learnt from it."""
    return pattern("stories", "case_over").search(paragraph.text) is None


def _whole(subject: Subject, sentence: Sentence, paragraphs: Sequence[Line]) -> _Told:
    start, end = paragraphs[0].span.start, paragraphs[-1].span.end
    passage = paragraphs[0].passage.id
    return _Told(start, end, sentence, subject.span, subject.codes, subject.is_list, passage)


def _own(found: Extraction) -> Iterator[str]:
    """Yield the codes of the places in the headlines and of the publisher, and of the province that a text is written from and about."""
    places = Ordered(found.places)
    published = (aside.span for aside in found.asides if aside.reason == "source-line")
    for headline in filter(None, (found.title, found.subtitle, found.kicker, *published)):
        yield from (place.code for place in places.within(headline) if place.code)
    provinces = Counter(stem(place.code)[:2] for place in found.places if place.code and place.code.isdigit())
    for province, count in provinces.most_common(1):
        mostly = count >= _OFTEN and count >= _MOSTLY * provinces.total()
        if mostly and pattern("stories", "of_itself").search(found.document.text):
            yield f"{province}0000"


def _tellable(found: Extraction) -> Iterator[Line]:
    closed = {aside.span.start for aside in found.asides}
    for section in found.sections:
        closed |= {section.heading.start, (section.deck or section.heading).start}
    acted = Ordered(found.operations)
    lines = [line for line in found.lines if line.span.start not in closed and line.is_prose]
    lede = found.lede if found.dateline and lines and lines[-1].span != found.lede else None
    return (line for line in lines if line.span != lede and not _is_acted(acted, line.span))


def _once_a_section(named: Named, stories: Sequence[_Told]) -> Iterator[_Told]:
    """Yield each place's first story in a section, and those with a date; the rest belongs to the section."""
    headings = {passage: section.heading for section in named.found.sections for passage in section.body}
    told: set[tuple[Span | None, tuple[str, ...]]] = set()
    for story in stories:
        key = (headings.get(story.passage), story.codes)
        dated = any(date.precision in ("day", "range") for date in named.dates.within(story.span))
        if dated or key not in told:
            told.add(key)
            yield story


def _is_acted(operations: Ordered[FoundOperation], span: Span) -> bool:
    operation = operations.last_before(span.start + 1)
    return operation is not None and span in operation.span


def _tell(named: Named, line: Line) -> Iterator[_Told]:
    """Yield the stories of one paragraph, each from the sentence that names its place; what is cried before the first opens it."""
    if next(named.places.within(line.span), None) is None:
        return
    current: _Told | None = None
    opens_with_speech = line.text.startswith("“")
    for sentence in line.passage.sentences:
        subject = subject_of(named, sentence)
        if current and (subject is None or _continues(current, subject)):
            _extend(current, sentence.span.end, subject)
        elif subject:
            if current:
                yield current
            current = _Told(
                line.span.start if opens_with_speech and current is None else sentence.span.start,
                sentence.span.end,
                sentence,
                subject.span,
                subject.codes,
                subject.is_list,
                line.passage.id,
            )
    if current:
        yield current


def _continues(current: _Told, subject: Subject) -> bool:
    """Whether a sentence is about the same place, one around it, one within it, or one of several."""
    if current.is_list or subject.is_list:
        return subject.codes[0] in current.codes and not subject.is_list
    new, old = stem(subject.codes[0]), [stem(code) for code in current.codes]
    return any(code.startswith(new) or new.startswith(code) for code in old)


def _extend(current: _Told, end: int, subject: Subject | None) -> None:
    current.end = end
    if subject and not _is_within(current.codes, subject.codes[0]):
        current.codes = (*current.codes, *subject.codes)


def _is_within(codes: Sequence[str], other: str) -> bool:
    """Whether one of some places is another, or lies within it."""
    return any(code.startswith(stem(other)) for code in codes)


def _joined(named: Named, lines: Sequence[Line], stories: Sequence[_Told]) -> Iterator[_Told]:
    """Yield each story with the paragraphs that continue it and the cry that opens it."""
    cries = {term.span for term in named.found.terms if term.kind == "speech"}
    at_line = {line.passage.id: at for at, line in enumerate(lines)}
    told = {story.passage for story in stories}
    for story in stories:
        at = at_line[story.passage]
        if story.start == lines[at].span.start and at and lines[at - 1].span in cries:
            story.start = lines[at - 1].span.start
        while (
            story.end == lines[at].span.end
            and at + 1 < len(lines)
            and _carries_on(named, lines, at + 1, told)
        ):
            at += 1
            story.end = lines[at].span.end
        yield story


def _carries_on(named: Named, lines: Sequence[Line], at: int, told: set[str]) -> bool:
    line, before = lines[at], lines[at - 1]
    between = named.text[before.span.end : line.span.start]
    if line.passage.id in told or between.strip() or line.number:
        return False
    if pattern("stories", "continued").match(line.text):
        return True
    return _names_its_village(lines, at)


def _names_its_village(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph opens with a village that the one before it names."""
    village = pattern("stories", "village").match(lines[at].text)
    return village is not None and village["name"] in lines[at - 1].text


def _story(named: Named, story: _Told) -> FoundStory:
    date = next(chain(named.dates.within(story.subject.span), named.dates.within(story.span)), None)
    return FoundStory(story.span, story.places, tuple(sorted(story.codes)), date)
