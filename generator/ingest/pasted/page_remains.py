"""What a page's source leaves in a text that was copied from it: tags, comments, and names of characters."""

import re
from collections.abc import Callable
from html import unescape

_BLOCKS = (
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html"
    "|li|link|main|meta|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul"
)
_WITHIN = "a|abbr|b|big|em|font|i|img|ins|label|mark|o:p|s|small|span|st1:[a-z]+|strong|su[bp]|t[dh]|u|wbr"
_ATTRIBUTES = r"""(?:\s[^<>=]*=[^<>]*|\s*)/?>"""
_CELL = re.compile(rf"</t[dh]\s*>\s*<t[dh]{_ATTRIBUTES}", re.IGNORECASE)
_TAG = re.compile(rf"<!doctype[^<>]*>|</?(?:(?P<block>{_BLOCKS})|{_WITHIN}){_ATTRIBUTES}", re.IGNORECASE)
_RAISED = re.compile(rf"<sup{_ATTRIBUTES}([\d+\-−]+)</sup\s*>", re.IGNORECASE)
_LOWERED = re.compile(rf"(?<=\d)<sub{_ATTRIBUTES}(\d+)</sub\s*>", re.IGNORECASE)
_HIGH = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_CHARACTER = re.compile(r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[a-zA-Z]{2,10}\d{0,2});")
_BLANK = " \t\u00a0\u2002\u2003\u3000"
_EDGES = re.compile(rf"[{_BLANK}]*\n[{_BLANK}]*")
_UNSEEN = (
    (re.compile("<!--"), "-->"),
    *((re.compile(rf"<{name}\b[^<>]*>"), f"</{name}>") for name in ("script", "style", "title", "del")),
)
"""What no reader of a page sees in its text: where it begins, and with what it ends."""


def without_tags(text: str) -> tuple[str, int, int]:
    """The words of a text without the tags of a page, then how many tags there were, and how many named characters.

    A text without any comes back as it was, character for character; ``<`` and ``&`` in running text stay.
    """
    if "<" not in text and "&" not in text:
        return text, 0, 0
    text, tags = _seen(text)
    for form, written in _STEPS:
        text, count = form.subn(written, text)
        tags += count
    text, named = _CHARACTER.subn(lambda found: unescape(found[0]), text)
    if tags or named:
        text = re.sub(r"\n{3,}", "\n\n", _EDGES.sub("\n", f"{text.strip()}\n"))
    return text.lstrip(_BLANK), tags, named


def _seen(text: str) -> tuple[str, int]:
    """Return a text without what a page hides, and how often something was hidden."""
    hidden = 0
    for opening, closing in _UNSEEN:
        parts, at = [], 0
        while found := opening.search(text, at):
            end = text.find(closing, found.end())
            if end < 0:
                break
            parts.append(text[at : found.start()])
            at, hidden = end + len(closing), hidden + 1
        text = "".join((*parts, text[at:]))
    return text, hidden


_STEPS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_CELL, "\t"),
    (_RAISED, lambda found: found[1].translate(_HIGH)),
    (_LOWERED, lambda found: found[1].translate(_LOW)),
    (_TAG, lambda found: "\n" if found["block"] else ""),
)
