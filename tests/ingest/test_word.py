"""Word files: what Word shows with all changes accepted, and what of it is left out."""

import re
import shutil
import unicodedata
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from generator.errors import ProblemsError
from generator.ingest import Reading, read_file
from generator.ingest.word.signs.counting import counted
from tests.ingest.office import missing, shown
from tests.ingest.word_files import (
    CHANGE,
    box,
    complex_field,
    counted_in,
    deleted,
    family,
    inserted,
    list_of,
    p,
    r,
    table,
    word_file,
)
from tests.timing import takes_at_most

CASES = Path(__file__).parent.parent / "cases"
RIGHT = yaml.safe_load((CASES / "docx.yml").read_text(encoding="utf-8"))
RAISED = '<w:vertAlign w:val="superscript"/>'
HIDDEN = "<w:vanish/>"
SHOWN_MARK = '<w:rPr><w:vanish w:val="0"/></w:rPr>'


@pytest.mark.parametrize("case", RIGHT)
def test_a_file_of_the_cases_has_the_right_words(case: str) -> None:
    reading = read_file(CASES / case)
    assert reading.text.splitlines() == RIGHT[case]["lines"]
    assert list(reading.left_out) == RIGHT[case].get("left_out", [])


def lines(reading: Reading) -> list[str]:
    return reading.text.splitlines()


