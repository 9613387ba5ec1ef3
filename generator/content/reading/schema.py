"""JSON Schemas of the content files, for editing programs; derived from the models, never written by hand."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from generator.content.reading.load import FOLDERS, LISTS
from generator.messages import LANGUAGES, Language, translated
from generator.model import Campaign, Model, Plain, elements_in, fields_in

DRAFT = "http://json-schema.org/draft-07/schema#"
Choices = Mapping[str, Mapping[str, str]]
"""What can be chosen by the name of the field, each value with what it stands for."""
_ABOUT = frozenset({"description", "title", "default"})
"""What a schema says about a field, whatever its value."""


def schemas(
    choices: Choices | None = None, languages: Sequence[Language] = LANGUAGES
) -> Iterator[tuple[str, str]]:
    """Yield each schema with its file name, as in ``operations.schema.json``, explained in some languages.

    ``choices`` are those of a campaign. They are completed; other values stay valid, as an editing program need not know
    of a new one at once.
    """
    for name, schema in _explained_schemas(tuple(languages)):
        offering = fields_in(_offering(choices or {}, schema))
        text = json.dumps({"$schema": DRAFT, **offering, "title": name}, ensure_ascii=False, indent=2)
        yield f"{name}.schema.json", f"{text}\n"


def explanations() -> frozenset[str]:
    """Return the English explanations of all fields and of the values to choose from, each on one line."""
    return frozenset(words for _, schema in _derived() for words in _explanations(schema))


def explained(words: str, language: Language) -> str:
    """Return an explanation in a language, with Markdown code marks."""
    return translated(" ".join(words.split()), language).replace("``", "`")


def adapters() -> Iterator[tuple[str, TypeAdapter[Any]]]:
    """Yield the validator of each kind of file with the name of the file or folder."""
    yield "campaign", TypeAdapter(Campaign)
    for name, model in LISTS.items():
        yield name, _list_of(model)
    for name, model in FOLDERS.items():
        yield name, TypeAdapter(model)


@cache
def _derived() -> tuple[tuple[str, Plain], ...]:
    """What the models are as schemas; the same in a process, and derived once, as a command may need it often."""
    return tuple((name, adapter.json_schema()) for name, adapter in adapters())


@cache
def _explained_schemas(languages: tuple[Language, ...]) -> tuple[tuple[str, Plain], ...]:
    return tuple((name, _as_written(schema, languages)) for name, schema in _derived())


def _list_of(model: type[Model]) -> TypeAdapter[Any]:
    return TypeAdapter(tuple[model, ...])  # type: ignore[valid-type] # a type made here


def _explanations(part: Plain) -> Iterator[str]:
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _explanations(each)
    if isinstance(part, dict):
        if isinstance(words := part.get("description"), str):
            yield " ".join(words.split())
        yield from map(str, elements_in(part.get("enumDescriptions")))


def _as_written(part: Plain, languages: Sequence[Language]) -> Plain:
    """Return a schema in the terms of draft 7, in which a field without a value may be left empty."""
    if isinstance(part, list):
        return [_as_written(each, languages) for each in part]
    if not isinstance(part, dict):
        return part
    renamed = {
        ("definitions" if key == "$defs" else key): _as_written(value, languages)
        for key, value in part.items()
    }
    if isinstance(words := renamed.get("description"), str):
        renamed["description"] = _in_each(words, languages, "\n\n")
    if values := elements_in(renamed.get("enumDescriptions")):
        renamed["enumDescriptions"] = [_in_each(str(words), languages, " / ") for words in values]
    if isinstance(reference := renamed.get("$ref"), str):
        # draft 7 ignores everything next to a reference
        beside = {key: value for key, value in renamed.items() if key != "$ref"}
        target: Plain = {"$ref": reference.replace("#/$defs/", "#/definitions/")}
        return {**beside, "allOf": [target]} if beside else target
    return renamed


def _in_each(words: str, languages: Sequence[Language], between: str) -> str:
    return between.join(explained(words, language) for language in languages)


def _offering(choices: Choices, part: Plain) -> Plain:
    """Return a schema in which the fields that name something of a campaign offer what there is."""
    if isinstance(part, list):
        return [_offering(choices, each) for each in part]
    if not isinstance(part, dict):
        return part
    offering = {key: _offering(choices, value) for key, value in part.items()}
    if fields := fields_in(offering.get("properties")):
        offering["properties"] = {
            name: _offered(choices[name], fields_in(field)) if choices.get(name) else field
            for name, field in fields.items()
        }
    return offering


def _offered(known: Mapping[str, str], field: dict[str, Plain]) -> Plain:
    if "items" in field:
        return {**field, "items": _offered(known, fields_in(field["items"]))}
    shape = {key: value for key, value in field.items() if key not in _ABOUT}
    about = {key: value for key, value in field.items() if key in _ABOUT}
    return {**about, "anyOf": [{"enum": [*known], "enumDescriptions": [*known.values()]}, shape]}
