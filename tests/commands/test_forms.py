"""The configuration of the web forms, derived from the models, and the packages that make up their page."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands.editor import cms_config
from generator.content.reading import adapters, load_content
from generator.messages import LANGUAGES, Language
from generator.model import SOURCES, shown_at
from generator.webforms import bundle
from generator.webforms.forms import OWNED_BY_THE_MACHINE, SET_BY_COMMANDS

Form = dict[str, Any]
URL = "https://github.com/example/saplings"


def files(config: Form) -> Mapping[str, list[Form]]:
    """The fields of each kind of file; for a list, those of its elements."""
    found = {each["name"]: each["fields"] for each in (*config["collections"], *config["singletons"])}
    return {name: fields[0]["fields"] if fields[0].get("root") else fields for name, fields in found.items()}


def ways(fields: list[Form]) -> Iterator[str]:
    for form in fields:
        yield form["name"]
        yield from (f"{form['name']}.{way}" for way in ways(form.get("fields", [])))


def known(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[str]:
    """The path of every field that a schema knows, as far as a form could show it."""
    if "$ref" in schema:
        yield from known(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    for part in schema.get("anyOf", ()):
        kinds = {"object" if "$ref" in each else each.get("type") for each in schema["anyOf"]} - {"null"}
        yield from known(part, root) if len(kinds) == 1 else ()
    yield from known(schema["items"], root) if "items" in schema else ()
    for name, part in schema.get("properties", {}).items():
        yield name
        if name not in OWNED_BY_THE_MACHINE:
            yield from (f"{name}.{way}" for way in known(part, root))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_model_has_a_form_field(campaign: Path, language: Language) -> None:
    forms = files(cms_config(load_content(campaign), "example/saplings", language))
    schemas = {name: adapter.json_schema() for name, adapter in adapters()}
    assert forms.keys() == schemas.keys() - {"corrections", "log"}  # these need ‘explainer correct’
    for name, schema in ((name, schemas[name]) for name in forms):
        assert sorted(ways(forms[name])) == sorted(known(schema, schema)), name


def each_field(fields: list[Form]) -> Iterator[Form]:
    for form in fields:
        yield form
        yield from each_field(form.get("fields", []))


def test_fields_are_what_the_models_say(campaign: Path) -> None:
    english = files(cms_config(load_content(campaign), "example/saplings", "en"))
    operation = {form["name"]: form for form in english["operations"]}
    assert operation["title"]["widget"] == "object"
    assert "required" not in operation["title"]
    assert operation["section"] == {
        **operation["section"],
        "widget": "relation",
        "collection": "sections",
        "required": False,
    }
    topics = load_content(campaign).topics
    assert {each["value"] for each in operation["topics"]["options"]} == {topic.id for topic in topics}
    assert {"CN-ZJ", "CN-HK"} <= {each["value"] for each in operation["regions"]["options"]}
    used = {code for _, entry in load_content(campaign).entries for code in entry.regions}
    assert used <= {each["value"] for each in operation["regions"]["options"]}
    state = {form["name"]: form for form in operation["review"]["fields"]}["state"]
    assert {each["value"] for each in state["options"]} == {
        "extracted",
        "edited",
        "reviewed",
        "corrected",
        "withdrawn",
    }
    assert {form["name"]: form for form in english["documents"]}["publisher"] == {
        "name": "publisher",
        "widget": "hidden",
    }
    for form in (form for fields in english.values() for form in each_field(fields)):
        assert (form["widget"] == "hidden") or form["label"].endswith(f" · {form['name']}")
        if form["name"] in OWNED_BY_THE_MACHINE:
            assert form["widget"] == "hidden"
        if form["name"] in SET_BY_COMMANDS:
            assert form["readonly"]
            assert all(inner.get("readonly") for inner in each_field(form.get("fields", [])))


def test_labels_are_in_the_language(campaign: Path) -> None:
    content = load_content(campaign)
    title = {
        language: files(cms_config(content, "a/b", language))["operations"][1]["label"]
        for language in LANGUAGES
    }
    assert title == {"en": "The heading that a reader sees · title", "zh": "读者看到的标题 · title"}


def with_repository(campaign: Path) -> Path:
    path = campaign / "content" / "campaign.yml"
    path.write_text(f"{path.read_text('utf-8')}\nrepository: {URL}\n", encoding="utf-8")
    return campaign


def run(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--lang", "en", "editor", *map(str, words)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stderr


def test_a_campaign_without_a_repository_is_told_what_to_write(campaign: Path) -> None:
    status, said = run("--folder", campaign)
    assert status == 1
    assert "campaign.yml" in said
    assert "repository: https://github.com/OWNER/NAME" in said
    assert "explainer serve --forms" in said


def test_other_bytes_than_the_pinned_ones_are_refused(campaign: Path, tmp_path: Path) -> None:
    wrong = tmp_path / bundle.CMS.file
    wrong.write_bytes(b"something else")
    status, said = run("--folder", with_repository(campaign), "--bundle", wrong)
    assert status == 1
    assert "npm pack @sveltia/cms@" in said
    assert not (campaign / "build" / "site" / "admin").exists()


def test_a_missing_npm_is_said(campaign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    status, said = run("--folder", with_repository(campaign))
    assert status == 1
    assert "npm is needed" in said
    assert "--bundle" in said


def test_the_configuration_is_plain_json(campaign: Path) -> None:
    config = cms_config(load_content(campaign), "example/saplings", "zh")
    assert json.loads(json.dumps(config)) == config
    assert config["backend"] == {"name": "github", "repo": "example/saplings", "auth_methods": ["token"]}
    signed = cms_config(load_content(campaign), "example/saplings", "zh", "https://sign.example.org")
    assert signed["backend"]["base_url"] == "https://sign.example.org"


def test_without_a_repository_the_forms_know_no_service_but_the_folder(campaign: Path) -> None:
    config = cms_config(load_content(campaign), None, "zh")
    assert config["backend"] == {"name": "gitea", "repo": "this-computer/campaign", "auth_methods": ["token"]}


def test_a_form_leads_to_where_the_site_shows_what_it_holds(campaign: Path) -> None:
    content = load_content(campaign)
    config = cms_config(content, None, "en")
    paths = {each["name"]: each["preview_path"] for each in config["collections"]}
    for address, entry in content.entries:
        path = paths[address.collection].replace("{{slug}}", address.id)
        assert path in {shown_at(address, entry), f"terms/#term-{address.id}"}
    assert paths["documents"] == f"{SOURCES}{{{{slug}}}}/"
