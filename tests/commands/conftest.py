"""A campaign at the stages of its way to readers."""

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

    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(main, arguments)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def account_for_all(campaign: Path) -> None:
    """Set aside every sentence that nothing cites."""
    document = campaign / "content" / "documents" / "sapling-report.yml"
    rows = "".join(
        f"- {{passage: {passage}, reason: {{zh: 套语。, en: A set phrase., en_src: 4ba73d8e}}}}\n"
        for passage in ("p2", "p4", "p9", "p10")
    )
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("set_aside:\n", f"set_aside:\n{rows}"), encoding="utf-8")


@pytest.fixture
def reviewed(campaign: Path, run: Run) -> Path:
    """The campaign with every sentence accounted for and every entry reviewed."""
    account_for_all(campaign)
    done = run(*REVIEW)
    assert done.exit_code == 0, done.output
    return campaign


@pytest.fixture
def released(reviewed: Path, run: Run) -> Path:
    """The campaign as it was published."""
    done = run("release")
    assert done.exit_code == 0, done.output
    return reviewed
