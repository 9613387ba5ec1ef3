"""Two versions of a file are combined field by field, and nobody's change gives way unseen."""

import subprocess
from pathlib import Path

import pytest

from generator.commands.combine import combine
from generator.content.reading import read_yaml
from tests.commands.conftest import Run

BASE = """\
# 说明
id: bank
title: {zh: 河岸, en: Bank}
topics: [rivers]
statements:
- text: {zh: 甲句。, en: One.}
- text: {zh: 乙句。, en: Two.}
review: {state: extracted, translation: machine}   # 审阅
"""


def versions(folder: Path, ours: str, theirs: str, base: str = BASE) -> list[Path]:
    paths = [folder / name for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, (base, ours, theirs), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def combined(folder: Path, ours: str, theirs: str, base: str = BASE) -> str | None:
    """Our text with their changes; None if they are in conflict."""
    paths = versions(folder, ours, theirs, base)
    return paths[1].read_text("utf-8") if combine(*paths) else None


def test_fields_on_one_line_are_no_conflict_and_every_other_byte_stays(tmp_path: Path) -> None:
    ours = BASE.replace("state: extracted", "state: reviewed").replace("河岸", "河堤")
    theirs = BASE.replace("translation: machine", "translation: person").replace("One.", "First.")
    both = ours.replace("translation: machine", "translation: person").replace("One.", "First.")
    assert combined(tmp_path, ours, theirs) == both
    assert combined(tmp_path, theirs, ours) == both


def test_what_both_added_stays(tmp_path: Path) -> None:
    ours = BASE.replace("[rivers]", "[rivers, hills]").replace("review:", "note: 我的\nreview:")
    theirs = BASE.replace("[rivers]", "[rivers, woods]").replace("review:", "- text: {zh: 丙句。}\nreview:")
    assert combined(tmp_path, ours, theirs)
    content = read_yaml(tmp_path / "ours").content
    assert isinstance(content, dict)
    assert isinstance(content["topics"], list)
    assert {*content["topics"]} == {"rivers", "hills", "woods"}
    assert content["note"] == "我的"
    assert isinstance(content["statements"], list)
    assert len(content["statements"]) == 3


def test_a_review_and_a_mark_of_the_english_that_are_both_new_are_put_together(tmp_path: Path) -> None:
    base = BASE.partition("review:")[0]
    ours = f"{base}review:\n  state: reviewed\n  by: 甲\n"
    theirs = f"{base}review:\n  translation: person\n"
    assert combined(tmp_path, ours, theirs, base)
    content = read_yaml(tmp_path / "ours").content
    assert isinstance(content, dict)
    assert content["review"] == {"state": "reviewed", "by": "甲", "translation": "person"}


def test_rows_of_a_list_are_combined_too(tmp_path: Path) -> None:
    base = "- {id: rivers, title: {zh: 清理河道}}\n- {id: hills, title: {zh: 山坡补种树苗}}\n"
    ours = base + "- {id: other, title: {zh: 其他}}\n"
    theirs = base.replace("补种树苗", "补种") + "- {id: village, title: {zh: 村庄}}\n"
    assert combined(tmp_path, ours, theirs, base)
    rows = read_yaml(tmp_path / "ours").content
    assert isinstance(rows, list)
    assert {str(row["id"]): row["title"] for row in rows if isinstance(row, dict)} == {
        "rivers": {"zh": "清理河道"},
        "hills": {"zh": "山坡补种"},
        "other": {"zh": "其他"},
        "village": {"zh": "村庄"},
    }


TWO = "- text: {zh: 乙句。, en: Two.}\n"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (BASE.replace("河岸", "河堤"), BASE.replace("河岸", "河边")),
        (BASE.replace("extracted", "reviewed"), BASE.replace("extracted", "edited")),
        (BASE.replace(TWO, ""), BASE.replace("乙句", "新句")),
        (BASE.replace("note", ""), "no: [yaml"),
        ("- a\n", BASE.replace("河岸", "河边")),
    ],
    ids=["one-text", "one-state", "gone-and-changed", "unreadable", "another-kind"],
)
def test_what_both_changed_is_a_conflict_from_either_side(tmp_path: Path, ours: str, theirs: str) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        paths = versions(tmp_path, one, other)
        by_git = subprocess.run(
            [
                "git",
                "merge-file",
                "-p",
                "-L",
                "ours",
                "-L",
                "base",
                "-L",
                "theirs",
                *(paths[n] for n in (1, 0, 2)),
            ],
            capture_output=True,
            check=False,
        )
        assert combine(*paths) is (by_git.returncode == 0)
        assert paths[1].read_bytes() == by_git.stdout


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ("- text: {zh: 清理河道四十公里。}\n", "- text: {zh: 清理河道五十公里。}\n"),
        (
            "- {text: {zh: 同句。}, cites: [{document: a}]}\n",
            "- {text: {zh: 同句。}, cites: [{document: b}]}\n",
        ),
    ],
)
def test_two_sentences_that_are_alike_both_stay(tmp_path: Path, mine: str, other: str) -> None:
    ours, theirs = (BASE.replace("review:", f"{each}review:") for each in (mine, other))
    assert combined(tmp_path, ours, theirs)
    content = read_yaml(tmp_path / "ours").content
    assert isinstance(content, dict)
    assert isinstance(content["statements"], list)
    assert len(content["statements"]) == 4


def test_rows_without_a_name_are_left_to_git(tmp_path: Path) -> None:
    base = "- words: [河, 川]\n- words: [山, 岭]\n"
    ours, theirs = f"- words: [林, 木]\n{base}", base.replace("岭", "峰")
    assert combined(tmp_path, ours, theirs, base) == f"- words: [林, 木]\n{theirs}"


def test_a_conflict_is_said(tmp_path: Path, run: Run) -> None:
    paths = versions(tmp_path, BASE.replace("河岸", "河堤"), BASE.replace("河岸", "河边"))
    done = run("combine", *map(str, paths))
    assert done.exit_code == 1
    assert "both versions changed the same field" in done.stdout
    assert "<<<<<<< ours" in paths[1].read_text("utf-8")
    paths = versions(tmp_path, BASE, BASE.replace("河岸", "河边"))
    assert run("combine", *map(str, paths)).exit_code == 0
