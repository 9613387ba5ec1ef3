"""Actions: paragraphs in a list of actions, and named actions that a report is about."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from generator.extract.findings import Extraction, FoundOperation
from generator.extract.form import Line, alternation, lexicon, pattern
from generator.model import Span

_SENTENCE_END = re.compile("[。！；]")
_OPENING = 60
_LONGEST_NAME = 34
_MARKS = ("dash", "counted_by_is", "counted_by_ordinal", "bullet", "dot")


def find_operations(found: Extraction) -> Extraction:
    """Find each paragraph in a list of actions, and the paragraph of a report whose headline names an action.

    Paragraphs of a list open with ——, 一是, 第一， or a run-in number such as （一）, and there are at least two.
    A paragraph that opens with a place, or with an agency and a colon, tells of that and is none; nor is one that
    tells of no action, nor are the duties that a regulation lists.
    """
    if found.title and pattern("operations", "duties").search(found.document.quote(found.title)):
        return found
    listed = tuple(_listed(found))
    spans = {line.span for line in listed}
    reports = tuple(line for line in _reports(found) if line.span not in spans)
    lines = sorted((*listed, *reports), key=lambda line: line.span)
    ends = _ends(found, listed)
    return found.adding(operations=tuple(_operation(found, line, ends) for line in lines))


def _listed(found: Extraction) -> Iterator[Line]:
    closed = {section.heading.start for section in found.sections} | {
        aside.span.start for aside in found.asides
    }
    labels = (
        agency.span
        for agency in found.agencies
        if found.document.text[agency.span.end : agency.span.end + 1] in "：:"
    )
    told_of = {*(place.span.start for place in found.places), *(label.start for label in labels)}
    under = _headings_above(found)
    candidates = [
        (line, opener)
        for line in found.lines
        if line.span.start not in closed
        and (opener := _opener(line))
        and not re.search(lexicon("operations")["no_list_under"], under.get(line.passage.id, ""))
    ]
    sizes = Counter((under.get(line.passage.id), opener) for line, opener in candidates)
    for line, opener in candidates:
        start = line.span.start + _marks(line)
        if sizes[under.get(line.passage.id), opener] > 1 and start not in told_of and _is_action(line):
            yield line


def _ends(found: Extraction, listed: Sequence[Line]) -> dict[int, int]:
    """Return where the last paragraph of each listed action ends; text between two of a list belongs to the first."""
    if len(listed) < 2:  # noqa: PLR2004 - nothing stands between
        return {}
    under = _headings_above(found)
    asides = {aside.span for aside in found.asides}
    at = {line.span: number for number, line in enumerate(found.lines)}
    ends = {}
    for line, after in pairwise(listed):
        between = found.lines[at[line.span] + 1 : at[after.span]]
        one_list = _opener(line) == _opener(after) and under.get(line.passage.id) == under.get(
            after.passage.id
        )
        told = [each for each in between if each.span not in asides]
        if told and one_list and all(each.is_prose and not _opener(each) for each in told):
            ends[line.span.start] = told[-1].span.end
    return ends


def _headings_above(found: Extraction) -> dict[str, str]:
    return {
        passage: found.document.quote(section.heading)
        for section in found.sections
        for passage in section.body
    }


def _opener(line: Line) -> str | None:
    """Return the kind of mark that makes a paragraph part of a list."""
    if line.number:
        return f"number {line.number}"
    if not line.opens_like(*_MARKS):
        return None
    return next(key for key in _MARKS if line.opens_like(key))


def _marks(line: Line) -> int:
    if line.number:
        return line.marks
    for key in _MARKS:
        if found := Line.form(key).match(line.text):
            return found.end()
    return 0


def _is_action(line: Line) -> bool:
    words = line.text[_marks(line) :]
    if pattern("operations", "no_actions").match(words) or not line.is_prose:
        return False
    return pattern("operations", "actions").search(words[:_OPENING]) is not None


def _reports(found: Extraction) -> Iterator[Line]:
    """Yield the paragraphs of one-paragraph reports whose headline names an action."""
    lines = {line.passage.id: line for line in found.lines}
    for section in found.sections:
        heading = found.document.quote(section.heading)
        named = pattern("operations", "named").search(heading)
        if named and len(section.body) == 1 and "《" not in heading:
            line = lines[section.body[0]]
            if line.is_prose and pattern("operations", "named").search(line.text):
                yield line


def _operation(found: Extraction, line: Line, ends: Mapping[int, int]) -> FoundOperation:
    start = line.span.start + _marks(line)
    told = Span(line.span.start, ends.get(line.span.start, line.span.end))
    stop = _SENTENCE_END.search(
        line.text, start - line.span.start
    )  # its topic; what is named later is a part of it
    match = _name(found.document.text, start, line.span.start + stop.start() if stop else line.span.end)
    if match is None:
        return FoundOperation(told, None, None)
    span, kind = match
    return FoundOperation(told, span, kind)


def _name(text: str, start: int, end: int) -> tuple[Span, str] | None:
    """Return the first name of an action and its kind; the name includes the words before the kind that belong."""
    for match in _kinds().finditer(text, start, end):
        opened = max(start, match.start() - _LONGEST_NAME)
        before = re.split(r"[，。；：,;:！？!?\n]", text[opened : match.start()])[-1]
        words = pattern("operations", "strip").sub("", before)
        if "、" in words:
            words = re.sub(lexicon("operations")["strip_list"], "", words)
        words = words.lstrip("、和与及等")
        if "、" in words:
            continue  # one of several things in a row, and no name
        if words or len(match.group()) > 2:  # noqa: PLR2004 - 整治 alone names nothing
            return Span(match.start() - len(words), match.end()), match.group()
    return None


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(alternation(kind for row in lexicon("operations")["kinds"] for kind in row.split()))
