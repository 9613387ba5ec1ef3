"""Which states of review are published, and what the site publishes of a catalogue; decided here alone."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeVar

from generator.model.address import Address
from generator.model.campaign import Campaign, Card
from generator.model.catalogue import Catalogue
from generator.model.cited import uses
from generator.model.entry import Entry, Review, Term

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
"""What an entry says besides its title, with what replaces it once the entry is withdrawn."""


def published(catalogue: Catalogue) -> Catalogue:
    """The catalogue as the campaign's stage publishes it: everything, or only what a person has vouched for.

    A withdrawn entry keeps its page and title, but says and belongs to nothing more.
    """
    campaign = catalogue.campaign
    if campaign.stage != "release":
        return _kept(catalogue, lambda _address, _entry: True)
    return _kept(catalogue, lambda address, entry: is_published(campaign, address, entry.review))


def publishable(catalogue: Catalogue) -> Catalogue:
    """The catalogue as a release will publish it once everything is reviewed, without what is withheld or withdrawn."""
    return _kept(catalogue, lambda address, _entry: address not in catalogue.campaign.withheld)


def selection(catalogue: Catalogue, addresses: Collection[Address]) -> Catalogue:
    """Some entries with their corrections and the documents that they cite; nothing of what the home page says."""
    bare = {"summary": (), "card": Card(), "gaps": ()}
    chosen = replace(
        _kept(catalogue, lambda address, _entry: address in addresses),
        campaign=catalogue.campaign.model_copy(update=bare),
        corrections=tuple(each for each in catalogue.corrections if each.entry in addresses),
        sources=(),
    )
    cited = {use.cite.document for use in uses(chosen)}
    return replace(chosen, sources=tuple(each for each in catalogue.sources if each.id in cited))


def is_published(campaign: Campaign, address: Address, review: Review) -> bool:
    """Whether a release publishes the entry at an address, as in ``operations/<id>``."""
    return review.state in PUBLISHED and address not in campaign.withheld


def is_upheld(model: Entry | Campaign) -> bool:
    """Whether the site still says what an entry says."""
    return model.review.state != "withdrawn"


def has_page(entry: Entry) -> bool:
    """Whether an entry has a page of its own: all but terms that nobody explains, which stand in the list of terms."""
    return not isinstance(entry, Term) or entry.explanation is not None or not is_upheld(entry)


def shown_at(address: Address, entry: Entry) -> str:
    """Where the site shows an entry: its page, as in ``stories/a/``, or its row, as in ``terms/#term-a``."""
    return f"{address}/" if has_page(entry) else f"terms/#term-{entry.id}"


def place_in(shown: str, at: str) -> str:
    """The address of a statement of what is shown somewhere: ``stories/a/#s1`` or ``terms/#term-a-s1``."""
    return f"{shown}-{at}" if "#" in shown else f"{shown}#{at}"


def is_translated(entry: Entry) -> bool:
    """Whether there is any English whose maker should be named."""
    texts = (entry.title, *(statement.text for statement in entry.statements))
    return any(text.en for text in texts)


def _kept(catalogue: Catalogue, keep: Callable[[Address, Entry], bool]) -> Catalogue:
    def kept(collection: str, entries: tuple[_Kind, ...]) -> tuple[_Kind, ...]:
        those = (entry for entry in entries if keep(Address.of(collection, entry.id), entry))
        return tuple(entry if is_upheld(entry) else _silent(entry) for entry in those)

    return replace(
        catalogue,
        sections=kept("sections", catalogue.sections),
        operations=kept("operations", catalogue.operations),
        stories=kept("stories", catalogue.stories),
        events=kept("events", catalogue.events),
        terms=kept("terms", catalogue.terms),
    )


def _silent(entry: _Kind) -> _Kind:
    said = {name: nothing for name, nothing in _SAID.items() if name in type(entry).model_fields}
    return entry.model_copy(update=said)
