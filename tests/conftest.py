"""What several test modules share."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.commands.build import build
from generator.model import LOCALES
from generator.pipeline import OnDemand
from generator.site import card_pictures
from tests.built_once import build_once

ROOT = Path(__file__).parents[1]
URL = "https://example.org/repo/"
"""The address of the published site: below a path, because nothing may depend on the root of the host."""

settings.register_profile(
    "shared", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # on a busy machine a slow example is not a fault
settings.register_profile("quick", settings.get_profile("shared"), max_examples=30)  # of `make check` alone
settings.load_profile("shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite golden files; the diff is the review"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the longest tests first, so that no process ends with one of them while the others are idle."""
    items.sort(key=lambda item: ("browser" not in item.keywords, "slow" not in item.keywords))


def pytest_collection_finish() -> None:
    """Look for garbage less often, and no more among what all tests are made of; that took a tenth of their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 10)


@pytest.fixture(scope="session", autouse=True)
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep nothing in the caches of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _unflushed() -> Iterator[None]:
    """Let no file wait for the disk, which has to last no longer than the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


def copy_look(target: Path) -> Path:
    """Copy what a campaign's folder has besides its content."""
    shutil.copytree(ROOT / "overrides", target / "overrides")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, target)
    return target


def copy_invented(target: Path) -> Path:
    """Copy the invented campaign, ready to build, into a folder that is not there yet."""
    shutil.copytree(ROOT / "tests" / "fixtures" / "campaign", target)
    return copy_look(target)


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    """A folder with an invented campaign, ready to build."""
    return copy_invented(tmp_path / "campaign")


@pytest.fixture
def built(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the invented campaign and all that a build of its site for an address left."""
    monkeypatch.setenv("SITE_URL", URL)
    return shutil.copytree(build_once(tmp_path_factory, "built", build_invented), tmp_path / "campaign")


def build_invented(parent: Path) -> Path:
    """Build that campaign, and return its folder."""
    folder = copy_invented(parent / "campaign")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", URL)
        build(folder)
    return folder


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented campaign's site as built for an address; tests must not change it."""
    return build_once(tmp_path_factory, "built", build_invented) / "build" / "site"


def show(folder: Path, *paths: str) -> None:
    """Write some pages of both locales, as for whoever looks at them while they are edited, and nothing else."""
    content = OnDemand(folder)
    for locale in LOCALES:
        for path in paths:
            content.page(locale, f"{path.removesuffix('.md')}/".removesuffix("index/"))


@pytest.fixture
def one_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one card be drawn, and stand for all others."""
    monkeypatch.setattr(card_pictures, "_draw_all", lambda cards: [card_pictures.draw(cards[0])] * len(cards))


def pages_of(site: Path) -> list[Path]:
    """Every page of a site but those that lead from a former address to another."""
    found = sorted(site.rglob("index.html"))
    assert found
    return [path for path in found if 'http-equiv="refresh"' not in path.read_text("utf-8")]
