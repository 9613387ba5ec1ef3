"""How to cite the software and how to cite a site's data, by the format's own schema."""

import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.campaign_folder import load
from generator.model import Catalogue, Localized
from generator.render.programs import data_files

ROOT = Path(__file__).parents[1]


def catalogue(folder: Path) -> Catalogue:
    content, documents = load(folder)
    return content.catalogue(documents)


def check(path: Path) -> None:
    program = Path(sys.executable).parent / "check-jsonschema"
    command = [str(program), "--builtin-schema", "vendor.citation-file-format", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_software() -> None:
    check(ROOT / "CITATION.cff")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])


@pytest.mark.parametrize("site_url", ["", "https://example.org/repo/"])
@pytest.mark.parametrize("stated", [False, True])
def test_the_data(site_url: str, stated: bool, tmp_path: Path) -> None:
    found = catalogue(ROOT)
    if stated:
        known = {"publisher": Localized(zh="某报"), "date": "2023-09-01", "url": "https://example.com/a"}
        found = replace(found, sources=(found.sources[0].model_copy(update=known),))
    path = tmp_path / "CITATION.cff"
    path.write_text({file.name: file.text for file in data_files(found, site_url)}["CITATION.cff"], "utf-8")
    check(path)
    citation = yaml.safe_load(path.read_text("utf-8"))
    assert citation["type"] == "dataset"
    assert "license" not in citation
    assert citation.get("url") == (f"{site_url}data/" if site_url else None)
    (reference,) = citation["references"]
    assert reference["authors"] == [{"name": "某报" if stated else "publisher not stated"}]
