"""Plain words are read without a guess at their shape."""

import pytest

from generator.content.writing import dump
from generator.model import Address, FieldPath, Origin, Plain, elements_in, field_in, fields_in, text_in

ENTRY: dict[str, Plain] = {
    "id": "riverbank",
    "order": 3,
    "statements": [{"text": {"zh": "补种树苗。"}}],
    "section": None,
}


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ((), ENTRY),
        (("id",), "riverbank"),
        (("statements", 0, "text", "zh"), "补种树苗。"),
        (("statements", 1), None),
        (("statements", "text"), None),
        (("id", "zh"), None),
        (("id", 0), None),
        (("section", "zh"), None),
        (("other", 0, "zh"), None),
    ],
)
def test_a_path_leads_to_a_field_or_to_nothing(path: FieldPath, there: Plain) -> None:
    assert field_in(ENTRY, path) == there


def test_what_is_no_mapping_has_no_fields_and_what_is_no_list_no_elements() -> None:
    assert fields_in(ENTRY) is ENTRY
    assert fields_in(ENTRY["statements"]) == fields_in("words") == fields_in(None) == {}
    assert elements_in(ENTRY["statements"]) == ENTRY["statements"]
    assert elements_in(ENTRY) == elements_in("words") == elements_in(None) == []


def test_a_number_is_no_text() -> None:
    assert text_in(ENTRY, "id") == "riverbank"
    assert text_in(ENTRY, "order") is text_in(ENTRY, "section") is text_in(ENTRY, "other") is None


def test_addresses_and_origins_are_written_as_the_texts_that_they_are() -> None:
    assert dump([str(Address("operations/riverbank"))]) == dump([Address("operations/riverbank")])
    assert dump({"campaign": str(Origin("campaign"))}) == dump({Address("campaign"): Origin("campaign")})
