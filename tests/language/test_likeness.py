"""One measure of how alike texts are, so that no two parts disagree on which text became which."""

from pathlib import Path

import pytest

from generator.content.changing.pairing import pair
from generator.content.checking.release_gate import changes
from generator.content.remembering.vouched import Part
from generator.language import LIKE, likeness, nearest, shared

ROOT = Path(__file__).parents[2]
MOVED = ("北岸清淤，南岸补种，沿线设站，村村有人。", "村村有人，沿线设站，南岸补种，北岸清淤。")
OTHER = ("全县水质明显好转。", "全县清淤三处河段。")


def test_likeness_is_of_pairs_of_characters() -> None:
    assert likeness("清淤", "清淤") == 1
    assert likeness("清淤", "补种") == 0
    assert likeness("ab", "abc") == pytest.approx(4 / 7)
    assert likeness("ab", "abc", ends=False) == pytest.approx(2 / 3)
    assert likeness("a", "b", ends=False) == 0
    assert likeness("", "ab") == 0
    assert shared("清淤清淤", "先清淤") == 1


def test_what_is_meant_is_the_nearest_known_word() -> None:
    assert nearest("operatoin", ["event", "operation"]) == "operation"
    assert nearest("x", ["event", "operation"]) is None


@pytest.mark.parametrize(("was", "now"), [MOVED, OTHER])
def test_merging_and_reviewing_agree_on_which_sentence_was_changed(was: str, now: str) -> None:
    merged = pair([{"text": {"zh": was}}], [{"text": {"zh": now}}])
    one, other = {"statements.0": Part(hash="a", zh=was)}, {"statements.1": Part(hash="b", zh=now)}
    (change,) = changes(one, other)
    assert (change.now is not None) == bool(merged) == (likeness(was, now) >= LIKE)


def test_no_other_module_measures_likeness_by_a_way_of_its_own() -> None:
    for path in (ROOT / "generator").rglob("*.py"):
        if not path.is_relative_to(ROOT / "generator/language"):
            words = path.read_text("utf-8")
            assert "get_close_matches" not in words, f"{path}: take nearest from generator.language"
            assert ".ratio()" not in words, f"{path}: take likeness from generator.language"
