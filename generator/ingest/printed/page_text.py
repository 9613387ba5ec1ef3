"""What pages show, whatever the format: from characters at their places to paragraphs in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.ingest.printed.layout import (
    Grid,
    Margin,
    Page,
    Sheetful,
    find_grids,
    find_margins,
    find_pieces,
    marked_margins,
    order,
    read_paragraphs,
    turn,
)
from generator.ingest.printed.legible import check_layer, is_private, unknown_signs
from generator.ingest.printed.sheet import Glyph, Sheet
from generator.ingest.reading import Reading
from generator.messages import Message, say
from generator.reference import is_traditional, without_radicals

FEW = 4
"""Up to this number, lines that differ only by a number are all shown."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of a page that run in one direction, and its tables."""

    page: Page
    grids: list[Grid]
    width: float
    number: int


def read_sheets(path: Path, sheets: Sequence[Sheet]) -> Reading:
    """Read the pages of a file: their text, and what was left out of it.

    Raises ProblemsError for a scan, and for fonts that do not map to Unicode.
    """
    check_layer(path, sheets)
    shown = [_shown(sheet) for sheet in sheets]
    parts = [part for number, sheet in enumerate(shown, 1) for part in _parts(sheet, number)]
    texts, margins = find_margins([part.page for part in parts])
    margins = [replace(margin, page=parts[margin.page - 1].number) for margin in margins]
    for number, sheet in enumerate(sheets, 1):
        margins += marked_margins(find_pieces([glyph for glyph in sheet.glyphs if glyph.is_margin]), number)
    paragraphs = read_paragraphs(
        [
            Sheetful(tuple(order(pieces, part.grids)), part.width)
            for part, pieces in zip(parts, texts, strict=True)
        ]
    )
    text = "".join(f"{paragraph}\n" for paragraph in paragraphs)
    left_out = (*_margin_messages(margins), *_sheet_messages(sheets), *unknown_signs(sheets))
    return Reading(without_radicals(text, is_traditional=is_traditional(text)), left_out=left_out)


def _shown(sheet: Sheet) -> Sheet:
    """Return a page with only what is visible on it and can be named."""
    glyphs = [
        replace(glyph, text="".join(char for char in glyph.text if not is_private(char)))
        for glyph in sheet.glyphs
        if glyph.text
    ]
    return replace(sheet, glyphs=[glyph for glyph in glyphs if glyph.text and not glyph.is_margin])


def _parts(sheet: Sheet, number: int) -> Iterator[_Part]:
    turned = turn(sheet)
    grids: list[Grid] = []
    level = turned.level
    if not turned.is_vertical and turned.width == sheet.width:
        grids, level = find_grids(sheet.strokes, level)
    yield _Part(Page(find_pieces(level), turned.height), grids, turned.width, number)
    if turned.others:
        yield _Part(Page(find_pieces(turned.others), sheet.height), [], sheet.width, number)


def _margin_messages(margins: Sequence[Margin]) -> Iterator[Message]:
    numbers = [margin.text.strip() for margin in margins if margin.is_number]
    if numbers:
        yield say("page numbers: {numbers}", numbers=", ".join(f"“{number}”" for number in numbers))
    alike: dict[str, list[Margin]] = {}
    for margin in margins:
        if not margin.is_number:
            alike.setdefault(re.sub(r"\d+", "0", margin.text), []).append(margin)
    for found in alike.values():
        pages = sorted({margin.page for margin in found})
        texts = list(dict.fromkeys(margin.text for margin in found))
        shown = texts if len(texts) <= FEW else [*texts[: FEW - 2], "…", texts[-1]]
        yield say(
            "at the edge of pages {pages}: “{text}”",
            pages=", ".join(map(str, pages)),
            text="”, “".join(shown),
        )


def _sheet_messages(sheets: Sequence[Sheet]) -> Iterator[Message]:
    for number, sheet in enumerate(sheets, 1):
        askew = _words(turn(sheet).askew)
        if askew:
            yield say("slanted words on page {page}: “{text}”", page=number, text=askew)
        if sheet.has_picture and not any((glyph.text or "").strip() for glyph in sheet.glyphs):
            yield say("page {page}, which is a picture and holds no text", page=number)


def _words(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.text or "" for glyph in glyphs).strip()
