"""What is missing around a campaign is said in plain words, each with what to do."""

import json
import os
import shutil
import subprocess
import sys
from collections import namedtuple
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands import doctor, publishing_check
from generator.commands.combine import DRIVER
from generator.content import turns
from generator.content.baseline import journal_path
from generator.ingest import find_converter
from generator.repository import WORKFLOWS
from tests.commands.conftest import Run
from tests.conftest import copy_invented

Version = namedtuple("Version", "major minor micro")  # noqa: PYI024 - as the system's own


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def completed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented campaign in a repository of its own that publishes itself, to be copied and not changed."""
    folder = copy_invented(tmp_path_factory.mktemp("completed") / "campaign")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        git(folder, "init", "--quiet")
        git(folder, "config", "user.name", "甲")
        git(folder, "config", "merge.explainer.driver", DRIVER)
        result = CliRunner().invoke(main, ["init", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def whole(completed: Path, campaign: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, where nothing is missing."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setattr(doctor, "find_converter", lambda: "/usr/bin/soffice")
    return shutil.copytree(completed, campaign, dirs_exist_ok=True)


def kinds(run: Run, status: int = 0) -> dict[str, str]:
    """The problems that are named, each kind with its severity."""
    done = run("doctor", "--format", "json")
    said = json.loads(done.stdout)
    assert done.exit_code == status
    assert said["command"] == "doctor"
    assert said["ok"] is (status == 0)
    assert all(each["hint"] and each["message"] for each in said["problems"])
    return {each["kind"]: each["severity"] for each in said["problems"]}


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize(("language", "words"), [("en", "in order: Python 3."), ("zh", "正常：Python 3.")])
def test_where_nothing_is_missing_everything_is_in_order(run: Run, language: str, words: str) -> None:
    assert kinds(run) == {}
    done = run("doctor", "--lang", language)
    assert words in done.stdout
    assert {"en": "errors: 0, warnings: 0", "zh": "0 个错误"}[language] in done.stdout
    assert len(done.stdout.splitlines()) == len(doctor.EXAMINATIONS) + 1


def test_looking_changes_nothing(whole: Path, run: Run) -> None:
    journal_path(whole).write_text("{}", encoding="utf-8")
    before = {path: path.read_bytes() for path in whole.rglob("*") if path.is_file()}
    run("doctor")
    assert {path: path.read_bytes() for path in whole.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("version", "status"), [((3, 9, 1), 1), ((3, 99, 0), 0)])
@pytest.mark.usefixtures("whole")
def test_a_python_that_was_not_tried(
    run: Run, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], status: int
) -> None:
    monkeypatch.setattr(sys, "version_info", Version(*version))
    assert kinds(run, status) == {"python": "error" if status else "warning"}


def test_a_machine_without_git_and_libreoffice(
    whole: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor, "find_converter", lambda: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert kinds(run) == {"no-git": "warning", "no-converter": "warning"}
    monkeypatch.undo()
    shutil.rmtree(whole / ".git")
    monkeypatch.chdir(whole)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(whole.parent))
    assert "no-repository" in kinds(run)


def test_a_folder_that_may_not_be_written_stops_work(
    whole: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, access = Path("content/stories"), os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path) != closed and access(path, mode)
    )  # whoever runs the tests may write everywhere
    assert (whole / closed).is_dir()
    assert kinds(run, 1) == {"not-writable": "error"}
    assert "content/stories: you have no permission to write in this folder; " in run("doctor").stdout


def test_a_run_that_was_interrupted_or_is_at_work(whole: Path, run: Run) -> None:
    with turns.locked_folder(whole):
        turns._HELD.clear()  # noqa: SLF001 - as another process sees it
        assert kinds(run) == {"held": "warning"}
    journal_path(whole).write_text("{}", encoding="utf-8")
    assert kinds(run, 1) == {"journal": "error"}


def test_what_git_must_take_and_must_not(whole: Path, run: Run) -> None:
    (whole / ".gitignore").write_text("*.yml\n", encoding="utf-8")
    git(whole, "config", "--unset", "user.name")
    said = kinds(run)
    assert said == {"left-out": "warning", "taken-in": "warning", "no-name": "warning"}
    shown = run("doctor").stdout
    assert ".github/workflows/publish.yml: warning: git leaves this out" in shown
    assert "content/.baseline/_unfinished.json: warning: git would commit this" in shown


def test_a_clone_that_merges_line_by_line(whole: Path, run: Run) -> None:
    git(whole, "config", "--unset", "merge.explainer.driver")
    assert kinds(run) == {"no-driver": "warning"}
    assert 'run: git config merge.explainer.driver "explainer combine %O %A %B"' in run("doctor").stdout
    (whole / ".gitattributes").write_text("* text=auto\n", encoding="utf-8")
    assert kinds(run) == {}


def test_schemas_that_a_clone_lacks_or_that_git_keeps(whole: Path, run: Run) -> None:
    git(whole, "add", "--force", "schema")
    assert kinds(run) == {"schemas-kept": "warning"}
    git(whole, "rm", "-r", "--cached", "--quiet", "schema")
    assert kinds(run) == {}
    shutil.rmtree(whole / "schema")
    assert kinds(run) == {"no-schemas": "warning"}
    run("schema")
    assert kinds(run) == {}


def test_a_campaign_within_a_repository(whole: Path, run: Run) -> None:
    shutil.rmtree(whole / ".git")
    git(whole.parent, "init", "--quiet")
    git(whole.parent, "config", "user.name", "甲")
    git(whole.parent, "config", "merge.explainer.driver", DRIVER)
    assert kinds(run) == {"not-at-top": "warning"}


def test_workflows_that_are_missing_older_or_newer(whole: Path, run: Run) -> None:
    check, publish = (whole / name for name in WORKFLOWS)
    check.unlink()
    publish.write_text(publish.read_text("utf-8").replace("v5.0.0", "v9.0.0"), "utf-8")
    assert kinds(run) == {"not-there": "warning"}  # Dependabot renews the actions
    publish.write_text(publish.read_text("utf-8").replace("explainer check", "true"), "utf-8")
    assert kinds(run) == {"not-there": "warning", "workflow-differs": "warning"}
    assert run("init", ".").exit_code == 0
    assert kinds(run) == {"workflow-differs": "warning"}


def test_a_program_of_another_version_or_with_another_hash(
    whole: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr(publishing_check, "own_version", lambda: "9.0")
        assert "program-differs" in kinds(run)
        assert "the workflows build with version 0.1.0; this one is 9.0" in run("doctor").stdout
    (wheel,) = (whole / ".explainer").glob("*.whl")
    lock = whole / ".explainer" / "requirements.txt"
    was = sha256(wheel.read_bytes()).hexdigest()
    wheel.write_bytes(wheel.read_bytes() + b" ")
    assert kinds(run) == {"program-wrong": "warning"}
    lock.write_text(lock.read_text("utf-8").replace(was, sha256(wheel.read_bytes()).hexdigest()), "utf-8")
    assert kinds(run) == {"program-differs": "warning"}  # somebody changed it, and its hash as well
    assert "although both call themselves version 0.1.0" in run("doctor").stdout


def test_limits_of_pages(whole: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (whole / "build" / "site").mkdir(parents=True)
    (whole / "build" / "site" / "index.html").write_text("x" * 50_000, encoding="utf-8")
    assert kinds(run) == {}
    assert "the site: 1 files, 0.1 MB of the 1000 MB" in run("doctor").stdout
    monkeypatch.setattr(publishing_check, "LARGEST_SITE", 60_000)
    monkeypatch.setattr(publishing_check, "LARGEST_FILE", 100)
    assert kinds(run) == {"site-too-large": "warning", "file-too-large": "warning"}


@pytest.mark.usefixtures("whole")
def test_fonts_that_are_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> tuple[Path, ...]:
        raise ModuleNotFoundError

    monkeypatch.setattr(doctor, "font_files", gone)
    assert kinds(run, 1) == {"no-fonts": "error"}


def test_a_converter_is_found_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / ("soffice.exe" if sys.platform == "win32" else "soffice")
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_converter() == str(program)
