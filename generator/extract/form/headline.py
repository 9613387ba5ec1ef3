"""What is above the text: kicker, title, second headline and source lines."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.form.lines import MOST_HEADLINE, Line
from generator.model import Span

_KICKER = re.compile(r"【[^】]{1,14}】|[（(][^）)]{1,14}[）)]|[^，。]{2,14}[：:]")
_DIGITS = "0123456789０１２３４５６７８９"
_LEADERS = ".…·． \t\u00a0\u3000"
"""What leads to the number of a page."""
_MOST_CONTENTS = 80
_LONGEST_ISSUER = 20
_MOST_TITLE = 4
"""A paper's title stands in no more lines."""
_GOES_ON = "，,、：:…"
"""No headline ends with these, while it may hold exclamations and questions."""
_MOST_OTHERS = 3
"""So many lines in a row of a table of contents may stand nowhere below."""
_ARROWS = (">", "»", "＞")
_ABOUT = re.compile(r"关于|印发|转发")
_BULLETIN_HEADING = 13
"""From this average length on, bare lines over single paragraphs are the headlines of a bulletin."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is above the text."""

    title: Span | None = None
    subtitle: Span | None = None
    kicker: Span | None = None
    end: int = 0
    """The number of lines that belong to it."""
    official: bool = False
    """Whether the title is that of an official paper, such as a notice."""
    bulletin: bool = False
    """Whether the document is a series of separate reports."""
    contents: tuple[int, int] = (0, 0)
    """The numbers of the first line of a table of contents, and of the line after it."""


def find_head(lines: Sequence[Line]) -> Head:
    """Find the title, second headline and kicker among the first lines."""
    at = _skip(lines, _below_the_menu(lines))
    kicker = None
    if _is_kicker(lines, at):
        kicker, at = lines[at].span, _skip(lines, at + 1)
    elif _stands_over_a_title(lines, at):
        kicker, at = lines[at].span, at + 1
    if at >= len(lines) or not _is_headline(lines[at]):
        return Head(end=at, kicker=kicker)
    title, at = _title(lines, at)
    text = lines[at - 1].text
    official = Line.form("official_titles").search(text) is not None
    at = _skip(lines, at)
    if (
        at < len(lines) - 1 and lines[at].text in text
    ):  # a saved page often has its headline twice, or a part of it
        at = _skip(lines, at + 1)
    end, subtitle = _skip_contents(lines, at), None
    bulletin = _is_bulletin(lines, text, end)
    if end == at < len(lines) and not bulletin and _is_subtitle(lines, at):
        subtitle, at = lines[at].span, _skip(lines, at + 1)
        end = _skip_contents(lines, at)
    return Head(title, subtitle, kicker, _skip(lines, end), official, bulletin, (at, end))


def _below_the_menu(lines: Sequence[Line]) -> int:
    """Return the number of the first line that is no item of a menu that stands over the text of a saved page."""
    at = 0
    while at < len(lines) - 1 and lines[at].opens_like("dot") and lines[at].is_open:
        at += 1
    return at


def _skip(lines: Sequence[Line], at: int) -> int:
    """Return the number of the next line that is no source line, number, credit or navigation trail of a saved page."""
    while at < len(lines) - 1 and (
        _is_about_the_text(lines[at])
        or _is_of_the_way(lines, at)
        or _is_signed(lines, at)
        or _is_of_the_occasion(lines, at)
        or _is_of_the_mark(lines, at)
    ):
        at += 1
    return at


def _is_signed(lines: Sequence[Line], at: int) -> bool:
    """Whether a line below the title names the issuer, over the day or the text."""
    if at == 0 or not lines[at].is_like("issuer"):
        return False
    after = lines[at + 1]
    return after.is_like("sign_off_date") or (len(lines[at].text) <= _LONGEST_ISSUER and after.is_prose)


