"""Rows are added to a person's list, and every other byte stays."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.store import append, read_yaml

ROW = {"entry": "a", "was": {"zh": "b: c"}}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[]\n", "- entry: a\n  was:\n    zh: 'b: c'\n"),
        ("", "- entry: a\n  was:\n    zh: 'b: c'\n"),
        ("# c\n[]\n", "# c\n- entry: a\n  was:\n    zh: 'b: c'\n"),
        (
            "# c\n- entry:  z # e\n\n# d\n",
            "# c\n- entry:  z # e\n- entry: a\n  was:\n    zh: 'b: c'\n\n# d\n",
        ),
        ("  - entry: z", "  - entry: z\n  - entry: a\n    was:\n      zh: 'b: c'"),
        ("- zh: |\n    x\n\n# d\n", "- zh: |\n    x\n- entry: a\n  was:\n    zh: 'b: c'\n\n# d\n"),
    ],
)
def test_a_row_stands_after_the_others_in_their_style(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(before, encoding="utf-8")
    assert append(path, (), [ROW]).decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:  1 # x\nb: 2", "a:  1 # x\nb: 2\nlist:\n  - new"),
        ("list:\n- old # x\nb: 2\n", "list:\n- old # x\n- new\nb: 2\n"),
        ("list: [old]\n", "list: [old, new]\n"),
        ("list:\nb: 2\n", "list:\n  - new\nb: 2\n"),
    ],
)
def test_a_list_in_a_mapping_is_added_to_or_made(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(before, encoding="utf-8")
    assert append(path, ("list",), ["new"]).decode() == after


def test_a_file_that_is_not_there_begins_with_the_row(tmp_path: Path) -> None:
    assert append(tmp_path / "a.yml", (), [ROW]).decode() == "- entry: a\n  was:\n    zh: 'b: c'\n"


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_words_are_read_back(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    path = tmp_path_factory.mktemp("words") / "a.yml"
    path.write_text("- entry: z\n", encoding="utf-8")
    path.write_bytes(append(path, (), [{"entry": words, "was": {"zh": words}}]))
    assert read_yaml(path).content == [{"entry": "z"}, {"entry": words, "was": {"zh": words}}]
