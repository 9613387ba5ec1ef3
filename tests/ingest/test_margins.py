import pytest

from generator.ingest.printed.layout.margins import marked_margins
from generator.ingest.printed.layout.pieces import Piece
from tests.timing import takes_at_most

LONGEST = 2.0
"""Seconds of this thread; time that grows with the square of the length takes far more."""


@pytest.mark.parametrize("number", ["1", "第1页", "1/2", "共2页"])
def test_a_long_run_of_blanks_after_a_page_number_is_read_in_linear_time(number: str) -> None:
    piece = Piece(f"{number}{' ' * 19_000}x", 0, 10, 0, 10)
    assert takes_at_most(LONGEST, lambda: marked_margins([piece], 1))
    (margin,) = marked_margins([piece], 1)
    assert not margin.is_number
