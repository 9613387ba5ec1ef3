"""What changed since a revision or the last release is said field by field, in words."""

import dataclasses
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.commands.diff_words import FIELDS
from generator.content.baseline import release_path
from generator.content.checking import differences
from generator.content.reading import FOLDERS, LISTS, adapters, load_content
from generator.model import Plain
from tests.commands.conftest import Run
from tests.commands.test_review import HILLSIDE, replace
from tests.test_people import git

WATCHER = Path("content/terms/watcher.yml")
HOSTILE = "</td><script>alert(1)</script>"
WHY = ("--why-zh", "漏字。", "--on", "2024-07-01")


def committed(folder: Path) -> Path:
    git(folder, "init", "--quiet")
    git(folder, "add", "content", "seeds")
    git(folder, "commit", "--quiet", "-m", "as it was")
    return folder


@pytest.fixture
def repository(campaign: Path) -> Path:
    return committed(campaign)


def told(run: Run, *words: str) -> list[str]:
    done = run("diff", *words)
    assert done.exit_code == 0, done.output
    return [line.strip() for line in done.stdout.splitlines()]


@pytest.mark.usefixtures("repository")
def test_nothing_changed(run: Run) -> None:
    assert told(run, "HEAD")[1:] == ["nothing changed"]


def test_each_field_is_told_in_words(repository: Path, run: Run) -> None:
    replace(repository / HILLSIDE, "  zh: 山坡补种\n", "  zh: 山坡的补种\n")
    replace(
        repository / HILLSIDE,
        'quote: "针对山坡缺树问题,专门部署进行补种"',
        'quote: "专门部署进行补种"',
    )
    run("review", "watcher", "--state", "reviewed", "--by", "甲", "--on", "2024-05-02")
    lines = told(run, "HEAD")
    assert "title, Chinese: “山坡补种” is now “山坡的补种”" in lines
    assert (
        "statement 1, citation 1: “sapling-report p8: 针对山坡缺树问题,专门部署进行补种” is now "
        "“sapling-report p8: 专门部署进行补种”" in lines
    )
    assert "review, state: “extracted” is now “reviewed”" in lines
    assert "review, by whom: added: “甲”" in lines
    assert [line for line in lines if line.startswith("changed")] == [
        "changed: operations/hillside  山坡的补种",
        "changed: terms/watcher  Sapling watcher",
    ]


def test_a_statement_that_moves_is_neither_new_nor_gone(repository: Path) -> None:
    before = load_content(repository)
    entry = next(entry for _, entry in before.entries if len(entry.statements) > 1)
    moved = entry.model_copy(update={"statements": tuple(reversed(entry.statements))})
    collections = {
        name: tuple(moved if each is entry else each for each in entries)
        for name, entries in before.collections.items()
    }
    (found,) = differences(before, dataclasses.replace(before, collections=collections))
    assert [field.key for field in found.fields] == [("statements", "order")]


def test_new_gone_renamed_and_joined_entries_are_named(repository: Path, run: Run) -> None:
    run("rename", "hillside", "slopes")
    run("merge", "inspection", "video-meeting")
    (repository / WATCHER).unlink()
    run("new", "story", "--title", "河", "--id", "river")
    run("new", "topic", "--title", "河道", "--id", "channels")
    lines = told(run, "HEAD")
    for line in (
        "renamed: operations/hillside is now operations/slopes  山坡补种",
        "merged: events/video-meeting is now part of events/inspection",
        "removed: terms/watcher",
        "new: stories/river",
        "channels, title, Chinese: added: “河道”",
    ):
        assert any(line in each for each in lines), line


def test_a_file_with_an_error_is_named_and_hides_no_other(repository: Path, run: Run) -> None:
    (repository / WATCHER).write_text("no: entry\n", encoding="utf-8")
    replace(repository / HILLSIDE, "  zh: 山坡补种\n", "  zh: 山坡的补种\n")
    lines = told(run, "HEAD")
    assert "not compared, because one of the two versions has an error: terms/watcher" in lines
    assert not any("removed" in line for line in lines)
    assert "changed: operations/hillside  山坡的补种" in lines


def test_a_release_that_was_committed_is_what_is_compared_with(released: Path, run: Run) -> None:
    committed(released)
    assert release_path(released).read_text("utf-8") == "1\n"
    run("correct", "hillside:title", "--zh", "山坡的补种", *WHY)
    git(released, "add", "content")
    git(released, "commit", "--quiet", "-m", "a correction")
    lines = told(run)
    assert lines[0].startswith("since release 1 (commit ")
    assert "title, Chinese: “山坡补种” is now “山坡的补种”" in lines
    assert "reason, Chinese: added: “漏字。”" in lines


