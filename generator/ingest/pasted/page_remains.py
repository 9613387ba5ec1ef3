"""What a page's source leaves in a text that was copied from it: tags, comments, and names of characters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from generator.ingest.joining import join
from generator.ingest.marked_words import STRUCK, lowered, raised
from generator.ingest.pasted.broken_lines import find_cuts
from generator.ingest.pasted.page_tags import BLANK, Tag, find_markup
from generator.language import has_han

_BREAK = "\x00"
"""Where a page breaks a line; no text that is read has this character."""
_HEADS = frozenset(["b", "strong"])
_CELLS = frozenset(["td", "th"])
_CHARACTER = re.compile(r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[a-zA-Z]{2,10}\d{0,2});")
_UNSEEN = (
    ("<!-- -->", re.compile("<!--"), re.compile("-->")),
    *(
        (
            f"<{name}>",
            re.compile(rf"<{name}\b[^<>]*>", re.IGNORECASE),
            re.compile(rf"</{name}\s*>", re.IGNORECASE),
        )
        for name in ("script", "style", "title")
    ),
)
"""What no reader of a page sees in its text: its name, where it begins, and with what it ends."""
_PROGRAMS = frozenset(["<script>", "<style>"])
_CODE = re.compile(r"[\s<>\"'`{}()\[\]=;+*/\\|!-]+")
"""What stands between the words of a script or an attribute."""


@dataclass(slots=True)
class Remains:
    """What is no text of a page, in the order in which it was found."""

    tags: list[str]
    hidden: list[str]
    """The Chinese words that a page does not show."""
    struck: list[str]
    named: int = 0
    """How many characters were written by their names."""


def without_tags(text: str) -> tuple[str, Remains]:
    """Return the words of a text without the tags of a page, and what was taken out.

    A text without any comes back as it was, character for character; ``<`` and ``&`` in running text stay.
    """
    remains = Remains([], [], [])
    if "<" not in text and "&" not in text:
        return text, remains
    seen = _marked(_seen(text, remains), remains)
    seen = _CHARACTER.sub(lambda found: _character(found[0], remains), seen)
    if not remains.tags and not remains.named:
        return text, remains
    lines = _with_lines_whole(seen).strip().split("\n")
    stripped = "\n".join(line.strip(f"{BLANK}\r") for line in lines)
    return re.sub(r"\n{3,}", "\n\n", f"{stripped}\n"), remains


def _seen(text: str, remains: Remains) -> str:
    """Return a text without what a page hides."""
    for name, opening, closing in _UNSEEN:
        parts, at = [], 0
        while found := opening.search(text, at):
            end = closing.search(text, found.end())
            if not end:
                break
            parts.append(text[at : found.start()])
            remains.tags.append(name)
            remains.hidden += _unseen_words(name, text[found.end() : end.start()])
            at = end.end()
        text = "".join((*parts, text[at:]))
    return text


def _unseen_words(name: str, within: str) -> Iterator[str]:
    """Yield the words of a title or a Chinese comment as they stand, and those that code holds."""
    if name in _PROGRAMS:
        yield from _chinese(within)
    elif name == "<title>" or has_han(within):
        yield within.strip()


def _chinese(code: str) -> Iterator[str]:
    return (words for words in _CODE.split(code) if has_han(words))


def _character(written: str, remains: Remains) -> str:
    """Return the character of a name; what names none stays."""
    meant = unescape(written)
    if meant in ("", "\ufffd", written):
        return written
    remains.named += 1
    return meant


def _marked(text: str, remains: Remains) -> str:
    """Return a text as its tags mark it: lines, cells, raised and lowered words, none that is struck out."""
    tags, partners = find_markup(text)
    opened = {end: start for start, end in partners.items()}
    writer = _Writer()
    at = 0
    for number, tag in enumerate(tags):
        gap = text[at : tag.start]
        writer.words(gap, tags[number - 1] if number else None, tag)
        at = tag.end
        remains.tags.append(f"<{tag.written}>")
        remains.hidden += _chinese(text[tag.start : tag.end])
        if number in partners:
            writer.open(tag)
        elif number in opened and (struck := writer.close(tag)):
            remains.struck.append(struck)
    writer.words(text[at:], tags[-1] if tags else None, None)
    return "".join(writer.parts)


class _Writer:
    """Collects words between tags."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._starts: dict[str, list[int]] = {}

    def words(self, gap: str, before: Tag | None, after: Tag | None) -> None:
        """Write what stands between two tags, after the line, break or cell that the first one ends."""
        is_next_cell = not gap.strip() and _is_cell(before, closes=True) and _is_cell(after, closes=False)
        if before and before.name == "br":
            gap = _without_break(gap)
        ends = "\n" if after and after.is_block else ""
        if after and after.name == "br":
            is_head = before is not None and before.closes and before.name in _HEADS and not gap.strip()
            gap = _without_break(gap[::-1])[::-1]
            ends = "\n" if is_head else _BREAK
        self._write("\t" if is_next_cell else gap)
        self._write(ends)

    def open(self, tag: Tag) -> None:
        """Note where the words of a tag begin."""
        if tag.name in ("sub", "sup") or tag.name in STRUCK:
            self._starts.setdefault(tag.name, []).append(len(self.parts))

    def close(self, tag: Tag) -> str:
        """Raise or lower the words of a tag, or return those that it strikes out."""
        if not self._starts.get(tag.name):
            return ""
        start = self._starts[tag.name].pop()
        words = "".join(self.parts[start:])
        before = "".join(self.parts[max(0, start - 1) : start])
        del self.parts[start:]
        if tag.name in STRUCK:
            return words.strip()
        self._write((raised if tag.name == "sup" else lowered)(words, before))
        return ""

    def _write(self, words: str) -> None:
        if words:
            self.parts.append(words)


def _is_cell(tag: Tag | None, *, closes: bool) -> bool:
    return tag is not None and tag.name in _CELLS and tag.closes == closes


def _without_break(gap: str) -> str:
    """Return what follows a line break of the page without a line break of the file, which is the same one."""
    rest = gap.lstrip(" \t\r")
    return rest[1:].lstrip("\r") if rest.startswith("\n") else gap


def _with_lines_whole(text: str) -> str:
    """Return a text with the breaks of a page as those of lines, but none within a sentence."""
    return "\n".join(
        "".join(_whole(line.split(_BREAK))) if _BREAK in line else line for line in text.split("\n")
    )


def _whole(pieces: Sequence[str]) -> Iterator[str]:
    yield pieces[0]
    for before, after, is_within in zip(pieces, pieces[1:], find_cuts(pieces), strict=False):
        end = before.rstrip(BLANK)[-1:]
        yield join(end, after.strip(BLANK))[len(end) :] if is_within else f"\n{after}"
