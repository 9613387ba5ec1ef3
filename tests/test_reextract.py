"""When the source changes, so does the content, except for what a user wrote."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator import campaign_folder, intake
from generator.cli import main
from generator.content.baseline import history_folder, journal_path
from generator.content.changing import write_files
from generator.content.remembering import load_memory, open_conflicts
from generator.intake import draft_into
from generator.model import fingerprint
from tests.bulletin import BULLETIN

HEBEI = "河北省保定市水利局组织清理河道120余公里，拆除违法建筑一批。"
SEED = Path("seeds", "bulletin.txt")
BY_HAND = """\
# 我写的
id: by-hand
title: {zh: 清河}
topics: [environment]   # 主题
statements:
- text:
    zh: 湖州的做法。
  cites: [{document: bulletin, passage: p7, quote: “河长”制度已覆盖全部乡镇}]
"""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign as it begins, to be copied and not changed."""
    source = tmp_path_factory.mktemp("begun") / "bulletin.txt"
    source.write_text(BULLETIN, encoding="utf-8")
    run("init", source.with_name("campaign"), source)
    (source.with_name("campaign") / "content" / "operations").mkdir(exist_ok=True)
    return source.with_name("campaign")


@pytest.fixture
def folder(begun: Path, tmp_path: Path) -> Path:
    return shutil.copytree(begun, tmp_path / "campaign")