def test_a_clone_without_the_history_says_so(released: Path, run: Run, tmp_path: Path) -> None:
    committed(released)
    (released / "note.txt").write_text("later", "utf-8")
    git(released, "add", "note.txt")
    git(released, "commit", "--quiet", "-m", "later")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", released.as_uri(), str(clone))
    done = run("diff", "-C", str(clone))
    assert done.exit_code == 1
    assert "‘git fetch --unshallow’ fetches the rest" in done.output
    git(clone, "fetch", "--quiet", "--unshallow")
    assert "nothing changed" in run("diff", "-C", str(clone)).output


def test_a_review_that_covers_the_words_no_longer_is_told_as_it_stands(released: Path, run: Run) -> None:
    committed(released)
    replace(released / HILLSIDE, "  zh: 山坡补种\n", "  zh: 山坡的补种\n")
    assert "review, state: “reviewed” is now “edited”" in told(run, "HEAD")


def test_a_release_that_publishes_nothing_new_counts_for_nothing(released: Path, run: Run) -> None:
    assert run("release").exit_code == 0
    assert release_path(released).read_text("utf-8") == "1\n"
    run("correct", "hillside:title", "--zh", "山坡的补种", *WHY)
    release_path(released).write_text("<<<<<<< ours\n", encoding="utf-8")
    done = run("diff")
    assert done.exit_code == 1
    assert "not what the program wrote" in done.output


def test_without_git_the_release_itself_remembers(released: Path, run: Run) -> None:
    replace(released / HILLSIDE, "  zh: 山坡补种\n", "  zh: 山坡的补种\n")
    replace(
        released / HILLSIDE,
        'quote: "针对山坡缺树问题,专门部署进行补种"',
        'quote: "专门部署进行补种"',
    )
    (released / WATCHER).unlink()
    run("new", "story", "--title", "河", "--id", "river")
    lines = told(run)
    assert lines[0].startswith("since the last release, as far as it recorded")
    assert "title, Chinese: “山坡补种” is now “山坡的补种”" in lines
    assert "statement 1, evidence or figures: changed" in lines
    assert "removed: terms/watcher  Sapling watcher" in lines
    assert "new: stories/river  河" in lines


def headings(lines: list[str]) -> list[str]:
    return [
        line.partition("  ")[0] for line in lines if line.startswith(("changed", "removed", "new", "renamed"))
    ]


def test_single_entries_are_compared(repository: Path, run: Run) -> None:
    replace(repository / HILLSIDE, "  zh: 山坡补种\n", "  zh: 山坡的补种\n")
    run("rename", "riverbank", "banks")
    run("new", "topic", "--title", "河道", "--id", "channels")
    (repository / WATCHER).unlink()
    (repository / "content/events/inspection.yml").write_text("no: entry\n", encoding="utf-8")
    assert headings(told(run, "HEAD", "hillside")) == ["changed: operations/hillside"]
    assert headings(told(run, "HEAD", str(HILLSIDE), "topics")) == [
        "changed: operations/hillside",
        "changed: topics",
    ]
    for name in ("riverbank", "banks"):  # by either name
        renamed = ["renamed: operations/riverbank is now operations/banks"]
        assert headings(told(run, "HEAD", name)) == renamed
    assert headings(told(run, "HEAD", "watcher")) == ["removed: terms/watcher"]
    assert "not compared, because one of the two versions has an error: events/inspection" in told(
        run, "HEAD", "inspection"
    )
    assert told(run, "HEAD", "shangping")[1:] == ["nothing changed"]
    assert run("diff", "HEAD", "hillside", "--html", "one.html").exit_code == 0
    page = (repository / "one.html").read_text("utf-8")
    assert "operations/hillside" in page
    assert "watcher" not in page
    found = json.loads(run("diff", "HEAD", "hillside", "--format", "json").stdout)["result"]
    assert [file["address"] for file in found["files"]] == ["operations/hillside"]


def test_single_entries_since_the_release(released: Path, run: Run) -> None:
    replace(released / HILLSIDE, "  zh: 山坡补种\n", "  zh: 山坡的补种\n")
    (released / WATCHER).unlink()
    assert headings(told(run, "hillside")) == ["changed: operations/hillside"]
    committed(released)
    assert headings(told(run, "hillside")) == []


