"""Sites that several test modules use, built once."""

import shutil
from pathlib import Path

import pytest

from generator.site import build_site
from tests.built_once import build_once

ROOT = Path(__file__).parents[2]
URL = "https://example.org/repo/"
"""The address of the published site: below a path, because nothing may depend on the root of the host."""


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented campaign's site as built for an address; tests must not change it."""
    return build_once(tmp_path_factory, "published", build_published)


def build_published(parent: Path) -> Path:
    """Build that site in a folder."""
    folder = parent / "campaign"
    shutil.copytree(ROOT / "tests" / "fixtures" / "campaign", folder)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", URL)
        return build_site(folder, strict=True)