def packed(place: str, words: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as package:
        package.writestr(place, words)
    return data.getvalue()


SHOWN: dict[str, tuple[str, list[str]]] = {
    "a smart tag in a link in an insertion": (
        p(
            "自",
            inserted(f'<w:hyperlink w:anchor="x"><w:smartTag>{r("6月3日")}</w:smartTag></w:hyperlink>'),
            "起。",
        ),
        ["自6月3日起。"],
    ),
    "an insertion in a content control in custom markup": (
        f"<w:customXml><w:sdt><w:sdtContent>{p('甲', inserted('乙'))}</w:sdtContent></w:sdt></w:customXml>",
        ["甲乙"],
    ),
    "a deleted end of a paragraph": (
        p("前半", properties=f"<w:rPr><w:del {CHANGE}/></w:rPr>") + p("，后半。"),
        ["前半，后半。"],
    ),
    "a deleted paragraph": (
        p("一。") + p(deleted("旧"), properties=f"<w:rPr><w:del {CHANGE}/></w:rPr>") + p("二。"),
        ["一。", "二。"],
    ),
    "a deleted row and an inserted one": (
        (
            "<w:tbl>"
            f"<w:tr><w:trPr><w:del {CHANGE}/></w:trPr><w:tc>{p(deleted('旧'))}</w:tc><w:tc>{p(deleted('1'))}</w:tc></w:tr>"
            f"<w:tr><w:trPr><w:ins {CHANGE}/></w:trPr><w:tc>{p(inserted('新'))}</w:tc><w:tc>{p('2')}</w:tc></w:tr>"
            "</w:tbl>"
        ),
        ["新\t2"],
    ),
    "what moved away": (f"<w:p><w:moveFrom {CHANGE}>{r('走了')}</w:moveFrom>{r('留下。')}</w:p>", ["留下。"]),
    "changes of properties": (
        p(r("可见。", f"<w:rPrChange {CHANGE}><w:rPr>{HIDDEN}</w:rPr></w:rPrChange>")),
        ["可见。"],
    ),
    "fields in fields": (
        p("甲", complex_field("IF ", "乙", complex_field("PAGE", "3"), "丙"), "丁。"),
        ["甲乙3丙丁。"],
    ),
    "a field in the instruction of a field": (
        p(
            "甲",
            complex_field("IF ", "乙").replace(
                "IF </w:instrText></w:r>", f"IF </w:instrText></w:r>{complex_field('PAGE', '3')}"
            ),
        ),
        ["甲乙"],
    ),
    "a field over two paragraphs": (
        (p(complex_field("REF x", "一")) + p("二")).replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")
        + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "三"),
        ["一", "二", "三"],
    ),
    "a field that never ends": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "字还在。"), ["字还在。"]),
    "a field that ends in what was deleted": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            f'<w:del {CHANGE}><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>',
            "字还在。",
        ),
        ["字还在。"],
    ),
    "a field that begins in a cell and ends after the table": (
        table((p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "甲"), "乙"))
        + p("丙", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "丁。"),
        ["甲\t乙", "丙丁。"],
    ),
    "a circled number": (p("第", complex_field(r" eq \o\ac(○,3) "), "条"), ["第③条"]),
    "a box that is ticked": (
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>'
            f'</w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>{r("是")}</w:p>'
        ),
        ["☒是"],
    ),
    "digits above the line": (p("面积", r("10"), r("2", RAISED), "平方米。"), ["面积10²平方米。"]),
    "a symbol": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "是"), ["☑是"]),
    "a text box twice in the file": (
        p(box(p("红头")), "正文", box(p("引语一"), p("引语二")), "接着。"),
        ["红头", "正文接着。", "引语一", "引语二"],
    ),
    "a text box in a cell": (table(("甲", p("乙", box(p("框")))), ("丙", "丁")), ["甲\t乙 框", "丙\t丁"]),
    "words in a drawing": (
        p(
            "<w:r><w:drawing><wp:inline><a:graphic><a:p><a:r><a:t>青山</a:t></a:r><a:r><a:t>乡</a:t></a:r></a:p></a:graphic>"
            "</wp:inline></w:drawing></w:r>",
            "正文。",
        ),
        ["青山乡", "正文。"],
    ),
    "letters along a path": (
        '<w:p><w:r><w:pict><v:shape><v:textpath string="青禾县人民政府文件"/></v:shape></w:pict></w:r></w:p>',
        ["青禾县人民政府文件"],
    ),
    "a table in a table": (
        table((p("左") + table(("内一", "内二")) + p(), "右")),
        ["左", "内一\t内二", "右"],
    ),
    "a page laid out in one cell": (
        table((p("通报") + p("第一段。") + p("第二段。"),)),
        ["通报", "第一段。", "第二段。"],
    ),
    "a table in a cell, between others": (
        table(
            (
                p("1"),
                p("水库"),
                table((p("石桥"), p("8处")), (p("柳湾"), p("6处"))) + p(),
                p("已办"),
                p("县水利局"),
            )
        ),
        ["1\t水库", "石桥\t8处", "柳湾\t6处", "已办\t县水利局"],
    ),
    "a table in a cell, beside paragraphs": (
        table((p("一。") + p("二。"), p("见右") + table((p("石桥"), p("8处"))) + p("共8处"), p())),
        ["一。", "二。", "见右", "石桥\t8处", "共8处"],
    ),
    "a large first letter": (
        p("六", properties='<w:framePr w:dropCap="drop" w:lines="3"/>') + p("月三日，全县清漂。"),
        ["六月三日，全县清漂。"],
    ),
    "cells merged downwards": (
        (
            "<w:tbl>"
            f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("全县")}</w:tc><w:tc>{p("1")}</w:tc></w:tr>'
            f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc><w:tc>{p('2')}</w:tc></w:tr>"
            f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("合计3")}</w:tc></w:tr>'
            "</w:tbl>"
        ),
        ["全县\t1", "2", "合计3"],
    ),
    "a heading by its outline level": (
        p("总体", "要求", properties='<w:outlineLvl w:val="1"/>')
        + p("正文。", properties='<w:outlineLvl w:val="9"/>'),
        ["### 总体要求", "正文。"],
    ),
    "a heading on two lines": (
        '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>关于清漂</w:t><w:br/><w:t>的通报</w:t></w:r></w:p>',
        ["## 关于清漂的通报"],
    ),
    "a paragraph that only says it is a heading": (
        p("清理漂浮物。" * 30, properties='<w:outlineLvl w:val="0"/>'),
        ["清理漂浮物。" * 30],
    ),
    "a heading that runs into its paragraph": (
        p("加强巡查。" + "清理漂浮物，" * 8 + "成效明显。", properties='<w:outlineLvl w:val="1"/>'),
        ["加强巡查。" + "清理漂浮物，" * 8 + "成效明显。"],
    ),
    "no hyphen where a line could break": (
        p("热线0571", "<w:r><w:noBreakHyphen/></w:r>", "12", "<w:r><w:softHyphen/></w:r>", "345。"),
        ["热线0571-12345。"],
    ),
}


@pytest.mark.parametrize("what", SHOWN)
def test_a_file_gives_the_words_that_word_shows(tmp_path: Path, what: str) -> None:
    body, shown = SHOWN[what]
    assert lines(read_file(word_file(tmp_path / "one.docx", body))) == shown


