"""OFD files: pages and templates, reading order, what is left out and named, and what cannot be read."""

from pathlib import Path

import ofdkit
import pytest

from generator.errors import ProblemsError
from generator.ingest import Reading, read_file
from tests.ofd import body, document, layer, ofd, package, page, root, rule, text

BODY = [
    "　　入冬以来，青禾县组织护林员走访林区一百二十个村",
    "组，发放防火明白纸四万余份，劝阻野外用火三十八起。",
]
JOINED = "入冬以来，青禾县组织护林员走访林区一百二十个村组，发放防火明白纸四万余份，劝阻野外用火三十八起。"
PARAGRAPH = [text(40, 60 + 8 * at, line, 5) for at, line in enumerate(BODY)]
TITLE = text(45, 40, "青禾县林业局关于冬季防火的通报", 8)


def read(tmp_path: Path, data: bytes) -> Reading:
    path = tmp_path / "one.ofd"
    path.write_bytes(data)
    return read_file(path)


def read_lines(tmp_path: Path, data: bytes) -> list[str]:
    return read(tmp_path, data).text.splitlines()


def said(reading: Reading) -> str:
    return "\n".join(map(str, reading.left_out))


def test_paragraphs_run_over_lines_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    second = [
        "　　下一步，县林业局将继续组织夜间巡查，对重点林区实行",
        "定人定责，确保各项措施落实到户到人。",
    ]
    first = page(TITLE, *PARAGRAPH, text(100, 285, "— 1 —", 4))
    last = page(
        *[text(40, 30 + 8 * at, line, 5) for at, line in enumerate(second)], text(100, 285, "— 2 —", 4)
    )
    reading = read(tmp_path, ofd(first, last))
    assert reading.text.splitlines() == [
        "青禾县林业局关于冬季防火的通报",
        JOINED,
        "下一步，县林业局将继续组织夜间巡查，对重点林区实行定人定责，确保各项措施落实到户到人。",
    ]
    assert "“— 1 —”, “— 2 —”" in said(reading)


def test_the_words_are_those_that_an_independent_reader_finds(tmp_path: Path) -> None:
    data = ofd(page(TITLE, *PARAGRAPH, text(40, 90, "附件：巡查记录表", 5)))
    ours, theirs = read(tmp_path, data).text, ofdkit.extract_text(data)
    assert "".join(ours.split()) == "".join(theirs.split())


def test_several_documents_stand_at_relative_and_absolute_places_of_any_case(tmp_path: Path) -> None:
    data = package(
        {
            "OFD.xml": root("OFD", body("/Doc_0/document.xml") + body("Doc_1/Document.xml")),
            "Doc_0/Document.xml": document("Pages/Page_0/Content.xml"),
            "Doc_0/Pages/Page_0/Content.xml": page(*PARAGRAPH),
            "Doc_1/Document.xml": document("/Doc_1/Content.xml"),
            "Doc_1/Content.xml": page(text(40, 60, "　　护林员排班表另行印发，各村照此执行。", 5)),
        }
    )
    assert read_lines(tmp_path, data) == [JOINED, "护林员排班表另行印发，各村照此执行。"]


def test_of_several_versions_the_current_one_is_read(tmp_path: Path) -> None:
    versions = (
        '<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="Versions/V1.xml"/>'
        '<ofd:Version ID="2" Index="2" Current="true" BaseLoc="Versions/V2.xml"/></ofd:Versions>'
    )
    data = package(
        {
            "OFD.xml": root("OFD", body(more=versions)),
            "Versions/V2.xml": root("DocVersion", "<ofd:DocRoot>/Doc_0/Document_2.xml</ofd:DocRoot>"),
            "Doc_0/Document.xml": document("Old.xml"),
            "Doc_0/Document_2.xml": document("New.xml"),
            "Doc_0/Old.xml": page(text(40, 60, "　　本通报为征求意见稿，请于三日内反馈。", 5)),
            "Doc_0/New.xml": page(*PARAGRAPH),
        }
    )
    assert read_lines(tmp_path, data) == [JOINED]


