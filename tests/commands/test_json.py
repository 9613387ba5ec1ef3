"""Every command that reports prints one object for a program, in one shape that docs/json.md describes."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands import publishing_check
from generator.translate import Endpoint
from tests.commands.conftest import REVIEW, Run

ROOT = Path(__file__).parents[2]
SILENT = {
    "serve": "reports nothing at its end",
    "translate export": "its --format is that of the file",
}
"""Commands without this form, each with the reason."""
ROW = re.compile(r"^\| `([a-z -]+)` \| (.*) \|$", re.MULTILINE)
PROBLEM = {
    *("path", "line", "column", "end_column", "field", "kind", "severity", "message", "hint"),
}
OPERATION = "operations/riverbank"
INNER = {"extract": {"path", "written", "changed", "joined", "kept"}}
"""Keys that are named as parts of others."""


def commands(command: click.Command = main, name: str = "") -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            inner = command.get_command(context, each)
            assert inner is not None
            yield from commands(inner, f"{name} {each}".strip())
    else:
        yield name, command


REPORTING = sorted(name for name, _ in commands() if name not in SILENT)


def documented(page: str) -> dict[str, set[str]]:
    """The keys of each command's result, as a page lists them; those of its parts stand behind a colon."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    table = re.split(r"(?m)^## .*$", text)[-1]
    return {name: set(re.findall(r"`([a-z_]+)`", said)) for name, said in ROW.findall(table)}


def test_every_command_that_reports_has_this_form() -> None:
    have = {
        name
        for name, command in commands()
        for param in command.params
        if "--format" in param.opts and "json" in getattr(param.type, "choices", ())
    }
    assert sorted(have) == REPORTING, "add FORM and report(…) from generator/cli/form.py, and docs/json.md"


@pytest.mark.parametrize("page", ["json.md", "json.zh.md"])
def test_every_command_that_reports_is_described(page: str) -> None:
    assert sorted(documented(page)) == REPORTING
    assert documented(page) == documented("json.md")


def said(status: int, *words: str) -> dict[str, Any]:
    """What a command prints: nothing but one object."""
    done = CliRunner().invoke(main, [*words, "--format", "json"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == status, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.stderr == ""
    assert [*found] == ["command", "ok", "problems", "result"]
    assert found["ok"] is (status == 0)
    problems = found["problems"]
    assert isinstance(problems, list)
    assert all({*problem} == PROBLEM for problem in problems)
    return found


CASES: dict[str, list[tuple[int, str]]] = {
    "init": [(0, "init new {seed}"), (0, "init .")],
    "extract": [(0, "extract {seed}")],
    "status": [(0, "status")],
    "new": [(0, "new story --title 山坡 --topic rivers --id a")],
    "cite": [(0, "cite 树苗"), (1, "cite zzzz")],
    "check": [(0, "check"), (0, "check riverbank")],
    "doctor": [(0, "doctor")],
    "translate status": [(0, "translate status")],
    "translate import": [(0, "translate import out.po")],
    "translate export-glossary": [(0, "translate export-glossary terms.csv")],
    "translate import-glossary": [
        (0, "translate export-glossary terms.csv"),
        (0, "translate import-glossary terms.csv"),
    ],
    "translate draft": [(0, "translate draft --dry-run"), (1, "translate draft")],
    "translate accept": [(0, "translate accept riverbank")],
    "review": [(0, "review"), (0, "review riverbank --state edited --by 甲 --on 2024-05-02")],
    "release": [(1, "release")],
    "correct": [],
    "rename": [(0, "rename riverbank bank")],
    "merge": [(0, "merge riverbank hillside")],
    "combine": [(0, "combine {seed} {seed} {seed}")],
    "diff": [(1, "diff")],
    "undo": [(0, "undo --list"), (1, "undo")],
    "build": [],
    "handout": [(0, "handout a.html")],
    "editor": [(1, "editor")],
    "schema": [(0, "schema")],
}


@pytest.mark.usefixtures("run")
@pytest.mark.parametrize("name", CASES)
def test_a_command_prints_one_object_with_the_keys_that_are_described(
    campaign: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in (("URL", "http://127.0.0.1:9/"), ("MODEL", "m"), ("KEY", "k")):
        monkeypatch.setenv(f"EXPLAINER_TRANSLATE_{key}", value)
    monkeypatch.setattr(Endpoint, "ask", lambda *_: "{}")
    assert CliRunner().invoke(main, ["translate", "export", "out.po"]).exit_code == 0
    (seed,) = (campaign / "seeds").glob("*.txt")
    keys: dict[str, set[str]] = defaultdict(set)
    for status, words in CASES[name]:
        found = said(status, *words.format(seed=seed).split())
        told, result = found["command"], found["result"]
        assert words.startswith(told)
        keys[told] |= {*result}
        assert {*result} <= documented("json.md")[told]
    if CASES[name] and name not in {"diff", "editor", "release", "undo"}:  # these need more than the campaign
        assert keys[name] >= documented("json.md")[name] - INNER.get(name, set())


def test_every_reporting_command_has_a_case() -> None:
    assert sorted(CASES) == REPORTING


def test_what_stops_a_command_is_a_problem_in_the_chosen_language(campaign: Path, run: Run) -> None:
    found = said(1, "rename", "riverbnk", "bank", "--lang", "zh")
    (problem,) = found["problems"]
    assert "riverbnk" in problem["message"]
    assert found["result"] == {}
    (campaign / "content" / "campaign.yml").write_text("[", encoding="utf-8")
    assert said(1, "build")["problems"]
    assert run("check", "--format", "xml").exit_code == 2
    shown = said(1, "check", "-C", str(campaign.parent))["problems"]
    assert [problem["kind"] for problem in shown] == ["no-campaign"]


def test_what_the_system_refuses_is_a_problem(
    campaign: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(campaign))

    run("schema")
    monkeypatch.setattr("generator.cli.schema.write_schemas", full)
    (problem,) = said(1, "schema")["problems"]
    assert problem["kind"] == "unwritable"


def test_a_release_and_a_correction_say_what_was_done(reviewed: Path, run: Run) -> None:
    assert reviewed.is_dir()
    released = said(0, "release")["result"]
    assert {*released} == documented("json.md")["release"]
    run(*REVIEW)
    corrected = said(0, "correct", f"{OPERATION}:title", "--zh", "河", "--why-zh", "改")["result"]
    assert {*corrected} == documented("json.md")["correct"]


@pytest.mark.slow
def test_a_build_says_where_the_site_is_and_warns_of_its_size(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing_check, "LARGEST_SITE", 100_000)
    built = said(0, "build", "-C", str(campaign))
    assert [each["kind"] for each in built["problems"]] == ["site-too-large"]
    assert built["result"] == {
        "site": (campaign / "build" / "site").as_posix(),
        "pages": sum(1 for _ in (campaign / "build" / "site").rglob("*.html")),
    }


@pytest.mark.usefixtures("campaign")
def test_what_asks_a_person_or_prints_something_else_goes_with_no_json(run: Run) -> None:
    for words in (["review", "--next", "--by", "x"], ["extract", "--records", "."]):
        done = run(*words, "--format", "json")
        assert done.exit_code == 2
        assert "--format json" in done.stderr