LEFT_OUT: dict[str, tuple[str, list[str], list[str]]] = {
    "hidden words": (
        p(r("内部", HIDDEN), r("备注", HIDDEN), "公开。", r("又一处", HIDDEN)),
        ["公开。"],
        ["pieces of hidden text: 2 — 内部备注 / 又一处"],
    ),
    "a hidden paragraph": (
        p(r("内部备注。", HIDDEN), properties=f"<w:rPr>{HIDDEN}</w:rPr>") + p("公开。"),
        ["公开。"],
        ["pieces of hidden text: 1 — 内部备注。"],
    ),
    "hidden switched off": (p(r("公开。", '<w:vanish w:val="0"/>')), ["公开。"], []),
    "a formula": (
        p(
            r("面积为")
            + "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
            "<m:d><m:e><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:e>"
            "</m:d></m:oMath>"
        ),
        ["面积为1/2(x²)"],
        ["formulas, of which only the characters are kept, in order: 1"],
    ),
    "a formula with roots, sums and indexes": (
        p(
            "计算",
            "<m:oMath><m:rad><m:deg><m:r><m:t>3</m:t></m:r></m:deg><m:e><m:r><m:t>8</m:t></m:r></m:e></m:rad>"
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>i=1</m:t></m:r></m:sub>'
            "<m:sup><m:r><m:t>9</m:t></m:r></m:sup><m:e><m:r><m:t>2</m:t></m:r></m:e></m:nary>"
            "<m:sSub><m:e><m:r><m:t>7</m:t></m:r></m:e><m:sub><m:r><m:t>2</m:t></m:r></m:sub></m:sSub>"
            "<m:m><m:mr><m:e><m:r><m:t>1</m:t></m:r></m:e><m:e><m:r><m:t>2</m:t></m:r></m:e></m:mr></m:m></m:oMath>",
        ),
        ["计算³√8∑_i=1 ^9 27₂1 2"],
        ["formulas, of which only the characters are kept, in order: 1"],
    ),
    "a hidden row": (
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('内部')}</w:tc></w:tr><w:tr><w:tc>{p('公开')}</w:tc></w:tr></w:tbl>",
        ["公开"],
        ["pieces of hidden text: 1 — 内部"],
    ),
    "readings": (
        f"<w:p><w:r><w:ruby><w:rt>{r('qín')}</w:rt><w:rubyBase>{r('覃')}</w:rubyBase></w:ruby></w:r></w:p>",
        ["覃"],
        ["phonetic guides above characters: 1 — qín"],
    ),
    "a reading in a field": (
        p(complex_field(r"EQ \* jc2 \o\ad(\s\up 11(qín),覃)"), "局长。"),
        ["覃局长。"],
        ["phonetic guides above characters: 1 — qín"],
    ),
    "a table of contents": (
        p(
            complex_field(
                r'TOC \o "1-3"', "一、总体要求", "<w:r><w:tab/></w:r>", complex_field("PAGEREF a", "1")
            )
        )
        + p("正文。"),
        ["正文。"],
        ["lines of the table of contents: 1 — 一、总体要求1"],
    ),
    "a gallery's table of contents": (
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{p('目录')}{p('一、总体要求 1')}</w:sdtContent></w:sdt>{p('正文。')}"
        ),
        ["正文。"],
        ["lines of the table of contents: 2 — 目录 / 一、总体要求 1"],
    ),
    "a prompt": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('单击此处输入文字')}</w:sdtContent></w:sdt>{p('正文。')}",
        ["正文。"],
        ["placeholders of fields that nobody filled in: 1 — 单击此处输入文字"],
    ),
    "a comment": (
        p("正文。", '<w:r><w:commentReference w:id="0"/></w:r>'),
        ["正文。"],
        ["comments in the margin: 1"],
    ),
    "a field without a result": (
        p("第", complex_field("AUTONUM"), "条", complex_field(' XE "词" ')),
        ["第条"],
        ["fields without a result in the file: 1"],
    ),
    "an unknown symbol": (
        p('<w:r><w:sym w:font="Own" w:char="F031"/></w:r>', "正文。"),
        ["正文。"],
        ["font symbols that are not characters: 1"],
    ),
    "characters of a font's own": (
        p("\uf0fe是，\uf0b7否\uf001。"),
        ["☑是，•否。"],
        ["font symbols that are not characters: 1"],
    ),
    "words under a merged cell": (
        (
            "<w:tbl>"
            f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("上")}</w:tc><w:tc>{p("1")}</w:tc></w:tr>'
            f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('下')}</w:tc><w:tc>{p('2')}</w:tc></w:tr></w:tbl>"
        ),
        ["上\t1", "2"],
        ["cells with text that a merged cell covers: 1 — 下"],
    ),
    "an embedded file": (p("正文。") + '<w:altChunk r:id="x"/>', ["正文。"], ["embedded files: 1"]),
    "an object": (
        "<w:p><w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r></w:p>"
        + p("正文。"),
        ["正文。"],
        ["embedded objects: 1"],
    ),
}


