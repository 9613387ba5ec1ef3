"""A newer program reads the same source by other rules: what people made of it stays as it is."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import campaign_folder
from generator.cli import main
from generator.content.remembering import open_conflicts

ROOT = Path(__file__).parents[1]
DRAFTING = import_module("generator.extract.drafting.draft")
REPORT = """\
青溪县护林工作通报
河北省保定市林业局6月3日组织巡山，劝返游客300人次。
护林员把“土课堂”办到山上。“土课堂”讲怎样用火。
"""


def run(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign as it begins, to be copied and not changed."""
    source = tmp_path_factory.mktemp("begun") / "report.txt"
    source.write_text(REPORT, "utf-8")
    run("init", source.with_name("campaign"), source)
    return source.with_name("campaign")


@pytest.fixture
def folder(begun: Path, tmp_path: Path) -> Path:
    return shutil.copytree(begun, tmp_path / "campaign")


def extract(folder: Path) -> str:
    return run("extract", "--folder", folder, folder / "seeds" / "report.txt")


def only(folder: Path, collection: str) -> Path:
    (path,) = (folder / "content" / collection).glob("*.yml")
    return path


def other_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DRAFTING, "story_title", lambda *_: "新规则的标题")


def test_new_rules_reach_what_nobody_touched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other_titles(monkeypatch)
    assert "changed  stories/" in extract(folder)
    assert "zh: 新规则的标题" in only(folder, "stories").read_text("utf-8")


def test_new_rules_are_no_conflict_where_the_source_says_what_it_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = only(folder, "stories")
    path.write_text(path.read_text("utf-8").replace("title:\n  zh: ", "title:\n  zh: 改"), "utf-8")
    kept = path.read_bytes()
    other_titles(monkeypatch)
    extract(folder)
    assert path.read_bytes() == kept
    assert open_conflicts(folder) == ()


def test_an_entry_that_new_rules_would_not_draft_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    term = only(folder, "terms")
    before = term.read_bytes()
    monkeypatch.setattr(DRAFTING, "terms_worth_keeping", lambda *_: iter(()))
    monkeypatch.setattr(DRAFTING, "tells_a_deed", lambda *_: False)
    said = extract(folder)
    assert "dropped" not in said
    assert term.read_bytes() == before
    assert only(folder, "stories").exists()


def test_an_entry_that_the_rules_find_no_more_stays_where_a_person_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = only(folder, "stories")
    path.write_text(path.read_text("utf-8") + "note: 已核对\n", "utf-8")
    monkeypatch.setattr(DRAFTING._Drafting, "_stories", lambda _: iter(()))  # noqa: SLF001 - the rules of another day
    for _ in range(2):
        assert "conflict" not in extract(folder)
    assert path.exists()
    assert open_conflicts(folder) == ()


def test_what_is_left_out_stays_left_out(folder: Path) -> None:
    assert not [*(folder / "content" / "events").glob("*.yml")]
    assert "written" not in extract(folder)


def test_the_shipped_content_meets_no_conflict_when_its_source_gets_a_paragraph(tmp_path: Path) -> None:
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    entries = {
        path for name in ("events", "terms", "stories") for path in (tmp_path / "content" / name).iterdir()
    }
    seed = tmp_path / "seeds" / "midterm-report.txt"
    lines = seed.read_text("utf-8").split("\n")
    seed.write_text("\n".join([*lines[:5], "各地反映良好。", *lines[5:]]), "utf-8")
    said = run("extract", "--folder", tmp_path, seed)
    assert "conflict" not in said
    assert all(path.exists() for path in entries)
    assert [each for each in campaign_folder.check(tmp_path) if each.severity == "error"] == []


FISHING = """\
江苏沿海渔船检查通报
江苏省南通市海事部门检查港口渔业船舶30艘，渔业船员参加培训。
"""


def test_a_document_of_another_field_brings_its_topics(folder: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text(FISHING, "utf-8")
    before = {topic.id for topic in campaign_folder.load(folder)[0].topics}
    run("extract", "--folder", folder, second)
    content, _ = campaign_folder.load(folder)
    assert "agriculture" in {topic.id for topic in content.topics} - before
    assert [each for each in campaign_folder.check(folder) if each.severity == "error"] == []
    assert "written" not in run("extract", "--folder", folder, folder / "seeds" / "second.txt")
    assert len({topic.order for topic in content.topics}) == len(content.topics)


def test_a_new_campaign_has_the_topics_that_its_entries_need(folder: Path) -> None:
    content, _ = campaign_folder.load(folder)
    used = {topic for _, entry in content.entries for topic in entry.topics}
    assert {topic.id for topic in content.topics} == used
