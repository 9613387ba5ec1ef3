"""The search of the shipped campaign and of others, asked without a browser."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator import campaign_folder
from generator.render import editions, search_pages
from tests.built_once import build_once

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
NODE = Path(sys.executable).with_name("node")
FOLDERS = {"zh": "", "en": "en/"}
Ask = Callable[[Sequence[dict[str, Any]]], list[dict[str, Any]]]


def write_index(campaign: Path, site: Path) -> Path:
    """Write nothing of a site but its search index, and return the folder."""
    content, documents = campaign_folder.load(campaign)
    for locale, pages in search_pages(editions(content.catalogue(documents))).items():
        for page in pages:
            path = site / FOLDERS[locale] / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text, encoding="utf-8")
    return site


def asker(site: Path) -> Ask:
    """What asks the search of a site; see ask.mjs for questions and answers."""

    def ask(questions: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        command = [NODE, Path(__file__).with_name("ask.mjs"), SCRIPTS, site]
        done = subprocess.run(
            command, input=json.dumps(questions), capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stderr
        answers: list[dict[str, Any]] = json.loads(done.stdout)
        assert [each["warned"] for each in answers if each["warned"]] == []
        return answers

    return ask


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The search of the shipped campaign."""
    return asker(build_once(tmp_path_factory, "index", lambda folder: write_index(ROOT, folder)))
