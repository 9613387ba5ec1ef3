"""Fields: which words are a field's result, and which only tell Word how to compute it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.ingest.word.markup import Element, attribute, child, children, name, number, switch
from generator.ingest.word.signs import counted

_SILENT = frozenset(
    {"XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "INDEX", "TOC", "BOOKMARK", "NEXT", "DATA"}
)
"""Fields that show nothing where they stand; ECMA-376-1, 17.16.5."""
_CLOCKS = frozenset({"DATE", "TIME", "SAVEDATE", "PRINTDATE"})
"""Fields whose result changes with the day on which a file is opened, saved or printed."""
_HOMES = frozenset({"w:tc", "w:txbxContent", "w:del", "w:moveFrom", "mc:Choice", "mc:Fallback", "w:rt"})
"""Elements that may be left out with everything inside them."""
_CIRCLED = re.compile(r"\\o\s*\\ac\s*\(\s*[○◯〇]\s*[,;，]\s*(\S+?)\s*\)", re.IGNORECASE)
_OVER = re.compile(
    r"\\o\s*\\ad\s*\(\s*\\s\s*\\up\s*\d+\s*\(([^()]*)\)\s*[,;，]\s*([^()]+?)\s*\)", re.IGNORECASE
)
_RAISED = re.compile(r"\\s\s*\\(?:up|do)\s*\d*\s*\(([^()]*)\)", re.IGNORECASE)
_CHARACTERS = "一二三四五六七八九十"


@dataclass(slots=True)
class Field:
    """A field in progress."""

    begin: Element
    instruction: list[str] = field(default_factory=list)
    separated: bool = False
    """Whether its result has begun."""
    contents: bool = False
    """Whether its result is a table of contents."""

    def separate(self) -> None:
        """Begin the result."""
        self.separated = True
        self.contents = "".join(self.instruction).strip().upper().startswith("TOC")

    @property
    def reading(self) -> str:
        """The phonetic reading that it sets above characters; empty if it sets none."""
        over = _OVER.search("".join(self.instruction))
        return over[1] if over else ""

    @property
    def equation(self) -> str:
        """The instruction of an equation, which holds its words."""
        instruction = "".join(self.instruction).strip()
        return instruction if instruction.upper().startswith("EQ") else ""

    @property
    def is_clock(self) -> bool:
        """Whether it tells the day on which a file is opened, saved or printed."""
        return _is_clock("".join(self.instruction))

    def computed(self) -> str | None:
        """Return what Word shows for a field without a stored result; ``None`` if that is not known."""
        instruction = "".join(self.instruction).strip()
        kind = next(iter(instruction.split()), "").upper()
        if kind in _SILENT or not kind:
            return ""
        if kind.startswith("EQ"):
            return _equation(instruction)
        if kind == "MACROBUTTON":
            return instruction.split(None, 2)[2] if len(instruction.split(None, 2)) > 2 else ""  # noqa: PLR2004 - its name, its macro, its words
        data = child(self.begin, "w:ffData")
        if kind == "FORMCHECKBOX":
            return _checkbox(child(data, "w:checkBox"))
        if kind == "FORMDROPDOWN":
            return _selected(child(data, "w:ddList"))
        return "" if kind == "FORMTEXT" else None


def matched(root: Element) -> Mapping[Element, Element]:
    """Return the marks of all fields that begin and end in the same place, each with its beginning.

    Other fields do not count, so that none swallows the rest of a text because its end is in a cell or a
    shape that is not shown.
    """
    stacks: dict[Element | None, list[list[Element]]] = {}
    found: dict[Element, Element] = {}
    for each in root.iter():
        if name(each) != "w:fldChar":
            continue
        home = next((around for around in each.iterancestors() if name(around) in _HOMES), None)
        stack = stacks.setdefault(home, [])
        kind = attribute(each, "w:fldCharType")
        if kind == "begin":
            stack.append([each])
        elif stack:
            stack[-1].append(each)
            if kind == "end":
                marks = stack.pop()
                found.update(dict.fromkeys(marks, marks[0]))
    return found


def empty_clocks(root: Element) -> int:
    """Empty the fields that tell the day on which a file is opened, saved or printed, and count them."""
    count, begun = 0, list[Field]()
    for each in root.iter("{*}fldChar", "{*}instrText", "{*}t", "{*}fldSimple"):
        kind = attribute(each, "w:fldCharType") or name(each)
        if kind == "w:fldSimple" and _is_clock(attribute(each, "w:instr") or ""):
            count += 1
            for text in each.iter("{*}t"):
                text.text = ""
        elif kind == "begin":
            begun.append(Field(each))
        elif kind == "end" and begun:
            count += begun.pop().is_clock
        elif kind == "w:instrText" and begun:
            begun[-1].instruction.append(each.text or "")
        elif kind == "w:t" and any(field.is_clock for field in begun):
            each.text = ""
    return count


def _is_clock(instruction: str) -> bool:
    return next(iter(instruction.split()), "").upper() in _CLOCKS


def _equation(instruction: str) -> str | None:
    """Read what Chinese Word uses for circled characters and for readings above characters."""
    if circled := _CIRCLED.search(instruction):
        inner = circled[1]
        if inner.isascii() and inner.isdecimal():
            return counted(int(inner[:4]), "decimalEnclosedCircle")
        if len(inner) == 1 and inner in _CHARACTERS:
            return counted(_CHARACTERS.index(inner) + 1, "ideographEnclosedCircle")
        return inner
    if over := _OVER.search(instruction):
        return over[2]
    raised = _RAISED.search(instruction)
    return raised[1] if raised else None


def _checkbox(box: Element | None) -> str:
    checked = switch(box, "w:checked")
    return "☒" if (switch(box, "w:default") if checked is None else checked) else "☐"


def _selected(choices: Element | None) -> str:
    entries = [attribute(each) or "" for each in children(choices, "w:listEntry")]
    own = number(child(choices, "w:result"))
    at = own if own is not None else number(child(choices, "w:default")) or 0
    return entries[at] if 0 <= at < len(entries) else ""
