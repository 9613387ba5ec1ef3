"""The lines of an article among all lines of its page, and a message about those that are left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ingest.web.families import expression
from generator.ingest.web.imprint import is_imprint
from generator.ingest.web.page_lines import Line, Lines
from generator.ingest.web.page_words import squeezed
from generator.messages import Message, say

_HEAD = 6
"""The title is among this many first lines, or is put before them."""
_LONGEST_NOTE = 120


@dataclass(frozen=True, slots=True)
class Article:
    """What is taken from a page."""

    lines: tuple[str, ...]
    """With ``## `` before headings; none if the page contains no article."""
    left_out: Mapping[str, Sequence[str]]
    """The words of other lines, by kind."""
    unread: tuple[Message, ...]
    """What holds words that cannot be read, or none."""


def select(found: Lines, title: str | None) -> Article:
    """Return the lines of the article, its title among the first."""
    kinds = _kinds(found.lines, title)
    taken = [line for line, kind in zip(found.lines, kinds, strict=True) if kind == "article"]
    written = [_written(line, title) for line in taken]
    if all(squeezed(line.words) == squeezed(title or "") or line.linked >= len(line.words) for line in taken):
        return Article((), {}, ())
    if title and squeezed(title) not in map(squeezed, written[:_HEAD]):
        written.insert(0, title)
    return Article(tuple(written), _left(found.lines, kinds), tuple(_told(found)))


def _kinds(lines: Sequence[Line], title: str | None) -> list[str]:
    first = next((n for n, line in enumerate(lines) if line.in_main and "。" in line.words), len(lines))
    head = next((n for n, line in enumerate(lines) if line.is_headline), len(lines))
    kinds = []
    for number, line in enumerate(lines):
        is_article = line.in_main or line.is_headline or (head < number and line.in_scope and _goes_on(line))
        kind = "" if _is_title(line, title) else _note(line, is_early=number < first)
        is_link = line.in_menu and not line.in_main and not is_article
        kinds.append(kind if kind and not is_link else _place(line, is_article=is_article))
    return kinds


def _place(line: Line, *, is_article: bool) -> str:
    """Return whether a line is part of the article, of a list of links, or stands around it."""
    if line.in_menu and line.in_main:
        return "links"
    if is_article:
        return "article"
    return "menus" if line.in_menu else "around"


def _note(line: Line, *, is_early: bool) -> str:
    """Return the kind of a short line that is not part of the article; otherwise empty."""
    if len(line.words) > _LONGEST_NOTE:
        return ""
    if is_early and (is_imprint(line.words) or is_imprint(" ".join(line.pieces))):
        return "imprint"
    if expression("machinery").fullmatch(line.words):
        return "machinery"
    return "site" if not line.in_main and expression("imprint_of_site").search(line.words) else ""


def _goes_on(line: Line) -> bool:
    """Return whether a line between headline and main part, or after it, belongs to the article."""
    return (
        not line.in_menu
        and ("。" in line.words or line.words.startswith("——"))
        and line.linked < len(line.words) / 2
    )


def _written(line: Line, title: str | None) -> str:
    return line.words if _is_title(line, title) or not line.level else "#" * line.level + " " + line.words


def _is_title(line: Line, title: str | None) -> bool:
    is_headline = line.is_headline and not is_imprint(line.words)
    return is_headline or squeezed(line.words) == squeezed(title or "")


def _left(lines: Sequence[Line], kinds: Sequence[str]) -> Mapping[str, Sequence[str]]:
    words: defaultdict[str, list[str]] = defaultdict(list)
    for line, kind in zip(lines, kinds, strict=True):
        words[kind].append(line.words)
    del words["article"]
    return words


def _told(found: Lines) -> Iterator[Message]:
    if found.pictures:
        yield say("what is written in pictures ({count} pictures)", count=found.pictures)
    if found.numbered:
        yield say("numbers that a browser sets before the items of lists ({count})", count=found.numbered)
    if found.formulas:
        yield say("formulas, of which only the characters are kept, in order: {count}", count=found.formulas)
    if found.unseen:
        yield say("invisible characters ({count})", count=found.unseen)
    if found.embedded:
        yield say("videos, sounds and files within the page ({count})", count=found.embedded)
