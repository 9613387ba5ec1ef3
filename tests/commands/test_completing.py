"""Shells complete commands, options, entries and ids."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

ROOT = Path(__file__).parents[2]


def offered(words: str, shell: str = "bash", language: str = "en") -> list[str]:
    """What a shell is told, the last word being incomplete; empty if it ends with a blank."""
    parts = words.split(" ")
    environment = {
        "_EXPLAINER_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": parts[-1] if shell == "fish" else str(len(parts) - 1),
        "EXPLAINER_LANG": language,
    }
    done = CliRunner().invoke(main, [], prog_name="explainer", env=environment)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def values(words: str) -> list[str]:
    return [line.removeprefix("plain,") for line in offered(words) if line]


@pytest.fixture(autouse=True)
def here(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(campaign)
    return campaign


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("explainer re", ["review", "release", "rename"]),
        ("explainer translate a", ["accept"]),
        ("explainer check --f", ["--folder", "--format"]),
        ("explainer check --format ", ["text", "json", "github"]),
        ("explainer check operations/", ["operations/hillside", "operations/riverbank"]),
        ("explainer check ri", ["riverbank"]),
        ("explainer check operations/hillside operations/r", ["operations/riverbank"]),
        ("explainer review sh", ["shangping"]),
        ("explainer correct operations/r", ["operations/riverbank"]),
        ("explainer rename sections/t", ["sections/together"]),
        ("explainer merge hillside riv", ["riverbank"]),
        ("explainer release --withhold te", ["terms/watcher"]),
        ("explainer handout a.html st", ["stories/shangping", "stories"]),
        ("explainer translate export --entry ev", ["events/inspection", "events/video-meeting"]),
        ("explainer translate accept wa", ["watcher"]),
        ("explainer new story --topic r", ["replanting", "rivers"]),
        ("explainer handout --topic v", ["villages"]),
        ("explainer new story --section ", ["stories", "together"]),
        ("explainer cite --document s", ["sapling-report"]),
        ("explainer check zz", []),
    ],
)
def test_what_may_stand_next_is_offered(words: str, expected: list[str]) -> None:
    assert values(words) == expected


def test_the_folder_that_was_named_is_the_one(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.parent)
    assert values("explainer check ri") == []
    assert values("explainer check -C campaign ri") == ["riverbank"]


@pytest.mark.parametrize("text", ["- id: [", "a: 1", "- 1\n- id: [a]\n"])
def test_topics_that_cannot_be_read_are_not_offered(here: Path, text: str) -> None:
    (here / "content" / "topics.yml").write_text(text, encoding="utf-8")
    assert values("explainer new story --topic ") == []


def test_other_shells_show_the_help_in_the_users_language() -> None:
    assert offered("explainer sch", "zsh", "zh")[:2] == ["plain", "schema"]
    assert "JSON Schema" in offered("explainer sch", "zsh", "zh")[2]
    (line,) = offered("explainer chec", "fish", "zh")
    assert line.startswith("plain,check\t检查内容")
    assert "文件夹" in offered("explainer check --fol", "zsh", "zh")[2]


SHELLS = {
    "bash": 'eval "$(_EXPLAINER_COMPLETE=bash_source explainer)"; COMP_WORDS=(explainer review operations/riv); '
    'COMP_CWORD=2; _explainer_completion explainer; printf "%s\\n" "${COMPREPLY[@]}"',
    "zsh": "autoload -U compinit; compinit -D; "
    'eval "$(_EXPLAINER_COMPLETE=zsh_source explainer)"; '
    'compadd() { print -l -- "${completions[@]}"; }; _describe() { print -l -- "${completions_with_descriptions[@]}"; }; '
    "words=(explainer review operations/riv); CURRENT=3; _explainer_completion",
    "fish": "_EXPLAINER_COMPLETE=fish_source explainer | source; complete -C 'explainer review operations/riv'",
}
"""What each shell does with the line of the guide and with the key for completion; zsh prints what it would offer."""


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_itself_completes(here: Path, tmp_path: Path, shell: str) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "explainer"
    program.write_text(f"#!{sys.executable}\nfrom generator.__main__ import main\nmain()\n", encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        [found, "-c", SHELLS[shell]],
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        },
        cwd=here,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1].split("\t")[0] == "operations/riverbank", done.stdout + done.stderr
