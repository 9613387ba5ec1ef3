"""What the search index contains of the entries."""

import json
from dataclasses import replace
from pathlib import Path

from generator.campaign_folder import load
from generator.model import Catalogue, Review
from generator.render import editions, search_pages

FIXTURE = Path(__file__).parents[1] / "fixtures" / "campaign"


def records(found: Catalogue) -> dict[str, tuple[list[str], list[str]]]:
    """The labels and texts of each page that can be found, by address."""
    files = {page.path.stem: json.loads(page.text) for page in search_pages(editions(found)["zh"])}
    rows = [row for name, those in files.items() if name[0] == "r" for row in those]
    return {address: (tags, [text for *_, text in texts]) for address, _, tags, texts in rows}


def test_a_withdrawn_entry_is_found_by_its_title_alone_and_says_so() -> None:
    content, documents = load(FIXTURE)
    found = content.catalogue(documents)
    gone = tuple(each.model_copy(update={"review": Review(state="withdrawn")}) for each in found.operations)
    assert len(records(found)["operations/riverbank/"][1]) > 2
    tags, texts = records(replace(found, operations=gone))["operations/riverbank/"]
    assert tags == ["行动", "已撤回"]
    assert texts == ["河岸补种行动", "Riverbank replanting"]
