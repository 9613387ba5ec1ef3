"""One screen shows the state of a campaign and what to do next."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from generator.content.changing import write_files
from generator.content.remembering import Conflict, conflicts_files
from generator.errors import Place
from generator.model import Address
from tests.commands.conftest import Run
from tests.commands.test_review import HILLSIDE, record, replace, state


def steps(run: Run) -> list[str]:
    found = json.loads(run("status", "--format", "json").stdout)["result"]
    return [step["command"] for step in found["steps"]]


@pytest.mark.usefixtures("campaign")
def test_everything_is_counted(run: Run) -> None:
    found = json.loads(run("status", "--format", "json").stdout)["result"]
    assert found["stage"] == "preview"
    assert found["documents"] == [
        {
            "document": "sapling-report",
            "title": "测试样文:青苗行动进展",
            "cited": 8,
            "set_aside": 1,
            "unaccounted": 4,
        }
    ]
    assert found["entries"]["operations"] == {"edited": 1, "corrected": 1}  # the former has no origin
    assert found["translation"]["missing"] == 4
    assert found["translators"] == {"machine": 7}  # one entry has no English yet
    assert (found["errors"], found["warnings"]) == (0, 8)
    assert found["conflicts"] == []


def test_each_stage_has_its_next_step(reviewed: Path, run: Run) -> None:
    record(run, "hillside", "--state", "edited")
    assert steps(run) == [
        "explainer translate export en.po",
        "explainer review operations/hillside",
        "explainer serve",
    ]
    record(run, "hillside", "--state", "reviewed")
    assert steps(run) == ["explainer translate export en.po", "explainer release", "explainer serve"]
    run("release")
    assert steps(run) == ["explainer translate export en.po", "explainer build"]
    replace(reviewed / HILLSIDE, "zh: 山坡补种", "zh: 山坡")
    assert steps(run)[0] == "explainer check"


def test_what_cannot_be_read_is_an_error_and_the_rest_is_shown(campaign: Path, run: Run) -> None:
    (campaign / HILLSIDE).write_text("id: [", encoding="utf-8")
    done = run("status")
    assert done.exit_code == 0
    assert "errors: 1" in done.stdout
    assert "1. explainer check" in done.stdout


@pytest.mark.usefixtures("campaign")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_columns_stand_under_one_another_in_plain_words(run: Run, language: str) -> None:
    shown = run("--lang", language, "status").stdout
    assert "\x1b" not in shown
    head, row = shown.splitlines()[5:7]
    assert {"en": "entries", "zh": "条目"}[language] in head
    assert cell_len(head) == cell_len(row)
    assert ("预览" in shown) == (language == "zh")


def test_looking_changes_nothing(campaign: Path, run: Run) -> None:
    before = state(campaign)
    run("status")
    run("review")
    run("cite", "树苗")
    assert state(campaign) == before


def test_an_open_conflict_is_named_with_the_command_that_decides_it(campaign: Path, run: Run) -> None:
    key = ("statements", 0, "text", "zh")
    here = Place(campaign / HILLSIDE)
    machine, person = "机器的话。", "针对山坡缺树问题,专门部署进行补种。"
    conflict = Conflict("sapling-report", Address("operations/hillside"), key, here, machine, person)
    write_files(campaign, conflicts_files(campaign, [conflict]))

    assert "conflict: operations/hillside: statements.0.text.zh" in run("status").stdout
    assert "explainer extract --take operations/hillside=person seeds" in steps(run)
