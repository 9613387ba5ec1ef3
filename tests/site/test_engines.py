"""The same Markdown and overrides with the other builders that read mkdocs.yml."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from generator.commands.build import build as build_campaign
from generator.model import LOCALES
from generator.render.words import load_wording

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def run(campaign: Path, *command: str) -> None:
    """Run a builder from this environment in the campaign's folder."""
    path = Path(sys.executable).parent / command[0]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [str(path), *command[1:]], cwd=campaign, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def digests(site: Path) -> dict[str, str]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_properdocs_builds_the_same_site(campaign: Path) -> None:
    built = build_campaign(campaign)
    expected = digests(built)
    built.rename(campaign / "expected")

    run(campaign, "properdocs", "build", "--strict", "--quiet")

    assert digests(built) == expected


@pytest.mark.parametrize("address", ["", "https://example.org/repo/"])
def test_zensical_builds_the_same_pages(
    campaign: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """It runs no hooks, so pages are rendered beforehand and each locale is built by a call of its own."""
    monkeypatch.setenv("SITE_URL", address)
    built = build_campaign(campaign)
    expected = {path.relative_to(built) for path in built.rglob("index.html")}
    built.rename(campaign / "expected")

    run(campaign, "zensical", "build", "-f", "mkdocs.yml")
    chinese = {path.relative_to(built) for path in built.rglob("index.html")}
    run(campaign, "zensical", "build", "-f", "mkdocs.en.yml")
    english = {path.relative_to(built) for path in (built / "en").rglob("index.html")}

    assert chinese == {path for path in expected if path.parts[0] != "en"}
    assert english == {path for path in expected if path.parts[0] == "en"}
    for locale in LOCALES:
        page = (built / ("en" if locale == "en" else "") / "index.html").read_text("utf-8")
        wording = load_wording(locale)
        assert "zh-Hans" in page
        assert wording("site.foot") in page
        assert f'"{wording("search.found")}"' in page
    assert "<loc>" not in (built / "sitemap.xml").read_text("utf-8")
