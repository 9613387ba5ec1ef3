"""What the site publishes of a catalogue: what its stage allows, and nothing that was withdrawn but its title."""

from dataclasses import replace
from typing import TypeVar

from generator.model import Address, Campaign, Catalogue, Entry

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


def is_upheld(entry: Entry) -> bool:
    """Tell whether the site still says what an entry says."""
    return entry.review.state != "withdrawn"


def is_translated(entry: Entry) -> bool:
    """Tell whether there is any English whose maker is to be named."""
    texts = (entry.title, *(statement.text for statement in entry.statements))
    return any(text.en for text in texts)


def _published(collection: str, entries: tuple[_Kind, ...], campaign: Campaign) -> tuple[_Kind, ...]:
    if campaign.stage == "release":
        entries = tuple(
            entry
            for entry in entries
            if entry.review.state in PUBLISHED and Address.of(collection, entry.id) not in campaign.withheld
        )
    return tuple(entry if is_upheld(entry) else _silent(entry) for entry in entries)


def _silent(entry: _Kind) -> _Kind:
    said = {name: nothing for name, nothing in _SAID.items() if name in type(entry).model_fields}
    return entry.model_copy(update=said)