@pytest.mark.parametrize("what", LEFT_OUT)
def test_what_is_left_out_is_counted(tmp_path: Path, what: str) -> None:
    body, shown, left_out = LEFT_OUT[what]
    reading = read_file(word_file(tmp_path / "one.docx", body))
    assert lines(reading) == shown
    assert list(reading.left_out) == left_out


def test_the_words_of_comments_charts_and_files_within_are_named(tmp_path: Path) -> None:
    body = p("正文。", '<w:r><w:commentReference w:id="0"/></w:r>') + '<w:altChunk r:id="aFChunk"/>'
    chart = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'
    points = '<c:v xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">{}</c:v>'
    reading = read_file(
        word_file(
            tmp_path / "one.docx",
            body + p(chart),
            comments=f'<w:comment w:id="0">{p("请核实")}{p("数字")}</w:comment>',
            chart=points.format("石桥") + points.format("8"),
            aFChunk="<html><body><p>附表一</p></body></html>",
        )
    )
    assert list(map(str, reading.left_out)) == [
        "comments in the margin: 1 — 请核实 数字",
        "charts, with what is written in them: 1 — 石桥 8",
        "embedded files: 1 — 附表一",
    ]


IN_RICH_TEXT = "".join(f"\\u{ord(char)}?" for char in "附表二")
OTHER_FILES: dict[str, tuple[str, bytes]] = {
    "a plain text": ("aFChunk/a.txt", "附表\n二".encode()),
    "a text in an older encoding": ("aFChunk/a.txt", "附表\n二".encode("gb18030")),
    "rich text": (
        "aFChunk/a.rtf",
        rf"{{\rtf1\ansi{{\fonttbl{{\f0 SimSun;}}}}{{\*\generator x;}}\f0 {IN_RICH_TEXT}\par}}".encode(),
    ),
    "rich text in bytes": ("aFChunk/a.rtf", rb"{\rtf1\ansi\ansicpg936 \'b8\'bd\'b1\'ed\'b6\'fe}"),
    "a saved page": (
        "aFChunk/a.mht",
        (
            b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
            b"<html><p>=E9=99=84=E8=A1=A8=E4=BA=8C</p></html>"
        ),
    ),
    "a sheet": (
        "package/a.xlsx",
        packed(
            "xl/sharedStrings.xml",
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>附表二</t></si></sst>',
        ),
    ),
}


@pytest.mark.parametrize("what", OTHER_FILES)
def test_the_words_of_a_file_within_are_named(tmp_path: Path, what: str) -> None:
    place, data = OTHER_FILES[what]
    body = p("正文。") + (
        '<w:altChunk r:id="x"/>' if place.startswith("aFChunk") else p("<w:r><w:object/></w:r>")
    )
    (named,) = map(str, read_file(word_file(tmp_path / "one.docx", body, files={place: data})).left_out)
    assert named.partition(" — ")[2].replace(" ", "") == "附表二"


def test_the_words_of_a_newer_chart_are_named_where_nothing_stands_in_its_place(tmp_path: Path) -> None:
    space = 'xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"'
    drawing = f"<w:drawing><cx:chart {space}/></w:drawing>"
    choice = f'<mc:AlternateContent><mc:Choice Requires="cx">{drawing}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
    chart = f"<cx:chartSpace {space}><cx:v>各村</cx:v><cx:pt>石桥</cx:pt></cx:chartSpace>".encode()
    reading = read_file(
        word_file(tmp_path / "one.docx", p("正文。", f"<w:r>{choice}</w:r>"), files={"chartEx/a.xml": chart})
    )
    assert list(map(str, reading.left_out)) == ["charts, with what is written in them: 1 — 各村 石桥"]


