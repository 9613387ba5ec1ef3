"""The lines that a reader sees of a page, each with its place."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.ingest.joining import join
from generator.ingest.marked_words import lowered, raised
from generator.ingest.pasted import find_cuts
from generator.ingest.web.page_tables import is_rows
from generator.ingest.web.page_words import clean, count_unseen, paragraphs
from generator.ingest.web.weights import Weights, is_block, is_menu

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_HEADING = 80
"""A longer heading, in characters, is a paragraph in disguise; a line that begins with a dash is a
subtitle."""
_ICONS = re.compile(r"\s*[\ue000-\uf8ff]+\s*")
"""Private-use characters alone in an element: an icon from a font."""
_SCRIPTS = re.compile(r"vertical-align\s{0,9}:\s{0,9}(super|sub)\b", re.IGNORECASE)
_INDENT = re.compile(r"[ \t\r\n]*(?:\u3000|\u00a0{2})")
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s{0,9}:[^;]*\bnone\b", re.IGNORECASE)
_FORMULAS = {("msup", 1): "sup", ("msub", 1): "sub", ("msubsup", 1): "sub", ("msubsup", 2): "sup"}
"""How parts of a formula are set (https://www.w3.org/TR/mathml-core/)."""
_EMBEDDED = frozenset(["iframe", "object", "embed", "video", "audio"])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    words: str
    level: int
    """The level of a heading, 2 and more; 0 for a paragraph."""
    pieces: tuple[str, ...]
    """Its words, divided as by the elements in it."""
    linked: int
    """How many characters are in links."""
    in_main: bool
    in_scope: bool
    """Whether it is in the element that contains both the headline and the main part."""
    in_menu: bool
    is_headline: bool
    after_break: bool
    """Whether only a break stands between it and the line before."""


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a page, and what its main part contains besides words."""

    lines: tuple[Line, ...]
    pictures: int
    embedded: int
    numbered: int
    """How many items of lists with a number before them."""
    formulas: int
    unseen: int
    """How many invisible characters."""


def find_lines(
    body: "HtmlElement",
    skipped: Collection["HtmlElement"],
    weights: Weights,
    *,
    main: "HtmlElement",
    headline: "HtmlElement | None",
) -> Lines:
    """Return the lines of a body: one for each block, for each break in it, and for each row of a table."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - loaded only for web pages

    writer = _Writer(weights, main, headline, _scope(main, headline))
    walk = iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element in skipped:
            walk.skip_subtree()
            writer.pass_over(element)
        elif event == "start":
            writer.enter(element)
        else:
            if element not in skipped:
                writer.leave(element)
            if element is not body:
                writer.add(element.tail)
    writer.flush()
    return Lines(
        tuple(_whole(writer.lines)),
        writer.pictures,
        writer.embedded,
        writer.numbered,
        writer.formulas,
        writer.unseen,
    )


def _whole(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines without the breaks that cut a sentence."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and lines[end].after_break:
            continue
        parts = [lines[start]]
        for line, is_within in zip(
            lines[start + 1 : end], find_cuts([each.words for each in lines[start:end]]), strict=True
        ):
            if not is_within:
                yield _joined(parts)
                parts = []
            parts.append(line)
        yield _joined(parts)
        start = end


def _joined(parts: Sequence[Line]) -> Line:
    """Return a sentence's lines as one."""
    if len(parts) == 1:
        return parts[0]
    words = [parts[0].words]
    for line in parts[1:]:
        end = words[-1][-1:]
        words.append(join(end, line.words)[len(end) :])
    pieces = tuple(piece for line in parts for piece in line.pieces)
    return replace(parts[0], words="".join(words), pieces=pieces, linked=sum(line.linked for line in parts))


def _scope(main: "HtmlElement", headline: "HtmlElement | None") -> "HtmlElement":
    """Return the innermost element that contains both."""
    if headline is None:
        return main
    above = {headline, *headline.iterancestors()}
    return next(element for element in (main, *main.iterancestors()) if element in above)


class _Writer:
    """Collects text until a line ends."""

    def __init__(
        self, weights: Weights, main: "HtmlElement", headline: "HtmlElement | None", scope: "HtmlElement"
    ) -> None:
        self.weights = weights
        self.places = {"main": main, "headline": headline, "scope": scope}
        self.lines: list[Line] = []
        self.pictures = self.embedded = self.numbered = self.formulas = self.unseen = 0
        self._within: set[str] = set()
        self._open: dict[str, int] = {"menu": 0, "link": 0, "pre": 0}
        self._levels: list[int] = []
        self._words: list[str] = []
        self._linked = 0
        self._raised: list[tuple[int, str]] = []
        self._broke = False
        self._table: HtmlElement | None = None
        self._cells: list[str] = []

    def enter(self, element: "HtmlElement") -> None:
        if self._begins_line(element):
            self.flush()
        elif element.tag == "br" and not self._is_soft(element):
            written = len(self.lines)
            self.flush()
            self._broke = len(self.lines) > written
        elif element.tag == "br":
            self._words.append("\n")
        self._within |= {name for name, place in self.places.items() if place is element}
        for name in self._kinds(element):
            self._open[name] += 1
        if level := _level(element):
            self._levels.append(level)
        if _script(element):
            self._raised.append((len(self._words), "".join(self._words[-1:])))
        if self._table is None and element.tag == "table" and is_rows(element, self.weights):
            self._table = element
        self.pictures += element.tag == "img" and "main" in self._within
        self.numbered += element.tag == "li" and "main" in self._within and _is_numbered(element)
        self.formulas += element.tag == "math" and "main" in self._within
        self.add(_sign(element))
        self.add(element.text)

    def leave(self, element: "HtmlElement") -> None:
        if script := _script(element):
            self._raise(script)
        if self._table is not None and element.tag in ("td", "th"):
            self._cells.append(clean("".join(self._words)))
            self._words = []
        elif self._table is not None and element.tag in ("tr", "table", "caption"):
            self._end_row()
            self._table = None if element is self._table else self._table
        elif self._begins_line(element):
            self.flush()
        if _level(element):
            self._levels.pop()
        for name in self._kinds(element):
            self._open[name] -= 1
        self._within -= {name for name, place in self.places.items() if place is element}

    def pass_over(self, element: "HtmlElement") -> None:
        self.embedded += element.tag in _EMBEDDED and "main" in self._within
        if is_block(element):
            self.flush()

    def add(self, text: str | None) -> None:
        if not text or _ICONS.fullmatch(text):
            return
        self.unseen += count_unseen(text) if "main" in self._within else 0
        if self._open["pre"] and self._table is None:
            for number, part in enumerate(text.split("\n")):
                if number:
                    self.flush()
                self._words.append(part)
        else:
            self._words.append(text)
        self._linked += len(text.strip()) if self._open["link"] else 0

    def flush(self) -> None:
        """End the line, or within a cell of a row only its word."""
        if self._table is not None:
            self._words.append(" ")
            return
        text = "".join(self._words)
        self._broke = self._broke and not _INDENT.match(text)
        for words in paragraphs(text):
            self._write(words, tuple(filter(None, map(clean, self._words))))
            self._broke = False
        self._words, self._linked, self._broke = [], 0, False

    def _end_row(self) -> None:
        words = "\t".join([*self._cells, clean("".join(self._words))]).strip()
        if words:
            self._write(words, tuple(self._cells))
        self._words, self._cells, self._linked = [], [], 0

    def _write(self, words: str, pieces: tuple[str, ...]) -> None:
        level = self._levels[-1] if self._levels else 0
        if len(words) > _LONGEST_HEADING or words.endswith("。") or words.startswith("——"):
            level = 0
        self.lines.append(
            Line(
                words,
                level,
                pieces,
                self._linked,
                "main" in self._within,
                "scope" in self._within,
                self._open["menu"] > 0,
                "headline" in self._within,
                self._broke and not level,
            )
        )

    def _raise(self, tag: str) -> None:
        start, before = self._raised.pop()
        words = clean("".join(self._words[start:]))
        write = raised if tag == "sup" else lowered
        self._words[start:] = [write(words, before.rstrip("\n"))]

    def _begins_line(self, element: "HtmlElement") -> bool:
        return is_block(element) or any(place is element for place in self.places.values())

    def _kinds(self, element: "HtmlElement") -> list[str]:
        style = element.get("style", "").replace(" ", "").lower()
        kinds = {
            "menu": is_menu(element, self.weights[element]),
            "link": element.tag == "a" and bool(element.get("href")),
            "pre": element.tag in ("pre", "listing", "xmp") or "white-space:pre" in style,
        }
        return [name for name, holds in kinds.items() if holds]

    def _is_soft(self, br: "HtmlElement") -> bool:
        """Return whether a break is within a heading and not before a second line of its own."""
        return bool(self._levels) and not (br.tail or "").lstrip().startswith(("—", "-", "（"))


def _is_numbered(item: "HtmlElement") -> bool:
    within = item.getparent()
    styles = f"{item.get('style', '')};{within.get('style', '')}"
    return within.tag == "ol" and not _UNNUMBERED.search(styles)


def _script(element: "HtmlElement") -> str:
    """Return how an element sets its words: ``sup``, ``sub``, or neither."""
    if within := _FORMULAS.get(_place_in_formula(element)):
        return within
    found = _SCRIPTS.search(element.get("style", ""))
    return element.tag if element.tag in ("sup", "sub") else found[1][:3].lower() if found else ""


def _sign(element: "HtmlElement") -> str:
    """Return the sign of a formula that a browser draws before an element: 1/2 is no 12."""
    if element.tag in ("msqrt", "mroot"):
        return "√"
    return "/" if _place_in_formula(element) == ("mfrac", 1) else ""


def _place_in_formula(element: "HtmlElement") -> tuple[str, int]:
    """Return what of a formula an element is a part of, and which part, from 0."""
    around = element.getparent()
    is_formula = around is not None and around.tag in ("mfrac", "msup", "msub", "msubsup")
    return (around.tag, around.index(element)) if is_formula else ("", 0)


def _level(element: "HtmlElement") -> int:
    tag = element.tag
    return max(2, int(tag[1])) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0  # noqa: PLR2004 - h1 to h6
