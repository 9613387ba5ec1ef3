"""Which files the program reads and writes: those of the campaign folder, and no others, wherever links lead."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.baseline import history_folder, journal_path
from generator.content.changing import journal as journals
from generator.content.changing import write_files
from generator.content.writing import write_file
from generator.errors import ProblemsError
from generator.site import write_pages
from tests.bulletin import BULLETIN

NEEDS_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
DOCUMENT = "content/documents/sapling-report.yml"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def files(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of somebody's own files."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "letter.txt").write_text("private", "utf-8")
    return folder


@pytest.mark.parametrize(
    "place", ["build", "build/site", "build/site.new", "build/docs", "build/docs/zh", "build/cards"]
)
def test_a_build_writes_through_no_link(campaign: Path, outside: Path, place: str) -> None:
    (campaign / place).parent.mkdir(parents=True, exist_ok=True)
    (campaign / place).symlink_to(outside)
    status, said = run("build", "-C", campaign)
    assert status == 1
    assert f"{place}: symbolic links are not followed; put the file itself here" in said
    assert files(outside) == {"letter.txt": b"private"}


def test_a_page_is_written_through_no_link(campaign: Path, outside: Path) -> None:
    place = campaign / "build" / "docs" / "zh" / "operations"
    place.parent.mkdir(parents=True)
    place.symlink_to(outside)
    status, said = run("build", "-C", campaign)
    assert status == 1
    assert "operations: symbolic links are not followed" in said
    assert files(outside) == {"letter.txt": b"private"}


@pytest.mark.parametrize("place", ["seeds", "content", "content/.baseline", "content/stories"])
def test_a_source_is_taken_in_through_no_link(
    campaign: Path, outside: Path, place: str, tmp_path: Path
) -> None:
    if (campaign / place).exists():
        shutil.copytree(campaign / place, outside, dirs_exist_ok=True)
        shutil.rmtree(campaign / place)
    (campaign / place).symlink_to(outside)
    before = files(outside)
    source = tmp_path / "another.txt"
    source.write_text(BULLETIN, "utf-8")
    status, said = run("extract", "-C", campaign, source)
    assert status == 1
    assert f"{place}: symbolic links are not followed" in said
    assert files(outside) == before


@pytest.mark.parametrize(
    ("place", "command"),
    [
        ("content/.baseline/_history", ["rename", "hillside", "slopes", "-C"]),
        ("schema", ["schema", "-C"]),
        (".github", ["init"]),
        (".github/workflows", ["init"]),
        ("build/site/admin", ["editor", "-C"]),
        (".cache", ["editor", "-C"]),
    ],
)
def test_a_command_writes_through_no_link(
    campaign: Path, outside: Path, place: str, command: list[str]
) -> None:
    shutil.rmtree(campaign / place, ignore_errors=True)
    (campaign / place).parent.mkdir(parents=True, exist_ok=True)
    (campaign / place).symlink_to(outside)
    status, said = run(*command, campaign)
    assert status == 1
    assert f"{place}: symbolic links are not followed" in said
    assert files(outside) == {"letter.txt": b"private"}


@pytest.mark.parametrize("place", [".github", "overrides", ".vscode", "build/docs"])
def test_a_campaign_begins_through_no_link(tmp_path: Path, outside: Path, place: str) -> None:
    repository, source = tmp_path / "repository", tmp_path / "first.txt"
    source.write_text(BULLETIN, "utf-8")
    (repository / ".git").mkdir(parents=True)
    (repository / place).parent.mkdir(exist_ok=True)
    (repository / place).symlink_to(outside)
    status, said = run("init", repository, source)
    assert status == 1
    assert f"{place}: symbolic links are not followed" in said
    assert files(outside) == {"letter.txt": b"private"}
    assert not (repository / "content").exists()


def test_a_history_that_a_link_leads_to_is_not_one(campaign: Path, outside: Path) -> None:
    history = history_folder(campaign)
    history.mkdir(parents=True)
    (outside / "00000000.json").write_text("{", "utf-8")
    (history / "00000000-aaaaaaaa").symlink_to(outside)
    status, said = run("undo", "-C", campaign)
    assert (status, "there is nothing to take back" in said) == (1, True)
    assert sorted(files(outside)) == ["00000000.json", "letter.txt"]


def with_original(campaign: Path, file: str) -> None:
    document = campaign / DOCUMENT
    document.write_text(
        f"{document.read_text('utf-8')}original:\n  file: {json.dumps(file)}\n  sha256: {'0' * 64}\n", "utf-8"
    )


@pytest.mark.parametrize("field", ["file", "original.file"])
@pytest.mark.parametrize("named", ["../outside/letter.txt", "{outside}/letter.txt", "seeds/link.txt"])
def test_no_field_names_a_file_outside_the_folder(
    campaign: Path, outside: Path, field: str, named: str
) -> None:
    (campaign / "seeds" / "link.txt").symlink_to(outside / "letter.txt")
    named = named.format(outside=outside)
    if field == "file":
        text = (campaign / DOCUMENT).read_text("utf-8")
        (campaign / DOCUMENT).write_text(text.replace("seeds/sapling-report.txt", named), "utf-8")
    else:
        with_original(campaign, named)
    status, said = run("check", "-C", campaign)
    assert status == 1
    assert f": {field}: {named} is not inside the campaign folder" in said


@NEEDS_PIPES
def test_a_pipe_is_refused_and_not_waited_for(campaign: Path, tmp_path: Path) -> None:
    with_original(campaign, "seeds/pipe.html")
    places = ("content/topics.yml", "content/stories/pipe.yml", "seeds/pipe.html")
    for place in places:
        (campaign / place).unlink(missing_ok=True)
        os.mkfifo(campaign / place)
    status, said = run("check", "-C", campaign)
    assert status == 1
    assert [place for place in places if f"{place}: this is not a regular file" not in said] == []
    os.mkfifo(tmp_path / "pipe.txt")
    status, said = run("extract", "-C", campaign, "--records", tmp_path / "pipe.txt")
    assert (status, "pipe.txt: this is not a regular file" in said) == (1, True)


@NEEDS_PIPES
def test_a_pipe_is_not_written_over(campaign: Path, tmp_path: Path) -> None:
    pipes = [tmp_path / name for name in ("out.po", "out.docx", "index.md", "note")]
    for pipe in pipes:
        os.mkfifo(pipe)
    for words in (["translate", "export"], ["translate", "export", "--anew"]):
        status, said = run(*words, "-C", campaign, pipes[0])
        assert (status, "out.po: this is not a regular file" in said) == (1, True)
    status, said = run("handout", "-C", campaign, "--anew", pipes[1])
    assert (status, "out.docx: this is not a regular file" in said) == (1, True)
    with pytest.raises(ProblemsError, match=r"index\.md: this is not a regular file"):
        write_pages(tmp_path, [(PurePosixPath("index.md"), "a")], instead_of=())
    with pytest.raises(ProblemsError, match="note: this is not a regular file"):
        write_file(pipes[3], b"a")
    assert all(pipe.is_fifo() for pipe in pipes)
    assert {path.name for path in tmp_path.iterdir()} == {"campaign", *(pipe.name for pipe in pipes)}


@pytest.mark.parametrize("name", ["a" * 300 + ".html", "a/" * 3_000 + "b.html"])
def test_a_name_that_no_file_can_have_is_a_problem_of_its_field(campaign: Path, name: str) -> None:
    with_original(campaign, name)
    status, said = run("check", "-C", campaign)
    assert status == 1
    assert "original.file: the file cannot be read" in said


def interrupted(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Path, bytes]:
    """Let a change of two files be interrupted once it is decided; return what it would have written."""
    paths = [campaign / "content" / "operations" / f"{name}.yml" for name in ("hillside", "riverbank")]
    new = {path: path.read_bytes() + b"note: N\n" for path in paths}
    with monkeypatch.context() as patch:
        patch.setattr(journals, "_finish", lambda *_: None)
        write_files(campaign, new)
    assert journal_path(campaign).is_file()
    return new


def test_a_journal_is_carried_out_where_it_was_written(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = interrupted(campaign, monkeypatch)
    run("check", "-C", campaign)
    assert {path: path.read_bytes() for path in new} == new
    assert not journal_path(campaign).exists()


@pytest.mark.parametrize("command", ["check", "build", "status"])
def test_a_journal_that_came_from_elsewhere_is_refused(
    campaign: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = interrupted(campaign, monkeypatch)
    elsewhere = campaign.with_name("elsewhere")
    shutil.copytree(campaign, elsewhere)
    before = files(elsewhere)
    status, said = run(command, "-C", elsewhere)
    assert status == 1
    assert "_unfinished.json: this record of an interrupted command was written in another folder" in said
    assert files(elsewhere) == before
    shutil.rmtree(campaign)
    elsewhere.rename(campaign)  # the same place, and yet not the folder in which it was written
    status, said = run(command, "-C", campaign)
    assert (status, "was written in another folder or on another machine" in said) == (1, True)
    assert [path for path, raw in new.items() if path.read_bytes() == raw] == []


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_damaged_journal_says_so_itself(campaign: Path, at: float, monkeypatch: pytest.MonkeyPatch) -> None:
    new = interrupted(campaign, monkeypatch)
    raw = journal_path(campaign).read_bytes()
    middle = int(len(raw) * at)
    write_file(journal_path(campaign), raw[:middle] + raw[middle + 7 :])
    status, said = run("check", "-C", campaign)
    assert status == 1
    assert "_unfinished.json: this record of an interrupted command " in said
    assert "yml" not in said
    assert [path for path, each in new.items() if path.read_bytes() == each] == []


def test_a_journal_names_no_file_outside_content_and_seeds(
    campaign: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(journals, "_finish", lambda *_: None)
        write_files(campaign, {campaign / "mkdocs.yml": b"", campaign / ".." / "outside" / "letter.txt": b""})
    config = (campaign / "mkdocs.yml").read_bytes()
    assert run("check", "-C", campaign)[0] == 1
    assert (campaign / "mkdocs.yml").read_bytes() == config
    assert files(outside) == {"letter.txt": b"private"}


def test_a_change_writes_through_no_link(campaign: Path, outside: Path) -> None:
    (campaign / "content" / "terms" / "linked.yml").symlink_to(outside / "letter.txt")
    with pytest.raises(ProblemsError, match=r"linked\.yml: symbolic links are not followed"):
        write_files(campaign, {campaign / "content" / "terms" / "linked.yml": b"a"})
    assert files(outside) == {"letter.txt": b"private"}
