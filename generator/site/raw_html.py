"""Blocks of HTML, taken out of a page's Markdown before the parsers that would read them tag by tag.

Our pages are such blocks but for their headings. Python-Markdown 3 and MkDocs 1.6.1 both read every tag of them, only to
put the block back as it was.
"""

import re
from collections.abc import Iterator
from functools import cache

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BEFORE_THE_PARSERS = 22
"""The priority, between that of evened blanks (30) and those of the readers of HTML (21 and 20)."""
_BEGIN = re.compile(r"^ {0,3}<", re.MULTILINE)
_NAME = re.compile(r"<([a-z][a-z0-9]*)(?=[\s>])")
_OTHER = re.compile(r"<[!?]|&(?!#\d+;|[a-z]+;)")
"""Comments and bare ampersands, which the parsers treat in ways of their own."""


class RawHtml(Extension):  # type: ignore[misc] # the library has no types
    """An extension of Python-Markdown that changes nothing but the time that a page takes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by Python-Markdown
        """Register the step that takes blocks out."""
        md.preprocessors.register(_Blocks(md), "whole_blocks", BEFORE_THE_PARSERS)


class _Blocks(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        """Put a mark in the place of each block, as the parser of HTML would."""
        text = "\n".join(lines)
        parts, at = [], 0
        for start, end in _blocks(self.md, text):
            blank = "\n" if text.startswith("\n\n", end) else ""
            parts += [text[at:start], "\n", self.md.htmlStash.store(text[start:end] + blank), "\n\n"]
            at = end
        return "".join((*parts, text[at:])).split("\n")


def _blocks(md: Markdown, text: str) -> Iterator[tuple[int, int]]:
    """Yield where blocks begin and end, up to the first that is not plainly one."""
    at = 0
    while begin := _BEGIN.search(text, at):
        start = begin.start()
        name = _NAME.match(text, start)
        end = _end(text, start, name[1]) if name and md.is_block_level(name[1]) else None
        if end is None or _OTHER.search(text, at, end):
            return
        yield start, end
        at = end


def _end(text: str, start: int, name: str) -> int | None:
    """Return where the element that begins at a place ends; ``None`` if its last line goes on."""
    depth = 0
    for tag in _tags(name).finditer(text, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end() if text.startswith("\n", tag.end()) else None
    return None


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s>])[^>]*>")
