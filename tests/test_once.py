"""Work done once for each object that never changes."""

import gc

from generator.model import Localized
from generator.once import once_each


def test_the_same_object_is_worked_on_once_and_an_equal_one_again() -> None:
    worked: list[str] = []

    @once_each
    def length(text: Localized) -> int:
        worked.append(text.zh)
        return len(text.zh)

    one, other = Localized(zh="甲乙"), Localized(zh="甲乙")
    assert [length(one), length(one), length(other)] == [2, 2, 2]
    assert worked == ["甲乙", "甲乙"]


def test_what_was_made_goes_with_its_object() -> None:
    """Another object may come to stand in the same place."""

    @once_each
    def words(text: Localized) -> str:
        return text.zh

    for number in range(100):
        assert words(Localized(zh=f"{number}")) == f"{number}"
        gc.collect(0)
