"""`explainer translate status` and `accept`: states counted, fingerprints renewed, everything else kept."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.reading import load_content
from generator.model import fingerprint

RIVERBANK = "operations/riverbank"


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "translate", *arguments, "-C", str(folder)])


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in (folder / "content").rglob("*.yml")}


def riverbank(folder: Path) -> Path:
    return folder / "content" / f"{RIVERBANK}.yml"


def test_status_counts_by_collection_and_names_files_with_most_to_do(campaign: Path) -> None:
    shown = json.loads(run(campaign, "status", "--format", "json").stdout)["result"]
    assert shown["collections"]["operations"] == {"missing": 2, "stale": 1, "unverified": 2, "fresh": 3}
    assert next(iter(shown["files"])) == RIVERBANK
    assert "sections/together" not in shown["files"]
    lines = run(campaign, "status").stdout.splitlines()
    assert "operations\t2\t1\t2\t3" in lines


def test_accept_renews_one_field_and_nothing_else(campaign: Path) -> None:
    before = files(campaign)
    result = run(campaign, "accept", f"{RIVERBANK}:statements.1.text")
    assert result.exit_code == 0
    assert "清理了一批废弃物。" in result.stdout
    assert "A batch of waste was cleared." in result.stdout
    name = f"content/{RIVERBANK}.yml"
    renewed = f"en_src: {fingerprint('清理了一批废弃物。')}".encode()
    now = files(campaign)
    assert "清理了一批废弃物。".encode() in now.pop(f"content/.baseline/_translated/{RIVERBANK}.yml")
    assert now == {**before, name: before[name].replace(b"en_src: 00000000", renewed)}


@pytest.mark.parametrize("name", [RIVERBANK, f"content/{RIVERBANK}.yml", f"{RIVERBANK}:statements"])
def test_accept_verifies_all_of_an_entry(campaign: Path, name: str) -> None:
    assert run(campaign, "accept", name).exit_code == 0
    shown = json.loads(run(campaign, "status", "--format", "json").stdout)["result"]
    assert RIVERBANK not in shown["files"]


def test_accept_all_stale_leaves_unverified_ones(campaign: Path) -> None:
    assert run(campaign, "accept", "--all-stale").exit_code == 0
    shown = json.loads(run(campaign, "status", "--format", "json").stdout)["result"]
    assert shown["collections"]["operations"] == {"missing": 2, "stale": 0, "unverified": 2, "fresh": 4}


def test_what_the_chinese_said_before_is_shown(campaign: Path) -> None:
    run(campaign, "accept", "--all-stale")
    replace(riverbank(campaign), "清理了一批废弃物。", "清理了一批垃圾。")
    said = run(campaign, "accept", "--all-stale").stdout
    assert "before: 清理了一批废弃物。" in said
    assert "Chinese: 清理了一批垃圾。" in said


def test_a_text_that_lost_a_figure_is_not_accepted_and_others_are(campaign: Path) -> None:
    replace(riverbank(campaign), "more than 1,200 saplings", "1,200 saplings")
    replace(riverbank(campaign), "ac725779", "11111111")
    result = run(campaign, "accept", "--all-stale")
    assert result.exit_code == 1
    assert "1200 lacks what limits it in “1200余棵”" in result.stdout
    assert "accepted: operations/riverbank:statements.bb8bb3d7.text" in result.stdout
    texts = [statement.text for _, entry in load_content(campaign).entries for statement in entry.statements]
    assert [text.zh for text in texts if text.en_state == "stale"] == ["浙江、江西两省同步补种树苗1200余棵。"]


def test_nothing_is_accepted_where_a_name_is_wrong(campaign: Path) -> None:
    before = files(campaign)
    result = run(campaign, "accept", RIVERBANK, "operations/riverbnk", f"{RIVERBANK}:title.x")
    assert result.exit_code == 1
    assert "did you mean “operations/riverbank”?" in result.stderr
    assert f"{riverbank(campaign).as_posix()}: title.x: there is no such text" in result.stderr
    assert files(campaign) == before
