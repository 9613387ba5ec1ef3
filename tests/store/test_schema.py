"""The committed schemas are those of the models, and the shipped content keeps to them."""

import json
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.store import schemas

ROOT = Path(__file__).parents[2]
SCHEMAS = dict(schemas())


class Loader(yaml.SafeLoader):
    """Reads numbers as numbers and days as text, as YAML 1.2 and the editors' programs do."""

    yaml_implicit_resolvers: ClassVar = {  # type: ignore[misc] # the stubs know it of instances alone
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def test_the_committed_schemas_are_fresh() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schema").glob("*.json")}
    assert committed == SCHEMAS, "run ‘explainer schema’"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_of_draft_7_and_explains_its_fields(name: str) -> None:
    schema = json.loads(SCHEMAS[name])
    Draft7Validator.check_schema(schema)
    assert '"$defs"' not in SCHEMAS[name]
    fields = [
        field for part in schema["definitions"].values() for field in part.get("properties", {}).values()
    ]
    assert fields
    assert all("description" in field for field in fields)


def test_the_shipped_content_keeps_to_its_schemas() -> None:
    for path in sorted((ROOT / "content").rglob("*.yml")):
        if ".baseline" in path.parts:
            continue
        name = path.stem if path.parent.name == "content" else path.parent.name
        validator = Draft7Validator(json.loads(SCHEMAS[f"{name}.schema.json"]))
        content = yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - a safe loader with fewer guesses
        assert [error.message for error in validator.iter_errors(content)] == [], path
