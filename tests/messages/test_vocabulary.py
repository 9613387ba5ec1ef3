"""One word for one thing: what ``docs/vocabulary.md`` rules out stands in no message and on no page."""

import re
from pathlib import Path

import polib

from generator.render.words import load_wording

ROOT = Path(__file__).parents[2]
MESSAGES = [
    entry
    for path in sorted((ROOT / "generator/messages/zh").glob("*.po"))
    if path.name != "click.po"
    for entry in polib.pofile(path.read_text("utf-8"))
]


def ruled_out() -> list[str]:
    """The words of the table's last column."""
    lines = (ROOT / "docs" / "vocabulary.md").read_text("utf-8").splitlines()
    rows = [line.split("|")[-2] for line in lines if line.startswith("| ")]
    return [word for row in rows[2:] for word in re.split("[,、 ]+", row.strip()) if word]


def test_no_message_uses_a_word_that_is_ruled_out() -> None:
    words = ruled_out()
    assert {"journal", "哈希值", "章节"} <= {*words}
    pattern = re.compile(
        "|".join(rf"\b{word}s?\b" if word.isascii() else word for word in words), re.IGNORECASE
    )
    used = [text for entry in MESSAGES for text in (entry.msgid, entry.msgstr) if pattern.search(text)]
    pages = [
        text for code in ("en", "zh") for text in load_wording(code).words.values() if pattern.search(text)
    ]
    assert used + pages == []
