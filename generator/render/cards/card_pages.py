"""The picture that stands for a page where its address is shared: 1200 × 630, as SVG that is drawn later.

It follows the layout of a page: what the page says on the left, and the words of the source that say so in
the margin.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from generator.model import PUBLISHED
from generator.render.cards.line_breaks import (
    Run,
    Style,
    balanced,
    broken,
    drawn,
    runs,
    shortened,
    unbroken,
    width,
)
from generator.render.contexts import Context, EntryPage
from generator.render.edition import Edition
from generator.render.page import Page
from generator.render.page_view import PageView
from generator.render.pages import PAGES, environment
from generator.render.programs import card_path, crumbs, sources_in_short
from generator.render.views import Citation
from generator.render.words import CHINESE, CODES

WIDTH, HEIGHT = 1200, 630

_EDGE = 72
_MARGIN = 368
"""The width of the margin with the passage."""
_INSET = 36
_FOOT = 524
"""How far down the rule above the attribution lies."""
_TITLES = ((60, 2), (50, 3), (42, 4), (38, 5))
"""The sizes of a title, largest first, and how many lines each may fill."""
_LEAD = 1.32
"""The distance between the lines of a title, in ems."""
_LEAD_TEXT = 1.55


@dataclass(frozen=True, slots=True)
class Mark:
    """The background behind quoted words."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text on a card."""

    x: float
    y: float
    """Its baseline."""
    size: float
    weight: int
    tone: str
    """The name of its colour."""
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Card(Context):
    """All that is drawn on a card."""

    template: ClassVar[str] = "card"

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    margin: int
    """Where the margin begins; 0 where there is none."""
    column: int
    """How wide the column beside the margin is."""
    width: int = WIDTH
    height: int = HEIGHT
    edge: int = _EDGE
    foot: int = _FOOT
    """How far down the rule above the attribution lies."""


def card_pages(edition: Edition) -> Iterator[Page]:
    """The card of each page as SVG, under the name of the picture that will be drawn from it."""
    template = environment().get_template("card.svg.jinja")
    for _, pages in PAGES:
        for view in pages(edition):
            yield Page(card_path(view.path), template.render(card(edition, view).seen()))


def card(edition: Edition, view: PageView) -> Card:
    """A page's card: site, kind, title, summary and attribution, with the cited passage in the margin."""
    code = CODES[edition.locale]
    margin = WIDTH - _MARGIN if view.passage else 0
    room = (margin or WIDTH) - 2 * _EDGE
    column = _Column(room, code)
    between = edition.wording("card.between")
    at_home = view.path == "index.md"
    site = edition.words(edition.catalogue.campaign.title).text
    column.one("" if at_home else site, 22, 400, "muted")
    column.y += 34
    column.parts(view.above or tuple(name for name, _ in crumbs(edition, view)[1:-1]), between)
    vocabulary = tuple(term.zh for term in edition.catalogue.glossary)
    column.title(view.title.text, view.title.code or code, vocabulary)
    if view.description != view.title.text:
        column.summary(view.description)
    said = (edition.wording("card.attribution"), *_standing(edition, view))
    column.foot(between.join(said), sources_in_short(edition))
    lines, marks = _passage(edition, view.passage, margin) if view.passage else ((), ())
    return Card((*column.lines, *lines), marks, margin, room)


def _standing(edition: Edition, view: PageView) -> Iterator[str]:
    """The words for a page that nobody has vouched for or that is withdrawn; nothing for other pages."""
    state = view.context.entry.link.state if isinstance(view.context, EntryPage) else ""
    if state == "withdrawn":
        yield edition.wording("review.withdrawn")
    elif edition.catalogue.campaign.stage == "preview" and state not in PUBLISHED:
        yield edition.wording("card.preview")


