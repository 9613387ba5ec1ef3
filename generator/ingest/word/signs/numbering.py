"""The numbers that Word itself puts before paragraphs, as it shows them: 一、 （二） 1.1 ③ ●."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.ingest.word.markup import Element, attribute, child, children, chosen, number, switch
from generator.ingest.word.signs.counting import counted
from generator.ingest.word.signs.symbols import bullet
from generator.ingest.word.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_TIGHT = re.compile(r"[^\s\w.\-–—]$|[①-⒛㈠-㊉㉑-㉟㊱-㊿]$")
"""The ends of numbers that no gap follows in Chinese texts, such as 一、 and （二）."""
_RUNS_IN = re.compile(r"[A-Za-z0-9.]$")
_PADDED = re.compile(r"(0+)1,")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts."""

    start: int
    form: str
    """As in ``chineseCounting``."""
    padding: int
    """The least number of digits."""
    text: str
    """With ``%1`` for the number of the first level."""
    restart: int | None
    """The level, from 1, whose next number restarts this one; 0 for none, ``None`` for the one above."""
    legal: bool
    """Whether all numbers in it are written in digits."""
    gap: str
    """What separates number and words: ``tab``, ``space`` or ``nothing``."""
    style: str | None
    """The id of the paragraph style that is counted on this level."""
    hidden: bool


@dataclass(frozen=True, slots=True)
class List:
    """The list that a paragraph belongs to."""

    family: str
    """The id of its definition; lists with the same definition continue each other's numbers."""
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """The number with which this list restarts, by level."""


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and the current number of each."""

    lists: Mapping[str, List]
    styles: Styles
    unknown: Counter[str] = field(default_factory=Counter)
    """Formats that occurred but are not known."""
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def numbered(self, properties: Element | None, words: str) -> str:
        """Count a paragraph, and return its words after its number, if it has one."""
        name, level = self._place(properties)
        listed = self.lists.get(name)
        own = listed.levels.get(level) if listed else None
        if listed is None or own is None:
            return words
        self._count(name, listed, level)
        written = "" if own.hidden else self._written(listed, own)
        return _joined(written, own, words) if written else words

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """Return the list and level of a paragraph, from the paragraph itself or its style."""
        own = child(properties, "w:numPr")
        name, level = attribute(child(own, "w:numId")), number(child(own, "w:ilvl"))
        if name is not None:
            return name, level or 0
        said_level: int | None = None
        for style in self.styles.line(self.styles.of(properties)):
            said = child(style.properties, "w:numPr")
            if said_level is None:
                said_level = number(child(said, "w:ilvl"))
            if (name := attribute(child(said, "w:numId"))) is not None:
                levels = self.lists[name].levels if name in self.lists else {}
                linked = next((at for at, each in levels.items() if each.style == style.id), None)
                known = (each for each in (level, linked, said_level) if each is not None)
                return name, next(known, 0)
        return "", 0

    def _count(self, name: str, listed: List, level: int) -> None:
        place = listed.family, level
        if level in listed.starts and name not in self._begun:
            self._counts.pop(place, None)
        self._begun.add(name)
        for higher, each in listed.levels.items():
            if higher < level:  # a number below a level that has none yet starts that level
                self._counts.setdefault((listed.family, higher), listed.starts.get(higher, each.start))
        start = listed.starts.get(level, listed.levels[level].start)
        self._counts[place] = self._counts[place] + 1 if place in self._counts else start
        for deeper, each in listed.levels.items():
            above = deeper if each.restart is None else each.restart
            if deeper > level and level < above:
                self._counts.pop((listed.family, deeper), None)

    def _written(self, listed: List, own: Level) -> str:
        def one(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            each = listed.levels.get(level)
            if each is None:
                return ""
            value = self._counts.get((listed.family, level), each.start)
            form = "decimal" if own.legal and each.form != "none" else each.form
            written = counted(value, form)
            if written is None:
                self.unknown[form] += 1
            return (str(value) if written is None else written).rjust(each.padding, "0")

        if own.form == "bullet":
            return bullet(own.text)
        return _PLACE.sub(one, own.text).strip()


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Read the part that contains the lists."""
    families = {attribute(each, "w:abstractNumId") or "": each for each in children(root, "w:abstractNum")}
    numbers = {attribute(each, "w:numId") or "": each for each in children(root, "w:num")}
    lists = {}
    for name, element in numbers.items():
        family = _family(element, families, numbers, styles)
        levels = _levels(families.get(family))
        starts = {}
        for override in children(element, "w:lvlOverride"):
            at = number(override, "w:ilvl")
            if at is not None and 0 <= at < _LEVELS:
                levels.update(_levels(override))
                start = number(child(override, "w:startOverride"))
                starts.update({} if start is None else {at: max(0, start)})
        lists[name] = List(family, levels, starts)
    return Numbering({name: each for name, each in lists.items() if name != "0"}, styles)


def _family(
    element: Element, families: Mapping[str, Element], numbers: Mapping[str, Element], styles: Styles
) -> str:
    """Return the id of a list's definition, by way of a style if the definition names one."""
    family = attribute(child(element, "w:abstractNumId")) or ""
    style = styles.by_id.get(attribute(child(families.get(family), "w:numStyleLink")) or "")
    if style is None:
        return family
    linked = numbers.get(attribute(child(style.properties, "w:numPr", "w:numId")) or "")
    return attribute(child(linked, "w:abstractNumId")) or family


def _levels(parent: Element | None) -> dict[int, Level]:
    levels = {}
    for element in children(parent, "w:lvl"):
        at = number(element, "w:ilvl")
        if at is not None and 0 <= at < _LEVELS:
            levels[at] = _level(element)
    return levels


def _level(element: Element) -> Level:
    form, padding = _form(element)
    start = number(child(element, "w:start"))
    picture = child(element, "w:lvlPicBulletId") is not None
    return Level(
        start=max(0, start) if start is not None else 0,
        form="bullet" if picture else form,
        padding=padding,
        text=attribute(child(element, "w:lvlText")) or "",
        restart=number(child(element, "w:lvlRestart")),
        legal=switch(element, "w:isLgl") or False,
        gap=attribute(child(element, "w:suff")) or "tab",
        style=attribute(child(element, "w:pStyle")),
        hidden=switch(child(element, "w:rPr"), "w:vanish") or False,
    )


def _form(element: Element) -> tuple[str, int]:
    """Return the format of a level, and its least number of digits, which newer files write as a pattern."""
    alternatives = child(element, "mc:AlternateContent")
    for choice in children(alternatives, "mc:Choice"):
        pattern = _PADDED.search(attribute(child(choice, "w:numFmt"), "w:format") or "")
        if pattern:
            return "decimal", len(pattern[1]) + 1
    plain = child(element, "w:numFmt")
    if plain is None and alternatives is not None:
        plain = child(chosen(alternatives), "w:numFmt")
    return attribute(plain) or "decimal", 0


def _joined(written: str, level: Level, words: str) -> str:
    """Put a number before words, with a blank where Word leaves one or both would read as one number."""
    if level.gap == "nothing" and level.form != "bullet":
        gap = _RUNS_IN.search(written) and words[:1].isascii() and words[:1].isalnum()
    else:
        gap = level.form == "bullet" or not _TIGHT.search(written)
    return f"{written} {words}" if gap and words else written + words
