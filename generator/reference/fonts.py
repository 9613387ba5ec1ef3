"""The fonts of the cards: files of a package, so that every machine draws the same."""

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

HAN = "Noto Sans SC"
LATIN = "Roboto"
_PACKAGE = "ep_plugintakumi_builtin_fonts"
"""Noto Sans SC 2.004 and Roboto under the SIL Open Font License; the package holds nothing else that we use."""
_FILES = {
    HAN: "NotoSansSC-VariableFont_wght.ttf",
    LATIN: "Roboto-VariableFont_wdth,wght.ttf",
}
MISSING = "〓"
"""What Chinese printers set for a character that their type lacks."""


@cache
def font_files() -> tuple[Path, ...]:
    """The paths of the font files."""
    found = []
    for name in _FILES.values():
        with as_file(files(_PACKAGE) / "data" / name) as path:
            found.append(path)
    return tuple(found)


@cache
def covers(family: str, char: str) -> bool:
    """Whether a font has a glyph for a character."""
    return ord(char) in _covered(family)


@cache
def _covered(family: str) -> frozenset[int]:
    """The code points for which a font has a glyph, without the names of the glyphs, which take ten times as long."""
    font = _opened(family)
    font.getGlyphNameMany = list
    return frozenset(font.getBestCmap())


@cache
def advance(family: str, weight: int, char: str) -> float:
    """The width of a character that the font covers, in ems, before kerning."""
    font = _font(family)
    glyphs = _glyphs(family, weight)
    return float(glyphs[_cmap(family)[ord(char)]].width / font["head"].unitsPerEm)


@cache
def _font(family: str) -> Any:  # noqa: ANN401 - its classes declare no types
    return _opened(family)


def _opened(family: str) -> Any:  # noqa: ANN401 - the same
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - takes longer than most commands, which draw no card

    return TTFont(font_files()[list(_FILES).index(family)], lazy=True)


@cache
def _cmap(family: str) -> dict[int, str]:
    found: dict[int, str] = _font(family).getBestCmap()
    return found


@cache
def _glyphs(family: str, weight: int) -> Any:  # noqa: ANN401 - the same
    return _font(family).getGlyphSet(location={"wght": weight})
