"""Whose words an entry's are: the machine's only where it says just what the machine wrote."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import campaign_folder
from generator.cli import main
from generator.model import Address, Entry

TEXT = "青苗行动（2024年6月）\n\n本报6月10日电\u3000各地补种树苗1200余棵，清理河道30公里，取得进展。\n\n一、河道清理\n\n6月5日，某市公安机关开展河道清理行动，出动200余人，清理废弃物5吨。\n"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A campaign that a machine extracted and nobody has touched."""
    source = tmp_path / "report.txt"
    source.write_text(TEXT, encoding="utf-8")
    made = CliRunner().invoke(main, ["init", str(tmp_path / "new"), str(source)])
    assert made.exit_code == 0, made.output
    return tmp_path / "new"


def entries(folder: Path) -> dict[Address, Entry]:
    content, _ = campaign_folder.load(folder)
    return dict(campaign_folder.as_it_stands(content).entries)


def test_what_a_machine_wrote_and_nobody_touched_is_extracted(new: Path) -> None:
    assert {entry.review.state for entry in entries(new).values()} == {"extracted"}


def test_a_text_that_differs_from_the_machines_is_a_persons(new: Path) -> None:
    address, entry = next((each, entry) for each, entry in entries(new).items() if entry.statements)
    path = address.path(new)
    path.write_text(path.read_text("utf-8").replace(entry.title.zh, "河道清理的进展"), "utf-8")
    assert [each for each, now in entries(new).items() if now.review.state == "edited"] == [address]


def test_an_entry_without_an_origin_is_a_persons_and_so_is_its_english(new: Path) -> None:
    address, entry = next((each, entry) for each, entry in entries(new).items() if entry.statements)
    cite = entry.statements[0].cites[0]
    path = Address("terms/by-hand").path(new)
    path.parent.mkdir(exist_ok=True)
    path.write_text(  # as a form writes it: without a review
        "id: by-hand\ntitle: {zh: 河道清理, en: River clearing}\ntopics: []\nstatements:\n"
        f"- text: {{zh: {cite.quote}}}\n  kind: quote\n  cites: [{{document: {cite.document}, quote: {cite.quote}}}]\n",
        "utf-8",
    )
    found = entries(new)[Address("terms/by-hand")]
    assert (found.review.state, found.review.translation) == ("edited", "person")
    assert entries(new)[address].review.state == "extracted"
