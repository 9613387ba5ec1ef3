"""Headlines, lede, sections and lines that state nothing, by the layouts of the genre."""

from collections.abc import Iterator, Sequence

from generator.extract.finding.headings import find_sections
from generator.extract.findings import Aside, Extraction, FoundSection
from generator.extract.form import Head, Line, addressee, find_head, speakers
from generator.model import Span

_MOST_BELOW = 12
"""The most lines that stand below a text from the list of its annexes on."""


def find_structure(found: Extraction) -> Extraction:
    """Find headlines, dateline, lede, sections, and the lines that carry no statement."""
    lines = found.lines
    head = find_head(lines)
    signed = _sign_off(lines)
    sections = tuple(find_sections(lines[:signed], head))
    dateline, lede = _opening(lines, head, sections)
    return found.adding(
        title=head.title,
        subtitle=head.subtitle,
        kicker=head.kicker,
        dateline=dateline,
        lede=None if head.official or head.bulletin else lede,
        sections=sections,
        asides=tuple(_asides(lines, head, signed)),
        issuer=_issuer(lines, head, signed),
        number=_number(lines[: head.end]),
        is_official=head.official,
    )


def _opening(
    lines: Sequence[Line], head: Head, sections: Sequence[FoundSection]
) -> tuple[Span | None, Span | None]:
    """Return the dateline, and the first paragraph if it comes before all headings."""
    starts = {section.heading.start for section in sections}
    dateline = None
    for line in lines[head.end :]:
        if line.span.start in starts:
            break
        if found := Line.form("dateline").match(line.text):
            dateline = Span(line.span.start, line.span.start + len(found.group().rstrip()))
            if found.end() == len(line.text):
                continue
        if line.is_aside:
            continue
        plain = line.is_prose and not (line.number or line.is_like("addressee") or line.opens_like("dash"))
        return dateline, line.span if plain and not line.opens_like("counted") else None
    return dateline, None


def _asides(lines: Sequence[Line], head: Head, signed: int) -> Iterator[Aside]:
    headlines = [span for span in (head.title, head.subtitle, head.kicker) if span]
    spoken, addressed = speakers(lines, head), addressee(lines, head)
    for at, line in enumerate(lines):
        if at < head.end and any(line.span in headline for headline in headlines):
            yield Aside(line.span, "headline")
        elif head.contents[0] <= at < head.contents[1]:
            yield Aside(line.span, "contents")
        elif line.aside == "omission":
            yield Aside(line.span, "omission")
        elif (
            line.aside == "source_line"
            or at < head.end
            or ("。" not in line.text and line.is_like("document_number", "dateline"))
        ):
            yield Aside(line.span, "source-line")
        elif at in spoken or at == addressed:
            yield Aside(line.span, "speaker" if at in spoken else "addressee")
        elif line.aside == "credit" or at >= signed:
            yield Aside(line.span, "credit")


def _number(lines: Sequence[Line]) -> Span | None:
    """Return the number of a paper, without who signed it."""
    line = next((line for line in lines if line.is_like("document_number")), None)
    words = Line.form("signer").sub("", line.text) if line else ""
    return Span(line.span.start, line.span.start + len(words)) if line else None


def _issuer(lines: Sequence[Line], head: Head, signed: int) -> Span | None:
    """Return who signs an official paper or is printed over it, or else who is named under the title."""
    signatures = [signature for line in lines[signed:] if (signature := _signature(line))]
    if signatures and head.official:
        return signatures[0]
    above = () if signatures else lines[: head.end]
    mark = next((line for line in above if line.is_like("issuer_mark")), None)
    if mark is None:
        return _named_under_the_title(lines[: head.end], head)
    name = Line.form("paper").sub("", mark.text)
    return Span(mark.span.start, mark.span.start + len(name))


def _signature(line: Line) -> Span | None:
    """Return who signs, alone in a line or before the day, as in one row of a table."""
    name, _, day = line.text.partition("\t")
    signs = Line.form("issuer").fullmatch(name) and (
        not day or Line.form("sign_off_date").fullmatch(day.strip())
    )
    return Span(line.span.start, line.span.start + len(name)) if signs else None


def _named_under_the_title(lines: Sequence[Line], head: Head) -> Span | None:
    """Return whom a source line names, or the issuer alone or before a day."""
    for line in lines:
        if found := Line.form("source_named").search(line.text):
            return Span(line.span.start + found.start("name"), line.span.start + found.end("name"))
        words = line.text.split()[0]
        if head.title and line.span.start > head.title.end and Line.form("issuer").fullmatch(words):
            return Span(line.span.start, line.span.start + len(words))
    return None


def _sign_off(lines: Sequence[Line]) -> int:
    """Return the number of the first line below the text: list of annexes, issuer, day or credits."""
    at = next(
        (number for number, line in enumerate(lines) if number > len(lines) / 2 and line.is_like("annexes")),
        len(lines),
    )
    if at < len(lines) and len(lines) - at <= _MOST_BELOW:
        return at
    at = _others(lines)
    while at and (_is_below(lines[at - 1]) or (at < len(lines) and lines[at - 1].is_like("issuer"))):
        at -= 1
    return at


def _others(lines: Sequence[Line]) -> int:
    """Return the number of the line over the headlines of other articles at the end of a saved page."""
    at = len(lines)
    while at and not lines[at - 1].is_prose:
        at -= 1
    return next(
        (number for number in range(at, len(lines)) if lines[number].is_like("elsewhere")), len(lines)
    )


def _is_below(line: Line) -> bool:
    """Whether a line states nothing or is the day under a signature."""
    return line.is_like("sign_off_date") or line.is_aside
