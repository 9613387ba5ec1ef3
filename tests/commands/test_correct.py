"""Published content changes only together with a row in the log."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import campaign_folder
from generator.content.reading import read_yaml
from generator.errors import Problem
from generator.model import fingerprint
from tests.commands.conftest import Run
from tests.commands.test_review import HILLSIDE, replace, state
from tests.conftest import show

NEW = "针对山坡缺树的问题,专门部署进行补种。"
WHY = ("--why-zh", "漏字。", "--on", "2024-07-01")
LOG = Path("content/log")


def rows(folder: Path) -> list[dict[str, object]]:
    """What was logged, in the order of its files."""
    return [read_yaml(path).content for path in sorted((folder / LOG).glob("*.yml"))]  # type: ignore[misc] # each is a mapping


def test_new_words_and_their_row_are_written_and_nothing_else(released: Path, run: Run) -> None:
    before = state(released)
    done = run(
        "correct",
        "hillside:1",
        "--zh",
        NEW,
        "--en",
        "Replanting was arranged.",
        *WHY,
        "--why-en",
        "A slip.",
        "--by",
        "丙",
    )
    after = state(released)

    assert done.exit_code == 0, done.output
    changed = {path.relative_to(released).as_posix() for path in after if after[path] != before.get(path)}
    assert {re.sub(r"(?<=-1-)[0-9a-f]{8}(?=\.yml)", "LOGGED", each) for each in changed} == {
        HILLSIDE.as_posix(),
        "content/log/2024-07-01-1-LOGGED.yml",
        "content/.baseline/_released/operations/hillside.yml",
        "content/.baseline/_reviewed/operations/hillside.yml",
    }
    assert rows(released)[-1] == {
        "entry": "operations/hillside",
        "was": {"zh": "针对山坡缺树问题,专门部署进行补种。"},
        "now": {"zh": NEW, "en": "Replanting was arranged.", "en_src": fingerprint(NEW)},
        "why": {"zh": "漏字。", "en": "A slip.", "en_src": fingerprint("漏字。")},
        "on": "2024-07-01",
    }
    entry = read_yaml(released / HILLSIDE).content
    assert isinstance(entry, dict)
    assert entry["review"] == {"state": "corrected", "by": "丙", "on": "2024-07-01"}
    assert run("check").exit_code == 0


def test_readers_see_the_correction(released: Path, run: Run) -> None:
    run("correct", "hillside:s1", "--zh", NEW, *WHY)
    show(released, "corrections/index.md", "operations/hillside.md")
    pages = released / "build/docs/zh"
    assert NEW.replace(",", "，") in (pages / "corrections/index.md").read_text("utf-8")
    assert "漏字。" in (pages / "corrections/index.md").read_text("utf-8")
    assert "发布后已更正" in (pages / "operations/hillside.md").read_text("utf-8")


def test_an_edit_of_the_file_is_logged_with_the_published_words(released: Path, run: Run) -> None:
    replace(released / HILLSIDE, "zh: 针对山坡缺树问题", "zh: 针对山坡缺树的问题")
    replace(released / HILLSIDE, "zh: 山坡补种", "zh: 山坡")
    assert run("check").exit_code == 1

    assert run("correct", "hillside:1", *WHY).exit_code == 0
    assert "title: this was published as “山坡补种”" in run("check").output
    assert run("correct", "hillside", *WHY).exit_code == 0

    assert run("check").exit_code == 0
    assert [row["was"] for row in rows(released)[-2:]] == [
        {"zh": "针对山坡缺树问题,专门部署进行补种。"},
        {"zh": "山坡补种"},
    ]


def test_a_removed_sentence_is_logged_as_removed(released: Path, run: Run) -> None:
    path = released / "content/operations/riverbank.yml"
    text = path.read_text(encoding="utf-8")
    first, second = text.index("- text:\n    zh: 浙江"), text.index("- text:\n    zh: 清理了")
    path.write_text(text[:first] + text[second:], encoding="utf-8")

    assert run("correct", "riverbank", *WHY).exit_code == 0

    assert rows(released)[-1]["now"] == {
        "zh": "（已删除）",
        "en": "(removed)",
        "en_src": fingerprint("（已删除）"),
    }
    assert run("check").exit_code == 0
    replace(path, "zh: 清理了一批废弃物。", "zh: 清理了废弃物。")
    assert "published as “清理了一批废弃物。”" in run("check").output


def test_a_minor_edit_is_logged_and_not_labelled(released: Path, run: Run) -> None:
    assert run("correct", "hillside:1", "--zh", NEW, "--minor", *WHY).exit_code == 0

    assert rows(released)[-1]["weight"] == "minor"
    assert "state: reviewed" in (released / HILLSIDE).read_text("utf-8")
    assert run("check").exit_code == 0
    show(released, "corrections/index.md")
    assert "细微修改" in (released / "build/docs/zh/corrections/index.md").read_text("utf-8")


def test_a_withdrawn_entry_says_so_and_covers_nothing(released: Path, run: Run) -> None:
    done = run("correct", "hillside", "--withdraw", *WHY)
    assert done.exit_code == 0
    assert rows(released)[-1]["now"] == {
        "zh": "（已撤回）",
        "en": "(withdrawn)",
        "en_src": fingerprint("（已撤回）"),
    }
    assert "state: withdrawn" in (released / HILLSIDE).read_text("utf-8")
    assert "the sentence p8.1 is neither cited nor set aside" in run("check").output


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "operations/hillside",
            "delete its file, or leave it out when you publish the rest: ‘explainer release --withhold operations/hillside’",
        ),
        ("campaign", "nothing to withdraw; only what ‘explainer release’ has published is withdrawn"),
    ],
)
def test_who_withdraws_what_was_reviewed_alone_is_told_what_there_is_to_do(
    reviewed: Path, run: Run, name: str, expected: str
) -> None:
    before = state(reviewed)
    done = run("correct", name, "--withdraw", *WHY)
    assert done.exit_code == 1
    assert "this is not published yet, so there is nothing to withdraw" in done.output
    assert expected in done.output
    assert "explainer review" not in done.output
    assert state(reviewed) == before


def test_what_was_withdrawn_stays_withdrawn(released: Path, run: Run) -> None:
    run("correct", "hillside", "--withdraw", *WHY)
    assert run("correct", "hillside:1", "--zh", NEW, *WHY).exit_code == 0
    assert "state: withdrawn" in (released / HILLSIDE).read_text("utf-8")
    before = state(released)
    again = run("correct", "hillside", "--withdraw", *WHY)
    assert again.exit_code == 1
    assert "this has already been withdrawn" in again.output
    assert state(released) == before


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert()</script> [x](javascript:alert()) {{ x }} *a* `b`",
        "a: b # c",
        "- {a: &x *x}",
        "'\"\\ !!python/object",
        "no",
        "True",
        "~",
        "针对  山坡\n两行",
    ],
)
def test_any_words_are_only_words(released: Path, run: Run, words: str) -> None:
    shutil.rmtree(released / "build", ignore_errors=True)
    assert run("correct", "hillside:1", "--zh", words, *WHY).exit_code == 0
    content, _ = campaign_folder.load(released)
    said = next(entry for address, entry in content.entries if address == "operations/hillside")
    assert said.statements[0].text.zh == " ".join(words.split())
    assert [*content.logged.values()][-1].now.zh == " ".join(words.split())
    show(released, "corrections/index.md")
    page = (released / "build/docs/zh/corrections/index.md").read_text("utf-8")
    assert "<script>alert" not in page
    assert "](javascript:" not in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["hillside:1", "--zh", "补种树苗9999棵。"],
            "the number 9999 is recorded neither as a figure nor as a date",
        ),
        (["hillside:1", "--zh", "反\u202e转"], "the invisible character U+202E"),
        (["hillside:1", "--zh", "反: \u202e转"], "the invisible character U+202E"),
        (["hillside:1", "--zh", NEW, "--why-en", "A \u202eslip."], "the invisible character U+202E"),
        (["hillside:1"], "this still says what was published, so there is nothing to correct"),
        (["hillside:1", "--zh", "针对山坡缺树问题,专门部署进行补种。"], "there is nothing to correct"),
        (["hillside", "--zh", NEW], "say which text the new words replace"),
        (
            ["hillside:7", "--zh", NEW],
            "there is no “7” in operations/hillside; write one of title, section, topics, 1",
        ),
        (["hilside:1", "--zh", NEW], "did you mean “operations/hillside”?"),
    ],
)
def test_what_cannot_be_corrected_leaves_everything_as_it_was(
    released: Path, run: Run, arguments: list[str], said: str
) -> None:
    before = state(released)
    done = run("correct", *arguments, *WHY)
    assert done.exit_code == 1
    assert said in done.output
    assert state(released) == before


def test_an_edit_while_a_correction_is_checked_is_not_overwritten(
    released: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, check = released / HILLSIDE, campaign_folder.check

    def slowly(folder: Path, instead: Mapping[Path, bytes]) -> tuple[Problem, ...]:
        replace(path, "zh: 山坡补种", "zh: 山坡")
        return check(folder, instead)

    monkeypatch.setattr(campaign_folder, "check", slowly)
    before = state(released)
    done = run("correct", "hillside:1", "--zh", NEW, *WHY)
    assert done.exit_code == 1
    assert "hillside.yml: the file was changed while the command ran; run the command again" in done.output
    assert {each for each, raw in state(released).items() if raw != before.get(each)} == {path}


def test_what_is_not_published_needs_no_correction(reviewed: Path, run: Run) -> None:
    before = state(reviewed)
    done = run("correct", "hillside:1", "--zh", NEW, *WHY)
    assert done.exit_code == 1
    assert "not published yet" in done.output
    assert state(reviewed) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["hillside:1", "--zh", " "],
        ["hillside:1", "--withdraw"],
        ["hillside", "--withdraw", "--minor"],
        ["hillside:1", "--on", "gestern"],
    ],
)
def test_a_command_that_makes_no_sense_is_refused(run: Run, arguments: list[str]) -> None:
    assert run("correct", *arguments, "--why-zh", "漏字。").exit_code == 2


def test_corrections_are_told_in_chinese(released: Path, run: Run) -> None:
    del released
    assert "已记录更正" in run("--lang", "zh", "correct", "hillside:1", "--zh", NEW, *WHY).output
    assert "没有可更正的" in run("--lang", "zh", "correct", "hillside:1", *WHY).output