def test_words_that_are_struck_out_or_moved_away_are_named(tmp_path: Path) -> None:
    body = (
        p(
            "清理",
            r("300", "<w:strike/>"),
            r("320", '<w:strike w:val="0"/>'),
            "吨",
            r("。；", '<w:rStyle w:val="S"/>'),
            "。",
        )
        + p(f"<w:moveFrom {CHANGE}>{r('移走的句子。')}{r('没有去处。')}</w:moveFrom>", "留下。")
        + p(
            f"<w:moveFrom {CHANGE}>{r('到了别处。')}</w:moveFrom><w:moveTo {CHANGE}>{r('到了别处。')}</w:moveTo>"
        )
        + f"<w:moveFrom {CHANGE}>{p('两段。')}{p('一起。')}</w:moveFrom>"
        + f"<w:moveTo {CHANGE}>{p('两段。')}{p('一起。')}</w:moveTo>"
        + p(r("旧条文。"), properties='<w:pStyle w:val="P"/>')
        + p(
            "面积10", r("4", '<w:position w:val="10"/>'), "平方米，", r("乙", '<w:position w:val="3"/>'), "。"
        )
    )
    styles = style("S", "<w:rPr><w:dstrike/></w:rPr>", kind="character") + style(
        "P", "<w:rPr><w:strike/></w:rPr>"
    )
    reading = read_file(word_file(tmp_path / "one.docx", body, styles=styles))
    assert lines(reading) == [
        "清理320吨。",
        "留下。",
        "到了别处。",
        "两段。",
        "一起。",
        "面积10⁴平方米，乙。",
    ]
    assert list(map(str, reading.left_out)) == [
        "deletions that were marked as changes: 1 — 移走的句子。没有去处。",
        "words that are struck out (9 characters): 。； / 旧条文。 / 300",
    ]


def test_a_formula_between_paragraphs_is_a_line(tmp_path: Path) -> None:
    formula = "<m:oMathPara><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></m:oMathPara>"
    assert lines(read_file(word_file(tmp_path / "one.docx", p("甲。") + formula + p("乙。")))) == [
        "甲。",
        "E=mc",
        "乙。",
    ]


