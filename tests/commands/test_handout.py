"""``explainer handout``: which entries, in which language, and what it refuses."""

import html
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from generator.cli import main
from tests.commands.conftest import Run
from tests.commands.test_review import replace


def handout(campaign: Path, out: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["handout", "-C", str(campaign), str(campaign / out), *arguments])


def written(campaign: Path, out: str = "out.html") -> str:
    return (campaign / out).read_text("utf-8")


def test_the_whole_campaign_is_written_in_both_languages(campaign: Path) -> None:
    result = handout(campaign, "out.html")
    assert result.exit_code == 0, result.output
    assert "statements: " in result.output
    assert "河岸补种行动" in written(campaign)
    assert "Riverbank replanting" in written(campaign)


def test_one_language_alone(campaign: Path) -> None:
    assert handout(campaign, "out.html", "--in", "zh").exit_code == 0
    assert '<html lang="zh-Hans">' in written(campaign)
    assert "Riverbank" not in written(campaign)


def test_entries_and_topics_are_chosen_together(campaign: Path) -> None:
    assert handout(campaign, "out.html", "riverbank", "--topic", "villages").exit_code == 0
    assert "河岸补种行动" in written(campaign)
    assert "看苗员" in written(campaign)
    assert "山坡补种" not in written(campaign)


def test_a_word_file_by_its_name(campaign: Path) -> None:
    assert handout(campaign, "out.DOCX").exit_code == 0
    assert (campaign / "out.DOCX").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("out", ["out.html", "out.docx"])
def test_words_never_become_markup(campaign: Path, out: str) -> None:
    hostile = "</w:t><script>alert(1)</script>&amp;"
    replace(campaign / "content/operations/hillside.yml", "  zh: 山坡补种\n", f"  zh: 山坡补种{hostile}\n")
    assert handout(campaign, out).exit_code == 0
    if out.endswith(".html"):
        assert "<script" not in written(campaign)
        assert html.unescape(written(campaign)).count(hostile) > 0
    else:
        with zipfile.ZipFile(campaign / out) as package:
            words = [*etree.fromstring(package.read("word/document.xml")).itertext()]
        assert any(hostile in each for each in words)


def test_a_file_that_somebody_changed_is_not_overwritten(campaign: Path) -> None:
    assert handout(campaign, "out.html").exit_code == 0
    assert handout(campaign, "out.html").exit_code == 0  # the same again
    (campaign / "out.html").write_text("mine", encoding="utf-8")
    result = handout(campaign, "out.html")
    assert result.exit_code == 1
    assert "out.html: there is already a file of this name; give another name, or add --anew" in result.output
    assert written(campaign) == "mine"
    assert handout(campaign, "out.html", "--anew").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "there is no entry “nowhere”"),
        (["--topic", "vilages"], "there is no topic “vilages”; did you mean “villages”?"),
        (["--topic", "empty"], "no entry belongs to this topic yet"),
    ],
)
def test_what_is_not_there_is_named(campaign: Path, arguments: list[str], said: str) -> None:
    with (campaign / "content" / "topics.yml").open("a", encoding="utf-8") as file:
        file.write("- {id: empty, title: {zh: 空, en: Empty}, order: 9}\n")
    result = handout(campaign, "out.html", *arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert not (campaign / "out.html").exists()


def test_an_entry_that_a_release_leaves_out_is_refused(reviewed: Path, run: Run) -> None:
    document = reviewed / "content/documents/sapling-report.yml"
    replace(document, "set_aside:\n", "set_aside:\n- {passage: p8, reason: {zh: 待审阅。}}\n")
    assert run("release", "--withhold", "hillside").exit_code == 0
    result = handout(reviewed, "out.html", "hillside", "riverbank")
    assert result.exit_code == 1
    assert "hillside.yml: this is not published; review it first, or leave it out" in result.output
    assert "riverbank" not in result.output
    assert handout(reviewed, "out.html").exit_code == 0
    assert "山坡补种" not in written(reviewed)


def test_another_kind_of_file_is_refused(campaign: Path) -> None:
    result = handout(campaign, "out.pdf")
    assert result.exit_code == 2
    assert "choose a name that ends in .html / .docx" in result.output
