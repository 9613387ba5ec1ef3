"""From any text to a campaign that builds, and once more without losing a word."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import campaign_folder, pipeline
from generator.cli import main
from generator.model import Figure
from tests.bulletin import BULLETIN

ROOT = Path(__file__).parents[1]


def run(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def errors(folder: Path) -> list[str]:
    """The problems of a campaign, except missing translations and the like."""
    return [str(problem) for problem in campaign_folder.check(folder) if problem.severity == "error"]


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yml"))}


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    path = tmp_path / "清河 通报.txt"
    path.write_text(BULLETIN, encoding="gb18030")
    return path


def test_a_new_campaign_has_no_problem(tmp_path: Path, bulletin: Path) -> None:
    run("init", tmp_path / "new", bulletin)

    assert errors(tmp_path / "new") == []
    content, documents = campaign_folder.load(tmp_path / "new")
    assert [*documents] == ["qing-he-tong-bao"]
    assert {region for _, entry in content.entries for region in entry.regions} >= {
        "CN-HE",
        "130600",
        "CN-ZJ",
    }
    assert content.campaign.title.en is None


def test_a_new_campaigns_own_file_was_written(tmp_path: Path, bulletin: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text(BULLETIN.replace("120余公里", "130余公里"), encoding="utf-8")
    said = run("init", tmp_path / "new", bulletin, second).splitlines()
    assert [line.split()[0] for line in said if line.split()[1:] == ["campaign"]] == ["written"]


SPACED = (
    "2024 年 3 月 5 日，清溪县林业局组织护林队员 320 人次，检查路口 1.2 万处，下一步将继续在重点路段设置提示牌。",
    "3 月 8 日，护林队在东山召开会议，安排今年的工作，会议由林业局局长主持，各乡镇的负责人参加了会议，并作了发言。",
)
"""Sentences whose blanks stay in a web page, and go in a text that was pasted."""


@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_blanks_around_figures_leave_a_campaign_without_problems(tmp_path: Path, suffix: str) -> None:
    title, source = "清溪县护林队巡山记", tmp_path / f"spaced.{suffix}"
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SPACED)
    page = f"<html><title>{title}</title><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    source.write_text(page if suffix == "html" else "\n".join((title, *SPACED)), "utf-8")
    run("init", tmp_path / "new", source)
    assert errors(tmp_path / "new") == []
    _, documents = campaign_folder.load(tmp_path / "new")
    assert ("1.2 万处" in documents["spaced"].text) is (suffix == "html")
    before = state(tmp_path / "new")
    run("extract", "-C", tmp_path / "new", source)
    assert state(tmp_path / "new") == before


NUMBERS = """某市安全生产“利剑”行动战果通报