def style(name: str, inner: str, based_on: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def test_styles_hide_words_and_give_levels(tmp_path: Path) -> None:
    styles = (
        style("n", f"<w:rPr>{HIDDEN}</w:rPr>")
        + style("m", "", "n")
        + style("c", f"<w:rPr>{HIDDEN}</w:rPr>", kind="character")
        + style("h", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("i", "", "h")
        + style("loop", "", "loop")
    )
    body = (
        p("内部一。", properties='<w:pStyle w:val="m"/>')
        + p(r("公开", ""), r("内部二", '<w:rStyle w:val="c"/>'), "。")
        + p(
            r("两处都说藏，就不藏。", '<w:rStyle w:val="c"/>'),
            properties=f'<w:pStyle w:val="n"/>{SHOWN_MARK}',
        )
        + p("总体要求", properties='<w:pStyle w:val="i"/>')
        + p("正文。", properties='<w:pStyle w:val="loop"/>')
    )
    reading = read_file(word_file(tmp_path / "one.docx", body, styles=styles))
    assert lines(reading) == ["公开。", "两处都说藏，就不藏。", "## 总体要求", "正文。"]
    assert list(reading.left_out) == ["pieces of hidden text: 2 — 内部一。 / 内部二"]


RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
CHINESE = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimalEnclosedCircleChinese", "%4"),
)


def test_numbers_count_restart_and_go_on_as_word_writes_them(tmp_path: Path) -> None:
    numbering = (
        family("1", *CHINESE)
        + family("2", ("upperLetter", "%1)"), ("decimal", "%1.%2"))
        + list_of("1", "1")
        + list_of("2", "2")
        + list_of("3", "1", RESTART)
        + list_of("4", "1")
    )
    places = [
        ("1", 0),
        ("1", 1),
        ("1", 1),
        ("1", 2),
        ("1", 3),
        ("1", 3),
        ("1", 0),
        ("1", 1),
        ("3", 0),
        ("4", 0),
        ("3", 0),
    ]
    places += [("2", 0), ("2", 1), ("0", 0), ("9", 0)]
    body = "".join(p("2024年", properties=counted_in(*place)) for place in places)
    reading = read_file(word_file(tmp_path / "one.docx", body, numbering=numbering))
    marks = "一、 （一） （二） 1.␣ ① ② 二、 （一） 一、 二、 三、 A) A.1␣".replace("␣", "_").split()
    assert lines(reading) == [f"{mark.replace('_', ' ')}2024年" for mark in [*marks, "", ""]]


def test_numbers_come_by_styles_and_from_the_definition_of_a_style(tmp_path: Path) -> None:
    linked = family("1", *CHINESE).replace("<w:lvlText", '<w:pStyle w:val="a"/><w:lvlText', 1)
    linked = linked.replace(
        'w:ilvl="1"><w:start w:val="1"/>', 'w:ilvl="1"><w:start w:val="3"/><w:pStyle w:val="b"/>'
    )
    numbering = (
        linked
        + '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="s"/></w:abstractNum>'
        + list_of("1", "1")
        + list_of("2", "2")
    )
    styles = (
        style("a", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("b", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("c", "", "b")
        + style("s", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    )
    body = (
        p("甲", properties='<w:pStyle w:val="a"/>')
        + p("乙", properties='<w:pStyle w:val="b"/>')
        + p("丙", properties='<w:pStyle w:val="c"/>')
        + p("丁", properties='<w:pStyle w:val="a"/>' + counted_in("0"))
        + p("戊", properties=counted_in("2"))
    )
    reading = read_file(word_file(tmp_path / "one.docx", body, numbering=numbering, styles=styles))
    assert lines(reading) == ["一、甲", "（三）乙", "（四）丙", "丁", "二、戊"]


def test_levels_restart_as_they_say_and_bullets_become_characters(tmp_path: Path) -> None:
    numbering = (
        family("1", ("decimal", "%1."), ("decimal", "%2）"), more="").replace(
            '<w:lvlText w:val="%2）"/>', '<w:lvlRestart w:val="0"/><w:lvlText w:val="%2）"/>'
        )
        + family("2", ("bullet", "\uf06c"))
        + family("3", ("decimal", "第%1条"), more='<w:suff w:val="nothing"/>')
        + family("4", ("thaiLetters", "%1、"))
        + family("5", ("chineseCounting", "%1"), ("decimal", "%1.%2"), more="<w:isLgl/>")
        + "".join(list_of(name, name) for name in "12345")
    )
    places = [("1", 0), ("1", 1), ("1", 0), ("1", 1), ("2", 0), ("3", 0), ("4", 0), ("5", 0), ("5", 1)]
    body = "".join(p("清理", properties=counted_in(*place)) for place in places)
    reading = read_file(word_file(tmp_path / "one.docx", body, numbering=numbering))
    marks = ["1. ", "1）", "2. ", "2）", "● ", "第1条", "1、", "1 ", "1.1 "]
    assert lines(reading) == [f"{mark}清理" for mark in marks]
    assert list(reading.left_out) == ["unknown number formats, written as 1, 2, 3: thaiLetters"]


def test_a_number_under_a_level_without_one_lets_that_level_have_begun(tmp_path: Path) -> None:
    numbering = family("1", ("decimal", "%1."), ("decimal", "%1.%2")) + list_of("1", "1")
    body = "".join(p("清理", properties=counted_in("1", level)) for level in (1, 1, 0, 1))
    reading = read_file(word_file(tmp_path / "one.docx", body, numbering=numbering))
    assert lines(reading) == ["1.1 清理", "1.2 清理", "2. 清理", "2.1 清理"]


def test_numbers_stand_in_cells_without_words_too(tmp_path: Path) -> None:
    numbering = family("1", ("decimal", "%1")) + list_of("1", "1")
    rows = ((p(properties=counted_in("1")), "清漂"), (p(properties=counted_in("1")), "巡查"))
    reading = read_file(word_file(tmp_path / "one.docx", table(*rows), numbering=numbering))
    assert lines(reading) == ["1\t清漂", "2\t巡查"]


def test_deleted_and_hidden_paragraphs_are_not_counted(tmp_path: Path) -> None:
    numbering = family("1", *CHINESE) + list_of("1", "1")
    gone = f"<w:rPr><w:del {CHANGE}/></w:rPr>"
    body = (
        p("甲", properties=counted_in("1"))
        + p(deleted("旧"), properties=counted_in("1") + gone)
        + p(r("内部", HIDDEN), properties=counted_in("1") + f"<w:rPr>{HIDDEN}</w:rPr>")
        + p("乙", properties=counted_in("1"))
    )
    assert lines(read_file(word_file(tmp_path / "one.docx", body, numbering=numbering))) == [
        "一、甲",
        "二、乙",
    ]


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 10010, "一万零一十"),
        ("taiwaneseCountingThousand", 12, "十二"),
        ("japaneseCounting", 119, "百十九"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographLegalTraditional", 3, "參"),
        ("ideographDigital", 10, "一〇"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("ordinal", 22, "22nd"),
        ("none", 3, ""),
        ("hebrew1", 3, None),
    ],
)
def test_a_format_writes_a_number_as_the_standard_says(form: str, number: int, written: str | None) -> None:
    assert counted(number, form) == written


NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " 截至", deleted("5"), inserted("6"), "月底。")}{p("又一段。")}</w:footnote>'
    f'<w:footnote w:id="3">{p("＊ 不含外河。")}</w:footnote><w:footnote w:id="4">{p("已删。")}</w:footnote>'
)


