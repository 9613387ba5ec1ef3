"""A new campaign's repository publishes itself, and keeps what was there."""

import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.repository import WORKFLOWS
from tests.bulletin import BULLETIN
from tests.test_wheel import empty_environment, run

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"uses: (\S+ # v[\d.]+)")
BIN = Path(sys.executable).parent
LEFT = (
    *(".explainer", ".gitattributes", ".github", ".gitignore", ".pre-commit-config.yaml", ".vscode"),
    *("README.md", "build", "content", "mkdocs.en.yml", "mkdocs.yml", "overrides", "schema", "seeds"),
)


def init(folder: Path, *more: str, sources: bool = True) -> str:
    source = folder.parent / "source" / "report.txt"
    source.parent.mkdir(exist_ok=True)
    source.write_text(BULLETIN, encoding="utf-8")
    words = ["init", str(folder), *([str(source)] if sources else []), *more]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new campaign; tests must not change it."""
    folder = tmp_path_factory.mktemp("new") / "campaign"
    init(folder)
    return folder


def steps(folder: Path, name: str, job: str) -> list[dict[str, object]]:
    workflow = yaml.safe_load((folder / ".github" / "workflows" / name).read_text("utf-8"))
    found: list[dict[str, object]] = workflow["jobs"][job]["steps"]
    return found


def commands(folder: Path, name: str, job: str) -> list[str]:
    return [str(step["run"]) for step in steps(folder, name, job) if "run" in step]


def test_a_new_campaign_has_what_it_needs_to_publish_itself(new: Path) -> None:
    assert tuple(sorted(path.name for path in new.iterdir())) == LEFT


@pytest.mark.slow
def test_the_workflows_are_sound(new: Path) -> None:
    run(BIN / "zizmor", "--offline", "--pedantic", "--strict-collection", ".", folder=new)
    for schema, files in (
        ("vendor.github-workflows", [*WORKFLOWS]),
        ("vendor.dependabot", [".github/dependabot.yml"]),
    ):
        run(BIN / "check-jsonschema", "--builtin-schema", schema, *files, folder=new)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_where_dependabot_sees_it(new: Path, name: str) -> None:
    text = (new / name).read_text("utf-8")
    ours = "".join(path.read_text("utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml"))
    pins = PIN.findall(text)
    assert len(pins) == text.count("uses:")
    assert [pin for pin in pins if f"uses: {pin}" not in ours] == [], "take them from .github/workflows"


def test_only_what_passed_is_deployed(new: Path) -> None:
    install, check, build = commands(new, "publish.yml", "build")
    assert install.endswith("--require-hashes -r .explainer/requirements.txt")
    assert (check, build) == ("explainer check --format github", "explainer build")
    assert commands(new, "check.yml", "check") == [install, check, build]
    workflow = yaml.safe_load((new / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert [step for step in steps(new, "publish.yml", "build") if "continue-on-error" in step] == []


def test_the_program_is_named_by_its_hash_and_no_host(new: Path) -> None:
    lines = (new / ".explainer" / "requirements.txt").read_text("utf-8").splitlines()
    (wheel,) = (new / ".explainer").glob("*.whl")
    digest = sha256(wheel.read_bytes()).hexdigest()
    assert lines[-1] == f"./.explainer/{wheel.name} --hash=sha256:{digest}"
    assert "://" not in "".join(lines)
    assert "".join(f"{line}\n" for line in lines[:-1]) == (ROOT / "requirements.txt").read_text("utf-8")


@pytest.mark.slow
def test_a_clone_does_what_the_workflow_says(new: Path, tmp_path: Path) -> None:
    """All but the dependencies, which are those of the environment that runs the tests."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    shutil.copytree(new, origin)
    run("git", "init", "--quiet", folder=origin)
    run("git", "add", "--all", folder=origin)
    run("git", "-c", "user.name=x", "-c", "user.email=x", "commit", "--quiet", "-m", "x", folder=origin)
    run("git", "clone", "--quiet", origin, clone, folder=tmp_path)

    own = (clone / ".explainer" / "requirements.txt").read_text("utf-8").splitlines()[-1]
    (tmp_path / "own.txt").write_text(own, encoding="utf-8")
    programs = empty_environment(
        tmp_path / "empty", "--require-hashes", "-r", tmp_path / "own.txt", folder=clone
    )
    for command in commands(clone, "publish.yml", "build")[1:]:
        name, *rest = command.split()
        run(programs / name, *rest, folder=clone, more={"SITE_URL": "https://example.org/repo/"})

    assert (clone / "build" / "site" / "en" / "index.html").is_file()
    assert [*(clone / "build" / "cards").glob("*.png")]
    kept = next(each for step in steps(clone, "publish.yml", "build") if (each := step.get("with")) and "key" in str(each))  # fmt: skip
    assert "build/cards" in str(kept)
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, check=True)
    assert changed.stdout == b""


