"""PDF files for tests, written by hand: lines of words at given places of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SONG = "/F1"
"""A Chinese font whose codes are UTF-16, by a predefined map."""
DOWNWARD = "/F2"
"""The same, set in vertical lines."""
NUMBERED = "/F3"
"""A font whose codes are glyph numbers, without a map to Unicode."""
FOREIGN = "/F4"
"""A font whose map of codes no reader of Chinese knows."""
NAMED = "/F5"
"""A font whose glyph numbers a map names, each one by itself."""
SIGNS = "/F6"
"""A font of bullets."""
_FONTS = {
    SONG: "/UniGB-UTF16-H",
    DOWNWARD: "/UniGB-UTF16-V",
    NUMBERED: "/Identity-H",
    FOREIGN: "/KSCms-UHC-H",
    NAMED: "/Identity-H",
}
_NAMES = (
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a line."""

    left: float
    base: float
    text: str
    size: float = 10.0
    font: str = SONG
    turn: str = "1 0 0 1"
    says: str = ""
    """What the words stand for, in marked content."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: words, ruled lines from one point to another, and whether there is a picture."""

    words: Sequence[Words] = ()
    rules: Sequence[tuple[float, float, float, float]] = ()
    has_picture: bool = False
    width: int = 400
    height: int = 400
    more: str = field(default="")
    """Drawing steps that are written as they are."""


def lines(
    texts: Iterable[str], left: float = 50, top: float = 350, leading: float = 14, size: float = 10
) -> list[Words]:
    """Return lines one below the other; an ideographic blank at the start of a line indents it."""
    placed = []
    for row, text in enumerate(texts):
        bare = text.lstrip("\u3000")
        placed.append(Words(left + size * (len(text) - len(bare)), top - leading * row, bare, size))
    return placed


def pdf(*leaves: Leaf) -> bytes:
    """Return a PDF file."""
    first = 20
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(leaves)))
    parts = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(leaves)} >>",
        3: "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        " /Length 1 >>\nstream\n0\nendstream",
        4: (
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
        ),
        5: (
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0"
            " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
        ),
        6: f"<< /Length {len(_NAMES)} >>\nstream\n{_NAMES}\nendstream",
        7: "<< /Type /Font /Subtype /TrueType /BaseFont /Wingdings /FirstChar 32 /LastChar 32 /Widths [500]"
        " /FontDescriptor 5 0 R >>",
    }
    for number, (name, encoding) in enumerate(_FONTS.items(), 10):
        names = " /ToUnicode 6 0 R" if name == NAMED else ""
        parts[number] = (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding {encoding}"
            f" /DescendantFonts [4 0 R]{names} >>"
        )
    fonts = " ".join(f"{name} {number} 0 R" for number, name in enumerate(_FONTS, 10)) + f" {SIGNS} 7 0 R"
    for number, leaf in enumerate(leaves):
        page, contents = first + 2 * number, first + 2 * number + 1
        drawn = "\n".join([*map(_drawn, leaf.words), *map(_ruled, leaf.rules), leaf.more])
        if leaf.has_picture:
            drawn += "\nq 100 0 0 100 50 50 cm /P1 Do Q"
        parts[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {leaf.width} {leaf.height}] /Contents {contents} 0 R"
            f" /Resources << /Font << {fonts} >> /XObject << /P1 3 0 R >> >> >>"
        )
        parts[contents] = f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    return _file(parts)


def _drawn(words: Words) -> str:
    code = words.text.encode("latin-1") if words.font == SIGNS else words.text.encode("utf-16-be")
    shown = f"BT {words.font} {words.size} Tf {words.turn} {words.left} {words.base} Tm <{code.hex()}> Tj ET"
    if not words.says:
        return shown
    return f"/Span << /ActualText <feff{words.says.encode('utf-16-be').hex()}> >> BDC {shown} EMC"


def _ruled(rule: tuple[float, float, float, float]) -> str:
    return "{} {} m {} {} l S".format(*rule)


def _file(parts: dict[int, str]) -> bytes:
    written, offsets = "%PDF-1.4\n", {}
    for number, part in sorted(parts.items()):
        offsets[number] = len(written)
        written += f"{number} 0 obj\n{part}\nendobj\n"
    size = max(parts) + 1
    table = "".join(
        f"{offsets[number]:010} 00000 n \n" if number in offsets else "0000000000 65535 f \n"
        for number in range(1, size)
    )
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return (written + end + f"startxref\n{len(written)}\n%%EOF\n").encode("latin-1")