def test_a_name_that_is_of_no_entry_or_of_a_branch_too(repository: Path, run: Run) -> None:
    replace(repository / HILLSIDE, "  zh: 山坡补种\n", "  zh: 山坡的补种\n")
    done = run("diff", "HEAD", "hilside")
    assert done.exit_code == 1
    assert "there is no entry “hilside”; did you mean “operations/hillside”?" in done.output
    git(repository, "branch", "hillside")
    done = run("diff", "hillside")
    assert done.exit_code == 1
    assert "or refs/heads/hillside for the branch" in done.output
    assert headings(told(run, "refs/heads/hillside", str(HILLSIDE))) == ["changed: operations/hillside"]


@pytest.mark.usefixtures("campaign")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "nothing has been released yet; name a revision of git"),
        (("HEAD",), "there is no git repository here"),
    ],
)
def test_where_there_is_nothing_to_compare_with(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run("diff", *words)
    assert done.exit_code == 1
    assert said in done.output


def test_revisions_that_are_none(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("nonsense", "--output=x"):
        done = run("diff", "--", name)
        assert done.exit_code == 1
        assert f"git has no revision “{name}”" in done.output
    assert not (repository / "x").exists()
    git(repository, "rm", "-r", "--quiet", "--cached", "content")
    git(repository, "commit", "--quiet", "-m", "without")
    assert "there was no campaign in this folder at revision" in run("diff", "HEAD").output
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in run("diff", "HEAD").output


def test_a_campaign_below_the_top_of_its_repository(campaign: Path, run: Run) -> None:
    committed_above = campaign.parent
    git(committed_above, "init", "--quiet")
    git(committed_above, "add", "campaign/content")
    git(committed_above, "commit", "--quiet", "-m", "as it was")
    replace(campaign / HILLSIDE, "  zh: 山坡补种\n", "  zh: 山坡的补种\n")
    assert "changed: operations/hillside  山坡的补种" in told(run, "HEAD")


def test_a_link_in_a_revision_is_not_followed(repository: Path, run: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_bytes((repository / WATCHER).read_bytes())
    (repository / WATCHER).unlink()
    (repository / WATCHER).symlink_to(outside)
    git(repository, "add", "content")
    git(repository, "commit", "--quiet", "-m", "a link")
    (repository / WATCHER).unlink()
    (repository / WATCHER).write_bytes(outside.read_bytes())
    assert "new: terms/watcher  Sapling watcher" in told(run, "HEAD")


class Reader(HTMLParser):
    """Collects tags, and the words marked as gone and as new."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = [""]
        self.marked: dict[str, list[str]] = {"del": [], "ins": []}

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1] in self.marked:
            self.marked[self.tags[-1]].append(data)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")


def test_the_page_marks_what_differs_and_runs_nothing(repository: Path, run: Run) -> None:
    replace(repository / HILLSIDE, "  zh: 山坡补种\n", f"  zh: 山坡的补种{HOSTILE}\n")
    assert run("diff", "HEAD", "--html", "changes.html").exit_code == 0
    text = (repository / "changes.html").read_text("utf-8")
    reader = Reader()
    reader.feed(text)
    assert "script" not in reader.tags
    assert "http" not in text.replace("http-equiv", "")
    assert "".join(reader.marked["ins"]).startswith(f"的{HOSTILE}")
    assert reader.marked["del"] == []


def test_programs_get_the_same(repository: Path, run: Run) -> None:
    replace(repository / HILLSIDE, "  zh: 山坡补种\n", "  zh: 山坡的补种\n")
    found = json.loads(run("diff", "HEAD", "--format", "json").stdout)["result"]
    assert found["since"]["commit"] == git(repository, "rev-parse", "HEAD").strip()
    (file,) = found["files"]
    assert (file["address"], file["change"]) == ("operations/hillside", "changed")
    assert file["fields"][0] == {
        "field": "title.zh",
        "name": "title, Chinese",
        "was": "山坡补种",
        "now": "山坡的补种",
    }


def fields_of(part: Plain) -> set[str]:
    names: set[str] = set()
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        names |= fields_of(each)
    if isinstance(part, dict) and isinstance(properties := part.get("properties"), dict):
        names |= {*properties}
    return names


def test_every_field_has_a_name() -> None:
    every = set().union(*(fields_of(adapter.json_schema()) for _, adapter in adapters()))
    unnamed = {"id", "origins", "formerly", "en_src", "text"}
    assert every - FIELDS.keys() - unnamed == set()
    assert {*FOLDERS, *LISTS} >= {"documents", "topics"}
