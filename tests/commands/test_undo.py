"""The last command's change is taken back, and nothing that a person wrote since."""

import json
import shutil
from pathlib import Path

import pytest

from generator import campaign_folder
from generator.content.baseline import history_folder
from generator.content.changing import journal, run_history, undoing
from tests.bulletin import BULLETIN
from tests.commands.conftest import Run
from tests.commands.test_review import HILLSIDE, state
from tests.test_people import git

SLOPES = Path("content/operations/slopes.yml")
REVIEW_WATCHER = ("review", "watcher", "--state", "reviewed", "--by", "甲", "--on", "2024-05-02")


def ok(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "hillside", "slopes"),
        ("merge", "riverbank", "hillside"),
        REVIEW_WATCHER,
        ("new", "story", "--title", "河", "--id", "river"),
        ("new", "topic", "--title", "河道", "--id", "channels"),
        ("release", "--withhold", "shangping"),
        ("correct", "hillside:title", "--zh", "山坡的补种", "--why-zh", "漏字。", "--on", "2024-07-01"),
    ],
    ids=lambda words: "-".join(words[:2]),
)
def test_a_command_is_taken_back_and_done_again(released: Path, run: Run, words: tuple[str, ...]) -> None:
    before = state(released)
    ok(run, *words)
    after = state(released)
    assert before != after
    assert f"taken back: explainer {words[0]} " in ok(run, "undo")
    assert state(released) == before
    ok(run, "undo", "--redo")
    assert state(released) == after
    ok(run, "undo")
    assert state(released) == before


def test_each_undo_goes_a_step_further_and_each_redo_comes_one_back(campaign: Path, run: Run) -> None:
    states = [state(campaign)]
    for words in (("rename", "hillside", "slopes"), REVIEW_WATCHER, ("rename", "slopes", "hills")):
        ok(run, *words)
        states.append(state(campaign))
    for number in (2, 1, 0):
        ok(run, "undo")
        assert state(campaign) == states[number]
    assert "there is nothing to take back" in run("undo").output
    for number in (1, 2, 3):
        ok(run, "undo", "--redo")
        assert state(campaign) == states[number]
    assert "nothing has been taken back since the last change" in run("undo", "--redo").output
    ok(run, "undo")
    ok(run, "rename", "slopes", "slants")
    assert "nothing has been taken back since the last change" in run("undo", "--redo").output


def test_all_documents_of_one_command_are_taken_back_at_once(
    campaign: Path, run: Run, tmp_path: Path
) -> None:
    before = state(campaign)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text(BULLETIN, "utf-8")
    (folder / "two.txt").write_text(BULLETIN.replace("清河", "清湖"), "utf-8")
    ok(run, "extract", str(folder))
    assert {"one.txt", "two.txt"} < {path.name for path in (campaign / "seeds").iterdir()}
    ok(run, "undo")
    assert state(campaign) == before


def test_a_file_that_is_no_text_comes_back_byte_for_byte(campaign: Path) -> None:
    path = campaign / "seeds" / "report.pdf"
    path.write_bytes(bytes(range(256)))
    with undoing.recorded_as(undoing.Command("test")):
        journal.write_files(campaign, {path: None})
    assert not path.exists()
    undoing.take_back(campaign)
    assert path.read_bytes() == bytes(range(256))


def test_what_a_person_edited_since_is_named_and_nothing_is_taken_back(campaign: Path, run: Run) -> None:
    ok(run, "rename", "hillside", "slopes")
    with (campaign / SLOPES).open("a", encoding="utf-8") as file:
        file.write("# 人写的\n")
    before = state(campaign)
    done = run("undo")
    assert done.exit_code == 1
    assert f"{SLOPES.as_posix()}: this was changed after ‘explainer rename hillside slopes’" in done.output
    assert state(campaign) == before
    assert f"left as it is  {SLOPES.as_posix()}" in ok(run, "undo", "--leave-edited")
    assert (campaign / SLOPES).read_text("utf-8").endswith("# 人写的\n")
    assert (campaign / HILLSIDE).exists()


def test_what_can_be_taken_back_is_listed_with_the_words_that_did_it(campaign: Path, run: Run) -> None:
    assert "there is nothing to take back" in ok(run, "undo", "--list")
    ok(run, "rename", "hillside", "slopes")
    ok(run, *REVIEW_WATCHER)
    ok(run, "undo")
    last, first = ok(run, "undo", "--list").splitlines()
    assert "explainer review watcher --state reviewed" in last
    assert last.endswith(", taken back")
    assert "explainer rename hillside slopes  (files: " in first
    before = state(campaign)
    ok(run, "check")
    assert state(campaign) == before


