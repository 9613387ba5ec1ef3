"""Open conflicts stay on a list until somebody decides them."""

from pathlib import Path

import pytest

from generator.content.changing import write_files
from generator.content.remembering import Conflict, conflicts_files, open_conflicts
from generator.errors import Place
from generator.model import Address

STORY = "id: one\ntitle:\n  zh: 甲\nstatements:\n  - text:\n      zh: 人写的话。\n"
KEY = ("statements", 0, "text", "zh")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "content" / "stories" / "one.yml"
    path.parent.mkdir(parents=True)
    path.write_text(STORY, encoding="utf-8")
    conflict = Conflict("report", Address("stories/one"), KEY, Place(path), "机器的话。", "人写的话。")
    write_files(tmp_path, conflicts_files(tmp_path, [conflict]))
    return tmp_path


def test_a_conflict_tells_both_values_and_its_place(folder: Path) -> None:
    (conflict,) = open_conflicts(folder)
    assert (conflict.address, conflict.field) == ("stories/one", "statements.0.text.zh")
    assert (conflict.machine, conflict.person) == ("机器的话。", "人写的话。")
    assert (conflict.place.line, conflict.place.path.name) == (6, "one.yml")


def test_a_conflict_is_found_where_the_statement_went(folder: Path) -> None:
    path = folder / "content" / "stories" / "one.yml"
    path.write_text(STORY.replace("statements:\n", "statements:\n  - text:\n      zh: 另一句。\n"), "utf-8")
    assert [conflict.place.line for conflict in open_conflicts(folder)] == [8]


def test_an_edit_decides_a_conflict(folder: Path) -> None:
    path = folder / "content" / "stories" / "one.yml"
    path.write_text(STORY.replace("人写的话", "两边合起来的话"), "utf-8")
    assert open_conflicts(folder) == ()


def test_no_conflict_where_nothing_was_extracted(tmp_path: Path) -> None:
    assert open_conflicts(tmp_path) == ()