浙江省杭州市排查企业两万三千余家，整改率达百分之九十五点六，同比提高三点二个百分点。
四川省成都市缴获毒品12.5千克，巡查道路5千米，用电量9649亿千瓦时。
湖南省长沙市五一期间抓获嫌疑人数十名，接警量下降了一半，刑事案件下降近两成半。
山东省济南市查获酒驾200多起，较上年减少1/3，三分之二的案件当天办结。
"""


def test_the_check_reads_numbers_as_the_extractor_does(tmp_path: Path) -> None:
    source = tmp_path / "numbers.txt"
    source.write_text(NUMBERS, encoding="utf-8")

    run("init", tmp_path / "new", source)

    assert errors(tmp_path / "new") == []
    content, _ = campaign_folder.load(tmp_path / "new")
    figures = {part.as_written: float(part.value) for _, _, part in content.parts if isinstance(part, Figure)}
    assert figures == {
        "两万三千余家": 23000,
        "百分之九十五点六": 95.6,
        "三点二个百分点": 3.2,
        "12.5千克": 12.5,
        "5千米": 5,
        "9649亿千瓦时": 964900000000,
        "一半": 0.5,
        "近两成半": 0.25,
        "200多起": 200,
        "1/3": 0.333333,
        "三分之二": 0.666667,
    }


def test_an_action_is_not_called_by_its_number(tmp_path: Path) -> None:
    source = tmp_path / "actions.txt"
    source.write_text(
        "公安部门通报“守护”行动进展\n行动开展以来，各地查处违法行为。\n"
        "第一，强化路面管控。河南、山东两省设置检查点4300余个。\n第二，强化源头治理。约谈企业负责人300人次。\n",
        encoding="utf-8",
    )
    run("init", tmp_path / "new", source)
    content, _ = campaign_folder.load(tmp_path / "new")
    titles = {entry.title.zh for entry in content.collections["operations"]}
    assert titles == {"强化路面管控", "强化源头治理"}


def test_programs_find_the_schemas_of_a_new_campaign(tmp_path: Path, bulletin: Path) -> None:
    run("init", tmp_path / "new", bulletin)

    files = [path for path in (tmp_path / "new" / "content").rglob("*.yml") if ".baseline" not in path.parts]
    assert len(files) > 5
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / first.partition("# yaml-language-server: $schema=")[2]).is_file(), first
    settings = json.loads((tmp_path / "new" / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert all((tmp_path / "new" / schema).is_file() for schema in settings["yaml.schemas"])


@pytest.mark.slow
def test_a_new_campaign_builds_strictly_at_once(tmp_path: Path, bulletin: Path) -> None:
    run("init", tmp_path / "new", bulletin)
    run("build", "--folder", tmp_path / "new")

    english = (tmp_path / "new" / "build" / "site" / "en" / "index.html").read_text(encoding="utf-8")
    assert 'lang="zh-Hans"' in english


def test_init_leaves_a_folder_alone_that_has_something(tmp_path: Path, bulletin: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine.txt").write_text("x", encoding="utf-8")

    result = CliRunner().invoke(main, ["init", str(tmp_path / "new"), str(bulletin)])

    assert result.exit_code == 1
    assert "the folder is not empty" in result.output
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["mine.txt"]


def test_init_takes_a_repository_and_keeps_its_files(
    tmp_path: Path, bulletin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after ``git clone``: the folder has ``.git``, and perhaps what the host put there."""
    folder = tmp_path / "my campaign"
    (folder / ".git" / "refs").mkdir(parents=True)
    (folder / ".gitignore").write_text("*.bak\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, ["init", ".", str(bulletin)])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "next, run explainer build"
    assert (folder / ".gitignore").read_text("utf-8").startswith("*.bak\n")
    assert (folder / ".git" / "refs").is_dir()
    assert not (folder / ".unfinished").exists()
    assert [each for each in campaign_folder.check(folder) if each.severity == "error"] == []

    again = CliRunner().invoke(main, ["init", ".", str(bulletin)])
    assert again.exit_code == 1
    assert "there is already a campaign here; ‘explainer extract’ adds documents to it" in again.output


def test_init_where_the_source_lies_and_a_name_with_a_blank(
    tmp_path: Path, bulletin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bulletin.parent)
    named = CliRunner().invoke(main, ["init", "my campaign", bulletin.name])
    assert named.output.splitlines()[-1] == "next, run cd 'my campaign' && explainer build"
    (tmp_path / "alone").mkdir()
    alone = tmp_path / "alone" / bulletin.name
    alone.write_bytes(bulletin.read_bytes())
    assert CliRunner().invoke(main, ["init", str(alone.parent), str(alone)]).exit_code == 0


@pytest.mark.parametrize("command", ["serve", "status", "build", "check", "review", "release", "new story"])
def test_a_command_outside_a_campaign_says_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    lost = CliRunner().invoke(main, command.split())
    assert lost.exit_code == 1
    assert lost.output.startswith(".: there is no campaign here; make one with ‘explainer init’")
    (tmp_path / "my one" / "content" / "stories").mkdir(parents=True)
    inner = tmp_path / "my one"
    for here, shown in ((tmp_path, "my one"), (inner / "content" / "stories", str(inner))):
        monkeypatch.chdir(here)
        near = CliRunner().invoke(main, command.split())
        assert near.output == f".: there is no campaign here; go to {shown}, or add -C '{shown}'\n"


def test_init_says_where_no_folder_can_stand(bulletin: Path) -> None:
    result = CliRunner().invoke(main, ["init", str(bulletin / "new"), str(bulletin)])
    assert result.exit_code == 1
    assert "new: the file cannot be written: " in result.output


def test_init_begins_anew_where_another_was_interrupted(
    tmp_path: Path, bulletin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "take_in", interrupted)
        assert CliRunner().invoke(main, ["init", str(tmp_path / "new"), str(bulletin)]).exit_code != 0
    assert [path.name for path in tmp_path.iterdir()] == [bulletin.name]
    run("init", tmp_path / "new", bulletin)
    (tmp_path / "there" / ".unfinished" / "content").mkdir(parents=True)  # as a killed process leaves it
    run("init", tmp_path / "there", bulletin)
    assert state(tmp_path / "there") == state(tmp_path / "new") != {}
    assert not (tmp_path / "there" / ".unfinished").exists()


def test_a_second_run_changes_nothing(tmp_path: Path, bulletin: Path) -> None:
    folder = tmp_path / "new"
    run("init", folder, bulletin)
    before = state(folder)
    output = run("extract", "--folder", folder, folder / "seeds" / "qing-he-tong-bao.txt")

    assert "written" not in output
    assert state(folder) == before


def test_the_shipped_content_survives_a_run(tmp_path: Path) -> None:
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    before = state(tmp_path)
    output = run("extract", "--folder", tmp_path, tmp_path / "seeds" / "midterm-report.txt")

    assert "written" not in output
    assert "changed" not in output
    assert state(tmp_path) == before


def test_what_a_person_did_is_kept(tmp_path: Path, bulletin: Path) -> None:
    folder = tmp_path / "new"
    run("init", folder, bulletin)
    stories = sorted((folder / "content" / "stories").glob("*.yml"))
    edited, deleted = stories[0], stories[1]
    words = edited.read_text(encoding="utf-8")
    edited.write_text("# mine\n" + words.replace("title:\n  zh: ", "title:\n  zh: 改"), encoding="utf-8")
    kept = edited.read_bytes()
    deleted.unlink()

    output = run("extract", "--folder", folder, folder / "seeds" / "qing-he-tong-bao.txt")

    assert f"deleted  stories/{deleted.stem}" in output
    assert not deleted.exists()
    assert edited.read_bytes() == kept


def test_a_changed_source_moves_only_what_nobody_touched(tmp_path: Path, bulletin: Path) -> None:
    folder = tmp_path / "new"
    run("init", folder, bulletin)
    seed = folder / "seeds" / "qing-he-tong-bao.txt"
    story = next(
        path for path in (folder / "content" / "stories").glob("*.yml") if "保定" in path.read_text("utf-8")
    )
    note = story.read_text(encoding="utf-8") + "note: 请核对\n"
    story.write_text(note, encoding="utf-8")
    seed.write_text(BULLETIN.replace("120余公里", "130余公里"), encoding="utf-8")

    output = run("extract", "--folder", folder, seed)

    assert f"changed  stories/{story.stem}" in output
    after = story.read_text(encoding="utf-8")
    assert "130余公里" in after
    assert "120余公里" not in after
    assert "note: 请核对" in after
    assert errors(folder) == []


SECOND = """\
“清河”专项行动见成效
本报北京2024年6月6日电 “清河”专项行动开展以来，各地共清理河道300余公里。
5月3日，水利部召开视频会议，部署清河工作。
在浙江省湖州市，“河长”制度已覆盖全部乡镇。
"""


def test_a_second_document_joins_what_it_tells_again(tmp_path: Path, bulletin: Path) -> None:
    folder, second = tmp_path / "new", tmp_path / "second.txt"
    second.write_text(SECOND, encoding="utf-8")
    run("init", folder, bulletin)
    said = run("extract", "--folder", folder, second)
    assert "joined" in said
    content, _ = campaign_folder.load(folder)
    both = [
        entry
        for _, entry in content.entries
        if {cite.document for statement in entry.statements for cite in statement.cites}
        == {"qing-he-tong-bao", "second"}
    ]
    assert both
    assert all(len(entry.origins) == 2 for entry in both)
    assert [problem for problem in campaign_folder.check(folder) if problem.severity == "error"] == []
    before = state(folder)
    again = run("extract", "--folder", folder, second)
    assert "joined" not in again
    assert state(folder) == before


def test_a_dry_run_writes_nothing_at_all(tmp_path: Path, bulletin: Path) -> None:
    folder, second = tmp_path / "new", tmp_path / "second.txt"
    second.write_text(SECOND, encoding="utf-8")
    run("init", folder, bulletin)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert "joined" in run("extract", "--dry-run", "--folder", folder, second)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
