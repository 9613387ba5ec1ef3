"""Files that are read through LibreOffice: .doc, .wps, .wpt, .rtf and .odt."""

import subprocess
from pathlib import Path

import pytest

from generator.errors import ProblemsError
from generator.ingest import read_file
from generator.ingest.word import conversion
from tests.ingest.office import missing
from tests.ingest.word_files import CHANGE, word_file

FILTERS = {"doc": "doc:MS Word 97", "odt": "odt:writer8", "rtf": "rtf:Rich Text Format"}


def run(words: str, kind: str = "w:t") -> str:
    return f'<w:r><{kind} xml:space="preserve">{words}</{kind}></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def field(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return marks[0] + run(instruction, "w:instrText") + marks[1] + run(result) + marks[2]


BODY = (
    paragraph(run("青禾县水利局关于清漂行动的通报"))
    + paragraph(
        run("全县共清理漂浮物·垃圾"),
        f"<w:ins {CHANGE}>{run('320')}</w:ins><w:del {CHANGE}>{run('230', 'w:delText')}</w:del>",
        run("吨——比上年多。"),
    )
    + paragraph(run("青禾县水利局　"), field(r' DATE \@ "yyyy年M月d日" ', "2024年5月6日"))
)
SHOWN = "青禾县水利局关于清漂行动的通报\n全县共清理漂浮物·垃圾320吨——比上年多。\n青禾县水利局\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in each format, written by LibreOffice from one of ours."""
    if missing():
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    source = word_file(folder / "one.docx", BODY)
    for written in FILTERS.values():
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", written, "--outdir", str(folder), str(source)],
            check=True,
            capture_output=True,
            timeout=180,
        )
    (folder / "one.doc").rename(folder / "one.wps")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["wps", "odt", "rtf"])
def test_the_text_is_what_word_shows(suffix: str, folder: Path) -> None:
    reading = read_file(folder / f"one.{suffix}")
    assert reading.text == SHOWN
    assert [str(message) for message in reading.left_out] == [
        "deletions that were marked as changes: 1 — 230",
        "dates that a field fills in whenever the file is opened: 1; write them by hand",
    ]


@pytest.mark.slow
def test_a_conversion_without_end_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "LONGEST", 0)
    with pytest.raises(ProblemsError, match="did not finish within 0 seconds"):
        read_file(folder / "one.wps")


def test_a_new_word_file_under_an_old_name_needs_no_conversion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    path = word_file(tmp_path / "one.docx", paragraph(run("全县共清理漂浮物320吨。"))).rename(
        tmp_path / "one.wps"
    )
    assert read_file(path).text == "全县共清理漂浮物320吨。\n"


@pytest.mark.parametrize("suffix", ["doc", "wps", "wpt", "rtf", "odt"])
def test_what_is_no_such_file_is_refused_before_it_is_converted(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"one.{suffix}"
    path.write_text("全县共清理漂浮物320吨。", "utf-8")
    with pytest.raises(ProblemsError, match="not a text that LibreOffice can read"):
        read_file(path)


def test_without_libreoffice_the_way_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    path = tmp_path / "one.rtf"
    path.write_text(r"{\rtf1 text}", "ascii")
    with pytest.raises(ProblemsError, match=r"save the file as \.docx"):
        read_file(path)
