"""No cell of a CSV file is taken for a formula, whatever separator a program's locale splits its lines at."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.writing import csv_rows
from generator.content.writing.spreadsheet import guarded, unguarded

SIGNS = st.text(st.sampled_from("=+-@＝＋－＠;,|\t\r\n\v'\" \u3000a河"), max_size=12)
TEXTS = SIGNS | st.text(st.characters(codec="utf-8"), max_size=12)
SPLITS = (",", ";", "\t", "|")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("河道；=1", "河道；=1"),
        ("a;=1", "a;'=1"),
        ("a\t+1", "a\t'+1"),
        ("a, -1", "a,' -1"),
        ("a\n@b", "a\n'@b"),
        ('a;"=1', "a;'\"=1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("1-2", "1-2"),
        ("\t=1", "'\t'=1"),
        ("\ta", "'\ta"),
        ("a\tb", "a\tb"),
    ],
)
def test_an_apostrophe_goes_before_what_might_be_a_formula(text: str, safe: str) -> None:
    assert guarded(text) == safe
    assert unguarded(safe) == text


@given(TEXTS)
def test_what_is_guarded_can_be_had_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_no_way_to_split_a_line_leaves_a_formula(cells: list[str]) -> None:
    written = csv_rows([cells])
    assert [unguarded(cell) for cell in next(csv.reader(io.StringIO(written, newline="")))] == cells
    for separator in SPLITS:
        for line in re.split(r"[\r\n\v\f]+", written):
            read = next(csv.reader([line], delimiter=separator), [])
            for cell in (*read, *line.split(separator)):
                assert not re.match(r"[\"\s]*[=+\-@＝＋－＠]", cell), (line, separator)
