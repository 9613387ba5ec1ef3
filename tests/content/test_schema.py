"""The committed schemas are those of the models, and the shipped content conforms to them."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.content.reading import fields_page, read_content, schemas
from generator.content.writing import dump_new, schema_line
from generator.messages import Language
from generator.model import Address
from tests.content.test_fields_and_rows import append

ROOT = Path(__file__).parents[2]
SCHEMAS = dict(schemas())


class Loader(yaml.SafeLoader):
    """Reads numbers as numbers and days as text, as YAML 1.2 and the programs of editors do."""

    yaml_implicit_resolvers: ClassVar = {  # type: ignore[misc] # the stubs know it of instances alone
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def content_files(folder: Path) -> list[Path]:
    return [path for path in sorted((folder / "content").rglob("*.yml")) if ".baseline" not in path.parts]


def choices_in(part: object) -> Iterator[dict[str, Any]]:
    """Each part of a schema that offers values to choose from."""
    if isinstance(part, dict) and "enum" in part:
        yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from choices_in(each)


def test_the_committed_schemas_are_fresh() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schema").glob("*.json")}
    assert committed == SCHEMAS, "run ‘explainer schema’"


@pytest.mark.parametrize(("name", "language"), [("fields.md", "en"), ("fields.zh.md", "zh")])
def test_the_committed_reference_is_fresh(name: str, language: Language) -> None:
    committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert committed == fields_page(language), "run ‘make schema’"


def test_editors_of_programs_find_each_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert sorted(settings["yaml.schemas"]) == sorted(f"schema/{name}" for name in SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_of_draft_7_and_explains_its_fields(name: str) -> None:
    schema = json.loads(SCHEMAS[name])
    Draft7Validator.check_schema(schema)
    assert '"$defs"' not in SCHEMAS[name]
    fields = [
        field for part in schema["definitions"].values() for field in part.get("properties", {}).values()
    ]
    assert fields
    for field in fields:
        _, chinese = field["description"].split("\n\n")
        assert re.search("[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_value_that_one_can_choose_is_explained(name: str) -> None:
    choices = list(choices_in(json.loads(SCHEMAS[name])))
    for choice in choices:
        assert len(choice["enum"]) == len(choice["enumDescriptions"])
        assert all(re.search("[\u4e00-\u9fff]", words) for words in choice["enumDescriptions"])
    assert choices or name in {
        "glossary.schema.json",
        "corrections.schema.json",
        "log.schema.json",
        "search.schema.json",
        "topics.schema.json",
        "documents.schema.json",
    }


@pytest.mark.parametrize("folder", [ROOT, ROOT / "tests" / "fixtures" / "campaign"])
def test_each_content_file_leads_to_its_schema(folder: Path) -> None:
    for path in content_files(folder):
        address = Address(path.relative_to(folder / "content").with_suffix("").as_posix())
        line = path.read_text(encoding="utf-8").splitlines()[0]
        assert line == schema_line(address)
        target = (path.parent / line.partition("$schema=")[2]).resolve()
        assert target.parent == (folder / "schema").resolve()
        assert target.name in SCHEMAS


def test_a_list_under_its_schema_line_can_grow(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yml"
    path.write_bytes(dump_new(Address("corrections"), []))
    assert append(path, (), []) == dump_new(Address("corrections"), [])
    assert (
        append(path, (), [{"entry": "x"}]).decode() == f"{schema_line(Address('corrections'))}\n- entry: x\n"
    )


def test_the_shipped_content_keeps_to_its_schemas() -> None:
    for path in content_files(ROOT):
        name = path.stem if path.parent.name == "content" else path.parent.name
        validator = Draft7Validator(json.loads(SCHEMAS[f"{name}.schema.json"]))
        content = yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - a safe loader with fewer guesses
        assert [error.message for error in validator.iter_errors(content)] == [], path


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("- wrods: [甲, 乙]", "did you mean “words”?"),
        ("- words: [甲]", "0.words: the list is too short; write two words or more"),
        ("- words: 甲", "a list is expected here"),
    ],
)
def test_what_is_wrong_with_words_for_the_search_is_said(tmp_path: Path, row: str, said: str) -> None:
    shutil.copytree(ROOT / "tests" / "fixtures" / "campaign", tmp_path, dirs_exist_ok=True)
    (tmp_path / "content" / "search.yml").write_text(f"{row}\n", "utf-8")
    assert any(said in str(problem) for problem in read_content(tmp_path)[1]), read_content(tmp_path)[1]
