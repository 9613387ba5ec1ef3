"""PDF files: reading order, tables, what is left out and named, and what cannot be read."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.errors import ProblemsError
from generator.ingest import Reading, read_file
from tests.paper import DOWNWARD, FOREIGN, NAMED, NUMBERED, SIGNS, Leaf, Words, lines, pdf

CASES = Path(__file__).parents[1] / "cases"
BODY = [
    "\u3000\u3000今年入夏以来，全县护水队员沿河巡查，共清理",
    "河道垃圾三百余吨，劝离违规垂钓人员五十多名，",
    "河水水质明显好转。",
]
JOINED = (
    "今年入夏以来，全县护水队员沿河巡查，共清理河道垃圾三百余吨，劝离违规垂钓人员五十多名，河水水质明显好转。"
)


def read(tmp_path: Path, *leaves: Leaf) -> Reading:
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf(*leaves))
    return read_file(path)


def read_lines(tmp_path: Path, *leaves: Leaf) -> list[str]:
    return read(tmp_path, *leaves).text.splitlines()


def said(reading: Reading) -> str:
    return "\n".join(map(str, reading.left_out))


def test_columns_tables_and_vertical_lines_of_a_printed_page_are_read_in_their_order() -> None:
    reading = read_file(CASES / "pdf-columns-vertical-table.pdf")
    assert reading.text.splitlines() == [
        "青禾县水利局自六月起在全县组织开展河湖清漂行动，先后清理河道三十二条。",
        "左栏第一段：石桥水库清理漂浮物一百二十吨，投入作业人员八十五人，出动船只二十艘。",
        "左栏第二段：沿岸十二个乡镇同步开展巡查。",
        "右栏第一段：查处违法排污十二起，责令整改九家企业，移送线索三条。",
        "右栏第二段：下一步将建立长效机制。",
        "竖排第一段：全县共清理漂浮物三百二十吨。",
        "竖排第二段：劝离违规垂钓人员一百二十人。",
        "乡镇\t清理量\t备注",
        "石桥镇\t120吨\t含水库库区及其上游河段的漂浮物",
        "柳林镇\t200吨\t无",
    ]
    assert reading.left_out == ()


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(ProblemsError) as caught:
        read_file(path)
    (problem,) = caught.value.problems
    return problem.kind, str(problem)


def test_fonts_without_a_way_to_unicode_are_refused_with_what_to_do() -> None:
    kind, message = refusal(CASES / "pdf-no-tounicode.pdf")
    assert kind == "no-unicode"
    assert "save it as .txt" in message


TEXT = "全县护水队员沿河巡查清理垃圾劝离违规垂钓人员水质明显好转"
UNREADABLE = {
    "glyphs by number": Words(50, 300, TEXT, font=NUMBERED),
    "a map of codes that is not known": Words(50, 300, TEXT, font=FOREIGN),
    "Korean letters": Words(50, 300, "".join(chr(0xAC00 + 37 * at) for at in range(30)), font=NAMED),
    "characters of a font's own": Words(50, 300, "".join(chr(0xE000 + at) for at in range(30)), font=NAMED),
    "characters that no text is made of": Words(
        50, 300, "".join(chr(0x9000 + 41 * at) for at in range(30)), font=NAMED
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_shown_and_cannot_be_told_is_refused(tmp_path: Path, case: str) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf(Leaf([UNREADABLE[case]])))
    assert refusal(path)[0] == "no-unicode"


def test_a_font_with_a_map_is_read(tmp_path: Path) -> None:
    assert read_lines(tmp_path, Leaf([Words(50, 300, TEXT, font=NAMED)])) == [TEXT]


def test_lines_that_are_set_in_begin_paragraphs_even_after_a_full_line(tmp_path: Path) -> None:
    texts = [
        *BODY[:2],
        "\u3000\u3000第二段从这里开始，各乡镇落实河长责任，逐村",
        "建立台账。",
        "\u3000\u3000第三段。",
    ]
    assert read_lines(tmp_path, Leaf(lines(texts))) == [
        JOINED.removesuffix("河水水质明显好转。"),
        "第二段从这里开始，各乡镇落实河长责任，逐村建立台账。",
        "第三段。",
    ]


def test_a_label_begins_a_paragraph_after_a_full_heading_that_is_set_in(tmp_path: Path) -> None:
    heading = "\u3000\u3000案例一赵某在河道管理范围内违规倾倒渣土责任案"
    case = "\u3000\u3000【基本案情】今年入夏，赵某沿河倾倒渣土两车。"
    assert read_lines(tmp_path, Leaf(lines([*BODY, heading, case]))) == [
        JOINED,
        heading.strip(),
        case.strip(),
    ]


def test_a_sentence_that_ends_near_the_side_goes_on_over_the_page(tmp_path: Path) -> None:
    first = lines([*BODY, "\u3000\u3000各乡镇落实河长责任、逐村建立台账、天天查"])
    last = Words(70, first[-1].base - 14, "各乡镇落实河长责任，逐村建账，天天巡查。")
    follows = Leaf(lines(["有二十一个村清理河岸。", *BODY]))
    read = read_lines(tmp_path, Leaf([*first[:-1], last]), follows)
    assert read[1] == "各乡镇落实河长责任，逐村建账，天天巡查。有二十一个村清理河岸。"


def test_two_columns_are_read_one_after_the_other_and_go_on_in_each_other(tmp_path: Path) -> None:
    left = ["\u3000\u3000石桥水库清理漂浮物", "一百二十吨，投入作业人", "员八十五人，出动船只二"]
    right = ["十艘。", "\u3000\u3000沿岸十二个乡镇同步", "开展巡查，逐村落实责任", "到人。"]
    title = Words(150, 370, "两栏的通报", 20)
    leaf = Leaf([title, *lines(left, 50, 340), *lines(right, 190, 340)])
    assert read_lines(tmp_path, leaf) == [
        "两栏的通报",
        "石桥水库清理漂浮物一百二十吨，投入作业人员八十五人，出动船只二十艘。",
        "沿岸十二个乡镇同步开展巡查，逐村落实责任到人。",
    ]


def test_three_columns_of_unlike_height_are_read_in_order(tmp_path: Path) -> None:
    one = ["甲栏文字从这里开始，", "一直写到这一行末尾处", "才结束。"]
    two = ["乙栏文字从这里开始，", "到这里结束。"]
    three = ["丙栏文字从这里开始，", "这里还没有写完，下面", "还有一行文字没有写完", "结束。"]
    leaf = Leaf([*lines(one, 40), *lines(two, 160, leading=17), *lines(three, 280)])
    assert read_lines(tmp_path, leaf) == ["".join(one), "".join(two), "".join(three)]


GRID = [
    *((50.0, base, 250.0, base) for base in (320.0, 300.0, 260.0, 240.0)),
    *((left, 240.0, left, 320.0) for left in (50.0, 110.0, 170.0, 250.0)),
]


def test_cells_stand_apart_and_their_wrapped_lines_stay_in_their_row(tmp_path: Path) -> None:
    words = [
        *lines(["乡镇"], 55, 306), *lines(["清理量"], 115, 306), *lines(["备注"], 175, 306),
        *lines(["石桥镇"], 55, 276), *lines(["含水库库区和", "上游河段"], 175, 284),
        *lines(["柳林镇"], 55, 246), *lines(["200吨"], 115, 246),
    ]  # fmt: skip
    assert read_lines(tmp_path, Leaf([*words, *lines(BODY, top=220)], GRID)) == [
        "乡镇\t清理量\t备注",
        "石桥镇\t\t含水库库区和上游河段",
        "柳林镇\t200吨",
        JOINED,
    ]


LEFT = ["\u3000\u3000石桥水库清理漂浮物", "一百二十吨，投入作业人", "员八十五人，各镇清理量", "见下表。"]
RIGHT = [
    "\u3000\u3000沿岸十二个乡镇同步", "开展巡查，逐村落实责任", "到人，查处违法排污十二", "起，责令整改九家企业。",
    "\u3000\u3000下一步将建立长效机", "制，落实河长责任，逐村", "建立台账，按月通报巡查", "情况，把清理和巡查结合", "起来，守住一河清水。",
]  # fmt: skip


@pytest.mark.parametrize("table_on", ["left", "right"])
def test_a_table_in_one_of_two_columns_is_read_in_its_column(tmp_path: Path, table_on: str) -> None:
    at, beside = (50, 190) if table_on == "left" else (190, 50)
    across, up = (at, at + 55, at + 110), (288, 270, 252)
    rules = [(at, base, at + 110, base) for base in up] + [(left, 252, left, 288) for left in across]
    cells = [Words(at + 5, 275, "石桥镇"), Words(at + 60, 275, "120吨")]
    cells += [Words(at + 5, 257, "柳林镇"), Words(at + 60, 257, "200吨")]
    below = lines(["\u3000\u3000两镇已经报送。"], at, 236)
    leaf = Leaf([*lines(LEFT, at, 340), *cells, *below, *lines(RIGHT, beside, 340)], rules)
    with_table = [
        "石桥水库清理漂浮物一百二十吨，投入作业人员八十五人，各镇清理量见下表。",
        "石桥镇\t120吨",
        "柳林镇\t200吨",
        "两镇已经报送。",
    ]
    plain = [
        "沿岸十二个乡镇同步开展巡查，逐村落实责任到人，查处违法排污十二起，责令整改九家企业。",
        "下一步将建立长效机制，落实河长责任，逐村建立台账，按月通报巡查情况，把清理和巡查结合起来，守住一河清水。",
    ]
    assert read_lines(tmp_path, leaf) == (with_table + plain if table_on == "left" else plain + with_table)


def test_a_table_that_reaches_below_the_other_column_stays_in_its_own(tmp_path: Path) -> None:
    rules = [(50, base, 160, base) for base in (288, 270)] + [
        (left, 270, left, 288) for left in (50, 105, 160)
    ]
    cells = [Words(55, 275, "石桥镇"), Words(110, 275, "120吨")]
    below = lines(["\u3000\u3000两镇已经报送。"], 50, 254)
    leaf = Leaf([*lines(LEFT, 50, 340), *cells, *below, *lines(RIGHT[:4], 190, 340)], rules)
    assert read_lines(tmp_path, leaf)[1:] == [
        "石桥镇\t120吨",
        "两镇已经报送。",
        "".join(RIGHT[:4]).lstrip("\u3000"),
    ]


def test_a_cell_over_two_rows_stands_once(tmp_path: Path) -> None:
    rules = [(50, 320, 250, 320), (110, 290, 250, 290), (50, 260, 250, 260)]
    rules += [(left, 260, left, 320) for left in (50, 110, 250)]
    words = [
        *lines(["石桥镇"], 55, 288),
        *lines(["清理一百二十吨"], 115, 302),
        *lines(["巡查三十二次"], 115, 272),
    ]
    assert read_lines(tmp_path, Leaf([*words, Words(50, 200, "以上由各镇报送。")], rules)) == [
        "石桥镇\t清理一百二十吨",
        "巡查三十二次",
        "以上由各镇报送。",
    ]


def test_a_table_without_lines_keeps_its_rows(tmp_path: Path) -> None:
    rows = [
        ("乡镇", "清理量", "备注"),
        ("石桥镇", "120吨", ""),
        ("柳林镇", "", "无"),
        ("河口镇", "80吨", "含水库"),
    ]
    words = [
        Words(left, 340 - 20 * row, cell)
        for row, cells in enumerate(rows)
        for left, cell in zip((50, 130, 210), cells, strict=True)
        if cell
    ]
    assert read_lines(tmp_path, Leaf(words)) == [
        "乡镇\t清理量\t备注",
        "石桥镇\t120吨",
        "柳林镇\t\t无",
        "河口镇\t80吨\t含水库",
    ]


def test_running_heads_and_page_numbers_are_left_out_and_named(tmp_path: Path) -> None:
    leaves = [
        Leaf(
            [
                Words(50, 385, "青禾水利简报", 8),
                *lines([f"\u3000\u3000第{name}页的话，写在这里。", *BODY]),
                Words(180, 20, number),
            ],
            [(50, 380, 350, 380)],
        )
        for name, number in (("一", "第 1 页 共 2 页"), ("二", "第 2 页 共 2 页"))
    ]
    reading = read(tmp_path, *leaves)
    assert reading.text.splitlines() == ["第一页的话，写在这里。", JOINED, "第二页的话，写在这里。", JOINED]
    assert "青禾水利简报" in said(reading)
    assert "“第 1 页 共 2 页”, “第 2 页 共 2 页”" in said(reading)


NUMBERS = [
    "3",
    "— 3 —",
    "-3-",
    "第 3 页",
    "第3页 共10页",
    "第三页",
    "3/10",
    "Page 3 of 10",
    "· 3 ·",
    "共 10 页 第 3 页",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_number_is_left_out_on_one_page_too(tmp_path: Path, number: str) -> None:
    reading = read(tmp_path, Leaf([*lines(BODY), Words(190, 20, number)]))
    assert reading.text.splitlines() == [JOINED]
    assert number in said(reading)


def test_a_number_within_the_text_is_kept(tmp_path: Path) -> None:
    reading = read(tmp_path, Leaf(lines([*BODY, "320", "2024年"])))
    assert reading.text.splitlines() == [JOINED, "320", "2024年"]
    assert reading.left_out == ()


PRINTED: Sequence[Sequence[Words]] = [
    [
        Words(24, 385, "2026/11/28 20:03", 8),
        Words(180, 385, "河湖清漂行动通报", 8),
        Words(24, 15, "https://example.org/a/1.html", 8),
        Words(370, 15, "1/1", 8),
    ],
    [
        Words(24, 385, "河湖清漂行动通报", 8),
        Words(250, 385, "https://example.org/a/1.html", 8),
        Words(24, 15, "1 of 1", 8),
        Words(300, 15, "11/28/26, 8:03 PM", 8),
    ],
]


@pytest.mark.parametrize("margins", PRINTED)
def test_a_browsers_date_title_and_address_are_left_out_of_one_page(
    tmp_path: Path, margins: Sequence[Words]
) -> None:
    reading = read(tmp_path, Leaf([*margins, *lines(BODY)]))
    assert reading.text.splitlines() == [JOINED]
    assert all(words.text in said(reading) for words in margins)


def test_a_wrapped_title_is_whole_and_its_subtitle_apart(tmp_path: Path) -> None:
    title = [Words(70, 370, "聚焦河湖突出问题打好", 20), Words(110, 342, "清漂攻坚战役", 20)]
    subtitle = Words(120, 320, "——青禾县行动综述", 14)
    date = Words(140, 300, "（2024年9月1日）")
    assert read_lines(tmp_path, Leaf([*title, subtitle, date, *lines(BODY, top=280)])) == [
        "聚焦河湖突出问题打好清漂攻坚战役",
        "——青禾县行动综述",
        "（2024年9月1日）",
        JOINED,
    ]


def test_a_signature_at_the_right_is_two_lines(tmp_path: Path) -> None:
    signed = [Words(200, 290, "青禾县水利局"), Words(195, 276, "2024年9月1日")]
    assert read_lines(tmp_path, Leaf([*lines(BODY), *signed])) == [JOINED, "青禾县水利局", "2024年9月1日"]


def test_vertical_lines_are_read_from_right_to_left(tmp_path: Path) -> None:
    texts = ["竖排的第一段从这里开始，一直", "写到这里，还没有写完，到下一", "行才结束。", "竖排的第二段。"]
    words = [Words(300 - 20 * at, 350, text, font=DOWNWARD) for at, text in enumerate(texts)]
    assert read_lines(tmp_path, Leaf(words)) == [
        "竖排的第一段从这里开始，一直写到这里，还没有写完，到下一行才结束。",
        "竖排的第二段。",
    ]


def test_words_askew_are_left_out_and_named(tmp_path: Path) -> None:
    reading = read(tmp_path, Leaf([*lines(BODY), Words(100, 100, "内部资料", 40, turn="0.8 0.6 -0.6 0.8")]))
    assert reading.text.splitlines() == [JOINED]
    assert "内部资料" in said(reading)


def test_a_page_that_is_a_picture_is_named(tmp_path: Path) -> None:
    reading = read(tmp_path, Leaf(lines(BODY)), Leaf(has_picture=True))
    assert reading.text.splitlines() == [JOINED]
    assert "page 2, which is a picture" in said(reading)


def test_bullets_of_symbol_fonts_are_counted(tmp_path: Path) -> None:
    bullets = [Words(40, 350, "\x6c", font=SIGNS), Words(40, 322, "\x6c", font=SIGNS)]
    reading = read(tmp_path, Leaf([*lines(BODY), *bullets]))
    assert reading.text.splitlines() == [JOINED]
    assert "2 characters of symbol fonts" in said(reading)


def test_words_drawn_twice_to_look_bold_stand_once(tmp_path: Path) -> None:
    assert read_lines(tmp_path, Leaf([*lines(BODY), *lines(BODY, left=50.3)])) == [JOINED]


def test_raised_digits_do_not_join_numbers(tmp_path: Path) -> None:
    words = [
        Words(50, 350, "水面约10"),
        Words(90, 354, "2", 6),
        Words(93, 350, "公顷，比上年多了一些，水质好转。"),
    ]
    assert read_lines(tmp_path, Leaf(words)) == ["水面约10²公顷，比上年多了一些，水质好转。"]


def test_a_note_at_the_foot_waits_for_the_paragraph_that_it_interrupts(tmp_path: Path) -> None:
    note = [
        Words(50, 60, "① 数据来自县水利局各科室报送的报表，统计时间截至当年八", 8),
        Words(50, 48, "月底。", 8),
    ]
    assert read_lines(tmp_path, Leaf([*lines(BODY[:2]), *note]), Leaf(lines(BODY[2:]))) == [
        JOINED,
        "① 数据来自县水利局各科室报送的报表，统计时间截至当年八月底。",
    ]


def test_the_words_that_a_file_says_it_shows_are_taken(tmp_path: Path) -> None:
    words = [Words(50, 350, "⾧", says="长"), Words(60, 350, "期护水，全县护水队员沿河巡查，清理垃圾。")]
    assert read_lines(tmp_path, Leaf(words)) == ["长期护水，全县护水队员沿河巡查，清理垃圾。"]


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        (
            "访查住⼾，保障⻝品安全，⺠警与群众一起护⽔，清理河道垃圾。",
            "访查住户，保障食品安全，民警与群众一起护水，清理河道垃圾。",
        ),
        (
            "訪查住⼾，保障⻝品安全，員警與⺠眾一起護⽔，清理河道。",
            "訪查住戶，保障食品安全，員警與民眾一起護水，清理河道。",
        ),
    ],
)
def test_radicals_become_the_characters_of_the_texts_own_script(
    tmp_path: Path, drawn: str, meant: str
) -> None:
    assert read_lines(tmp_path, Leaf([Words(40, 350, drawn, font=NAMED)])) == [meant]
