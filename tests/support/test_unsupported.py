"""A sentence that says other than its passage does not get through."""

from generator.support import Fault, find_unsupported


def test_the_opposite_direction_is_a_fault() -> None:
    assert find_unsupported("发案数上升。", ("全市发案数下降。",)) == (Fault("direction", "上升", 3, "下降"),)


def test_another_word_for_the_same_direction_is_none() -> None:
    assert find_unsupported("发案数减少。", ("全市发案数下降。",)) == ()
