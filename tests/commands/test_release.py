"""A release publishes what was reviewed and nothing else, and lists every reason against it."""

from pathlib import Path

import pytest

from generator import pipeline
from generator.content.reading import load_content
from generator.errors import ProblemsError
from tests.commands.conftest import ENTRIES, Run, account_for_all
from tests.commands.test_review import HILLSIDE, record, replace, state


def test_every_reason_is_given_with_its_line(campaign: Path, run: Run) -> None:
    before = state(campaign)
    done = run("release", "--all")

    assert done.exit_code == 1
    for reason in (
        "content/campaign.yml:28:10: review.state: not reviewed: the state is “extracted”",
        "content/documents/sapling-report.yml:17:1: set_aside: the sentence p2.1 is neither cited",
        "content/operations/hillside.yml:2:1: review.state: not reviewed: the state is “extracted”",
        "content/terms/watcher.yml:24:10: review.state: not reviewed",
    ):
        assert reason in done.output
    assert "operations/riverbank --state" not in done.output
    assert state(campaign) == before


def test_reasons_of_a_kind_take_one_line(run: Run) -> None:
    done = run("release")
    assert done.exit_code == 1
    assert done.output.count("review.state: not reviewed") == 1
    assert "(7 more of this kind; --all shows them)" in done.output


def test_what_nobody_reviewed_can_be_left_out_at_once(campaign: Path, run: Run) -> None:
    account_for_all(campaign)
    document = campaign / "content/documents/sapling-report.yml"
    replace(document, "set_aside:\n", "set_aside:\n- {passage: p8, reason: {zh: 待审阅。}}\n")
    names = [name for name in ENTRIES if name != "hillside"]
    assert run("review", "campaign", *names, "--state", "reviewed", "--by", "甲").exit_code == 0
    done = run("release", "--withhold-unreviewed")
    assert done.exit_code == 0, done.output
    assert "published  operations/riverbank" in done.stdout
    assert "left out  operations/hillside" in done.stdout
    assert "operations/hillside" in load_content(campaign).campaign.withheld


def test_a_statement_that_cites_nothing_is_not_released(reviewed: Path, run: Run) -> None:
    text = (reviewed / HILLSIDE).read_text(encoding="utf-8")
    (reviewed / HILLSIDE).write_text(
        text.replace(
            '  cites:\n  - {document: sapling-report, passage: p8, quote: "针对山坡缺树问题,专门部署进行补种"}\n',
            "",
        ),
        encoding="utf-8",
    )
    done = run("release")
    assert done.exit_code == 1
    assert "hillside.yml:9:3: statements.0.cites: no passage is cited for this" in done.output
    assert "the sentence p8.1 is neither cited nor set aside" in done.output
    assert "changed since the review: 1" in done.output


def test_a_release_is_remembered_and_builds_nothing_unreviewed(released: Path, run: Run) -> None:
    assert "stage: release\n" in (released / "content" / "campaign.yml").read_text(encoding="utf-8")
    assert run("check").exit_code == 0
    before = state(released)
    assert "0 of them new" in run("release").output
    assert state(released) == before


def test_a_stage_set_by_hand_stops_at_everything(campaign: Path) -> None:
    replace(campaign / "content" / "campaign.yml", "stage: preview", "stage: release")
    with pytest.raises(ProblemsError, match=r"hillside\.yml:2:1: review\.state: not reviewed"):
        pipeline.render(campaign)
    assert not list((campaign / "build").rglob("*.md"))


def test_what_is_reviewed_and_not_released_stops_a_build(released: Path, run: Run) -> None:
    added = (released / HILLSIDE).read_text(encoding="utf-8").replace("id: hillside", "id: slope")
    (released / "content/operations/slope.yml").write_text(added, encoding="utf-8")
    assert (
        "slope.yml:14:3: review.state: the state is “reviewed”, but no review is recorded"
        in run("check").output
    )
    record(run, "slope", "--state", "reviewed")
    assert "slope.yml:14:3: review.state: not published yet" in run("check").output
    assert "published  operations/slope" in run("release").output
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "zh: 针对山坡缺树问题,专门部署",
            "zh: 针对山坡,专门部署",
            ":9:3: statements.0: this was published as “针对山坡缺树问题,专门部署进行补种。”",
        ),
        ("zh: 山坡补种", "zh: 山坡", ":3:1: title: this was published as “山坡补种”"),
        ("passage: p8, quote", "quote", ":9:3: statements.0: the evidence for"),
        ("statements:\n", "regions: [CN-ZJ]\nstatements:\n", "changed since the review: regions"),
    ],
)
def test_a_silent_change_of_what_was_published_fails(
    released: Path, run: Run, old: str, new: str, said: str
) -> None:
    replace(released / HILLSIDE, old, new)
    done = run("check")
    assert done.exit_code == 1
    assert said in done.output
    assert run("release").exit_code == 1


def test_english_that_is_added_later_is_no_silent_change(released: Path, run: Run) -> None:
    replace(released / HILLSIDE, "zh: 山坡补种", "zh: 山坡补种\n  en: Replanting on the hillside")
    assert run("check").exit_code == 0


def test_a_sentence_or_an_entry_cannot_disappear_silently(released: Path, run: Run) -> None:
    path = released / "content/operations/riverbank.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("- text:\n    zh: 清理了")
    path.write_text(text[:start] + text[text.index("review:") :], encoding="utf-8")
    (released / HILLSIDE).unlink()
    said = run("check").output
    assert "“清理了一批废弃物。” was published, but is gone without a correction" in said
    assert "content/operations/hillside.yml: this was published, but its file is gone" in said


def test_what_is_withheld_is_neither_published_nor_waited_for(reviewed: Path, run: Run) -> None:
    record(run, "hillside", "--state", "edited")
    document = reviewed / "content/documents/sapling-report.yml"
    replace(document, "set_aside:\n", "set_aside:\n- {passage: p8, reason: {zh: 暂不发布。}}\n")

    done = run("release", "--withhold", "hillside")

    assert "left out  operations/hillside" in done.output
    assert "withheld:\n  - operations/hillside\n" in (reviewed / "content/campaign.yml").read_text("utf-8")
    assert run("check").exit_code == 0
    pipeline.render(reviewed)
    pages = {path.name for path in (reviewed / "build/docs/zh/operations").iterdir()}
    assert pages >= {"riverbank.md"}
    assert "hillside.md" not in pages


@pytest.mark.usefixtures("reviewed")
def test_what_only_a_withheld_entry_cites_is_not_covered(run: Run) -> None:
    done = run("release", "--withhold", "hillside")
    assert done.exit_code == 1
    assert "the sentence p8.1 is neither cited nor set aside" in done.output


@pytest.mark.usefixtures("reviewed")
def test_nothing_published_belongs_to_a_section_that_is_not(run: Run) -> None:
    done = run("release", "--all", "--withhold", "sections/together")
    assert "hillside.yml:6:1: section: this is published, but its section “together” is not" in done.output


def test_reasons_are_given_in_chinese(campaign: Path, run: Run) -> None:
    del campaign
    said = run("--lang", "zh", "release", "--all").output
    assert "尚未审阅：状态是“extracted”" in said
    assert "不予发布" in said
