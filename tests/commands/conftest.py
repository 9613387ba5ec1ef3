"""A campaign at the stages of its way to readers."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

Run = Callable[..., Result]
FIXTURE = Path(__file__).parents[1] / "fixtures" / "campaign"
ENTRIES = sorted(
    path.stem for path in (FIXTURE / "content").glob("[a-z]*/*.yml") if path.parent.name != "documents"
)
REVIEW = ("review", "campaign", *ENTRIES, "--state", "reviewed", "--by", "甲", "--on", "2024-05-02")


@pytest.fixture
def run(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in the campaign's folder, in English unless ``--lang`` says otherwise."""
    monkeypatch.chdir(campaign)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return invoke


def invoke(*arguments: str) -> Result:
    """Run a command in this process."""
    result = CliRunner().invoke(main, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def account_for_all(campaign: Path) -> None:
    """Set aside every sentence that nothing cites."""
    document = campaign / "content" / "documents" / "sapling-report.yml"
    rows = "".join(
        f"- {{passage: {passage}, reason: {{zh: 套语。, en: A set phrase., en_src: 4ba73d8e}}}}\n"
        for passage in ("p2", "p4", "p9", "p10")
    )
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("set_aside:\n", f"set_aside:\n{rows}"), encoding="utf-8")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content of the campaign, ``reviewed`` and ``released``, to be copied and not changed."""
    folder = tmp_path_factory.mktemp("once")
    shutil.copytree(FIXTURE, folder / "reviewed")
    account_for_all(folder / "reviewed")
    done = invoke(*REVIEW, "--folder", str(folder / "reviewed"))
    assert done.exit_code == 0, done.output
    shutil.copytree(folder / "reviewed", folder / "released")
    done = invoke("release", "--folder", str(folder / "released"))
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def reviewed(campaign: Path, once: Path) -> Path:
    """The campaign with every sentence accounted for and every entry reviewed."""
    shutil.copytree(once / "reviewed", campaign, dirs_exist_ok=True)
    return campaign


@pytest.fixture
def released(campaign: Path, once: Path) -> Path:
    """The campaign as it was published."""
    shutil.copytree(once / "released", campaign, dirs_exist_ok=True)
    return campaign
