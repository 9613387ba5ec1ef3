"""The one table of Han characters, and that no module keeps another."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from generator.content.reading.yaml_in import read_yaml
from generator.language import HAN_RANGES, has_han
from generator.render.evidence import reading
from generator.render.search.tokens import Vocabulary, tokens

ROOT = Path(__file__).parents[2]
_CODE_POINT = r"(?:\\{1,2}u\{([0-9a-fA-F]+)\}|\\{1,2}u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|([^\x00-\x7f]))"
_RANGE = re.compile(f"{_CODE_POINT}-{_CODE_POINT}")
_MANY = 100
"""A range with more Han characters than this defines what a Han character is; 一-十 would not."""


def ranges(path: Path) -> Iterator[tuple[int, int]]:
    """Yield the ranges of characters in a file's patterns."""
    for match in _RANGE.finditer(path.read_text("utf-8")):
        first, last = (
            next(ord(each) if number == 3 else int(each, 16) for number, each in enumerate(ends) if each)
            for ends in (match.groups()[:4], match.groups()[4:])
        )
        yield first, last


@pytest.mark.parametrize(
    "char", [*"〇々一鿿㐀\ufa11", "\U00020bb7", "\U0002f800", "\U00030000", "\U00033479"]
)
def test_han_characters_of_all_planes(char: str) -> None:
    assert has_han(f"a{char}b")


@pytest.mark.parametrize("char", [*"⺀⼀⿕、。「あア한ㄅＡ1é%", "\U0001f600"])
def test_radicals_kana_and_signs_are_none(char: str) -> None:
    assert not has_han(char)


def test_the_table_knows_every_ideograph_that_python_knows() -> None:
    names = ("CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-")
    known = {code for code in range(sys.maxunicode + 1) if unicodedata.name(chr(code), "").startswith(names)}
    assert known <= {code for first, last in HAN_RANGES for code in range(first, last + 1)}


def test_the_ranges_stand_in_order_and_apart() -> None:
    ends = [end for pair in HAN_RANGES for end in pair]
    assert ends == sorted(ends)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(HAN_RANGES))


def test_the_search_in_the_browser_has_the_same_ranges() -> None:
    script = (ROOT / "overrides/assets/javascripts/search-words.js").read_text("utf-8")
    written = re.search(r'^const HAN = "(.*)"$', script, re.MULTILINE)

    def code(number: int) -> str:
        return f"\\\\u{number:04x}" if number <= 0xFFFF else f"\\\\u{{{number:x}}}"

    wanted = "".join(code(first) + (f"-{code(last)}" if last > first else "") for first, last in HAN_RANGES)
    assert written
    assert written[1] == wanted, f'search-words.js must have: const HAN = "{wanted}"'


def test_no_other_file_says_what_a_han_character_is() -> None:
    files = [path for path in (ROOT / "generator").rglob("*") if path.suffix in {".py", ".yml"}]
    files += (ROOT / "overrides").rglob("*.js")
    for path in files:
        if path.is_relative_to(ROOT / "generator/language"):
            continue
        allowed = set(HAN_RANGES) if path.name == "search-words.js" else set()
        found = [
            pair
            for pair in ranges(path)
            if pair not in allowed
            and sum(max(0, min(pair[1], last) - max(pair[0], first)) for first, last in HAN_RANGES) > _MANY
        ]
        assert found == [], f"{path}: take HAN from generator.language"


def test_a_folded_quote_has_no_blank_at_a_character_beyond_the_first_plane(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("quote: 队员赵𠮷\n  𠮷上岸\n", "utf-8")
    assert read_yaml(path).content == {"quote": "队员赵𠮷𠮷上岸"}


def test_half_width_marks_at_a_character_beyond_the_first_plane_are_shown_full_width() -> None:
    assert reading("𠮷,𠮷(𠮷)a,b") == "𠮷，𠮷（𠮷）a,b"


def test_a_rare_character_is_a_sign_of_its_own_in_the_search_and_a_radical_is_none() -> None:
    none = Vocabulary([])
    assert set(tokens("赵𠮷", none)) == {"赵", "𠮷", "赵𠮷", "𠮷<赵"}
    assert set(tokens("⺮a", none)) == {"a"}