@pytest.mark.usefixtures("campaign")
def test_programs_get_the_same(run: Run) -> None:
    ok(run, *REVIEW_WATCHER)
    (change,) = json.loads(ok(run, "undo", "--list", "--format", "json"))["result"]["changes"]
    assert change["words"].startswith("review watcher")
    assert (change["taken_back"], "content/terms/watcher.yml" in change["files"]) == (False, True)
    done = json.loads(ok(run, "undo", "--format", "json"))["result"]
    assert done == {"words": change["words"], "files": change["files"], "left": []}


def test_the_history_stays_out_of_version_control(campaign: Path, run: Run) -> None:
    git(campaign, "init", "--quiet")
    ok(run, "rename", "hillside", "slopes")
    git(campaign, "add", "content", "seeds")
    assert "_history" not in git(campaign, "ls-files")
    assert any(history_folder(campaign).rglob("*.json"))


def test_the_history_is_bounded(campaign: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_history, "MOST_RUNS", 3)
    for number in range(5):
        ok(run, "new", "topic", "--title", f"河{number}", "--id", f"river-{number}")
    assert len(ok(run, "undo", "--list").splitlines()) == 3
    largest = max(path.stat().st_size for path in history_folder(campaign).rglob("*.json"))
    monkeypatch.setattr(run_history, "MOST_BYTES", largest + 500)
    ok(run, "new", "topic", "--title", "湖", "--id", "lake")
    assert len(ok(run, "undo", "--list").splitlines()) == 1


def test_a_run_of_many_steps_is_bounded_and_quick(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = campaign / HILLSIDE
    monkeypatch.setattr(run_history, "_OFTEN", 4)
    monkeypatch.setattr(run_history, "MOST_BYTES", 20_000)
    looked: list[int] = []
    let_go = run_history._let_go  # noqa: SLF001 - what takes long if it is done too often

    def counted(folder: Path) -> None:
        looked.append(1)
        let_go(folder)

    monkeypatch.setattr(run_history, "_let_go", counted)
    with undoing.recorded_as(undoing.Command("many")):
        for number in range(40):
            journal.write_files(campaign, {path: f"note: {number}\n{'#' * 1000}\n".encode()})
    assert len(looked) == 10
    assert sum(each.stat().st_size for each in history_folder(campaign).rglob("*.json")) < 30_000
    (run,) = undoing.runs(campaign)
    assert not run.is_whole


def test_a_change_of_which_only_a_part_is_kept_is_not_taken_back(campaign: Path, run: Run) -> None:
    paths = [campaign / "content" / "operations" / f"{name}.yml" for name in ("hillside", "riverbank")]
    with undoing.recorded_as(undoing.Command("extract all")):
        for path in paths:
            journal.write_files(campaign, {path: path.read_bytes() + b"note: N\n"})
    min(history_folder(campaign).rglob("*.json")).unlink()
    before = state(campaign)
    assert "‘explainer extract all’ changed too much" in run("undo").output
    assert state(campaign) == before


def test_a_history_from_elsewhere_is_not_carried_out(campaign: Path, run: Run) -> None:
    ok(run, "rename", "hillside", "slopes")
    elsewhere = campaign.with_name("elsewhere")
    shutil.copytree(campaign, elsewhere)
    before = state(elsewhere)
    assert "there is nothing to take back" in run("undo", "-C", str(elsewhere)).output
    assert state(elsewhere) == before
    ok(run, "rename", "riverbank", "bank", "-C", str(elsewhere))
    ok(run, "undo", "-C", str(elsewhere))
    assert state(elsewhere) == before


def test_a_damaged_history_changes_nothing(campaign: Path, run: Run) -> None:
    ok(run, "rename", "hillside", "slopes")
    (kept,) = history_folder(campaign).rglob("*.json")
    content = json.loads(kept.read_text("utf-8"))
    content["writes"][0]["old"] = "id: other\n"
    kept.write_text(json.dumps(content), "utf-8")
    before = state(campaign)
    done = run("undo")
    assert done.exit_code == 1
    assert "this record of an interrupted command is damaged" in done.output
    assert state(campaign) == before


def test_an_undo_that_was_interrupted_is_only_finished(
    campaign: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(campaign)
    ok(run, "rename", "hillside", "slopes")
    between = state(campaign)
    ok(run, *REVIEW_WATCHER)
    with monkeypatch.context() as patch:
        patch.setattr(journal, "_finish", lambda *_: None)
        undoing.take_back(campaign)
    assert "taken back: explainer review watcher" in ok(run, "undo")
    assert state(campaign) == between
    ok(run, "undo")
    assert state(campaign) == before
    assert [each for each in campaign_folder.check(campaign) if each.severity == "error"] == []


def test_a_new_campaign_has_no_history(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "first.txt"
    source.write_text(BULLETIN, "utf-8")
    ok(run, "init", str(tmp_path / "fresh"), str(source))
    assert not history_folder(tmp_path / "fresh").exists()
    assert "/content/.baseline/_history/\n" in (tmp_path / "fresh" / ".gitignore").read_text("utf-8")
