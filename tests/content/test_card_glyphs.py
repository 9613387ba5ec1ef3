"""A character that a card cannot show is named; all that official texts are written with can be shown."""

from pathlib import Path

from generator import campaign_folder
from generator.reference import HAN, covers

ROWS = range(0xA1, 0xFF)
LEVELS = "".join(bytes([row, cell]).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in ROWS)
"""The Han characters of GB 2312, levels 1 and 2."""


def double_bytes() -> str:
    """The Han characters that GB 18030 writes with two bytes."""
    cells = [*range(0x40, 0x7F), *range(0x80, 0xFF)]
    read = "".join(
        bytes([row, cell]).decode("gb18030", "ignore") for row in range(0x81, 0xFF) for cell in cells
    )
    return "".join(each for each in read if "\u4e00" <= each <= "\u9fff")


def test_the_font_has_what_official_texts_are_written_with() -> None:
    assert len(LEVELS) == 6763
    assert [each for each in LEVELS if not covers(HAN, each)] == []
    assert len(double_bytes()) > 20_000
    assert [each for each in double_bytes() if not covers(HAN, each)] == []


def test_a_character_without_a_glyph_is_named_in_a_warning(campaign: Path) -> None:
    path = campaign / "content" / "operations" / "hillside.yml"
    text = path.read_text("utf-8")
    assert "zh: 山坡补种" in text
    path.write_text(text.replace("zh: 山坡补种", "zh: 山坡补种\U0002a6a5"), "utf-8")
    found = [each for each in campaign_folder.check(campaign) if each.kind == "no-glyph"]
    assert [(each.field, each.severity) for each in found] == [("title.zh", "warning")]
    assert "“\U0002a6a5” (U+2A6A5); the picture shows 〓" in str(found[0])
