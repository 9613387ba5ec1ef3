"""The published data: valid by their own descriptions, true to the source, and no more than pages show."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import pytest
import yaml
from frictionless import system
from jsonschema import Draft202012Validator

from generator.campaign_folder import load
from generator.content.writing import unguarded
from generator.model import Catalogue, Review
from generator.render import data_pages, editions
from generator.render.programs import data_files
from generator.render.programs.export.csv_text import BOM

ROOT = Path(__file__).parents[2]
CAMPAIGNS = {"invented": ROOT / "tests" / "fixtures" / "campaign", "shipped": ROOT}
URL = "https://example.org/repo/"


def catalogue(name: str = "invented") -> Catalogue:
    content, documents = load(CAMPAIGNS[name])
    return content.catalogue(documents)


def files(found: Catalogue, site_url: str = "") -> dict[str, str]:
    return {file.name: file.text for file in data_files(found, site_url)}


def whole(found: Catalogue) -> Any:  # noqa: ANN401 - JSON
    return json.loads(files(found)["campaign.json"])


def shown(found: Catalogue, display: str) -> Catalogue:
    return replace(found, campaign=found.campaign.model_copy(update={"display": display}))


def notes(found: Catalogue, site_url: str = "") -> Any:  # noqa: ANN401 - JSON
    return json.loads(files(found, site_url)["annotations.json"])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_the_package_is_valid_with_all_its_tables(name: str, tmp_path: Path) -> None:
    for file in data_files(catalogue(name), URL):
        (tmp_path / file.name).write_bytes(file.text.encode())
    with system.use_context(trusted=True):
        package = frictionless.Package(str(tmp_path / "datapackage.json"))
        report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    tables = {path.name for path in tmp_path.glob("*.csv")}
    assert {resource.path for resource in package.resources} == {*tables, "campaign.json", "annotations.json"}
    assert len(tables) == 12
    assert "licenses" not in package.to_dict()
    assert "No licence is stated" in (package.description or "")


def test_a_licence_that_the_campaign_states_is_named_in_what_machines_read(tmp_path: Path) -> None:
    plain = catalogue()
    licensed = replace(plain, campaign=plain.campaign.model_copy(update={"licence": "CC-BY-4.0"}))
    page = "https://spdx.org/licenses/CC-BY-4.0.html"
    found = files(licensed, URL)
    package = json.loads(found["datapackage.json"])
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": page}]
    assert package["sources"] == [{"title": source.title.zh} for source in licensed.sources]
    assert "is under the licence CC-BY-4.0. The rights in the source texts" in package["description"]
    assert yaml.safe_load(found["CITATION.cff"])["license"] == "CC-BY-4.0"
    assert json.loads(found["campaign.json"])["licence"] == "CC-BY-4.0"
    assert json.loads(found["annotations.json"])["rights"] == page
    for file in data_files(licensed, URL):
        (tmp_path / file.name).write_bytes(file.text.encode())
    with system.use_context(trusted=True):
        assert frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid
    assert "license" not in yaml.safe_load(files(plain)["CITATION.cff"])
    assert "rights" not in notes(plain)


def test_a_wrong_row_is_found_by_the_package(tmp_path: Path) -> None:
    for file in data_files(catalogue()):
        (tmp_path / file.name).write_bytes(file.text.encode())
    path = tmp_path / "citations.csv"
    path.write_text(path.read_text("utf-8").replace("sapling-report", "no-such-report"), encoding="utf-8")
    with system.use_context(trusted=True):
        report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    found = {error for (error,) in report.flatten(["type"])}
    assert {"foreign-key", "hash-count"} <= found


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_the_whole_keeps_to_its_published_schema(name: str) -> None:
    found = files(catalogue(name))
    schema = json.loads(found["campaign.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    record = json.loads(found["campaign.json"])
    assert [error.message for error in validator.iter_errors(record)] == []
    del record["entries"][0]["statements"]
    assert list(validator.iter_errors(record))
    described = [each for part in schema["$defs"].values() for each in part["properties"].values()]
    assert all("description" in each for each in described)


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_tables_and_the_whole_hold_the_same(name: str) -> None:
    found = files(catalogue(name))
    record = json.loads(found["campaign.json"])
    entries = {f"{each['collection']}/{each['id']}": each for each in record["entries"]}
    tabled = {
        f"{collection}/{row['id']}"
        for collection in ("sections", "operations", "stories", "events", "terms")
        for row in rows(found[f"{collection}.csv"])
    }
    assert tabled == set(entries)
    said = [*record["summary"], *record["card"], *record["gaps"]]
    for entry in record["entries"]:
        said += ([entry["deck"]] if entry["deck"] else []) + entry["statements"]
    assert [row["statement"] for row in rows(found["statements.csv"])] == [each["path"] for each in said]
    figures = [(each["path"], figure["value"]) for each in said for figure in each["figures"]]
    assert [
        (row["statement"], float(row["value"])) for row in rows(found["figures.csv"]) if row["value"]
    ] == figures
    assert sum(not row["value"] for row in rows(found["figures.csv"])) == sum(
        len(each["vague"]) for each in said
    )


@pytest.mark.parametrize("name", CAMPAIGNS)
@pytest.mark.parametrize("display", ["full", "excerpts", "none"])
def test_each_citation_is_a_web_annotation_of_the_very_words(name: str, display: str) -> None:
    """What the model requires: https://www.w3.org/TR/annotation-model/."""
    found = shown(catalogue(name), display)
    collection = notes(found, URL)
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert (page["type"], page["partOf"]) == ("AnnotationPage", collection["id"])
    assert collection["total"] == len(page["items"]) == len(rows(files(found)["citations.csv"]))
    assert len({each["id"] for each in page["items"]}) == len(page["items"]) > 0
    for each in page["items"]:
        assert each["type"] == "Annotation"
        assert each["body"]["id"].startswith(URL)
        source = each["target"]["source"]
        document = found.documents[source["id"].removeprefix(f"{URL}sources/").strip("/")]
        assert source["sha256"] == document.sha256
        position, quote, fragment = each["target"]["selector"]
        start, end = position["start"], position["end"]
        assert document.text[start:end] == quote["exact"]
        prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")
        assert document.text[start - len(prefix) : start] == prefix
        assert document.text[end : end + len(suffix)] == suffix
        assert (display == "none") <= (prefix + suffix == "")
        (first, *_) = document.sentences_at(type(document.passages[0].span)(start, end))
        assert fragment["value"] == first.id.replace(".", "-")
    assert display == "none" or any("prefix" in each["target"]["selector"][1] for each in page["items"])


