"""Lines of text by the measured width of their characters: Chinese may break anywhere but at punctuation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.language import FULL_WIDTH
from generator.reference import HAN, LATIN, MISSING, advance, covers, segmenter

ELLIPSIS = {"zh": "……", "en": "…"}

_OPENING = "“‘《〈（〔【「『([{"
_CLOSING = "”’》〉）〕】」』)]},.;:!?、，。；：！？…—%％·"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set."""

    size: float
    """In pixels."""
    weight: int
    code: str
    """The language: full-width quotation marks are Chinese, and Latin letters have a font of their own in
    other texts."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of characters in one font."""

    family: str
    text: str


def drawn(text: str) -> str:
    """A text without line breaks, in characters that the fonts have."""
    flat = " ".join(text.split())
    return "".join(char if covers(HAN, char) or covers(LATIN, char) else MISSING for char in flat)


def runs(text: str, style: Style) -> tuple[Run, ...]:
    """Cut a line where its font changes."""
    found: list[Run] = []
    for char in text:
        family = _family(char, style)
        if found and found[-1].family == family:
            found[-1] = Run(family, found[-1].text + char)
        else:
            found.append(Run(family, char))
    return tuple(found)


def width(text: str, style: Style) -> float:
    """The width of a line, in pixels."""
    return style.size * sum(advance(_family(char, style), style.weight, char) for char in text)


def broken(text: str, style: Style, room: float) -> tuple[str, ...]:
    """Break a text into lines no wider than ``room``."""
    return _filled(_units(_atoms(drawn(text), style.code)), style, room)


def balanced(text: str, style: Style, room: float, vocabulary: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Break a text between words into as few lines as possible, of about the same length."""
    units = _words(text, style, vocabulary)
    lines = _filled(units, style, room)
    widest = max((width(unit.rstrip(), style) for unit in units), default=0.0)
    narrow, wide = min(room, max(room / 2, widest)), room
    while len(lines) > 1 and wide - narrow > style.size / 2:
        middle = (narrow + wide) / 2
        tried = _filled(units, style, middle)
        if len(tried) == len(lines):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def unbroken(text: str, style: Style, room: float, vocabulary: tuple[str, ...] = ()) -> bool:
    """Whether every word of a text fits on a line."""
    return all(width(unit.rstrip(), style) <= room for unit in _words(text, style, vocabulary))


def shortened(lines: tuple[str, ...], most: int, style: Style, room: float) -> tuple[str, ...]:
    """The first ``most`` lines, with an ellipsis if words are left out."""
    if len(lines) <= most:
        return lines
    if most == 0:
        return ()
    dots = ELLIPSIS["zh" if style.code != "en" else "en"]
    last = lines[most - 1]
    while last and width(last + dots, style) > room:
        whole, blank, _ = last.rpartition(" ")
        last = whole if blank and style.code == "en" else last[:-1].rstrip()
    return (*lines[: most - 1], last.rstrip(_OPENING + _CLOSING + " ") + dots)


def _family(char: str, style: Style) -> str:
    first, second = (LATIN, HAN) if style.code == "en" else (HAN, LATIN)
    return first if covers(first, char) or not covers(second, char) else second


def _words(text: str, style: Style, vocabulary: tuple[str, ...]) -> tuple[str, ...]:
    shown = drawn(text)
    english = style.code == "en"
    return _units(_atoms(shown, style.code) if english else segmenter(vocabulary).cut(shown))


def _atoms(text: str, code: str) -> list[str]:
    """Cut a text into words, each with the blank after it, and single Chinese characters."""
    marks = "" if code == "en" else "“”‘’…"
    return re.findall(rf"[{FULL_WIDTH}{marks}]|[^{FULL_WIDTH}{marks}\s]+\s*|\s+", text)


def _units(atoms: Iterable[str]) -> tuple[str, ...]:
    """Join what must not be parted: a closing mark with what precedes it, an opening one with the next."""
    units: list[str] = []
    for atom in atoms:
        if units and (atom[0] in _CLOSING or atom.isspace() or units[-1][-1] in _OPENING):
            units[-1] += atom
        else:
            units.append(atom)
    return tuple(units)


def _filled(units: Iterable[str], style: Style, room: float) -> tuple[str, ...]:
    lines, used = [""], 0.0
    for unit in units:
        if used + width(unit.rstrip(), style) <= room:
            lines[-1] += unit
            used += width(unit, style)
            continue
        lines.append("")
        used = 0.0
        for char in unit.lstrip():
            wide = width(char, style)
            if used + (0 if char.isspace() else wide) > room:
                lines.append("")
                used = 0.0
            lines[-1] += char
            used += wide
    return tuple(line.rstrip() for line in lines if line.strip())
