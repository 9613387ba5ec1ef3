"""The sentences of a source in English: for translators, in the check, and beside the Chinese."""

from dataclasses import replace
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from generator.campaign_folder import load
from generator.cli import main
from generator.model import Locale
from generator.render import editions, render_pages

DOCUMENT = "content/documents/sapling-report.yml"
SENTENCE = "——组织开展河岸补种行动,浙江、江西两省同步补种树苗1200余棵,清理了一批废弃物。"
ENGLISH = "Along the banks more than 1,200 saplings were replanted and a number of waste objects cleared."


@pytest.fixture
def rendering(campaign: Path) -> Path:
    """A campaign in whose document a sentence waits for its English."""
    path = campaign / DOCUMENT
    path.write_text(f"{path.read_text('utf-8')}renderings:\n- text:\n    zh: {SENTENCE}\n", encoding="utf-8")
    return campaign


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["--lang", "en", *arguments, "-C", str(folder)])
    assert result.exit_code == 0, result.output
    return result.output


def translated(folder: Path) -> Path:
    """Send the sentence out and take its English in."""
    out = str(folder / "out.po")
    run(folder, "translate", "export", out)
    file = polib.pofile(out)
    (entry,) = [each for each in file if each.msgid == SENTENCE]
    assert "keep every clause" in (entry.comment or "")
    entry.msgstr = ENGLISH
    file.save()
    run(folder, "translate", "import", out)
    return folder


def pages(folder: Path, locale: Locale, display: str = "excerpts") -> dict[str, str]:
    content, documents = load(folder)
    found = content.catalogue(documents)
    shown = replace(found, campaign=found.campaign.model_copy(update={"display": display}))
    return {str(page.path): page.text for page in render_pages(editions(shown)[locale])}


def test_an_english_reader_sees_what_a_sentence_says(rendering: Path) -> None:
    folder = translated(rendering)
    english, chinese = pages(folder, "en"), pages(folder, "zh")
    for path in ("operations/riverbank.md", "sources/sapling-report.md"):
        assert ENGLISH in english[path]
        assert "by machine and not reviewed" in english[path]
        assert ENGLISH not in chinese[path]


def test_where_only_quotations_may_be_shown_no_sentence_is_rendered(rendering: Path) -> None:
    folder = translated(rendering)
    assert not [path for path, text in pages(folder, "en", "none").items() if ENGLISH in text]


def test_a_sentence_that_the_source_does_not_have_is_named(rendering: Path) -> None:
    path = rendering / DOCUMENT
    assert "unknown-sentence" not in run(rendering, "check", "--format", "json")
    path.write_text(path.read_text("utf-8").replace("清理了一批废弃物", "清理了废弃物"), encoding="utf-8")
    assert "unknown-sentence" in run(rendering, "check", "--format", "json")
