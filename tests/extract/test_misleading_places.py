"""Names that are places or words by what stands around them."""

from pathlib import Path

import pytest

from generator.extract.naming import find_places
from generator.model import Document

ROWS = Path(__file__).with_name("misleading_places.txt").read_text("utf-8").splitlines()
CASES = [tuple(row.split("|")) for row in ROWS if "|" in row]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_name_is_a_place_or_a_word_by_its_context(text: str, expected: str) -> None:
    document = Document("case", text.strip(), ())
    found = [f"{document.quote(place.span)}:{place.code or '-'}" for place in find_places(document)]
    assert found == expected.split()


def test_both_readings_are_tried() -> None:
    assert len(CASES) > 60
    assert sum(not expected.strip() for _, expected in CASES) > 20
