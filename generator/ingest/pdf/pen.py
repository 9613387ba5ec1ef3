"""What a page draws: characters at their places, and ruled lines."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.ingest.pdf.pdf_fonts import UNKNOWN, Code, Font, read_font
from generator.ingest.printed import (
    DEEPEST,
    FARTHEST,
    IDENTITY,
    Budget,
    Glyph,
    Matrix,
    Outline,
    Sheet,
    angle_of,
    apply,
    times,
    turned,
    upright,
)

if TYPE_CHECKING:
    from pypdf import PageObject


@dataclass(frozen=True, slots=True)
class _State:
    """The state that `q` saves and `Q` restores."""

    matrix: Matrix
    font: Font | None = None
    size: float = 1.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Mark:
    """A stretch of marked content."""

    text: str | None = None
    """What all of it stands for, if the file says so."""
    is_margin: bool = False
    is_said: bool = False


Fonts: TypeAlias = dict[int, tuple[Any, Font]]
"""The fonts of a file by the identity of their entries, which are kept so that no other entry gets the same
identity."""


def read_sheet(page: "PageObject", fonts: Fonts, budget: Budget) -> Sheet:
    """Return what a page draws, turned upright."""
    start, width, height = upright([float(side) for side in page.cropbox], int(page.get("/Rotate", 0) or 0))
    sheet = Sheet(width, height)
    contents = page.get_contents()
    if contents is not None:
        _Pen(sheet, fonts, budget, start).draw(contents, page.get("/Resources", {}), 0)
    return sheet


class _Pen:
    """Follows a page's drawing steps and keeps track of where the next character goes."""

    def __init__(self, sheet: Sheet, fonts: Fonts, budget: Budget, start: Matrix) -> None:
        self.sheet, self.fonts, self.budget = sheet, fonts, budget
        self.state = _State(start)
        self.kept: list[_State] = []
        self.text, self.line = IDENTITY, IDENTITY
        self.marks: list[_Mark] = []
        self.path = Outline()

    def draw(self, contents: Any, resources: Any, depth: int) -> None:  # noqa: ANN401 - pypdf's objects
        """Follow the drawing steps of a page, or of a drawing within it."""
        from pypdf.generic import ContentStream  # noqa: PLC0415 - loaded only for PDF files

        resources = _held(resources) or {}
        for operands, operator in ContentStream(contents, None, "bytes").operations:
            self.budget.spend()
            name = operator.decode("latin-1")
            if step := _STEPS.get(name):
                step(self, operands)
            elif name == "Tf":
                self._take_font(operands, resources)
            elif name in {"BDC", "BMC"}:
                self._open_mark(operands, resources)
            elif name == "Do":
                self._draw_within(operands, resources, depth)
            elif name in _PAINTS:
                self.sheet.strokes += self.path.finish(is_stroked=name in _STROKES)
            elif name == "INLINE IMAGE":
                self.sheet.has_picture = True

    def _take_font(self, operands: Sequence[Any], resources: Mapping[str, Any]) -> None:
        entry = _held(_held(resources.get("/Font", {})).get(operands[0]))
        font = None
        if entry is not None:
            if id(entry) not in self.fonts:
                self.fonts[id(entry)] = entry, read_font(entry)
            font = self.fonts[id(entry)][1]
        self.state = replace(self.state, font=font, size=float(operands[1]))

    def _open_mark(self, operands: Sequence[Any], resources: Mapping[str, Any]) -> None:
        listed = _held(operands[1]) if len(operands) > 1 else None
        if isinstance(listed, str):
            listed = _held(_held(resources.get("/Properties", {})).get(listed))
        listed = listed if isinstance(listed, Mapping) else {}
        margin = operands[:1] == ["/Artifact"] and (
            listed.get("/Type") == "/Pagination" or listed.get("/Subtype") in {"/Header", "/Footer"}
        )
        self.marks.append(_Mark(_said(listed.get("/ActualText")), margin))

    def _draw_within(self, operands: Sequence[Any], resources: Mapping[str, Any], depth: int) -> None:
        drawing = _held(_held(resources.get("/XObject", {})).get(operands[0]))
        if drawing is None:
            return
        if drawing.get("/Subtype") != "/Form":
            self.sheet.has_picture = True
        elif depth < DEEPEST:
            kept, count = self.state, len(self.kept)
            matrix = tuple(float(number) for number in drawing.get("/Matrix", IDENTITY))
            self.state = replace(self.state, matrix=times(matrix, self.state.matrix))  # type: ignore[arg-type] # six
            self.draw(drawing, drawing.get("/Resources", resources), depth + 1)
            self.state = kept
            del self.kept[count:]

    def close_mark(self, _: Sequence[Any]) -> None:
        """End the innermost stretch of marked content."""
        if self.marks:
            self.marks.pop()

    def keep(self, _: Sequence[Any]) -> None:
        """Save the state."""
        self.kept.append(self.state)

    def bring_back(self, _: Sequence[Any]) -> None:
        """Restore the state that was saved last."""
        if self.kept:
            self.state = self.kept.pop()

    def move(self, x: float, y: float) -> None:
        """Begin a line of text at an offset from the last one."""
        self.line = self.text = times((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def place(self, matrix: Matrix) -> None:
        """Begin a line of text at a place."""
        self.line = self.text = matrix

    def show(self, data: Any) -> None:  # noqa: ANN401 - a string of a content stream
        """Draw a string."""
        if isinstance(data, (bytes, str)):
            font = self.state.font or UNKNOWN
            for code in font.read(data if isinstance(data, bytes) else data.encode("latin-1", "replace")):
                self._draw_code(code, font)

    def show_all(self, parts: Sequence[Any]) -> None:
        """Draw strings with the gaps between them."""
        for part in parts:
            if isinstance(part, (bytes, str)):
                self.show(part)
            else:
                self._advance(-float(part) / 1000 * self.state.size)

    def _advance(self, distance: float) -> None:
        down = self.state.font is not None and self.state.font.is_vertical
        step = (0.0, distance) if down else (distance * self.state.stretch, 0.0)
        self.text = times((1.0, 0.0, 0.0, 1.0, *step), self.text)

    def _draw_code(self, code: Code, font: Font) -> None:
        state = self.state
        whole = times(
            (state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise),
            times(self.text, state.matrix),
        )
        size, angle = math.hypot(whole[2], whole[3]) * font.scale, angle_of(whole)
        text = self._text(code)
        if text != "" and 0 < size < FARTHEST and max(map(abs, whole)) < FARTHEST:
            start = -code.width / 2 if font.is_vertical else 0.0
            ends = [turned(apply(whole, at, 0.0), angle, self.sheet) for at in (start, start + code.width)]
            glyph = Glyph(text, min(ends)[0], max(ends)[0], ends[0][1], size, angle)
            is_margin = any(mark.is_margin for mark in self.marks)
            self.sheet.glyphs.append(
                replace(
                    glyph, is_downward=font.is_vertical, is_margin=is_margin, is_of_signs=font.is_of_signs
                )
            )
        space = state.letter_space + (state.word_space if code.is_blank else 0.0)
        self._advance(-state.size - space if font.is_vertical else code.width * state.size + space)

    def _text(self, code: Code) -> str | None:
        """Return what a code stands for: by the marked content around it, otherwise by its font."""
        for mark in reversed(self.marks):
            if mark.text is not None:
                said = "" if mark.is_said else mark.text
                mark.is_said = True
                return said
        return code.text


def _held(entry: Any) -> Any:  # noqa: ANN401 - pypdf's objects
    """Return the object behind a reference."""
    return entry.get_object() if hasattr(entry, "get_object") else entry


def _said(text: Any) -> str | None:  # noqa: ANN401 - a string of a PDF file
    if isinstance(text, bytes):
        if text.startswith(b"\xfe\xff"):
            return text[2:].decode("utf-16-be", "replace")
        if text.startswith(b"\xff\xfe"):
            return text[2:].decode("utf-16-le", "replace")
        return text.decode("utf-8" if text.startswith(b"\xef\xbb\xbf") else "latin-1", "replace")
    return str(text) if isinstance(text, str) else None


def _numbers(operands: Sequence[Any]) -> Iterator[float]:
    return (float(operand) for operand in operands)


def _setting(name: str, scale: float = 1.0) -> Callable[[_Pen, Sequence[Any]], None]:
    def take(pen: _Pen, operands: Sequence[Any]) -> None:
        value: dict[str, Any] = {name: float(operands[0]) * scale}
        pen.state = replace(pen.state, **value)

    return take


def _six(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = _numbers(operands[:6])
    return a, b, c, d, e, f


def _concatenate(pen: _Pen, operands: Sequence[Any]) -> None:
    pen.state = replace(pen.state, matrix=times(_six(operands), pen.state.matrix))


def _move_leading(pen: _Pen, operands: Sequence[Any]) -> None:
    x, y = _numbers(operands[:2])
    pen.state = replace(pen.state, leading=-y)
    pen.move(x, y)


def _next_line(pen: _Pen) -> None:
    pen.move(0.0, -pen.state.leading)


def _quoted(pen: _Pen, operands: Sequence[Any]) -> None:
    _next_line(pen)
    pen.show(operands[0])


def _double_quoted(pen: _Pen, operands: Sequence[Any]) -> None:
    pen.state = replace(pen.state, word_space=float(operands[0]), letter_space=float(operands[1]))
    _quoted(pen, operands[2:])


def _corner(pen: _Pen, operands: Sequence[Any]) -> None:
    x, y, width, height = _numbers(operands[:4])
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    pen.path.begin(*apply(pen.state.matrix, *corners[0]))
    for corner in corners[1:]:
        pen.path.go(*apply(pen.state.matrix, *corner))


def _drop(pen: _Pen) -> None:
    """Forget an outline that is only for clipping."""
    pen.path.finish(is_stroked=False)


_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_PAINTS = {*_STROKES, "f", "F", "f*"}
_STEPS: Mapping[str, Callable[[_Pen, Sequence[Any]], None]] = {
    "q": _Pen.keep,
    "Q": _Pen.bring_back,
    "cm": _concatenate,
    "BT": lambda pen, _: pen.place(IDENTITY),
    "Tm": lambda pen, operands: pen.place(_six(operands)),
    "Td": lambda pen, operands: pen.move(*_numbers(operands[:2])),
    "TD": _move_leading,
    "T*": lambda pen, _: _next_line(pen),
    "Tj": lambda pen, operands: pen.show(operands[0]),
    "TJ": lambda pen, operands: pen.show_all(operands[0]),
    "'": _quoted,
    '"': _double_quoted,
    "Tc": _setting("letter_space"),
    "Tw": _setting("word_space"),
    "Tz": _setting("stretch", 0.01),
    "TL": _setting("leading"),
    "Ts": _setting("rise"),
    "EMC": _Pen.close_mark,
    "m": lambda pen, operands: pen.path.begin(*apply(pen.state.matrix, *_numbers(operands[:2]))),
    "l": lambda pen, operands: pen.path.go(*apply(pen.state.matrix, *_numbers(operands[:2]))),
    "re": _corner,
    "n": lambda pen, _: _drop(pen),
}