class _Column:
    """The column on the left, filled from the top."""

    def __init__(self, room: float, code: str) -> None:
        self.lines: list[Line] = []
        self.y: float = _EDGE
        self._room = room
        self._code = code

    def one(self, text: str, size: float, weight: int, tone: str) -> None:
        """Add one line, shortened if it is too long."""
        style = Style(size, weight, self._code)
        self._add(shortened(broken(text, style, self._room), 1, style, self._room), style, tone, _LEAD_TEXT)

    def parts(self, those: tuple[str, ...], between: str) -> None:
        """Add one line with as many of the parts as fit."""
        style = Style(26, 500, self._code)
        while len(those) > 1 and width(drawn(between.join(those)), style) > self._room:
            those = those[:-1]
        self.one(between.join(those), style.size, style.weight, "accent")

    def title(self, text: str, code: str, vocabulary: tuple[str, ...]) -> None:
        """Add the title in the largest size that fits."""
        self.y += 10
        for size, most in _TITLES:
            style = Style(size, 700, code)
            lines = balanced(text, style, self._room, vocabulary)
            if len(lines) <= most and unbroken(text, style, self._room, vocabulary):
                break
        self._add(shortened(lines, most, style, self._room), style, "ink", _LEAD)

    def summary(self, text: str) -> None:
        """Add as much of a text as there is room for."""
        self.y += 18
        style = Style(28, 400, self._code)
        most = int((_FOOT - 20 - self.y) // (style.size * _LEAD_TEXT))
        lines = broken(text, style, self._room)
        if len(lines) <= most or most > 1:  # the first few words of a long text are not worth a line
            self._add(shortened(lines, most, style, self._room), style, "muted", _LEAD_TEXT)

    def foot(self, *texts: str) -> None:
        """Add the lines under the rule at the bottom."""
        self.y = _FOOT + 8
        for text in texts:
            self.one(text, 22, 400, "muted")

    def _add(self, lines: tuple[str, ...], style: Style, tone: str, lead: float) -> None:
        for line in lines:
            self.y += style.size * lead
            self.lines.append(
                Line(_EDGE, round(self.y, 1), style.size, style.weight, tone, runs(line, style))
            )


def _passage(edition: Edition, cited: Citation, left: float) -> tuple[tuple[Line, ...], tuple[Mark, ...]]:
    """The words of the source in the margin, and the backgrounds of the quoted ones."""
    own, style = Style(22, 500, CODES[edition.locale]), Style(26, 400, CHINESE)
    x, room = left + _INSET, _MARGIN - 2 * _INSET
    label = edition.wording("card.passage", cite=edition.wording("cite", number=cited.label))
    lead = style.size * _LEAD_TEXT
    y = _EDGE + own.size * _LEAD_TEXT
    set_lines = [Line(x, round(y, 1), own.size, own.weight, "accent", runs(drawn(label), own))]
    marks: list[Mark] = []
    y += 12
    most = int((HEIGHT - _EDGE / 2 - y) // lead)
    text = "".join(piece.text for piece in cited.pieces)
    marked = iter([piece.marked for piece in cited.pieces for char in piece.text if not char.isspace()])
    for line in shortened(broken(text, style, room), most, style, room):
        y += lead
        set_lines.append(Line(x, round(y, 1), style.size, style.weight, "ink", runs(line, style)))
        flags = [not char.isspace() and next(marked, False) for char in line]
        marks += _marks(line, flags, x, y, style)
    return tuple(set_lines), tuple(marks)


def _marks(line: str, flags: list[bool], x: float, y: float, style: Style) -> Iterator[Mark]:
    """The backgrounds of the marked stretches of a line."""
    for flag, stretch in groupby(range(len(line)), key=flags.__getitem__):
        if flag:
            places = list(stretch)
            before, words = line[: places[0]], line[places[0] : places[-1] + 1]
            top = round(y - style.size * 1.08, 1)
            yield Mark(
                round(x + width(before, style), 1), top, round(width(words, style), 1), style.size * 1.4
            )
