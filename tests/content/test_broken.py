"""Broken content: one clear message each, with its place, exit status 1, no traceback, nothing written."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.checking.references import _listed_before

HERE = Path(__file__).parent
CASES = sorted((HERE / "broken").glob("*.yml"))
GOLDEN = {"en": HERE / "broken" / "expected.txt", "zh": HERE / "broken" / "expected.zh.txt"}

PLACED = re.compile(r"(?P<place>[^ ]+: (?:[\w.]+: )?)(?P<words>.*)")


def run_check(folder: Path, language: str = "en") -> tuple[int, list[str], str]:
    """Return the exit status, the lines about errors, and the rest of the error output."""
    result = CliRunner().invoke(main, ["--lang", language, "check", "--folder", str(folder)])
    lines = [line.replace(f"{folder.as_posix()}/content/", "") for line in result.stdout.splitlines()]
    return (
        result.exit_code,
        [line for line in lines if not re.search(": (warning|警告): ", line)],
        result.stderr,
    )


def with_case(campaign: Path, case: Path) -> Path:
    """Put a broken file into the campaign as an operation named after it."""
    shutil.copy(case, campaign / "content" / "operations" / case.name)
    return campaign


@pytest.mark.parametrize("language", GOLDEN)
def test_each_broken_file_has_its_message(
    campaign: Path, request: pytest.FixtureRequest, language: str
) -> None:
    for case in CASES:
        with_case(campaign, case)
    status, found, stderr = run_check(campaign, language)
    assert status == 1
    assert "Traceback" not in stderr
    told = [re.match(r"operations/([^:]+)", line) for line in found]
    assert [case.name for case in CASES if case.name not in {match and match[1] for match in told}] == []
    if request.config.getoption("--update-golden"):
        GOLDEN[language].write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == GOLDEN[language].read_text(encoding="utf-8").splitlines()


def test_the_chinese_lines_are_chinese_and_about_the_same_places() -> None:
    english, chinese = (
        [*map(PLACED.match, GOLDEN[each].read_text("utf-8").splitlines())] for each in ("en", "zh")
    )
    assert [line and line["place"] for line in english] == [line and line["place"] for line in chinese]
    words = [re.sub("“[^”]*”", "", line["words"]) for line in chinese if line]
    assert [each for each in words if not re.search("[\u4e00-\u9fff]{2}", each)] == []
    assert [each for each in words if re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", each)] == []


@pytest.mark.parametrize("command", ["check", "build"])
def test_nothing_is_written_for_broken_content(
    campaign: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)  # as most people have it
    with_case(campaign, HERE / "broken" / "unknown-key.yml")
    before = sorted(campaign.rglob("*"))
    result = CliRunner().invoke(main, [command, "--folder", str(campaign)])

    assert result.exit_code == 1
    assert "unknown-key.yml:4:1: topic: unknown key “topic”; did you mean “topics”?" in result.output
    assert [path for path in campaign.rglob("*.md") if "build" in path.parts] == []
    assert [path for path in sorted(campaign.rglob("*")) if path.is_file() and path not in before] == []


def test_one_changed_character_of_a_quote_is_found(campaign: Path) -> None:
    path = campaign / "content" / "operations" / "riverbank.yml"
    text = path.read_text(encoding="utf-8")
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "quote: " in row)
    row = text.splitlines()[line - 1]
    changed = row[:-3] + ("甲" if row[-3] != "甲" else "乙") + row[-2:]
    path.write_text(text.replace(row, changed, 1), encoding="utf-8")

    status, lines, _ = run_check(campaign)

    assert status == 1
    assert any(item.startswith(f"operations/riverbank.yml:{line}:") and "quote" in item for item in lines), (
        lines
    )


def test_a_bad_name_and_a_link_are_refused(campaign: Path) -> None:
    operations = campaign / "content" / "operations"
    (operations / "Bad_Id.yml").write_text("id: Bad_Id\n", encoding="utf-8")
    (operations / "linked.yml").symlink_to(operations / "riverbank.yml")

    status, lines, _ = run_check(campaign)

    assert status == 1
    assert [line.split(": ")[0] for line in lines] == ["operations/Bad_Id.yml", "operations/linked.yml"]


@pytest.mark.parametrize(
    ("quote", "written", "listed"),
    [
        ("指挥山东、河南、湖北、湖南4省同步开展", "4省", 4),
        ("江苏、吉林、青海等6个省市开工率", "6个省市", 0),
        ("在浙江、江西两省开展", "两省", 2),
        ("捣毁窝点、账号3300余个", "3300余个", 0),
    ],
)
def test_a_counted_list_is_counted(quote: str, written: str, listed: int) -> None:
    assert _listed_before(quote, written) == listed
