"""The shipped campaign: its content is valid, and its documents are the ones that were hashed."""

from collections import Counter
from pathlib import Path

from generator import campaign_folder
from generator.model import Catalogue

ROOT = Path(__file__).parents[1]


def catalogue() -> Catalogue:
    content, documents = campaign_folder.load(ROOT)
    return content.catalogue(documents)


def test_the_shipped_content_has_no_problem() -> None:
    assert [str(problem) for problem in campaign_folder.check(ROOT)] == []


def test_the_shipped_content_has_what_the_article_tells() -> None:
    shipped = catalogue()

    assert {name: len(entries) for name, entries in shipped.collections.items()} == {
        "sections": 3,
        "operations": 5,
        "stories": 6,
        "events": 5,
        "terms": 22,
    }
    assert Counter(event.kind for event in shipped.events) == {"meeting": 3, "action": 2}
    assert (
        len({region for story in shipped.stories for region in story.regions if region.startswith("CN-")})
        == 5
    )
    mechanisms = [term for term in shipped.terms if term.kind in {"mechanism", "platform", "named-action"}]
    assert len(mechanisms) == 11


def test_everything_shipped_is_translated_and_fresh() -> None:
    states = [statement.text.en_state for _, entry in catalogue().entries for statement in entry.statements]
    assert states
    assert set(states) == {"fresh"}


def test_nothing_shipped_claims_a_review_that_nobody_made() -> None:
    shipped = catalogue()
    assert shipped.campaign.stage == "preview"
    assert {entry.review.state for _, entry in shipped.entries} == {"extracted"}
    assert {entry.review.translation for _, entry in shipped.entries} == {"machine"}
