"""Schemas that git leaves out know what their campaign has; all others are the same everywhere."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from generator.cli.spoken import command
from generator.commands.schema import LEFT_OUT, SCHEMAS
from generator.content.changing import write_files
from generator.content.reading import schemas
from generator.messages import LANGUAGES
from tests.commands.conftest import Run
from tests.content.test_schema import Loader
from tests.test_people import git


@pytest.fixture
def own(campaign: Path) -> Path:
    """The invented campaign with schemas of its own."""
    (campaign / ".gitignore").write_text(f"/build/\n{LEFT_OUT}\n", encoding="utf-8")
    return campaign


def written(folder: Path, name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((folder / SCHEMAS / name).read_text("utf-8"))
    return schema


def offered(folder: Path, name: str, *path: str) -> list[str]:
    part = written(folder, f"{name}.schema.json")
    for step in path:
        part = part[step]
    values: list[str] = part["anyOf"][0]["enum"]
    return values


def explained_in(part: object) -> Iterator[str]:
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from explained_in(each)
    if isinstance(part, dict) and isinstance(part.get("description"), str):
        yield part["description"]


def test_what_a_campaign_has_is_offered(own: Path, run: Run) -> None:
    assert run("schema").exit_code == 0
    topics, section = ("properties", "topics", "items"), ("properties", "section")
    assert "rivers" in offered(own, "stories", *topics)
    assert offered(own, "stories", *section) == ["stories", "together"]
    assert offered(own, "stories", "definitions", "Cite", "properties", "document") == ["sapling-report"]
    assert {"CN-ZJ", "CN-XZ"} <= {*offered(own, "stories", "properties", "regions", "items")}
    assert "operations/hillside" in offered(own, "log", "properties", "entry")
    assert "terms/watcher" in offered(own, "campaign", "properties", "withheld", "items")


def test_what_is_written_stays_valid_even_if_it_is_not_offered(own: Path, run: Run) -> None:
    run("schema")
    schema = written(own, "operations.schema.json")
    Draft7Validator.check_schema(schema)
    path = own / "content" / "operations" / "hillside.yml"
    content = yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - a safe loader with fewer guesses
    later = {**content, "topics": ["of-another-branch"], "section": "of-another-branch"}
    for each in (content, later):
        assert [*Draft7Validator(schema).iter_errors(each)] == []
    assert [*Draft7Validator(schema).iter_errors({**content, "topics": ["No Id"]})] != []


def test_they_explain_in_one_language(own: Path, run: Run) -> None:
    words: dict[str, list[str]] = {}
    for language in LANGUAGES:
        run("schema", "--lang", language)
        words[language] = [each for name, _ in schemas() for each in explained_in(written(own, name))]
    general = [each for _, text in schemas() for each in explained_in(json.loads(text))]
    assert general == [f"{en}\n\n{zh}" for en, zh in zip(words["en"], words["zh"], strict=True)]


def test_they_follow_the_commands(own: Path, run: Run) -> None:
    topics = ("properties", "topics", "items")
    run("new", "topic", "--title", "河道", "--id", "channels")
    assert "channels" in offered(own, "stories", *topics)
    run("undo")
    assert "channels" not in offered(own, "stories", *topics)
    run("rename", "hillside", "slopes")
    assert "operations/slopes" in offered(own, "log", "properties", "entry")
    run("merge", "inspection", "video-meeting")
    assert "events/video-meeting" not in offered(own, "log", "properties", "entry")
    source = own.parent / "second.txt"
    source.write_text("青苗续报\n\n3月5日，某市开展补种行动，补种树苗300株。\n", encoding="utf-8")
    assert run("extract", str(source)).exit_code == 0
    assert "second" in offered(own, "stories", "definitions", "Cite", "properties", "document")


@pytest.mark.parametrize("stops", [False, True])
def test_they_follow_a_command_that_says_nothing_of_them(own: Path, *, stops: bool) -> None:
    old, new = (own / "content" / "operations" / f"{name}.yml" for name in ("hillside", "slopes"))

    @command("any")
    def changes() -> None:
        write_files(own, {new: old.read_bytes().replace(b"id: hillside", b"id: slopes")})
        if stops:
            raise KeyError

    done = CliRunner().invoke(changes, [])
    assert isinstance(done.exception, KeyError) is stops
    assert "operations/slopes" in offered(own, "log", "properties", "entry")


def test_a_command_that_changes_nothing_writes_none(own: Path, run: Run) -> None:
    run("check")
    run("review", "hillside", "--state", "no such state")
    run("extract", str(own / "seeds" / "sapling-report.txt"), "--dry-run")
    assert not (own / SCHEMAS).exists()


@pytest.mark.usefixtures("campaign")
def test_others_are_the_same_for_every_campaign(campaign: Path, run: Run) -> None:
    run("new", "topic", "--title", "河道", "--id", "channels")
    assert not (campaign / SCHEMAS).exists()
    run("schema", "--lang", "zh")
    assert {path.name: path.read_text("utf-8") for path in (campaign / SCHEMAS).iterdir()} == dict(schemas())


def test_a_file_with_an_error_does_not_keep_the_rest_from_being_offered(own: Path, run: Run) -> None:
    (own / "content" / "terms" / "watcher.yml").write_text("no: entry\n", encoding="utf-8")
    assert run("schema").exit_code == 0
    entries = offered(own, "log", "properties", "entry")
    assert "operations/hillside" in entries
    assert "terms/watcher" not in entries


def test_a_new_campaign_keeps_them_to_itself(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "report.txt"
    source.write_text("青苗行动\n\n3月5日，某市开展青苗行动，补种树苗300株。\n", encoding="utf-8")
    new = tmp_path / "new"
    assert run("init", str(new), str(source), "--lang", "zh").exit_code == 0
    assert offered(new, "stories", "definitions", "Cite", "properties", "document") == ["report"]
    git(new, "init", "--quiet")
    git(new, "add", ".")
    assert git(new, "ls-files", SCHEMAS) == ""
