"""Web pages, Word files and PDFs: text, headings, metadata, and a clear message for what cannot be read."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest

from generator.errors import ProblemsError
from generator.ingest import read_document, read_file

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>某县开展渔政执法行动_某县政府网</title>
<meta name="ArticleTitle" content="某县开展渔政执法行动"><meta name="PubDate" content="2024-05-06 09:12">
<meta name="ContentSource" content="某县日报"><link rel="canonical" href="https://example.org/a/1.html">
<script>var 词 = "脚本里的话。";</script></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/b">新闻，要闻</a></li></ul>
<div class="content"><h1>某县开展渔政执法行动</h1><p class="info">来源：某县日报　时间：2024-05-06</p>
<div class="TRS_Editor"><p>　　5月1日，某县渔政大队<strong>出动执法船</strong>12艘。<br>检查渔港3处。</p>
<h2>一、严查禁渔区</h2><p>查获违规渔具<span>120</span>件。</p>
<ul><li>第一，加强夜间巡航。</li><li>第二，加强宣传。</li></ul>
<table><tr><th>渔具</th><th>件</th></tr><tr><td>地笼</td><td>80</td></tr></table>
<p style="display: none">看不见的话。</p><p>（责任编辑：李某）</p></div></div>
<div class="footer"><a href="/about">关于我们</a></div></body></html>"""
LINES = [
    "某县开展渔政执法行动",
    "5月1日，某县渔政大队出动执法船12艘。",
    "检查渔港3处。",
    "## 一、严查禁渔区",
    "查获违规渔具120件。",
    "第一，加强夜间巡航。",
    "第二，加强宣传。",
    "渔具\t件",
    "地笼\t80",
    "（责任编辑：李某）",
]


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030")])
def test_a_page_gives_its_whole_main_part_and_what_it_says_of_itself(
    tmp_path: Path, charset: str, encoding: str
) -> None:
    path = tmp_path / "one.html"
    path.write_bytes(PAGE.format(charset=charset).encode(encoding))
    reading = read_file(path)
    lines = reading.text.splitlines()
    assert lines == LINES
    assert (reading.title, reading.publisher, reading.date, reading.url) == (
        "某县开展渔政执法行动",
        "某县日报",
        "2024-05-06",
        "https://example.org/a/1.html",
    )


def test_a_day_that_no_calendar_has_is_no_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "one.html"
    page = PAGE.format(charset="utf-8").replace("2024-05-06 09:12", "2024-13-45")
    path.write_text(page.replace("时间：2024-05-06", "版本2023.31.12 时间：2024-05-07"), encoding="utf-8")
    assert read_file(path).date == "2024-05-07"


def test_a_page_without_marks_of_its_own_gives_what_stands_above_the_text(tmp_path: Path) -> None:
    path = tmp_path / "one.htm"
    path.write_text(
        "<title>巡河护水在行动 - 某网</title><div>来源：某网 2023年7月8日</div><p>护水队巡河，清理垃圾。</p>",
        encoding="utf-8",
    )
    reading = read_file(path)
    assert (reading.title, reading.publisher, reading.date, reading.url) == (
        "巡河护水在行动",
        "某网",
        "2023-07-08",
        None,
    )


def test_a_word_file_keeps_headings_line_breaks_and_tables(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_paragraph("关于开展护水行动的通知", style="Title")
    file.add_heading("一、总体要求", level=1)
    file.add_paragraph("各地要落实责任。\n定期巡查。")
    table = file.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "河道", "12条"
    file.add_heading("（一）目标", level=2)
    file.add_paragraph("年底前完成。")
    path = tmp_path / "one.docx"
    file.save(str(path))
    reading = read_file(path)
    assert reading.text.splitlines() == [
        "关于开展护水行动的通知",
        "## 一、总体要求",
        "各地要落实责任。",
        "定期巡查。",
        "河道\t12条",
        "### （一）目标",
        "年底前完成。",
    ]
    assert reading.title == "关于开展护水行动的通知"
    levels = [passage.level for passage in read_document(path, "one").passages]
    assert levels == [0, 2, 0, 0, 0, 3, 0]


def test_a_pdf_has_its_lines_joined_and_its_page_numbers_left_out(tmp_path: Path) -> None:
    first = [
        (0, "护水行动通报"),
        (2, "今年入夏以来，全县护水队员沿河巡查，共清理"),
        (0, "河道垃圾三百余吨，劝离违规垂钓人员五十多名，"),
        (0, "河水水质明显好转。"),
        (2, "第二段从这里开始，各乡镇落实河长责任，逐村建"),
        (0, "立台账，每周通报一次进展情况，发现问题立即整改"),
    ]
    second = [(0, "到位。"), (2, "完。")]
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf_of([[*first, (10, "— 1 —")], [*second, (10, "— 2 —")]]))
    assert read_file(path).text.splitlines() == [
        "护水行动通报",
        "今年入夏以来，全县护水队员沿河巡查，共清理河道垃圾三百余吨，劝离违规垂钓人员五十多名，河水水质明显好转。",
        "第二段从这里开始，各乡镇落实河长责任，逐村建立台账，每周通报一次进展情况，发现问题立即整改到位。",
        "完。",
    ]


