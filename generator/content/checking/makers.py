"""Whether what an entry says is the machine's, or a person's who changed it or wrote it anew."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from generator.content.reading import Content, walk
from generator.content.remembering import load_baseline
from generator.model import Address, Campaign, Entry, Localized, Origin, Plain

_Vouchable = TypeVar("_Vouchable", Entry, Campaign)
_CAMPAIGN = Origin("campaign")


def as_made(content: Content) -> Content:
    """Return the content with the state “edited” where no file names a state and a person wrote a Chinese text.

    The machine wrote what came from a document, as ``origins`` say, and reads as it did when it was last extracted.
    Raises ProblemsError if a baseline is not as it was written.
    """
    said = _said_by_the_machine(content)
    collections = {
        name: tuple(_as_made(entry, map(Origin, entry.origins), said) for entry in entries)
        for name, entries in content.collections.items()
    }
    titles = [Origin(Address.of("documents", source.id)) for source in content.sources]
    campaign = _as_made(content.campaign, [_CAMPAIGN, *titles], said)
    return replace(content, campaign=campaign, collections=collections)


def _as_made(
    model: _Vouchable, origins: Iterator[Origin] | list[Origin], said: Mapping[Origin, frozenset[str]]
) -> _Vouchable:
    if "state" in model.review.model_fields_set:
        return model
    theirs = frozenset[str]().union(*(said.get(origin, frozenset()) for origin in origins))
    texts = (part.zh for _, part in walk((), model) if isinstance(part, Localized))
    if theirs and all(text in theirs for text in texts):
        return model
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
