"""Word files that LibreOffice prints: the PDF gives the same words, and so does what is copied from it."""

import subprocess
from pathlib import Path

import pytest

from generator.ingest import read_file
from tests.ingest.office import missing
from tests.ingest.word_files import word_file

PARAGRAPHS = [
    "青禾县水利局自六月起在全县组织开展河湖清漂行动，先后清理河道三十二条，投入作业人员八十五人，出动船只二十艘，劝离违规垂钓人员一百二十人。",
    "石桥镇率先建立台账，每周通报一次进展情况；2024年6月至8月共清理漂浮物320吨。镇政府负责人说：“水清了，来散步的人也多了。”",
    "县公安局会同水利、环保等部门开展夜间联合执法，依法扣押电鱼器具十七套，访查住户二百三十户，食品门店九家，民警与群众一起守护河道。",
] * 2
COMMON = "".join(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
)
"""The 6,763 characters of GB 2312."""


CHARACTERS = [f"{COMMON[at : at + 30]}。" for at in range(0, len(COMMON), 30)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that LibreOffice has printed."""
    if missing():
        pytest.skip("LibreOffice or pdftotext is not installed")
    folder = tmp_path_factory.mktemp("printed")
    sources = [
        word_file(
            folder / f"{name}.docx", "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        )
        for name, lines in (("text", PARAGRAPHS), ("characters", CHARACTERS))
    ]
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), *map(str, sources)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder


def test_a_printed_file_gives_its_paragraphs(printed: Path) -> None:
    assert read_file(printed / "text.pdf").text.splitlines() == PARAGRAPHS


def test_a_printed_file_gives_every_character(printed: Path) -> None:
    assert read_file(printed / "characters.pdf").text.splitlines() == CHARACTERS


def test_what_is_copied_from_it_gives_the_same_paragraphs(printed: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copied.txt"
    subprocess.run(["pdftotext", str(printed / "text.pdf"), str(copied)], check=True, timeout=60)
    reading = read_file(copied)
    assert reading.text.split() == PARAGRAPHS
    assert "line breaks within paragraphs (6)" in map(str, reading.left_out)
