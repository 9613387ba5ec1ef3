"""A review vouches for words: it is recorded, and it ends when they change."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import main
from generator.content.baseline import history_folder
from generator.content.reading import load_content
from generator.content.remembering.vouched import load_records
from tests.commands.conftest import Run

HEADING = re.compile(r"(?m), (translation .*|without English)$")
HILLSIDE = Path("content/operations/hillside.yml")


def state(folder: Path) -> dict[Path, bytes]:
    """Every file but the history of changes."""
    every = (path for path in folder.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in every if history_folder(folder) not in path.parents}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def record(run: Run, *arguments: str) -> Result:
    return run("review", *arguments, "--by", "乙", "--on", "2024-06-01")


def test_what_waits_is_shown_beside_its_passage_in_order(run: Run) -> None:
    shown = run("review").stdout
    headings = [line.split()[0] for line in shown.splitlines() if HEADING.search(line)]
    assert headings == [
        "campaign",
        "sections/together",
        "sections/stories",
        "operations/riverbank",
        "operations/hillside",
        "stories/shangping",
        "events/inspection",
        "events/video-meeting",
        "terms/watcher",
    ]
    assert "zh  针对山坡缺树问题,专门部署进行补种。" in shown
    assert "sapling-report p8.1  ——【针对山坡缺树问题,专门部署进行补种】,补种了一大批树苗。" in shown
    assert "en  A batch of waste was cleared. (stale)" in shown


def test_kinds_and_names_narrow_what_is_shown(run: Run) -> None:
    assert "operations/" not in run("review", "--kind", "events").stdout
    assert len(HEADING.findall(run("review", "hillside").stdout)) == 1


def test_a_review_changes_its_fields_and_nothing_else(campaign: Path, run: Run) -> None:
    before = state(campaign)
    assert record(run, "hillside", "--state", "reviewed").exit_code == 0
    after = state(campaign)

    path, memory = campaign / HILLSIDE, campaign / "content/.baseline/_reviewed/operations/hillside.yml"
    former = {campaign / "content/.baseline/_reviewed/operations/riverbank.yml"}  # from the one file of all
    assert {each for each in after if after[each] != before.get(each)} == {path, memory} | former
    added = "review:\n  state: reviewed\n  by: 乙\n  on: '2024-06-01'\n"
    assert after[path].decode() == before[path].decode() + added
    assert "errors: 0" in run("check").stderr


def test_the_same_review_again_changes_nothing(campaign: Path, run: Run) -> None:
    record(run, "hillside", "--state", "reviewed")
    before = state(campaign)

    assert "already recorded" in record(run, "hillside", "--state", "reviewed").output
    assert state(campaign) == before


def test_what_was_reviewed_waits_no_more_but_for_its_english(run: Run) -> None:
    record(run, "watcher", "--state", "reviewed")
    assert "terms/watcher  reviewed, translation by machine" in run("review").stdout
    record(run, "watcher", "--translation", "reviewed")
    assert "terms/watcher" not in run("review").stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hilside", "did you mean “operations/hillside”?"),
        ("操作", "‘explainer status’ shows what is there"),
        ("operations/riverbank2", "did you mean “operations/riverbank”?"),
    ],
)
def test_an_unknown_entry_is_named_with_its_neighbour(campaign: Path, run: Run, name: str, said: str) -> None:
    before = state(campaign)
    done = record(run, name, "hillside", "--state", "reviewed")
    assert done.exit_code == 1
    assert said in done.output
    assert state(campaign) == before


def test_a_file_can_be_named_by_its_path(run: Run) -> None:
    assert record(run, str(HILLSIDE), "--state", "reviewed").exit_code == 0


def test_nobody_vouches_for_what_has_an_error(campaign: Path, run: Run) -> None:
    replace(campaign / HILLSIDE, 'quote: "针对山坡', 'quote: "对着山坡')
    before = state(campaign)

    done = record(run, "hillside", "--state", "reviewed")

    assert done.exit_code == 1
    assert "content/operations/hillside.yml:12:45: statements.0.cites.0.quote" in done.output
    assert state(campaign) == before


def test_a_name_that_no_file_can_hold_is_refused(campaign: Path, run: Run) -> None:
    before = state(campaign)
    done = run("review", "hillside", "--state", "reviewed", "--by", "乙\u202e")
    assert done.exit_code == 1
    assert "the invisible character U+202E" in done.output
    assert state(campaign) == before


@pytest.mark.parametrize("name", ["hillside", "riverbank"])
def test_nobody_vouches_for_english_that_is_missing_or_stale(run: Run, name: str) -> None:
    done = record(run, name, "--translation", "reviewed")
    assert done.exit_code == 1
    assert {"hillside": "no English", "riverbank": "changed since it was translated"}[name] in done.output


@pytest.mark.parametrize(
    "arguments", [["hillside", "--state", "reviewed"], ["--state", "reviewed", "--by", "x"], ["--next"]]
)
def test_a_review_names_a_person_and_an_entry(
    run: Run, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    assert run("review", *arguments).exit_code == 2


@pytest.fixture
def known_to_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\n\tname = 己\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))


def reviewers(campaign: Path) -> dict[str, str | None]:
    return {address: entry.review.by for address, entry in load_content(campaign).entries if entry.review.by}


@pytest.mark.usefixtures("known_to_git")
def test_all_of_a_kind_are_reviewed_at_once_by_whom_git_knows(campaign: Path, run: Run) -> None:
    done = run("review", "--kind", "events", "--kind", "terms", "--state", "reviewed", "--on", "2024-06-01")
    assert done.exit_code == 0, done.output
    assert "by 己" in done.stdout
    theirs = {address for address, name in reviewers(campaign).items() if name == "己"}
    assert theirs == {"events/inspection", "events/video-meeting", "terms/watcher"}


@pytest.mark.usefixtures("known_to_git")
def test_one_entry_after_another_is_shown_and_asked_for(campaign: Path) -> None:
    words = [
        "review",
        "--next",
        "--kind",
        "stories",
        "--kind",
        "events",
        "--kind",
        "terms",
        "-C",
        str(campaign),
    ]
    asked = CliRunner().invoke(main, words, input="nyq")
    assert asked.exit_code == 0, asked.output
    assert asked.output.count("--state reviewed by 己? y: yes, n: not now, q: stop") == 3
    assert "【" in asked.output
    assert "recorded: 1" in asked.output
    assert list(reviewers(campaign).values()).count("己") == 1


@pytest.mark.usefixtures("known_to_git")
def test_without_a_terminal_nobody_can_be_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> str:
        raise OSError(6, "No such device or address", "/dev/tty")

    monkeypatch.setattr("click.getchar", nowhere)
    asked = run("review", "--next")
    assert asked.exit_code == 2
    assert "--next asks a person on a terminal" in asked.stderr


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        ("operations/riverbank", "operations/riverbank  corrected, translation by machine"),
        ("operations/hillside", "operations/hillside  edited, without English"),
    ],
)
def test_nobody_is_said_to_have_translated_what_has_no_english(run: Run, entry: str, heading: str) -> None:
    assert run("review", entry).stdout.splitlines()[0] == heading


def test_a_pattern_that_meets_documents_reviews_the_entries(campaign: Path, run: Run) -> None:
    names = [str(path.relative_to(campaign)) for path in sorted((campaign / "content").glob("[dt]*/*.yml"))]
    assert any("documents/" in name for name in names)
    assert record(run, *names, "content/topics.yml", "--state", "reviewed").exit_code == 0
    assert reviewers(campaign)["terms/watcher"] == "乙"


def test_words_that_changed_are_not_reviewed_any_more(campaign: Path, run: Run) -> None:
    record(run, "hillside", "--state", "reviewed")
    replace(campaign / HILLSIDE, "zh: 针对山坡缺树问题,", "zh: 针对山坡缺树的问题,")

    said = run("check").stdout
    assert "content/operations/hillside.yml:9:3: warning: statements.0: changed since the review: 1" in said
    assert "operations/hillside  edited," in run("review").stdout


def test_english_that_changed_is_not_reviewed_any_more(campaign: Path, run: Run) -> None:
    record(run, "watcher", "--state", "reviewed", "--translation", "reviewed")
    replace(campaign / "content/terms/watcher.yml", "en: Sapling watcher", "en: Watcher of saplings")

    assert "the English changed since its review: title" in run("check").stdout
    assert "terms/watcher  reviewed, translation by a person" in run("review").stdout


def test_a_state_that_nobody_recorded_is_not_believed(campaign: Path, run: Run) -> None:
    path = campaign / HILLSIDE
    path.write_text(path.read_text(encoding="utf-8") + "review: {state: reviewed}\n", encoding="utf-8")

    assert "no review is recorded" in run("check").stdout
    assert "operations/hillside  edited," in run("review").stdout


def test_a_correction_stays_marked_when_it_is_reviewed(campaign: Path, run: Run) -> None:
    record(run, "riverbank", "--state", "reviewed")
    text = (campaign / "content/operations/riverbank.yml").read_text(encoding="utf-8")
    assert 'review: {state: corrected, translation: machine, by: 乙, on: "2024-06-01"}' in text


def test_a_memory_that_somebody_broke_is_said(campaign: Path, run: Run) -> None:
    record(run, "hillside", "--state", "reviewed")
    for broken in (
        "title: [1]\n",
        "<<<<<<< ours\ntitle: {hash: a}\n=======\ntitle: {hash: b}\n>>>>>>> theirs\n",
    ):
        (campaign / "content/.baseline/_reviewed/operations/hillside.yml").write_text(
            broken, encoding="utf-8"
        )
        done = run("check")
        assert done.exit_code == 1
        assert (
            "_reviewed/operations/hillside.yml: this is not what the command wrote, perhaps because operations/hillside was"
            in done.stdout
        )
        assert "keep one branch's version of the whole file" in done.stdout


def test_what_older_versions_remembered_in_one_file_is_carried_over(campaign: Path, run: Run) -> None:
    former = campaign / "content/.baseline/_reviewed.yml"
    before = load_records(campaign, "reviewed")
    assert former.is_file()
    assert "operations/riverbank" in before
    record(run, "hillside", "--state", "reviewed")
    assert not former.exists()
    after = load_records(campaign, "reviewed")
    assert {address: after[address] for address in before} == before
    assert "operations/hillside" in after


def test_reviews_are_told_in_chinese(run: Run) -> None:
    assert "等待" in run("--lang", "zh", "review").stdout
    said = run("--lang", "zh", "review", "hilside", "--state", "reviewed", "--by", "x").output
    assert "没有“hilside”这个条目" in said
    assert "您要的是不是“operations/hillside”？" in said


def test_a_page_shows_no_review_of_words_that_changed(campaign: Path, run: Run) -> None:
    record(run, "hillside", "campaign", "--state", "reviewed")
    replace(campaign / HILLSIDE, "zh: 针对山坡缺树问题,", "zh: 针对山坡缺树的问题,")
    campaign_file = campaign / "content" / "campaign.yml"
    replace(campaign_file, "zh: 青苗行动说明（测试样例）", "zh: 青苗行动的说明（测试样例）")

    catalogue = pipeline.render(campaign)

    states = {entry.id: entry.review.state for entry in catalogue.operations}
    assert states == {"hillside": "edited", "riverbank": "corrected"}
    assert catalogue.campaign.review.state == "edited"


def test_an_edit_ends_the_review_that_was_on_record(campaign: Path, run: Run) -> None:
    record(run, "hillside", "--state", "reviewed")
    record(run, "hillside", "--state", "edited")
    replace(campaign / HILLSIDE, "state: edited", "state: reviewed")
    assert "operations/hillside  edited," in run("review", "hillside").stdout


def test_the_next_command_is_the_one_that_is_due(run: Run) -> None:
    assert "explainer review terms/watcher --state reviewed --by NAME" in run("review", "watcher").stdout
    assert "--state reviewed --by 姓名" in run("--lang", "zh", "review", "watcher").stdout
    record(run, "watcher", "--state", "reviewed")
    assert "explainer review terms/watcher --translation reviewed" in run("review", "watcher").stdout
    record(run, "watcher", "--translation", "reviewed")
    assert "nothing waits for review" in run("review", "watcher").stdout


def test_a_review_of_the_chinese_vouches_for_no_changed_english(campaign: Path, run: Run) -> None:
    record(run, "watcher", "--state", "reviewed", "--translation", "reviewed")
    replace(campaign / "content/terms/watcher.yml", "en: Sapling watcher", "en: Watcher of saplings")
    record(run, "watcher", "--state", "reviewed")
    assert "the English changed since its review: title" in run("check").stdout
    record(run, "watcher", "--translation", "reviewed")
    assert "since its review" not in run("check").stdout