def test_templates_and_graphics_within_graphics_are_part_of_the_page(tmp_path: Path) -> None:
    common = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/One.xml"/><ofd:DocumentRes>Res.xml</ofd:DocumentRes>'
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{text(0, 8, "　　全县林区进入高火险期。", 5)}</ofd:Content></ofd:CompositeGraphicUnit>'
    use = '<ofd:CompositeObject ID="8" ResourceID="7" Boundary="40 80 100 10" CTM="1 0 0 1 0 0"/>'
    data = ofd(
        page(
            f'<ofd:PageBlock ID="6">{"".join(PARAGRAPH)}</ofd:PageBlock>',
            use,
            before='<ofd:Template TemplateID="5"/>',
        ),
        common=common,
        parts={
            "Doc_0/Tpls/One.xml": page(TITLE),
            "Doc_0/Res.xml": root("Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>"),
        },
    )
    assert read_lines(tmp_path, data) == ["青禾县林业局关于冬季防火的通报", JOINED, "全县林区进入高火险期。"]


def test_sizes_follow_the_matrix_of_an_object(tmp_path: Path) -> None:
    scaled = [
        f'<ofd:TextObject ID="9" Boundary="40 {50 + 8 * at} 160 10" CTM="5 0 0 5 0 0" Font="1" Size="1">'
        f'<ofd:TextCode X="0" Y="1" DeltaX="g {len(line) - 1} 1">{line}</ofd:TextCode></ofd:TextObject>'
        for at, line in enumerate(BODY)
    ]
    assert read_lines(tmp_path, ofd(page(*scaled))) == [JOINED]


def test_escaped_characters_are_read(tmp_path: Path) -> None:
    line = text(
        40, 60, r"　　值班电话\0020 12345，全县\0020 24\0020 小时有人接听，请大家放心拨打。", 5, code=" "
    )
    assert "全县 24 小时有人接听" in read(tmp_path, ofd(page(line))).text.replace("  ", " ")


def test_columns_are_read_one_after_the_other_and_cells_stand_apart(tmp_path: Path) -> None:
    left = ["　　东片林区由第一中队", "负责，共有护林员四十", "名，每日巡山两次。"]
    right = ["　　西片林区由第二中队", "负责，共有护林员三十", "名，每日巡山三次。"]
    columns = [
        text(at, 60 + 8 * row, line, 5)
        for at, lines in ((30, left), (115, right))
        for row, line in enumerate(lines)
    ]
    cells = [("中队", "人数"), ("第一中队", "40"), ("第二中队", "30")]
    table = [
        text(
            42 + 60 * column,
            126 + 10 * row,
            words,
            5,
            code='DeltaX="g 9 5"' if row == 0 or column == 0 else 'DeltaX="2.5"',
        )
        for row, pair in enumerate(cells)
        for column, words in enumerate(pair)
    ]
    rules = [rule(40, 120 + 10 * row, 160, 120 + 10 * row) for row in range(4)] + [
        rule(40 + 60 * at, 120, 40 + 60 * at, 150) for at in range(3)
    ]
    assert read_lines(tmp_path, ofd(page(*columns, *table, *rules))) == [
        "东片林区由第一中队负责，共有护林员四十名，每日巡山两次。",
        "西片林区由第二中队负责，共有护林员三十名，每日巡山三次。",
        "中队\t人数",
        "第一中队\t40",
        "第二中队\t30",
    ]


@pytest.mark.parametrize(
    "steps", ['DeltaY="g 20 5"', " "], ids=["by the steps of its characters", "by its reading direction"]
)
def test_vertical_lines_are_read_downward(steps: str, tmp_path: Path) -> None:
    more = "" if steps.strip() else 'ReadDirection="90"'
    lines = ["全县护林员即日起上岗，", "每人负责一片山林地块，", "入山人员一律登记。"]
    words = [text(180 - 9 * at, 40, line, 5, more=more, code=steps) for at, line in enumerate(lines)]
    assert read_lines(tmp_path, ofd(page(*words))) == ["".join(lines)]


def test_what_is_not_shown_is_not_read_and_slanted_words_are_named(tmp_path: Path) -> None:
    hidden = text(40, 90, "　　草稿说明不对外公开。", 5, more='Visible="false"')
    unpainted = text(40, 100, "　　草稿说明不对外公开。", 5, more='Fill="false"')
    outside = text(400, 60, "　　页面之外的说明文字。", 5)
    slanted = text(60, 150, "内部资料", 8, more='CTM="0.7 -0.7 0.7 0.7 0 0"')
    reading = read(tmp_path, ofd(page(*PARAGRAPH, hidden, unpainted, outside, slanted)))
    assert reading.text.splitlines() == [JOINED]
    assert "“内部资料”" in said(reading)


