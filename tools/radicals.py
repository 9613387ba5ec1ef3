"""Write the table of radicals that stand for characters.

Usage: radicals.py EquivalentUnifiedIdeograph.txt FONTS.ttc…

The table of Unicode is in Debian's package unicode-data; the fonts are Noto's, as in the package
fonts-noto-cjk.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTCollection

TARGET = Path(__file__).parents[1] / "generator" / "reference" / "radicals.tsv"
HEAD = """# Radicals and strokes that a program may write in place of the ideographs that look the same.
# source:  Unicode {version}, EquivalentUnifiedIdeograph.txt; the third field is measured: the one ideograph that
#          shares the radical's glyph in Noto's fonts for Simplified Chinese, where it is another than Unicode's;
#          written by tools/radicals.py
# licence: Unicode-3.0
# fields:  radical, ideograph, ideograph in simplified text where it is another
"""
_ROW = re.compile(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)")


def main(table: Path, fonts: list[Path]) -> None:
    """Write the table."""
    text = table.read_text(encoding="utf-8")
    equal = dict(read_table(text))
    drawn = [shared for font in fonts for shared in read_glyphs(font)]
    version = text.partition("-")[2].partition(".txt")[0]
    with TARGET.open("w", encoding="utf-8") as out:
        out.write(HEAD.format(version=version))
        for radical, ideograph in sorted(equal.items()):
            alike = {shared.get(radical, ideograph) for shared in drawn} - {ideograph}
            only_simplified = alike.pop() if len(alike) == 1 else ""
            out.write("\t".join(filter(None, (radical, ideograph, only_simplified))) + "\n")


def read_table(text: str) -> Iterator[tuple[str, str]]:
    """Each radical and the ideograph that looks the same."""
    for line in text.splitlines():
        if row := _ROW.match(line):
            for code in range(int(row[1], 16), int(row[2] or row[1], 16) + 1):
                yield chr(code), chr(int(row[3], 16))


def read_glyphs(path: Path) -> Iterator[dict[str, str]]:
    """Return the ideograph that shares a radical's glyph, in each font of a collection for Simplified Chinese."""
    for font in TTCollection(str(path), lazy=True).fonts:
        if not str(font["name"].getDebugName(1)).endswith(" SC"):
            continue
        glyphs = font.getBestCmap()
        unified = {glyph: chr(code) for code, glyph in glyphs.items() if 0x4E00 <= code <= 0x9FFF}  # noqa: PLR2004 - the unified ideographs
        yield {
            chr(code): unified[glyph]
            for code, glyph in glyphs.items()
            if 0x2E80 <= code <= 0x2FDF and glyph in unified  # noqa: PLR2004 - the radicals
        }


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
