"""Write how Chinese characters are read, as the check of names in English uses it: from pypinyin and the table of places.

pypinyin takes half a second to load, most of it for phrases. Usage: python tools/readings.py
"""

from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from pypinyin import Style, lazy_pinyin, pinyin

from generator.reference import place_readings, sounds

TARGET = Path(__file__).parents[1] / "generator" / "support" / "lexicons" / "readings.txt"
HEAD = f"""\
# How the characters from U+4E00 to U+9FFF are read, without tones, ü as v: a syllable and the characters that have it.
# First the syllables of the 3,755 common characters (the first level of GB 2312), then those of others alone.
# source: pypinyin {version("pypinyin")} (MIT), from the Unihan database and others, and place_readings.tsv; written by
#         tools/readings.py
"""


def read(characters: str) -> dict[str, str]:
    """Each syllable with the characters that have it among their readings."""
    found: dict[str, set[str]] = defaultdict(set)
    for character in characters:
        for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0]:
            if reading != character:
                found[reading.replace("ü", "v")].add(character)
    for name in place_readings():
        for character, reading in zip(name, sounds(name), strict=True):
            found[reading].add(character)
    return {syllable: "".join(sorted(those)) for syllable, those in sorted(found.items())}


def common() -> frozenset[str]:
    """The syllables of the common characters."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    characters = "".join(code.decode("gb2312", errors="ignore") for code in codes)
    return frozenset(each.replace("ü", "v") for each in lazy_pinyin(characters, style=Style.NORMAL))


if __name__ == "__main__":
    table, first = read("".join(map(chr, range(0x4E00, 0xA000)))), common()
    parts = [
        "".join(f"{syllable} {those}\n" for syllable, those in table.items() if (syllable in first) == known)
        for known in (True, False)
    ]
    TARGET.write_text(f"{HEAD}{parts[0]}\n{parts[1]}", "utf-8")