def test_what_is_there_stays_whatever_its_case_and_suffix(tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    mine = {
        "Readme.rst": "mine",
        ".gitattributes": "* text=auto\n",
        "LICENSE.md": "mine",
        ".github/dependabot.yaml": "version: 2\n",
        ".github/workflows/publish.yml": "name: mine\n",
        ".explainer/requirements.txt": "campaign-explainer==0.0.1\n",
    }
    (folder / ".git").mkdir(parents=True)
    for name, text in mine.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    output = init(folder, "--licence", "CC0-1.0")

    assert {name: (folder / name).read_text("utf-8") for name in mine} == mine
    said = {line.partition(": ")[2] for line in output.splitlines() if line.startswith("left as it was")}
    assert said >= {"README.md", ".gitattributes", "LICENSE", ".github/workflows/publish.yml"}
    assert (folder / ".github" / "workflows" / "check.yml").is_file()
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert not there & {"README.md", "LICENSE", ".github/dependabot.yml"}
    assert [*(folder / ".explainer").iterdir()] == [folder / ".explainer" / "requirements.txt"]


def test_a_campaign_is_given_what_it_lacks(new: Path, tmp_path: Path) -> None:
    folder = tmp_path / "campaign"
    shutil.copytree(new, folder)
    (folder / ".github" / "workflows" / "check.yml").unlink()
    shutil.rmtree(folder / ".explainer")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    output = init(folder, "--licence", "CC-BY-4.0", sources=False)

    assert "written  .github/workflows/check.yml" in output
    assert "all rights are reserved" not in output
    assert "write into content/campaign.yml: licence: CC-BY-4.0" in output
    assert {path: path.read_bytes() for path in before} == before
    assert "Attribution 4.0 International" in (folder / "LICENSE").read_text("utf-8")
    for path in (new / ".explainer").iterdir():
        assert (folder / ".explainer" / path.name).read_bytes() == path.read_bytes()
    assert "nothing was missing" in init(folder, sources=False)


def test_without_a_source_and_a_campaign_it_is_a_mistake(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new")])
    assert result.exit_code == 2
    assert "name a document to begin with" in result.output
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("language", "words"), [("en", "## Publish it"), ("zh", "## 发布")])
def test_the_readme_speaks_the_language_of_those_who_begin(tmp_path: Path, language: str, words: str) -> None:
    init(tmp_path / "campaign", "--lang", language)
    readme = (tmp_path / "campaign" / "README.md").read_text("utf-8")
    assert readme.startswith("# 各地推进“清河”专项行动\n")
    assert words in readme
    (wheel,) = (tmp_path / "campaign" / ".explainer").glob("*.whl")
    assert f".explainer/{wheel.name}" in readme


def test_a_title_is_no_markup(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(BULLETIN.replace("“清河”专项行动\n", "<清河>[清河](x)*行动*\n", 1), encoding="utf-8")
    result = CliRunner().invoke(main, ["init", str(tmp_path / "campaign"), str(source)])
    assert result.exit_code == 0, result.output
    first = (tmp_path / "campaign" / "README.md").read_text("utf-8").splitlines()[0]
    assert first == r"# 各地推进\<清河\>\[清河\](x)\*行动\*"


def test_a_person_is_asked_for_the_licence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(question: str, **settings: object) -> str:
        assert "CC-BY-4.0" in question
        assert settings["default"] == "none"
        return "CC0-1.0"

    monkeypatch.setattr("generator.cli.init.on_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", answer)
    init(tmp_path / "campaign")
    assert "CC0 1.0 Universal" in (tmp_path / "campaign" / "LICENSE").read_text("utf-8")
    assert "licence: CC0-1.0\n" in (tmp_path / "campaign" / "content" / "campaign.yml").read_text("utf-8")
