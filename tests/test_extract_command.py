"""`explainer extract`: many files, one of them bad; records and the review page; several processes."""

import json
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import intake
from generator.cli import main
from generator.content.reading import Content
from generator.errors import Place, Problem, ProblemsError
from generator.extract import Extraction
from generator.intake import many_files
from generator.messages import say
from generator.model import Document

TEXTS = {
    "a.txt": "护水行动见成效\n6月25日，浙江省诸暨市公安局查处案件12起。\n",
    "b.md": "# 净网行动\n\n广东、福建等地关停账号300余个。\n",
    "c.txt": "四川凉山开展宣传，覆盖群众1.2万人次。\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "note.xlsx").write_text("not a source", encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["extract", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_records_are_true_and_in_the_order_of_the_files(folder: Path) -> None:
    code, out, err = run("--records", folder)
    assert (code, err) == (0, "")
    found = [json.loads(line) for line in out.splitlines()]
    assert list(dict.fromkeys(record["document"] for record in found)) == ["a", "b", "c"]
    texts = {Path(name).stem: text for name, text in TEXTS.items()}
    assert all(texts[r["document"]][r["start"] : r["end"]] == r["quote"] for r in found)
    assert {"330681", "513400"} <= {r["code"] for r in found if r["kind"] == "place"}


def test_one_bad_file_is_reported_and_the_others_go_on(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(b"no pdf")
    code, out, err = run("--records", folder)
    assert code == 1
    assert list(dict.fromkeys(json.loads(line)["document"] for line in out.splitlines())) == ["a", "b", "c"]
    assert err.splitlines() == [f"{(folder / 'b.pdf').as_posix()}: this PDF file is damaged; {HINT}"]


def test_nothing_is_written_when_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"no package")
    report = tmp_path / "report.html"
    assert run("--report", report, tmp_path / "bad.docx")[0] == 1
    assert not report.exists()


@pytest.mark.parametrize("name", ["read_file", "extract"])
def test_a_failure_on_one_file_is_its_problem_and_the_others_go_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    works = getattr(many_files, name)

    def fails(given: Path | Document, *more: str) -> object:
        if (given.stem if isinstance(given, Path) else given.id) == "b":
            raise ZeroDivisionError("by zero")
        return works(given, *more)

    monkeypatch.setattr(many_files, name, fails)
    code, out, err = run("--records", folder)
    assert code == 1
    assert {json.loads(line)["document"] for line in out.splitlines()} == {"a", "c"}
    place = f"{(folder / 'b.md').as_posix()}: the program failed on this file"
    assert err.startswith(f"{place} (ZeroDivisionError: by zero in test_extract_command.py, line ")


def test_a_failure_while_saving_is_the_files_problem_and_the_others_go_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    camp, works = tmp_path / "camp", intake.draft_into
    assert CliRunner().invoke(main, ["init", str(camp), str(folder / "a.txt")]).exit_code == 0

    def fails(content: Content, found: Extraction, *more: object) -> object:
        if found.document.id == "b":
            raise ZeroDivisionError("by zero")
        return works(content, found, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "draft_into", fails)
    code, _, err = run("-C", camp, folder / "b.md", folder / "c.txt")
    assert code == 1
    assert err.startswith(
        f"{(folder / 'b.md').as_posix()}: the program failed on this file (ZeroDivisionError"
    )
    assert {each.stem for each in (camp / "content" / "documents").iterdir()} == {"a", "c"}


def test_problems_come_back_whole_from_another_process() -> None:
    error = ProblemsError([Problem(Place(Path("a.txt"), 3), "title", "empty", say("it is empty"))])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems  # noqa: S301 - bytes of our own


def test_the_report_holds_every_document_and_repeats_to_the_byte(folder: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "out" / "first.html", tmp_path / "out" / "again.html"
    assert run("--report", first, folder)[0] == run("--report", again, folder)[0] == 0
    page = first.read_text(encoding="utf-8")
    assert first.read_bytes() == again.read_bytes()
    assert all(f"<h2>{name}</h2>" in page for name in "abc")
    assert sorted(path.name for path in first.parent.iterdir()) == ["again.html", "first.html"]


def test_what_a_reader_leaves_out_is_told_and_stands_in_the_report(tmp_path: Path) -> None:
    source = Path(__file__).parent / "cases" / "docx-field-hidden.docx"
    begun = CliRunner().invoke(main, ["init", str(tmp_path / "one"), str(source)])
    told = ["pieces of hidden text: 1 — 此处内部备注待核", "phonetic guides above characters: 1 — qín"]
    assert begun.exit_code == 0
    assert [line for line in begun.stdout.splitlines() if "left out" in line] == [
        f"left out  {w}" for w in told
    ]
    assert "left out  pieces of hidden text: 1" in run("--folder", tmp_path / "one", source)[1]
    report = tmp_path / "report.html"
    assert run("--report", report, source)[0] == 0
    page = report.read_text(encoding="utf-8")
    for what, _, words in (each.partition(" — ") for each in told):
        assert f"<summary>{what}</summary>" in page
        assert f"<li>{words}</li>" in page


@pytest.mark.slow
def test_several_processes_give_the_same_bytes_as_one(folder: Path) -> None:
    assert run("--records", "--workers", "2", folder) == run("--records", "--workers", "1", folder)


HINT = "open it in a viewer and print it to a new PDF, or paste its text into a .txt file"
