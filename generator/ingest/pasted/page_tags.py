"""The tags of a page in a text, and which of them are markup: ``<A>`` and ``a<b>c`` in a sentence are writing.

A tag is markup if it closes, has attributes, or has its partner; one that stands alone is so only where no writing has
it: ``<br>``, and what begins a block at the edge of a line or in a whole page. All others are words.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_BLOCKS = (
    "address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html"
    "|li|link|main|meta|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_WITHIN = "a|abbr|b|big|del|em|font|i|img|ins|label|mark|o:p|s|small|span|st1:[a-z]+|strike|strong|su[bp]|t[dh]|u|wbr"
_ATTRIBUTES = r"""(?:\s+[a-zA-Z_:][\w:.\s-]*=[^<>]*|\s+(?:hidden|open|reversed|nowrap|noshade)|\s*)/?>"""
_TAG = re.compile(
    rf"<(?P<close>/?)(?:(?P<block>{_BLOCKS}|!doctype)|(?P<within>{_WITHIN}))(?P<more>(?<=doctype)[^<>]*>|{_ATTRIBUTES})",
    re.IGNORECASE | re.ASCII,
)
_PAGE = frozenset(["html", "body", "!doctype"])
BLANK = " \t\u00a0\u2002\u2003\u3000"


@dataclass(frozen=True, slots=True)
class Tag:
    """What has the form of a tag in a text."""

    start: int
    end: int
    written: str
    """Its name as it is written; ``name`` is in lower case."""
    closes: bool
    is_block: bool
    is_full: bool
    """Whether it has attributes or closes itself."""

    @property
    def name(self) -> str:
        """Return what pairs it."""
        return self.written.lower()


def find_markup(text: str) -> tuple[list[Tag], dict[int, int]]:
    """Return the tags that are markup, in order, and where the partner of each opening one is among them."""
    tags = [_tag(found) for found in _TAG.finditer(text)]
    partners = _partners(tags)
    paired = {*partners, *partners.values()}
    sure = [tag.closes or tag.is_full or at in paired for at, tag in enumerate(tags)]
    is_page = any(tag.name in _PAGE and certain for tag, certain in zip(tags, sure, strict=True))
    at_edge = _at_edges(text, tags)
    known = {tag.written for tag, certain in zip(tags, sure, strict=True) if certain}
    kept = [
        at
        for at, tag in enumerate(tags)
        if sure[at] or (tag.is_block and _stands_alone(tag, known, is_edge=at_edge[at], is_page=is_page))
    ]
    place = {at: number for number, at in enumerate(kept)}
    return [tags[at] for at in kept], {place[start]: place[end] for start, end in partners.items()}


def _tag(found: re.Match[str]) -> Tag:
    written = found["block"] or found["within"]
    is_full = found["more"].strip() != ">"
    return Tag(found.start(), found.end(), written, bool(found["close"]), bool(found["block"]), is_full)


def _partners(tags: Sequence[Tag]) -> dict[int, int]:
    """Return the closing tag of each opening one that has one: the next of its name that no inner one has."""
    partners: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for at, tag in enumerate(tags):
        if not tag.closes:
            opened.setdefault(tag.name, []).append(at)
        elif opened.get(tag.name):
            partners[opened[tag.name].pop()] = at
    return partners


def _stands_alone(tag: Tag, known: Collection[str], *, is_edge: bool, is_page: bool) -> bool:
    """Return whether a block's opening tag without a partner is markup: in capitals only beside others like it."""
    is_usual = tag.written.islower() or is_page or tag.written in known
    return is_usual and (is_edge or tag.name == "br" or (is_page and len(tag.name) > 1))


def _at_edges(text: str, tags: Sequence[Tag]) -> list[bool]:
    """Return for each tag whether only other tags stand between it and an edge of its line."""
    ends = [0, *(tag.end for tag in tags)]
    gaps = [
        text[end:start].strip(BLANK)
        for end, start in zip(ends, [*(tag.start for tag in tags), len(text)], strict=True)
    ]
    begins, ends_line = [], []
    is_first = True
    for gap in gaps[:-1]:
        is_first = gap.endswith("\n") or (is_first and not gap)
        begins.append(is_first)
    is_last = True
    for gap in reversed(gaps[1:]):
        is_last = gap.startswith(("\n", "\r")) or (is_last and not gap)
        ends_line.append(is_last)
    return [first or last for first, last in zip(begins, reversed(ends_line), strict=True)]
