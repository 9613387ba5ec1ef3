"""Messages to a user, in their language."""

import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import Place, Problem
from generator.messages import environment_language, say

PROBLEM = Problem(
    Place(Path("a.yml"), 3, 1), "topics", "any", say("no topic {name}", name="x{y}"), severity="warning"
)


def test_a_message_is_its_english_words_and_knows_the_others() -> None:
    message = say("errors: {errors}, warnings: {warnings}", errors=1, warnings=2)
    assert message == "errors: 1, warnings: 2"
    assert message.to("zh") == "1 个错误，2 个警告"
    assert pickle.loads(pickle.dumps(message)).to("zh") == message.to("zh")  # noqa: S301 - our own


def test_what_is_not_translated_stays_english() -> None:
    assert PROBLEM.to("zh") == "a.yml:3:1: 警告: topics: no topic x{y}"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_chooses(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert environment_language() == expected


def test_the_option_chooses_before_the_environment(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_LANG", "en")
    said = CliRunner().invoke(main, ["--lang", "zh", "check", "--folder", str(campaign)])
    assert "0 个错误" in said.stderr


@pytest.mark.parametrize("words", [["help"], ["-h"], ["help", "review"], ["review", "-h"]])
def test_help_comes_however_it_is_asked_for(words: list[str]) -> None:
    shown = CliRunner().invoke(main, ["--lang", "en", *words])
    assert shown.exit_code == 0
    asked = [word for word in words if word not in {"help", "-h"}]
    assert shown.output == CliRunner().invoke(main, ["--lang", "en", *asked, "--help"]).output


@pytest.mark.parametrize(
    ("language", "hint"),
    [("en", "'reveiw'; did you mean “review”?"), ("zh", "'reveiw'；您要的是不是“review”？")],
)
def test_the_nearest_command_is_named(language: str, hint: str) -> None:
    result = CliRunner().invoke(main, ["--lang", language, "reveiw"])
    assert result.exit_code == 2
    assert hint in result.output
