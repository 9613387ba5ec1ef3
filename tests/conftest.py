"""What several test modules share."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

settings.register_profile("shared", deadline=None)  # on a busy machine a slow example is no defect
settings.load_profile("shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite golden files; the diff is the review"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long first, so that no process of several ends with one long test while the others rest."""
    items.sort(key=lambda item: ("browser" not in item.keywords, "slow" not in item.keywords))


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    """Give a campaign folder with an invented campaign, ready to build."""
    folder = tmp_path / "campaign"
    shutil.copytree(ROOT / "tests" / "fixtures" / "campaign", folder)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return folder