def test_radicals_that_stand_for_characters_in_a_pdf_become_characters(tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf_of([[(0, "河⻓带领护⽔队员⼊户宣传，⻋辆停在⻔前，⼈⼈参与，⼀起护⽔。")]]))
    assert read_file(path).text == "河长带领护水队员入户宣传，车辆停在门前，人人参与，一起护水。\n"


def pdf_of(pages: Sequence[Sequence[tuple[int, str]]], trailer: str = "") -> bytes:
    """Write a PDF of Chinese lines, each with its indent in characters of 10 points."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
        (
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
        ),
        (
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0"
            " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
        ),
    ]
    for number, lines in enumerate(pages):
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        drawn = "\n".join(
            f"BT /F1 10 Tf 1 0 0 1 {50 + 10 * indent} {380 - 14 * row} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
            for row, (indent, text) in enumerate(lines)
        )
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    written, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(parts) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\n"
    return (written + end + f"startxref\n{len(written)}\n%%EOF\n").encode("latin-1")


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 120_000_000)


def no_word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "text")


def spoilt(path: Path) -> None:
    """Write a Word file whose text was overwritten in transit."""
    docx.Document().save(str(path))
    data = bytearray(path.read_bytes())
    at = data.index(b"word/document.xml") + len("word/document.xml")
    data[at : at + 200] = b"\xff" * 200
    path.write_bytes(data)


def as_bytes(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<00> <00>] ".format(
    "ab" * 32
)
BAD: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "an empty page": ("one.html", as_bytes(b""), "empty"),
    "a page of comments": ("one.html", as_bytes(b"<!doctype html><!-- saved -->"), "empty"),
    "a page that a script fills": (
        "one.html",
        as_bytes("<html><body><div id=app></div><script>var a='文字。'</script></body></html>".encode()),
        "no-text",
    ),
    "a page that is no text": ("one.html", as_bytes(b"\x00\xff\xfe\x00\x01"), "encoding"),
    "a Word file that is no package": ("one.docx", as_bytes("不是压缩包".encode()), "damaged"),
    "a Word file with spoilt bytes": ("one.docx", spoilt, "damaged"),
    "a package that is no Word file": ("one.docx", no_word, "damaged"),
    "an old or encrypted Word file": (
        "one.docx",
        as_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512),
        "encrypted",
    ),
    "a package made to burst": ("one.docx", bomb, "too-large"),
    "a PDF cut short": ("one.pdf", as_bytes(pdf_of([[(0, "护水行动通报")]])[:300]), "damaged"),
    "a PDF that is none": ("one.pdf", as_bytes(b"hello"), "damaged"),
    "an empty PDF": ("one.pdf", as_bytes(b""), "damaged"),
    "an encrypted PDF": ("one.pdf", as_bytes(pdf_of([[(0, "护水行动通报")]], LOCKED)), "encrypted"),
    "a scan": ("one.pdf", as_bytes(pdf_of([[], []])), "scan"),
    "too large a file": ("one.txt", as_bytes("护水。\n".encode() * 5_000_000), "too-large"),
    "a line of a megabyte": ("one.txt", as_bytes("护水行动".encode() * 90_000), "long-line"),
    "half characters": ("one.txt", as_bytes("护水".encode() + b"\xed\xa0\x80"), "encoding"),
    "a line in another encoding": (
        "one.txt",
        as_bytes(("全县护水队员沿河巡查。\n" * 20).encode("gb18030") + "清理河道垃圾。\n".encode()),
        "encoding",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_gets_one_clear_message(tmp_path: Path, case: str) -> None:
    name, make, kind = BAD[case]
    path = tmp_path / name
    make(path)
    with pytest.raises(ProblemsError) as caught:
        read_file(path)
    assert [problem.kind for problem in caught.value.problems] == [kind]
    assert str(caught.value).startswith(path.as_posix())
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == [path]