def test_notes_stand_at_the_end_with_their_marks(tmp_path: Path) -> None:
    body = p(
        "清理320吨",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        "，巡查46次",
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>＊</w:t></w:r>',
        f'<w:del {CHANGE}><w:r><w:footnoteReference w:id="4"/></w:r></w:del>',
        "。",
    ) + p("完。", '<w:r><w:endnoteReference w:id="2"/></w:r>')
    ends = f'<w:endnote w:id="2">{p("据水利局。")}</w:endnote>'
    reading = read_file(word_file(tmp_path / "one.docx", body, footnotes=NOTES, endnotes=ends))
    assert lines(reading) == [
        "清理320吨，巡查46次。",
        "完。",
        "[1] 截至6月底。",
        "又一段。",
        "＊ 不含外河。",
        "[i] 据水利局。",
    ]
    assert list(reading.left_out) == [
        "deletions that were marked as changes: 1 — 5",
        "note marks within sentences: 3; the notes themselves are at the end",
    ]


def test_notes_are_counted_as_the_file_says(tmp_path: Path) -> None:
    body = p("清理320吨。", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    settings = (
        '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numStart w:val="3"/></w:footnotePr>'
    )
    reading = read_file(word_file(tmp_path / "one.docx", body, footnotes=NOTES, settings=settings))
    assert lines(reading)[1] == "[③] 截至6月底。"


def test_the_header_of_a_first_page_is_read_and_running_ones_are_named(tmp_path: Path) -> None:
    first = '<w:sectPr><w:headerReference w:type="first" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>{}</w:sectPr>'
    head, foot = p("青禾县水利局文件"), p("内部资料 ", complex_field("PAGE", "1"))
    once = read_file(
        word_file(tmp_path / "a.docx", p("通报") + first.format("<w:titlePg/>"), header=head, footer=foot)
    )
    assert lines(once) == ["青禾县水利局文件", "通报"]
    assert list(once.left_out) == ["headers and footers: 内部资料 1"]
    each = read_file(word_file(tmp_path / "b.docx", p("通报") + first.format(""), header=head, footer=foot))
    assert lines(each) == ["通报"]
    assert list(each.left_out) == ["headers and footers: 青禾县水利局文件 / 内部资料 1"]


def test_the_strict_edition_is_read_too(tmp_path: Path) -> None:
    path = word_file(tmp_path / "one.docx", p("清理", inserted("320"), "吨。"))
    strict = path.read_bytes()
    assert lines(read_file(path)) == ["清理320吨。"]
    again = word_file(tmp_path / "two.docx", p("清理", inserted("320"), "吨。"), strict=True)
    assert again.read_bytes() != strict
    assert lines(read_file(again)) == ["清理320吨。"]


def compound(*streams: str) -> bytes:
    """Return the beginning of a compound file and its directory."""
    entries = b"".join(
        (stream + "\0").encode("utf-16-le").ljust(128, b"\0") for stream in ("Root Entry", *streams)
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries


@pytest.mark.parametrize(
    ("streams", "kind", "words"),
    [
        (["1Table", "WordDocument"], "old-format", "renaming it is not enough"),
        (["EncryptionInfo", "EncryptedPackage"], "encrypted", "protected by a password"),
        (["Workbook"], "encrypted", "an old or an encrypted Word file"),
    ],
)
def test_a_compound_file_is_told_by_its_streams(
    tmp_path: Path, streams: list[str], kind: str, words: str
) -> None:
    path = tmp_path / "one.docx"
    path.write_bytes(compound(*streams))
    with pytest.raises(ProblemsError) as caught:
        read_file(path)
    assert caught.value.problems[0].kind == kind
    assert words in str(caught.value)


def test_entities_and_depths_end_in_a_message(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 400 + p("深") + "</w:tc></w:tr></w:tbl>" * 400
    with pytest.raises(ProblemsError, match="damaged"):
        read_file(word_file(tmp_path / "deep.docx", deep))
    with pytest.raises(ProblemsError, match="damaged"):
        read_file(word_file(tmp_path / "one.docx", p("&x;"), doctype='<!DOCTYPE d [<!ENTITY x "实体">]>'))


LARGE = {
    "rows of a wide grid": "<w:tbl><w:tblGrid>"
    + "<w:gridCol/>" * 5000
    + "</w:tblGrid>"
    + "".join(
        f'<w:tr><w:tc>{p(f"乡镇{n}")}</w:tc><w:tc><w:tcPr><w:gridSpan w:val="4999"/></w:tcPr>{p(f"{n}吨")}</w:tc></w:tr>'
        for n in range(2000)
    )
    + "</w:tbl>",
    "numbered paragraphs": "".join(
        p(f"清理漂浮物第{n}批，", r("320"), "吨。", properties=counted_in("1", n % 3)) for n in range(5000)
    ),
}


@pytest.mark.parametrize("what", LARGE)
def test_a_large_file_takes_two_seconds_at_most(tmp_path: Path, what: str) -> None:
    path = word_file(tmp_path / "one.docx", LARGE[what], numbering=family("1", *CHINESE) + list_of("1", "1"))
    read: list[Reading] = []
    assert takes_at_most(2, lambda: read.append(read_file(path)))
    assert len(lines(read[0])) == (2000 if "rows" in what else 5000)


READ_OTHERWISE = {
    "a smart tag in a link in an insertion": "LibreOffice loses the link",
    "fields in fields": "it computes the page anew",
    "a field in the instruction of a field": "it computes the page anew",
    "a field over two paragraphs": "it looks for the bookmark",
    "a circled number": "it does not know the field",
}
WORD = re.compile(r"\d+|[^\W\d]+")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.slow
@pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")
def test_every_word_that_another_reader_shows_stands_in_the_text_or_is_named(tmp_path: Path) -> None:
    for what in SHOWN.keys() - READ_OTHERWISE.keys():
        word_file(tmp_path / f"{what}.docx", SHOWN[what][0])
    for case in RIGHT:
        shutil.copy(CASES / case, tmp_path)
    numbering = family("1", *CHINESE) + list_of("1", "1") + list_of("2", "1", RESTART)
    places = [("1", 0), ("1", 1), ("1", 2), ("1", 3), ("1", 1), ("1", 0), ("1", 1), ("2", 0), ("1", 0)]
    word_file(
        tmp_path / "numbers.docx",
        "".join(p("清理", properties=counted_in(*place)) for place in places),
        numbering=numbering,
    )
    note = p("清理320吨。", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    word_file(tmp_path / "notes.docx", note, footnotes=NOTES)
    pages = shown(tmp_path)
    assert len(pages) == len(SHOWN) - len(READ_OTHERWISE) + len(RIGHT) + 2
    for name, page in pages.items():
        reading = read_file(tmp_path / name)
        named = "".join(map(str, reading.left_out))
        words, numbers = (
            squeezed(reading.text),
            set(re.findall(r"\d+", unicodedata.normalize("NFKC", reading.text))),
        )
        lost = [
            word
            for word in WORD.findall(unicodedata.normalize("NFKC", page))
            if word not in named and (word not in numbers if word.isdigit() else word not in words)
        ]
        assert not lost, name
