"""``explainer check``: everything in one run, for people, programs and pull requests."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.campaign_folder import check, load_checked
from generator.cli import main
from generator.cli.check import as_github
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from tests.conftest import ROOT

ENTRY = """\
id: {id}
title: {{zh: 河岸, en: Bank}}
topics: [{topic}]
section: {section}
statements:
- text: {{zh: 清理了一批废弃物。, en: Waste was cleared.}}
  cites:
  - {{document: sapling-report, passage: {passage}, quote: 清理了一批废弃物}}
"""


def run(campaign: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--folder", str(campaign), *options])


def write(
    campaign: Path, name: str, *, topic: str = "rivers", section: str = "together", passage: str = "p7"
) -> Path:
    path = campaign / "content" / "operations" / f"{name}.yml"
    path.write_text(ENTRY.format(id=name, topic=topic, section=section, passage=passage), encoding="utf-8")
    return path


def test_json_lists_the_problems_in_the_chosen_language(campaign: Path) -> None:
    path = write(campaign, "wrong", topic="river")
    result = run(campaign, "--format", "json", "--lang", "zh")

    assert result.exit_code == 1
    (error,) = [each for each in json.loads(result.stdout)["problems"] if each["severity"] == "error"]
    assert error == {
        "path": path.as_posix(),
        "line": 3,
        "column": 10,
        "end_column": 0,
        "field": "topics.0",
        "kind": "unknown-topic",
        "severity": "error",
        "message": "没有“river”这个主题",
        "hint": "您要的是不是“rivers”？",
    }


def test_json_of_nothing_wrong_has_no_error(campaign: Path) -> None:
    result = run(campaign, "--format", "json")
    assert result.exit_code == 0
    assert [each for each in json.loads(result.stdout)["problems"] if each["severity"] == "error"] == []


def test_github_shows_the_line(campaign: Path) -> None:
    path = write(campaign, "wrong", topic="river")
    result = run(campaign, "--format", "github")

    assert result.exit_code == 1
    expected = f"::error file={path.as_posix()},line=3,col=10,title=topics.0::there is no topic “river”; did you mean “rivers”?"
    assert expected in result.stdout.splitlines()
    assert all(line.startswith(("::error file=", "::warning file=")) for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("path", "words", "expected"),
    [
        ("a,b:c.yml", "100% sure", "::warning file=a%2Cb%3Ac.yml,title=a-kind::100%25 sure"),
        ("a.yml", "one\r\ntwo: three, four", "::warning file=a.yml,title=a-kind::one%0D%0Atwo: three, four"),
        ("a.yml", "x\n::error::y", "::warning file=a.yml,title=a-kind::x%0A::error::y"),
    ],
)
def test_github_reads_what_was_meant(path: str, words: str, expected: str) -> None:
    problem = Problem(Place(Path(path)), "", "a-kind", say("{words}", words=words), severity="warning")
    assert as_github([problem], "en") == expected


def test_a_broken_file_hides_no_problem_of_another(campaign: Path) -> None:
    """What may be in the broken files is not reported, and everything in the others is."""
    contents = campaign / "content"
    (contents / "topics.yml").write_text("- id: [\n", encoding="utf-8")
    (contents / "campaign.yml").write_text("titel: x\n", encoding="utf-8")
    (contents / "sections" / "together.yml").write_text("id: together\nid: together\n", encoding="utf-8")
    write(campaign, "wrong", topic="anything", section="togethe", passage="p6")
    lines = [
        line.removeprefix(f"{contents.as_posix()}/").split(": ")[:2]
        for line in run(campaign).stdout.splitlines()
        if ": warning: " not in line
    ]
    assert lines == [
        ["campaign.yml:1:1", "name"],
        ["campaign.yml:1:1", "titel"],
        ["campaign.yml:1:1", "title"],
        ["operations/wrong.yml:4:1", "section"],
        ["operations/wrong.yml:8:45", "statements.0.cites.0.quote"],
        ["sections/together.yml:2:1", "id"],
        ["topics.yml:2:1", lines[-1][1]],
    ]


def test_a_source_that_is_not_there_is_told_once(campaign: Path) -> None:
    (campaign / "seeds" / "sapling-report.txt").unlink()
    lines = [line for line in run(campaign).stdout.splitlines() if ": warning: " not in line]
    assert len(lines) == 1
    assert "documents/sapling-report.yml:13:1: file: there is no file seeds/" in lines[0]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("topics.yml", "topics.yml: no topic is listed here, but entries use some"),
        ("documents/sapling-report.yml", "there is no document “sapling-report”, cited "),
    ],
)
def test_a_file_that_many_name_is_missed_once(campaign: Path, name: str, said: str) -> None:
    (campaign / "content" / name).unlink()
    lines = [line for line in run(campaign).stdout.splitlines() if ": warning: " not in line]
    assert len(lines) == 1
    assert said in lines[0]


def test_a_word_file_that_was_changed_is_told(campaign: Path) -> None:
    page = campaign / "seeds" / "page.html"
    page.write_text("<p>各地补种树苗1200余棵，清理河道，取得进展。</p>", "utf-8")
    assert CliRunner().invoke(main, ["extract", "-C", str(campaign), str(page)]).exit_code == 0
    assert "page.html changed" not in run(campaign).stdout
    page.write_text("<p>各地补种树苗1300余棵，清理河道，取得进展。</p>", "utf-8")
    assert "page.html was changed after its text was taken from it" in run(campaign).stdout


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [
        ("topics", "- {id: rivers, title: {zh: 河}, order: 9}", "“rivers” appears twice; keep one"),
        ("glossary", "- {zh: 某词, en: A}\n- {zh: 某词, en: B}", "zh: “某词” appears twice; keep one"),
    ],
)
def test_what_a_list_holds_twice_is_told(campaign: Path, name: str, row: str, said: str) -> None:
    path = campaign / "content" / f"{name}.yml"
    path.write_text(f"{path.read_text('utf-8')}{row}\n", "utf-8")
    assert said in run(campaign).stdout


def test_an_entry_is_at_an_address_that_it_had_before(campaign: Path) -> None:
    term = campaign / "content" / "terms" / "watcher.yml"
    text = term.read_text("utf-8")
    assert text.count("review: {state: extracted") == 1
    term.write_text(
        text.replace("review: {state: extracted", "review: {state: withdrawn, on: 2024-07-01")
        + "formerly: [terms/watcher]\n",
        "utf-8",
    )
    assert "an entry has this address now" not in run(campaign).stdout
    other = campaign / "content" / "stories" / "shangping.yml"
    other.write_text(f"{other.read_text('utf-8')}formerly: [terms/watcher]\n", "utf-8")
    assert "terms/watcher leads here, but an entry has this address now" in run(campaign).stdout


def test_a_topic_that_stands_twice_is_offered_once(campaign: Path) -> None:
    path = campaign / "content" / "topics.yml"
    path.write_text(f"{path.read_text('utf-8')}- {{id: rivers, title: {{zh: 河}}, order: 9}}\n", "utf-8")
    story = campaign / "content" / "stories" / "shangping.yml"
    text = story.read_text("utf-8")
    assert text.count("topics: [") == 1
    story.write_text(text.replace("topics: [", "topics: [zzzzzzzz, "), "utf-8")
    told = run(campaign).stdout
    assert "use one of replanting, villages, rivers\n" in told


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_outside_a_campaign_a_command_says_how_to_make_one(tmp_path: Path, command: str) -> None:
    result = CliRunner().invoke(main, [command, "--folder", str(tmp_path)])
    assert result.exit_code == 1
    assert "make one with ‘explainer init’, or say where it is" in result.output
    assert list(tmp_path.iterdir()) == []


def test_the_command_loads_only_what_a_check_needs() -> None:
    program = "import sys; from generator.cli.check import check; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    ).stdout
    rooms = ("extract", "render", "site", "ingest.pdf", "ingest.web", "ingest.word")
    assert {f"generator.{room}" for room in rooms}.isdisjoint(loaded.split())


def warnings(lines: str) -> list[str]:
    return [line for line in lines.splitlines() if ": warning: " in line]


def test_warnings_of_a_kind_take_one_line_unless_all_are_asked_for(campaign: Path) -> None:
    for name in ("one", "two", "three"):
        path = write(campaign, name)
        path.write_text(
            path.read_text("utf-8").replace("清理了一批废弃物。", "圆满清理了一批废弃物。"), "utf-8"
        )
    judged = [line for line in warnings(run(campaign, "--all").stdout) if "圆满" in line]
    assert len(judged) == 3
    (shown,) = [line for line in warnings(run(campaign).stdout) if "圆满" in line]
    assert shown == f"{judged[0]} (2 more of this kind; --all shows them)"
    assert run(campaign, "--format", "github").stdout.count("圆满") == 3


@pytest.mark.parametrize("name", ["operations/wrong", "wrong", "content/operations/wrong.yml", "{path}"])
def test_one_entry_is_checked_alone(campaign: Path, name: str) -> None:
    path = write(campaign, "wrong", topic="river")
    write(campaign, "other", topic="river")
    lines = run(campaign, name.format(path=path)).stdout.splitlines()
    assert [line.partition(": ")[0] for line in lines if ": warning: " not in line] == [f"{path}:3:10"]
    assert run(campaign, "operations/riverbank").exit_code == 0
    assert "did you mean “operations/wrong”?" in run(campaign, "operations/wrang").output


def test_files_that_strangers_leave_stop_nothing_but_misplaced_content_does(campaign: Path) -> None:
    content = campaign / "content"
    for name in (
        "Thumbs.db",
        "operations/desktop.ini",
        "operations/riverbank.yml.orig",
        "operations/~$riverbank.yml",
        "notes.txt",
        "media/a.png",
    ):
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text("x", "utf-8")
    result = run(campaign, "--all")
    assert result.exit_code == 0, result.stdout
    strays = [line for line in warnings(result.stdout) if "the program does not read this" in line]
    assert {line.partition(":")[0].rpartition("/")[2] for line in strays} == {
        *("Thumbs.db", "desktop.ini", "riverbank.yml.orig", "notes.txt", "media"),
    }
    for name in ("topic.yml", "operation/a.yml", "stories/a.yaml"):
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text("id: a\n", "utf-8")
        assert "the program does not read this" in run(campaign).stdout
        assert run(campaign).exit_code == 1
        (content / name).unlink()


@pytest.mark.parametrize("section", ["", "section: together\n"])
def test_an_entry_that_says_nothing_is_refused(campaign: Path, section: str) -> None:
    path = campaign / "content" / "operations" / "bare.yml"
    path.write_text(f"id: bare\ntitle: {{zh: 河岸, en: Bank}}\ntopics: [rivers]\n{section}", "utf-8")
    result = run(campaign)
    assert result.exit_code == 1
    assert f"{path}:1:1: statements: the entry says nothing: its page would be empty" in result.stdout


def test_whatever_file_is_spoiled_the_check_finds_what_stops_a_build(tmp_path: Path) -> None:
    """In every folder of the content, those that only commands write too."""
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    reviewed = ["review", "terms/safety-valve", "--state", "reviewed", "--by", "a tester"]
    assert CliRunner().invoke(main, [*reviewed, "--folder", str(tmp_path)]).exit_code == 0
    files = sorted((tmp_path / "content").rglob("*.yml"))
    stopping = [one for one in {file.parent: file for file in files}.values() if stops_a_build(tmp_path, one)]
    assert {one.parent.name for one in stopping} >= {"content", "terms", ".baseline"}
    assert any("_reviewed" in one.parts for one in stopping)


def stops_a_build(folder: Path, file: Path) -> bool:
    """Whether a file stops a build once it is spoiled; the check must say so too."""
    kept = file.read_bytes()
    file.write_bytes(b": [")
    try:
        load_checked(folder)
        found = []
    except ProblemsError as error:
        found = [each.place.path for each in error.problems]
    checked = [each.place.path for each in check(folder) if each.severity == "error"]
    assert (file in checked) == (file in found)
    file.write_bytes(kept)
    return file in found
