"""The lines of an article among all lines of its page, and a message about those that are left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.ingest.web.families import expression
from generator.ingest.web.imprint import is_imprint
from generator.ingest.web.page_lines import Line, Lines
from generator.ingest.web.page_words import squeezed
from generator.messages import Message, say

_HEAD = 6
"""The title is among this many first lines, or is put before them."""
_LEAST_TOLD = 10
"""The least number of characters worth a message."""
_LONGEST_NOTE = 120
_SHOWN = 12
"""How many characters of a line a message shows."""


@dataclass(frozen=True, slots=True)
class Article:
    """What is taken from a page."""

    lines: tuple[str, ...]
    """With ``## `` before headings; none if the page contains no article."""
    left_out: tuple[Message, ...]


def select(found: Lines, title: str | None) -> Article:
    """Return the lines of the article, its title among the first."""
    kinds = _kinds(found.lines, title)
    taken = [line for line, kind in zip(found.lines, kinds, strict=True) if kind == "article"]
    written = [_written(line, title) for line in taken]
    if all(squeezed(line.words) == squeezed(title or "") or line.linked >= len(line.words) for line in taken):
        return Article((), ())
    if title and squeezed(title) not in map(squeezed, written[:_HEAD]):
        written.insert(0, title)
    return Article(tuple(written), tuple(_told(found, kinds)))


def _kinds(lines: Sequence[Line], title: str | None) -> list[str]:
    first = next((n for n, line in enumerate(lines) if line.in_main and "。" in line.words), len(lines))
    head = next((n for n, line in enumerate(lines) if line.is_headline), len(lines))
    kinds = []
    for number, line in enumerate(lines):
        is_article = line.in_main or line.is_headline or (head < number and line.in_scope and _goes_on(line))
        is_title = _is_title(line, title)
        is_note = not is_title and len(line.words) <= _LONGEST_NOTE
        kinds.append(_note(line, is_early=number < first) if is_article and is_note else "")
        if not kinds[-1]:
            kinds[-1] = "links" if line.in_menu and line.in_main else "article" if is_article else "around"
    return kinds


def _note(line: Line, *, is_early: bool) -> str:
    """Return the kind of a short line that is not part of the article; otherwise empty."""
    if is_early and (is_imprint(line.words) or is_imprint(" ".join(line.pieces))):
        return "imprint"
    if expression("machinery").fullmatch(line.words):
        return "machinery"
    return "around" if not line.in_main and expression("imprint_of_site").search(line.words) else ""


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


def _told(found: Lines, kinds: Sequence[str]) -> Iterator[Message]:
    count = dict.fromkeys(("around", "links", "imprint", "machinery"), 0)
    around = ""
    for line, kind in zip(found.lines, kinds, strict=True):
        is_counted = kind != "around" or ("。" in line.words and not line.in_menu)
        if kind in count and is_counted:
            count[kind] += len(squeezed(line.words))
            around = around or (line.words[:_SHOWN] if kind == "around" else "")
    if count["around"] >= _LEAST_TOLD:
        yield say(
            "sentences around the article ({count} characters, from “{start}” on)",
            count=count["around"],
            start=around,
        )
    if count["links"] >= _LEAST_TOLD:
        yield say("lists of links within the article ({count} characters)", count=count["links"])
    if count["imprint"]:
        yield say(
            "the line at the headline with publisher and date ({count} characters)", count=count["imprint"]
        )
    if count["machinery"]:
        yield say(
            "notes for sharing, printing and turning pages ({count} characters)", count=count["machinery"]
        )
    if found.pictures:
        yield say("what is written in pictures ({count} pictures)", count=found.pictures)
    if found.unseen:
        yield say("invisible characters ({count})", count=found.unseen)
    if found.embedded:
        yield say("videos, sounds and files within the page ({count})", count=found.embedded)