def test_lines_that_are_turned_and_codes_that_go_on_are_read(tmp_path: Path) -> None:
    """After tables 45 and 46: glyphs named beside the words, a second code that goes on in the line of the first."""
    glyphs = '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>'
    codes = '<ofd:TextCode X="0" Y="5" DeltaX="g 4 5">　　责任区</ofd:TextCode><ofd:TextCode X="25" DeltaX="5 5 g 8 5">由村委会与护林员分片。</ofd:TextCode>'
    joined = (
        f'<ofd:TextObject ID="9" Boundary="40 80 160 10" Font="1" Size="5">{glyphs}{codes}</ofd:TextObject>'
    )
    turned = text(180, 60, "附图见第二页的林区地图", 5, more='CTM="0 1 -1 0 0 0"')
    reading = read(tmp_path, ofd(page(*PARAGRAPH, joined, turned)))
    assert reading.text.splitlines() == [
        JOINED,
        "责任区由村委会与护林员分片。",
        "附图见第二页的林区地图",
    ]


def test_what_stands_beside_the_pages_is_counted(tmp_path: Path) -> None:
    after = "<ofd:Annotations>Annots/List.xml</ofd:Annotations><ofd:Attachments>Attachs/List.xml</ofd:Attachments>"
    data = ofd(
        page(*PARAGRAPH),
        after=after,
        more="<ofd:Signatures>Signs/List.xml</ofd:Signatures>",
        parts={
            "Doc_0/Annots/List.xml": root(
                "Annotations", '<ofd:Page PageID="10"><ofd:FileLoc>One.xml</ofd:FileLoc></ofd:Page>'
            ),
            "Doc_0/Annots/One.xml": root(
                "PageAnnot", '<ofd:Annot ID="1" Type="Link"/><ofd:Annot ID="2" Type="Stamp"/>'
            ),
            "Doc_0/Attachs/List.xml": root("Attachments", '<ofd:Attachment ID="1" Name="a"/>'),
            "Signs/List.xml": root("Signatures", '<ofd:Signature ID="1"/>'),
        },
    )
    reading = read(tmp_path, data)
    assert reading.text.splitlines() == [JOINED]
    assert [str(message) for message in reading.left_out] == [
        "annotations, such as notes and links: 2",
        "attached files: 1",
        "electronic seals and signatures: 1",
    ]


UNREADABLE = {
    "no package": (b"OFD", "damaged"),
    "a package of something else": (package({"word/document.xml": "<w/>"}), "damaged"),
    "a broken page": (ofd("<ofd:Page><"), "damaged"),
    "a number that is none": (ofd(page(text(40, 60, "护林", 5, code='DeltaX="a"'))), "damaged"),
    "a step without end": (ofd(page(text(40, 60, "护林", 5, code='DeltaX="1e99"'))), "damaged"),
    "characters without a size": (
        ofd(page(text(40, 60, "护林员巡查", 5).replace("Size=", "size="))),
        "damaged",
    ),
    "pictures alone": (ofd(page('<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="4"/>')), "scan"),
    "outlines alone": (ofd(page(rule(40, 60, 90, 60))), "scan"),
    "an encrypted package": (package({"OFD.xml": "", "Doc_0/Encryptions.xml": ""}), "encrypted"),
    "characters of a font's own": (ofd(page(text(40, 60, "\ue111\ue222\ue333\ue444" * 8, 4))), "no-unicode"),
    "characters without a code": (
        ofd(page(text(40, 60, "护林员¤巡查¤¤林区各村组落实责任到户到人", 5))),
        "no-unicode",
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_refused(case: str, tmp_path: Path) -> None:
    data, kind = UNREADABLE[case]
    with pytest.raises(ProblemsError) as caught:
        read(tmp_path, data)
    assert [problem.kind for problem in caught.value.problems] == [kind]


def test_a_page_that_the_file_lacks_is_named(tmp_path: Path) -> None:
    data = package(
        {
            "OFD.xml": root("OFD", body()),
            "Doc_0/Document.xml": document("One.xml", "Two.xml"),
            "Doc_0/One.xml": root("Page", f"<ofd:Content>{layer(*PARAGRAPH)}</ofd:Content>"),
        }
    )
    assert said(read(tmp_path, data)) == "pages that the file lists but does not contain: 1"


def test_a_count_beyond_measure_costs_nothing(tmp_path: Path) -> None:
    line = text(40, 60, JOINED[:20], 5, code='DeltaX="g 900000 5"')
    assert read_lines(tmp_path, ofd(page(line))) == [JOINED[:20]]
