"""Which states of review are published, and what the site publishes of a catalogue: told here alone."""

from dataclasses import replace
from typing import TypeVar

from generator.model.campaign import Campaign
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry, Review

PUBLISHED = frozenset({"reviewed", "corrected", "withdrawn"})
"""The review states that a release publishes."""
_Kind = TypeVar("_Kind", bound=Entry)
_SAID: dict[str, object] = {
    "section": None,
    "topics": (),
    "regions": (),
    "statements": (),
    "agencies": (),
    "date": None,
    "heading": None,
    "deck": None,
    "name": None,
    "explanation": None,
}
"""What an entry says besides its title, and what stands there once it is withdrawn."""


def published(catalogue: Catalogue) -> Catalogue:
    """Give the catalogue as the campaign's stage publishes it: all, or what a person has vouched for.

    A withdrawn entry keeps its page and title, and says and belongs to nothing more.
    """
    campaign = catalogue.campaign
    return replace(
        catalogue,
        sections=_published("sections", catalogue.sections, campaign),
        operations=_published("operations", catalogue.operations, campaign),
        stories=_published("stories", catalogue.stories, campaign),
        events=_published("events", catalogue.events, campaign),
        terms=_published("terms", catalogue.terms, campaign),
    )


def is_published(campaign: Campaign, address: str, review: Review) -> bool:
    """Whether a release publishes what stands at an address, as in ``operations/<id>``."""
    return review.state in PUBLISHED and address not in campaign.withheld


def is_upheld(model: Entry | Campaign) -> bool:
    """Whether the site still says what an entry says."""
    return model.review.state != "withdrawn"


def is_translated(entry: Entry) -> bool:
    """Tell whether there is any English whose maker is to be named."""
    texts = (entry.title, *(statement.text for statement in entry.statements))
    return any(text.en for text in texts)


def _published(collection: str, entries: tuple[_Kind, ...], campaign: Campaign) -> tuple[_Kind, ...]:
    if campaign.stage == "release":
        entries = tuple(
            entry for entry in entries if is_published(campaign, f"{collection}/{entry.id}", entry.review)
        )
    return tuple(entry if is_upheld(entry) else _silent(entry) for entry in entries)


def _silent(entry: _Kind) -> _Kind:
    said = {name: nothing for name, nothing in _SAID.items() if name in type(entry).model_fields}
    return entry.model_copy(update=said)
