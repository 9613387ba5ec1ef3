"""Addresses, origins and paths of fields are read as they are written."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model import (
    COLLECTIONS,
    Address,
    FieldPath,
    Origin,
    dotted,
    passage_of,
    read_address,
    read_path,
    read_target,
)
from generator.model.entry import FormerAddress

FORMER: TypeAdapter[str] = TypeAdapter(FormerAddress)


def test_an_address_names_its_collection_its_id_and_its_file(tmp_path: Path) -> None:
    address = Address.of("operations", "riverbank")
    assert (address.collection, address.id, address.is_alone) == ("operations", "riverbank", False)
    assert address == "operations/riverbank"
    assert address.path(tmp_path) == tmp_path / "content" / "operations" / "riverbank.yml"


def test_a_file_that_is_the_only_one_of_its_kind_is_its_own_collection(tmp_path: Path) -> None:
    address = Address("campaign")
    assert (address.collection, address.id, address.is_alone) == ("campaign", "campaign", True)
    assert address.path(tmp_path) == tmp_path / "content" / "campaign.yml"


@pytest.mark.parametrize(
    ("written", "document", "kind", "sentence", "dated"),
    [
        ("report/story/p9.1", "report", "story", "p9.1", False),
        ("report/event/p9.1/6月25日", "report", "event", "p9.1", True),
        ("report/event/p9.1/6月25日/2", "report", "event", "p9.1", False),
        ("report/story/gone-0a1b2c3d", "report", "story", "gone-0a1b2c3d", False),
        ("documents/report", "documents", "report", "", False),
        ("campaign", "campaign", "", "", False),
    ],
)
def test_an_origin_names_its_document_kind_and_place(
    written: str, document: str, kind: str, sentence: str, *, dated: bool
) -> None:
    origin = Origin(written)
    assert (origin.document, origin.kind, origin.sentence, origin.is_dated) == (
        document,
        kind,
        sentence,
        dated,
    )
    assert str(origin) == written


def test_an_origin_at_another_sentence_keeps_what_tells_it_apart() -> None:
    origin = Origin.of("report", "event", "p9.1", "6月25日")
    assert origin.at("p10.2") == "report/event/p10.2/6月25日"
    assert origin.around == "report/event/p9.1"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("", ()),
        ("title", ("title",)),
        ("statements.0.cites.12.quote", ("statements", 0, "cites", 12, "quote")),
        ("statements.²", ("statements", "²")),
    ],
)
def test_a_path_is_read_as_it_is_written(written: str, path: FieldPath) -> None:
    assert read_path(written) == path
    assert dotted(path) == written


@pytest.mark.parametrize(
    ("written", "address", "field"),
    [
        ("operations/riverbank", "operations/riverbank", ""),
        ("operations/riverbank:statements.0", "operations/riverbank", "statements.0"),
        ("campaign:title", "campaign", "title"),
    ],
)
def test_a_target_is_a_file_and_perhaps_a_field(written: str, address: str, field: str) -> None:
    assert read_target(written) == (Address(address), field)


@pytest.mark.parametrize(
    "written",
    [
        "operations/riverbank",
        "operations/riverbank.yml",
        "content/operations/riverbank.yml",
        "./content/operations/riverbank.yml",
        "content\\operations\\riverbank.yml",
    ],
)
def test_a_file_may_be_written_as_its_path(written: str) -> None:
    assert read_address(written) == Address.of("operations", "riverbank")


def test_a_sentence_stands_in_a_passage() -> None:
    assert passage_of("p22.1") == passage_of("p22") == "p22"


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_an_entry_of_any_kind_may_have_had_another_address(collection: str) -> None:
    assert FORMER.validate_python(f"{collection}/river-bank-2") == f"{collection}/river-bank-2"


@pytest.mark.parametrize(
    "elsewhere", ["../../bank", "/bank", "bank", "topics/bank", "operations/x/../y", f"terms/{'x' * 300}"]
)
def test_no_entry_was_ever_elsewhere(elsewhere: str) -> None:
    with pytest.raises(ValidationError):
        FORMER.validate_python(elsewhere)
