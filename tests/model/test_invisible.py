"""Which characters nobody sees, and which of them belong to one that is seen."""

from pathlib import Path

import pytest

from generator.content.reading import parse_text
from generator.errors import ProblemsError
from generator.ingest import read_file
from generator.model import INVISIBLE, normalize

UNSEEN = [
    *(
        "\U000e0041",
        "\U000e007f",
        "\u180e",
        "\u2062",
        "\u3164",
        "\ufff9",
        "\ufffb",
        "\u034f",
        "\u200c",
        "\u061c",
    ),
    *("\u115f", "\uffa0", "\u17b4", "\u2060", "\u206f", "\U0001d173", "\u202e", "\x07"),
    *("\ufe0f", "\ufe00", "\U000e0100", "\u200d"),
]
SEEN = [
    "葛\U000e0100",
    "㐂\ufe00",
    "☎\ufe0f",
    "1\ufe0f",
    "👩\u200d👧",
    "❤\ufe0f\u200d🔥",
    "👍🏽",
    "𠮷",
    "é",
    "~",
    "\u3000",
]


@pytest.mark.parametrize("character", UNSEEN, ids=ascii)
def test_what_nobody_sees_is_refused_in_content(character: str) -> None:
    message = f"1:8: the invisible character U\\+{ord(character):04X}; delete it"
    with pytest.raises(ProblemsError, match=message):
        parse_text(Path("a.yml"), f"title: {character}\n")


@pytest.mark.parametrize("character", [each for each in UNSEEN if each != "\x07"], ids=ascii)
@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_what_nobody_sees_is_dropped_from_a_source_and_counted(
    character: str, suffix: str, tmp_path: Path
) -> None:
    words = f"河道，{character}{character}清理。"
    page = f"<html><head><meta charset=utf-8><title>河</title></head><body><h1>清河</h1><p>{words}</p></body></html>"
    path = tmp_path / f"a{suffix}"
    path.write_text(words if suffix == ".txt" else page, "utf-8")
    reading = read_file(path)
    assert normalize(reading.text).rstrip().endswith("河道，清理。")
    assert "invisible characters (2)" in [str(each) for each in reading.left_out]


@pytest.mark.parametrize("text", SEEN, ids=ascii)
def test_what_belongs_to_a_character_that_is_seen_stays(text: str) -> None:
    assert INVISIBLE.search(text) is None
    assert normalize(text) == text


@pytest.mark.parametrize(
    "text", ["。\ufe0f", "a\U000e0100", "葛\U000e0100\U000e0101", "👩\u200d", "字\u200d字", "👍\u200da"]
)
def test_what_belongs_to_no_character_does_not(text: str) -> None:
    assert len(INVISIBLE.findall(text)) == 1
