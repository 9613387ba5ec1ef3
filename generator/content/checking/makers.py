"""Whether what an entry says is the machine's, or a person's who changed it or wrote it anew."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from generator.content.reading import Content
from generator.content.remembering import load_baseline
from generator.model import Address, Campaign, Entry, Origin, Plain
from generator.once import once_each

_Vouchable = TypeVar("_Vouchable", Entry, Campaign)
_CAMPAIGN = Address("campaign")


def as_made(content: Content) -> Content:
    """Return the content with the state “edited” where no file names a state and a person wrote a Chinese text.

    The machine wrote what came from a document, as ``origins`` say, and reads as it did when it was last extracted.
    Raises ProblemsError if a baseline is not as it was written.
    """
    said = _said_by_the_machine(content)
    origins = {address: frozenset(map(Origin, entry.origins)) for address, entry in content.entries}
    titles = (Origin(Address.of("documents", source.id)) for source in content.sources)
    origins[_CAMPAIGN] = frozenset((Origin(_CAMPAIGN), *titles))
    theirs = {
        address: frozenset[str]().union(*(said.get(each, ()) for each in those))
        for address, those in origins.items()
    }
    persons = {address for address, those in theirs.items() if not those}
    persons |= {address for address, those in content.chinese if not those <= theirs[address]}
    collections = {
        name: tuple(_edited(entry) if Address.of(name, entry.id) in persons else entry for entry in entries)
        for name, entries in content.collections.items()
    }
    campaign = _edited(content.campaign) if _CAMPAIGN in persons else content.campaign
    return replace(content, campaign=campaign, collections=collections)


def _edited(model: _Vouchable) -> _Vouchable:
    return model if "state" in model.review.model_fields_set else cast("_Vouchable", _now_edited(model))


@once_each
def _now_edited(model: Entry | Campaign) -> Entry | Campaign:
    return model.model_copy(update={"review": model.review.model_copy(update={"state": "edited"})})


def _said_by_the_machine(content: Content) -> Mapping[Origin, frozenset[str]]:
    """The Chinese texts that the machine last wrote, by origin."""
    return {
        Origin(origin): frozenset(_texts(fields))
        for source in content.sources
        for origin, fields in load_baseline(content.folder, source.id).items()
    }


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(zh := value.get("zh"), str):
            yield zh
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