def run(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def again(folder: Path, text: str, *options: str) -> str:
    (folder / SEED).write_text(text, encoding="utf-8")
    return run("extract", "--folder", folder, folder / SEED, *options)


def state(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted((folder / "content").rglob("*"))
        if path.is_file() and history_folder(folder) not in path.parents
    }


def errors(folder: Path) -> list[str]:
    return [str(problem) for problem in campaign_folder.check(folder) if problem.severity == "error"]


def story(folder: Path, words: str) -> Path:
    return next(
        path for path in (folder / "content" / "stories").glob("*.yml") if words in path.read_text("utf-8")
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, text
    path.write_text(text.replace(old, new), "utf-8")


def test_an_inserted_paragraph_changes_numbers_and_nothing_else(folder: Path) -> None:
    hand = folder / "content" / "operations" / "by-hand.yml"
    hand.write_text(BY_HAND, "utf-8")
    before = state(folder)
    said = again(folder, BULLETIN.replace("部署\n", "部署\n各地反映良好。\n"))
    assert "written" not in said
    assert "deleted" not in said
    assert "moved  operations/by-hand" in said
    assert hand.read_text("utf-8") == BY_HAND.replace("passage: p7", "passage: p8")
    assert {*before} == {*state(folder)}
    assert errors(folder) == []
    after = state(folder)
    assert "changed" not in run("extract", "--folder", folder, folder / SEED)
    assert state(folder) == after
    again(folder, BULLETIN)
    assert {**state(folder), "content/.baseline/bulletin.yml": ""} == {
        **before,
        "content/.baseline/bulletin.yml": "",
    }


def test_a_paragraph_that_goes_takes_its_untouched_entry_along(folder: Path) -> None:
    path = story(folder, "保定")
    said = again(folder, BULLETIN.replace(HEBEI + "\n", ""))
    assert f"dropped  stories/{path.stem}" in said
    assert not path.exists()
    assert errors(folder) == []
    assert f"written  stories/{path.stem}" in again(folder, BULLETIN)
    assert errors(folder) == []


def test_a_document_may_have_the_name_of_a_folder(tmp_path: Path) -> None:
    source, folder = tmp_path / "documents.txt", tmp_path / "campaign"
    source.write_text(BULLETIN, "utf-8")
    run("init", folder, source)
    path, seed = story(folder, "保定"), folder / "seeds" / "documents.txt"
    seed.write_text(BULLETIN.replace(HEBEI + "\n", ""), "utf-8")
    assert f"dropped  stories/{path.stem}" in run("extract", "--folder", folder, seed)


def test_a_paragraph_that_goes_leaves_what_a_person_touched_and_the_check_fails(folder: Path) -> None:
    path = story(folder, "保定")
    edit(path, "title:\n  zh: ", "title:\n  en: Hebei\n  zh: ")
    kept = path.read_bytes()
    without = BULLETIN.replace(HEBEI + "\n", "")
    said = again(folder, without)
    assert "conflict: the source no longer mentions this" in said
    assert "not in bulletin; the nearest words are" in said
    text = path.read_text("utf-8")
    assert "en: Hebei" in text
    assert HEBEI in text
    assert any("these words are not in bulletin" in line for line in errors(folder))
    assert [(each.address, each.key) for each in open_conflicts(folder)] == [(f"stories/{path.stem}", ())]
    again(folder, BULLETIN)
    assert open_conflicts(folder) == ()
    assert path.read_bytes() == kept
    again(folder, without)
    assert open_conflicts(folder) != ()
    again(folder, without, "--take", f"stories/{path.stem}=machine")
    assert not path.exists()
    assert open_conflicts(folder) == ()
    assert f"written  stories/{path.stem}" in again(folder, BULLETIN)


def test_a_conflict_is_told_until_it_is_decided(folder: Path) -> None:
    path = story(folder, "保定")
    edit(path, f"zh: {HEBEI}", "zh: 保定清理河道，拆除违法建筑一批。 # 已核对")
    changed = BULLETIN.replace("120余公里", "130余公里")
    said = again(folder, changed)
    assert f"stories/{path.stem}.yml:" in said
    assert "statements.0.text.zh: conflict: the machine says “河北省保定市水利局组织清理河道130余公里" in said
    assert "the file says “保定清理河道，拆除违法建筑一批。”" in said
    assert "value: 130" in path.read_text("utf-8")
    assert any("the figure 130" in line for line in errors(folder))
    (conflict,) = open_conflicts(folder)
    assert path.read_text("utf-8").splitlines()[conflict.place.line - 1].endswith("# 已核对")
    assert "conflict:" in run("extract", "--folder", folder, folder / SEED)
    assert "conflict:" not in again(folder, changed, "--take", f"stories/{path.stem}=person")
    assert "conflict:" not in run("extract", "--folder", folder, folder / SEED)
    assert open_conflicts(folder) == ()


def test_a_conflict_is_told_on_one_line(folder: Path) -> None:
    path = story(folder, "保定")
    edit(path, f"zh: {HEBEI}", "zh: |-\n        保定清理河道\n        120余公里。")
    said = again(folder, BULLETIN.replace("120余公里", "130余公里"))
    assert "the file says “保定清理河道 120余公里。”; edit it" in said


@pytest.mark.parametrize("take", ["machine", "stories/{}=machine"])
def test_an_open_conflict_can_be_given_to_the_machine_later(folder: Path, take: str) -> None:
    path = story(folder, "保定")
    edit(path, f"zh: {HEBEI}", "zh: 保定清理河道。 # 已核对")
    changed = BULLETIN.replace("120余公里", "130余公里")
    again(folder, changed)
    said = again(folder, changed, "--take", take.format(path.stem))
    assert f"changed  stories/{path.stem}" in said
    assert f"zh: {HEBEI.replace('120', '130')} # 已核对" in path.read_text("utf-8")
    assert open_conflicts(folder) == ()


def test_what_a_person_vouches_for_is_not_changed_unasked(folder: Path) -> None:
    path = story(folder, "保定")
    path.write_text(
        path.read_text("utf-8") + "review: {state: reviewed, by: 王, on: '2024-05-07'}\n", "utf-8"
    )
    kept = path.read_bytes()
    said = again(folder, BULLETIN.replace("120余公里", "130余公里"))
    new = HEBEI.replace("120", "130")
    assert (
        f"the machine says “{new} / 130余公里 / 130”; the file says “{HEBEI} / 120余公里 / 120”; edit it"
        in said
    )
    assert path.read_bytes() == kept
    assert {each.field for each in open_conflicts(folder)} == {"statements", "title"}
    again(folder, BULLETIN.replace("120余公里", "130余公里"), "--take", "machine")
    assert "130余公里" in path.read_text("utf-8")
    assert errors(folder) == []


def test_a_wrong_choice_is_explained(folder: Path) -> None:
    for choice in ("me", "stories/none=machine"):
        result = CliRunner().invoke(
            main, ["extract", "-C", str(folder), str(folder / SEED), "--take", choice]
        )
        assert result.exit_code == 2
        assert choice.partition("=")[0] in result.output


def test_a_dry_run_shows_the_difference(folder: Path) -> None:
    path = story(folder, "保定")
    before = {
        each: each.read_bytes() for each in folder.rglob("*") if each.is_file() and each.name != SEED.name
    }
    said = again(folder, BULLETIN.replace("120余公里", "130余公里"), "--dry-run")
    assert f"--- a/content/stories/{path.name}\n+++ b/content/stories/{path.name}\n@@" in said
    assert f"-      zh: {HEBEI}\n+      zh: {HEBEI.replace('120', '130')}\n" in said
    assert ".baseline" not in said
    assert "\x1b" not in said
    assert before == {each: each.read_bytes() for each in before}


@pytest.mark.parametrize("name", ["bulletin.html", ""])
def test_a_web_page_that_changed_in_its_place_is_read_anew(tmp_path: Path, name: str) -> None:
    def page(text: str) -> str:
        return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>"

    source, folder = tmp_path / "bulletin.html", tmp_path / "campaign"
    source.write_text(page(BULLETIN), "utf-8")
    run("init", folder, source)
    seed = folder / "seeds" / "bulletin.html"
    seed.write_text(page(BULLETIN.replace("120余公里", "130余公里")), "utf-8")
    said = run("extract", "--folder", folder, folder / "seeds" / name)
    assert said.count("changed  stories/") == 1
    assert "130余公里" in (folder / SEED).read_text("utf-8")
    assert errors(folder) == []
    after = state(folder)
    run("extract", "--folder", folder, folder / "seeds")
    assert state(folder) == after


def test_an_edit_while_the_command_runs_is_not_overwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = story(folder, "保定")

    def slowly(*arguments: Any) -> Any:  # noqa: ANN401 - as the function that it stands for
        path.write_text(path.read_text("utf-8") + "note: 刚写的\n", "utf-8")
        return draft_into(*arguments)

    monkeypatch.setattr(intake, "draft_into", slowly)
    before = state(folder)
    (folder / SEED).write_text(BULLETIN.replace("120余公里", "130余公里"), "utf-8")
    result = CliRunner().invoke(main, ["extract", "-C", str(folder), str(folder / SEED)])
    assert result.exit_code == 1
    assert f"{path.as_posix()}: the file was changed while the command ran" in result.output
    address = path.relative_to(folder).as_posix()
    assert state(folder) == {**before, address: before[address] + "note: 刚写的\n"}


def test_what_a_translation_was_made_from_is_kept_for_the_translator(folder: Path) -> None:
    path = story(folder, "保定")
    edit(
        path,
        f"      zh: {HEBEI}\n",
        f"      zh: {HEBEI}\n      en: Hebei\n      en_src: {fingerprint(HEBEI)}\n",
    )
    again(folder, BULLETIN.replace("120余公里", "130余公里"))
    assert load_memory(folder).source(fingerprint(HEBEI)) == HEBEI
    assert "en: Hebei" in path.read_text("utf-8")


def test_an_interrupted_run_is_finished_before_anything_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = story(folder, "保定")
    old = path.read_bytes()
    again(folder, BULLETIN.replace("120余公里", "130余公里"))
    new = path.read_bytes()
    other = folder / "content" / "campaign.yml"
    for stands, becomes in (
        (old, new),
        (new, new),
        (old + "note: 我的\n".encode(), new + "note: 我的\n".encode()),
    ):
        path.write_bytes(old)
        with monkeypatch.context() as patch:
            patch.setattr("generator.content.changing.journal._finish", lambda *_: None)
            write_files(folder, {path: new, other: other.read_bytes() + b"# more\n"})
        path.write_bytes(stands)
        assert errors(folder) == []
        assert path.read_bytes() == becomes
        assert not journal_path(folder).exists()


@pytest.mark.parametrize(
    ("name", "raw"), [("bulletin.yml", b"- a\n"), ("bulletin.yml", b"a/b/c: x\n"), ("bulletin.txt", b"\xff")]
)
def test_a_baseline_that_nobody_here_wrote_is_refused(folder: Path, name: str, raw: bytes) -> None:
    (folder / "content" / ".baseline" / name).write_bytes(raw)
    before = {path: path.read_bytes() for path in (folder / "content").rglob("*.*") if path.is_file()}
    result = CliRunner().invoke(main, ["extract", "-C", str(folder), str(folder / SEED)])
    assert result.exit_code == 1
    assert f"{name}: this is not what the program wrote; restore the file" in result.output
    assert {path: path.read_bytes() for path in (folder / "content").rglob("*.*") if path.is_file()} == before


@pytest.mark.parametrize("mark", ["\u2028", "\u200e", "\x0c", "\ufeff"])
def test_marks_that_nobody_sees_stay_out_of_the_content(tmp_path: Path, mark: str) -> None:
    source, folder = tmp_path / "bulletin.txt", tmp_path / "campaign"
    source.write_text(BULLETIN.replace("组织清理", f"组织{mark}清理"), encoding="utf-8")
    run("init", folder, source)
    assert errors(folder) == []


WITHOUT_HEADINGS = """\
各地“清河”专项行动情况通报
一是统一部署。二是清理河道。
河北省保定市水利局组织清理河道120余公里，拆除违法建筑一批。
5月3日晚，湖州市开展集中检查，出动人员300余人次，现场责令整改问题一批。
下一步，水利部门将继续清理河道。
#清河行动# #河长在行动#
"""


def test_what_is_told_again_at_another_sentence_keeps_its_address(tmp_path: Path) -> None:
    source, folder = tmp_path / "bulletin.txt", tmp_path / "campaign"
    source.write_text(WITHOUT_HEADINGS, "utf-8")
    run("init", folder, source)
    before = {*state(folder)}
    lines = WITHOUT_HEADINGS.replace("集中检查，出动人员300余", "集中检查。出动人员360余").splitlines()
    moved = [lines[0], "河道清理时间过半。", *lines[1:]]

    said = again(folder, "\n".join(moved))

    assert {*state(folder)} == before
    assert "conflict" not in said
    assert errors(folder) == []
    assert "360余人次" in story(folder, "湖州").read_text("utf-8")


def test_a_sign_within_a_text_is_no_remark_of_a_person(tmp_path: Path) -> None:
    source, folder = tmp_path / "bulletin.txt", tmp_path / "campaign"
    source.write_text(WITHOUT_HEADINGS.replace("责令整改", "责令整改 #3 "), "utf-8")
    run("init", folder, source)
    path = story(folder, "湖州")
    assert "#3" in path.read_text("utf-8")
    lines = WITHOUT_HEADINGS.splitlines()

    said = again(folder, "\n".join([*lines[:3], *lines[4:]]))

    assert f"dropped  stories/{path.stem}" in said
    assert not path.exists()


def test_figures_that_differ_are_told_with_the_address_of_their_entry(tmp_path: Path) -> None:
    told = "6月3日，河北省保定市水利局组织三百余名队员清理河道，抓获偷采人员{}名。"
    for number, name in ((57, "one"), (59, "two")):
        text = f"保定开展“清河”行动\n2024年6月30日\n\n{told.format(number)}\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    run("init", tmp_path / "new", tmp_path / "one.txt")
    said = run("extract", "--folder", tmp_path / "new", tmp_path / "two.txt")
    differs = {line.split()[1].partition("/")[0] for line in said.splitlines() if line.startswith("differs")}
    assert differs == {"events"}
