"""What several test modules share."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

settings.register_profile("shared", deadline=None)  # on a busy machine a slow example is not a fault
settings.load_profile("shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite golden files; the diff is the review"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the longest tests first, so that no process ends with one of them while the others are idle."""
    items.sort(key=lambda item: ("browser" not in item.keywords, "slow" not in item.keywords))


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    """A folder with an invented campaign, ready to build."""
    folder = tmp_path / "campaign"
    shutil.copytree(ROOT / "tests" / "fixtures" / "campaign", folder)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return folder