def _is_of_the_mark(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is one of several issuers over the word for a paper, or that word."""
    while at < len(lines) - 1 and lines[at].is_like("issuer"):
        at += 1
    return lines[at].is_like("paper")


def _is_of_the_occasion(lines: Sequence[Line], at: int) -> bool:
    """Whether a line below the title says when, where and with whom a press conference was held."""
    before = lines[at - 1] if at else None
    return before is not None and (
        lines[at].is_like("occasion")
        or (lines[at].is_like("person") and before.is_like("occasion", "person"))
    )


def _is_of_the_way(lines: Sequence[Line], at: int) -> bool:
    """Whether a line, judged by the arrow before it, names a part of the website, or is what a label asks for."""
    if at == 0:
        return False
    before = lines[at - 1]
    again = at > 1 and lines[at - 2].text in _ARROWS and lines[at].text == before.text
    return before.text in _ARROWS or again or before.is_like("label")


def _skip_contents(lines: Sequence[Line], at: int) -> int:
    """Return the number of the line after a table of contents, whose lines recur below and may end in page numbers."""
    if at >= len(lines) or not lines[at].is_like("contents"):
        return at
    headings = Counter(_entry(line) for line in lines)
    seen: set[str] = set()
    again, follows = 0, at
    for number in range(at + 1, min(len(lines), at + 1 + _MOST_CONTENTS)):
        entry = _entry(lines[number])
        if entry in seen:
            break  # the first of the headings
        seen.add(entry)
        if headings[entry] > 1:
            again, follows = again + 1, number + 1
        elif number - follows > _MOST_OTHERS or again * 2 < number - at - 2:
            break
    return follows if again else at


def _entry(line: Line) -> str:
    """What a line of a table of contents has in common with the heading that it names."""
    return line.text[line.marks :].rstrip(_DIGITS).rstrip(_LEADERS).strip("；;。：:、 　")


def _is_about_the_text(line: Line) -> bool:
    return line.is_aside or line.is_like("document_number", "red_head", "issuer_mark")


def _is_headline(line: Line) -> bool:
    return line.level > 0 or (
        len(line.text) <= MOST_HEADLINE
        and not line.number
        and (line.is_open or (line.text[-1] not in _GOES_ON and not set("。；;") & set(line.text)))
    )


def _is_kicker(lines: Sequence[Line], at: int) -> bool:
    if at >= len(lines) or not _KICKER.fullmatch(lines[at].text):
        return False
    follows = _skip(lines, at + 1)
    return follows < len(lines) and _is_headline(lines[follows])


def _stands_over_a_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first of three headlines, the last of which begins with a dash."""
    if at + 3 >= len(lines) or lines[at].is_like("issuer"):
        return False
    kicker, title, subtitle, after = lines[at : at + 4]
    return (
        all(
            _is_headline(line) and not line.opens_like("dash") and not line.is_aside
            for line in (kicker, title)
        )
        and subtitle.opens_like("dash")
        and "。" not in subtitle.text
        and not after.opens_like("dash")
    )


def _title(lines: Sequence[Line], at: int) -> tuple[Span, int]:
    """Return the title and the number of the line after it; an issuer and the paper's subject form one title."""
    follows = at + 1
    if lines[at].is_like("issuer"):
        while follows < len(lines) and lines[follows].is_like("document_number"):
            follows += 1
        numbered = follows > at + 1
        opens = _ABOUT.search if numbered else _ABOUT.match
        if follows < len(lines) and opens(lines[follows].text):
            start = lines[follows].span.start if numbered else lines[at].span.start
            follows = _last_of_a_title(lines, follows)
            return Span(start, lines[follows].span.end), follows + 1
    last = _last_of_a_title(lines, at)
    return Span(lines[at].span.start, lines[last].span.end), last + 1


def _last_of_a_title(lines: Sequence[Line], at: int) -> int:
    """Return the number of the line in which the title of a paper ends, as in 关于开展护林 and 专项行动的通知 below it."""
    ends = Line.form("official_titles").search
    if not _ABOUT.search(lines[at].text) or ends(lines[at].text):
        return at
    for last in range(at + 1, min(at + _MOST_TITLE, len(lines))):
        if not lines[last].is_open or lines[last].number:
            break
        if ends(lines[last].text):
            return last
    return at


def _is_subtitle(lines: Sequence[Line], at: int) -> bool:
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if after is None or line.level or line.number or line.ends_with_dash:
        return False
    if line.opens_like("dash"):
        return not after.opens_like("dash") and "。" not in line.text
    return (
        _is_headline(line)
        and (line.is_open or (line.is_quotation and after.is_prose))
        and not line.opens_like("counted", "question", "dateline")
        and not line.is_like("addressee", "bracketed", "case_heading", "case_number")
    )


def _is_bulletin(lines: Sequence[Line], title: str, at: int) -> bool:
    """Whether headlines and single paragraphs alternate below the title."""
    if at >= len(lines) or not lines[at].is_bare:
        rest = lines[at + 1 :]
        alone = at < len(lines) and lines[at].is_like("dateline")
        return alone or (bool(rest) and Line.form("bulletin_titles").search(title) is not None)
    if Line.form("bulletin_titles").search(title):
        return True
    turns = lines[at:]
    heads, bodies = turns[0::2], turns[1::2]
    longest = sum(len(line.text) for line in heads) / len(heads)
    return (
        len(bodies) >= 3  # noqa: PLR2004 - two pairs may be a feature with one heading
        and len(heads) == len(bodies)
        and all(line.is_bare for line in heads)
        and all(line.is_prose for line in bodies)
        and longest >= _BULLETIN_HEADING
        and not lines[at + 1].opens_like("dateline")
    )
