"""The words of the source are found, even as an editor remembers them."""

import json

import pytest
import yaml

from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("campaign")


def test_the_citation_can_be_pasted(run: Run) -> None:
    done = run("cite", "树苗1200余棵")
    assert done.exit_code == 0
    assert yaml.safe_load(done.stdout) == [{"document": "sapling-report", "quote": "树苗1200余棵"}]
    assert "# sapling-report p7.1: …" in done.stdout
    assert "同步补种【树苗1200余棵】,清理了一批废弃物" in done.stdout
    assert done.stderr == ""


def test_all_places_are_listed_with_their_passages(run: Run) -> None:
    done = run("cite", "看苗员", "--context", "3")
    assert done.exit_code == 0
    assert [cite["passage"] for cite in yaml.safe_load(done.stdout)] == ["p10", "p12"]
    assert "# 1. sapling-report p10.1: …把“【看苗员】”请进…" in done.stdout
    assert "in 2 places" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        "“看苗员”请进村里",
        '"看苗员"请进村里',
        "「看苗员」請進村裡",
        "“ 看 苗 员 ”请进村里",
        "＂看苗员＂请进村里",
    ],
)
def test_marks_width_spaces_and_old_characters_do_not_matter(run: Run, words: str) -> None:
    done = run("cite", words, "--format", "json")
    (found,) = json.loads(done.stdout)["result"]["places"]
    assert found["quote"] == "“看苗员”请进村里"
    assert found["match"] == ("exact" if words == found["quote"] else "folded")
    assert done.stderr == ""


def test_full_width_marks_find_half_width_ones(run: Run) -> None:
    done = run("cite", "补种树苗，清理河道，取得进展")
    assert "quote: 补种树苗,清理河道,取得进展" in done.stdout
    assert "# you wrote:      补种树苗【，】清理河道【，】取得进展" in done.stdout


def test_the_nearest_words_are_shown_with_what_differs(run: Run) -> None:
    done = run("cite", "同步补种了树苗1200棵")
    assert done.exit_code == 0
    assert "quote: 同步补种树苗1200余棵" in done.stdout
    assert "# you wrote:      同步补种【了】树苗1200棵" in done.stdout
    assert "# the source has: 同步补种树苗1200【余】棵" in done.stdout
    assert "these words are in no document" in done.stderr


@pytest.mark.parametrize("words", ["海洋环境监测站点", "", "zzzz"])
def test_what_nobody_says_is_not_found(run: Run, words: str) -> None:
    done = run("cite", words)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "no document says this" in done.stderr


def test_an_unknown_document_is_named_with_its_neighbour(run: Run) -> None:
    done = run("cite", "树苗", "--document", "sapling-reports")
    assert done.exit_code == 1
    assert "did you mean “sapling-report”?" in done.stderr


def test_it_speaks_chinese(run: Run) -> None:
    assert "原文是" in run("--lang", "zh", "cite", "同步补种了树苗1200棵").stdout
    assert "没有哪份原文这样说" in run("--lang", "zh", "cite", "zzzz").stderr
