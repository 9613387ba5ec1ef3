"""JSON Schemas of the content files, for editors' programs: derived from the models, never written by hand."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from generator.model import Campaign, Model
from generator.store.load import FOLDERS, LISTS

DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> Iterator[tuple[str, str]]:
    """Give each schema with its file's name, as in ``operations.schema.json``."""
    yield "campaign.schema.json", _text("campaign", TypeAdapter(Campaign))
    for name, model in LISTS.items():
        yield f"{name}.schema.json", _text(name, _list_of(model))
    for name, model in FOLDERS.items():
        yield f"{name}.schema.json", _text(name, TypeAdapter(model))


def _list_of(model: type[Model]) -> TypeAdapter[Any]:
    return TypeAdapter(tuple[model, ...])  # type: ignore[valid-type] # a type made here


def _text(title: str, adapter: TypeAdapter[Any]) -> str:
    schema = _as_written(adapter.json_schema())
    return json.dumps({"$schema": DRAFT, **schema, "title": title}, ensure_ascii=False, indent=2) + "\n"


def _as_written(part: Any) -> Any:  # noqa: ANN401 - JSON of any depth
    """Give a schema in the words of draft 7, where a field without a value may be left empty."""
    if isinstance(part, list):
        return [_as_written(each) for each in part]
    if not isinstance(part, dict):
        return part
    renamed = {("definitions" if key == "$defs" else key): _as_written(value) for key, value in part.items()}
    if isinstance(reference := renamed.get("$ref"), str):
        # draft 7 ignores what stands beside a reference
        beside = {key: value for key, value in renamed.items() if key != "$ref"}
        target = {"$ref": reference.replace("#/$defs/", "#/definitions/")}
        return {**beside, "allOf": [target]} if beside else target
    return renamed