def test_around_a_quotation_stands_no_uncited_sentence() -> None:
    found = catalogue("shipped")
    cited = {
        (each["document"], sentence) for each in _citations(whole(found)) for sentence in each["sentences"]
    }
    (document,) = found.documents.values()
    uncited = [each for each in document.sentences if (document.id, each.id) not in cited]
    assert uncited
    for each in notes(found)["first"]["items"]:
        position, quote, _ = each["target"]["selector"]
        begin = position["start"] - len(quote.get("prefix", ""))
        end = position["end"] + len(quote.get("suffix", ""))
        assert not [one for one in uncited if one.span.start < end and begin < one.span.end]
    text = "".join(files(found).values())
    assert not [one for one in uncited if len(one.span) > 8 and document.quote(one.span) in text]


def _citations(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON of any depth
    if isinstance(part, list):
        for each in part:
            yield from _citations(each)
    elif isinstance(part, dict):
        if "quote" in part:
            yield part
        for each in part.values():
            yield from _citations(each)


def test_a_release_publishes_only_what_a_person_vouched_for() -> None:
    found = catalogue()
    released = replace(found, campaign=found.campaign.model_copy(update={"stage": "release"}))
    assert [each["id"] for each in whole(released)["entries"]] == ["riverbank"]
    assert [row["id"] for row in rows(files(released)["operations.csv"])] == ["riverbank"]
    assert rows(files(released)["terms.csv"]) == []
    assert "operations/hillside" not in "".join(files(released).values())
    assert "operations/hillside" in "".join(files(found).values())


def test_a_withdrawn_entry_keeps_its_row_and_says_nothing() -> None:
    found = catalogue()
    riverbank = next(each for each in found.operations if each.id == "riverbank")
    withdrawn = riverbank.model_copy(update={"review": Review(state="withdrawn", on="2024-06-01")})
    gone = replace(found, operations=(withdrawn,))
    (entry,) = [each for each in whole(gone)["entries"] if each["id"] == "riverbank"]
    assert entry["statements"] == []
    assert entry["review"] == {"state": "withdrawn", "translation": "person", "on": "2024-06-01"}
    assert not [row for row in rows(files(gone)["citations.csv"]) if "riverbank" in row["path"]]
    assert "operations/riverbank/#s1" in files(found)["annotations.json"]
    assert "operations/riverbank/#s1" not in files(gone)["annotations.json"]


def test_what_editors_keep_among_themselves_is_not_published() -> None:
    found = catalogue()
    riverbank = next(each for each in found.operations if each.id == "riverbank")
    private = riverbank.model_copy(
        update={"note": "只给编辑看", "review": Review(state="reviewed", by="某编辑", on="2024-05-01")}
    )
    text = "".join(files(replace(found, operations=(private,))).values())
    assert "2024-05-01" in text
    assert "只给编辑看" not in text
    assert "某编辑" not in text
    assert "origins" not in text


def test_addresses_are_relative_where_the_site_has_none() -> None:
    found = catalogue()
    assert notes(found)["id"] == "../data/annotations.json"
    assert notes(found, URL)["id"] == f"{URL}data/annotations.json"
    assert URL not in "".join(files(found).values())


def test_files_stand_once_beside_the_chinese_pages() -> None:
    assert {str(page.path) for page in data_pages(editions(catalogue())["zh"])} >= {
        "data/campaign.json",
        "data/terms.csv",
    }
    assert list(data_pages(editions(catalogue())["en"])) == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "'=1", "\r=1"])
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    found = catalogue()
    riverbank = next(each for each in found.operations if each.id == "riverbank")
    hostile = riverbank.model_copy(update={"title": riverbank.title.model_copy(update={"zh": text})})
    changed = files(replace(found, operations=(hostile,)))
    (row,) = rows(changed["operations.csv"])
    assert row["title_zh"].startswith("'")
    assert unguarded(row["title_zh"]) == text
    assert json.loads(changed["campaign.json"])["entries"][2]["title"]["zh"] == text


def test_the_same_bytes_each_time() -> None:
    assert files(catalogue(), URL) == files(catalogue(), URL)
