"""What the pages say about a translation: who made it, and whether it still matches the Chinese."""

import re
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.model import Locale
from tests.conftest import show

HILLSIDE = "operations/hillside"
TITLE, SENTENCE = "山坡补种", "针对山坡缺树问题,专门部署进行补种。"
ENGLISH = {TITLE: "Hillside replanting", SENTENCE: "Bare hillsides were replanted."}
NOBODY = "Edited by a person, not reviewed"  # the entry has no origin: no machine wrote it
MACHINE = "Edited by a person, not reviewed; machine translation, not reviewed"
PERSON = f"{NOBODY}; translated by a person"
REVIEWED = f"{NOBODY}; translation reviewed by a person"
CHINESE = "经人修改，未经审阅"


def labels(campaign: Path, locale: Locale) -> list[str]:
    """What the entry's page says in the line under its title, and the labels of its texts, in order."""
    show(campaign, f"{HILLSIDE}.md")
    page = (campaign / "build" / "docs" / locale / f"{HILLSIDE}.md").read_text("utf-8")
    entry = page.partition('<p class="trust">')[2]
    start = page.index('<section class="statement ')
    return re.findall(
        r'(?:#state">|<span class="label label--(?:missing|stale|unverified)">)([^<]+)',
        entry.partition("</p>")[0] + page[start : page.index('<details class="evidence">', start)],
    )


def import_(campaign: Path, english: dict[str, str], *options: str) -> None:
    out = campaign / "out.po"
    for words in (["export", "--anew"], ["import", *options]):
        result = CliRunner().invoke(main, ["translate", *words, str(out), "-C", str(campaign)])
        assert result.exit_code == 0, result.output
        po = polib.pofile(str(out))
        for entry in po:
            if entry.msgid in english:
                entry.msgstr, entry.flags = english[entry.msgid], []
        po.save()


def change(campaign: Path, old: str, new: str) -> None:
    path = campaign / "content" / f"{HILLSIDE}.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_without_english_nobody_is_named_as_its_maker(campaign: Path) -> None:
    assert labels(campaign, "en") == [NOBODY, "not yet translated", "not yet translated"]
    assert labels(campaign, "zh") == [CHINESE]


@pytest.mark.parametrize(("options", "expected"), [((), PERSON), (("--by", "machine"), MACHINE)])
def test_an_imported_translation_names_its_maker(
    campaign: Path, options: tuple[str, ...], expected: str
) -> None:
    import_(campaign, ENGLISH, *options)
    assert labels(campaign, "en") == [expected]
    assert labels(campaign, "zh") == [CHINESE], "a reader of Chinese reads no translation"


def test_a_reviewed_translation_that_is_changed_is_a_persons_again(campaign: Path) -> None:
    import_(campaign, ENGLISH)
    words = ["review", HILLSIDE, "--translation", "reviewed", "--by", "a tester", "-C", str(campaign)]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert labels(campaign, "en") == [REVIEWED]
    import_(campaign, {SENTENCE: "Hillsides without trees were replanted."})
    assert labels(campaign, "en") == [PERSON]


def test_a_stale_and_an_unverified_text_say_so_until_they_are_accepted(campaign: Path) -> None:
    import_(campaign, ENGLISH)
    change(campaign, f"zh: {SENTENCE}", "zh: 针对山坡缺树问题,部署补种。")
    assert labels(campaign, "en") == [PERSON, "the Chinese has changed since this was translated"]
    path = campaign / "content" / f"{HILLSIDE}.yml"
    path.write_text(re.sub(r" +en_src: .*\n", "", path.read_text("utf-8")), encoding="utf-8")
    assert labels(campaign, "en") == [PERSON, *["not checked against the Chinese"] * 2]
    CliRunner().invoke(main, ["translate", "accept", HILLSIDE, "-C", str(campaign)])
    assert labels(campaign, "en") == [PERSON]
