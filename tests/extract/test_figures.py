"""Figures mean what the text means, and the check confirms each one that is written."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator import campaign_folder
from generator.commands.init import start_campaign
from generator.extract import Extraction, extract
from generator.extract.drafting.statements import Statements
from generator.model import Bound, Figure, Localized, split_document
from generator.translate.kept_figures import find_losses

CASES = Path(__file__).parents[1] / "cases"


def read(text: str) -> Extraction:
    return extract(split_document("text", text))


def figures(text: str) -> list[Figure]:
    """Return all figures of a text, which the check must confirm in their sentences."""
    found = read(text)
    written: list[Figure] = []
    for passage in found.document.passages:
        for sentence in passage.sentences:
            told = Statements(found).statement(sentence)
            assert [*find_losses(told.text.zh, "zh", told.figures)] == []
            written += told.figures
    assert len(written) == len(found.figures)
    return written


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "bound"),
    [
        ("会议持续了2个多小时。", "2个多小时", 2, "个小时", "more-than"),
        ("清理用了3天多。", "3天多", 3, "天", "more-than"),
        ("两年多来常抓不懈。", "两年多", 2, "年", "more-than"),
        ("讨论了5个半小时。", "5个半小时", 5.5, "个小时", "exact"),
        ("浓度为29微克/立方米左右。", "29微克/立方米左右", 29, "微克/立方米", "about"),
        ("年收入在42万元/人以上。", "42万元/人以上", 420_000, "元/人", "at-least"),
        ("水温升到14℃以上。", "14℃以上", 14, "℃", "at-least"),
        ("节约2.3亿吨标准煤左右。", "2.3亿吨标准煤左右", 230_000_000, "吨标准煤", "about"),
        ("建成20家省级以上示范单位。", "20家", 20, "家", "exact"),
        ("全年发电三亿千瓦时。", "三亿千瓦时", 300_000_000, "千瓦时", "exact"),
        ("装机八千千瓦。", "八千千瓦", 8000, "千瓦", "exact"),
        ("全年发电约三十 万千瓦时。", "约三十 万千瓦时", 300_000, "千瓦时", "about"),
        ("每周至少组织3次演练。", "3次", 3, "次", "at-least"),
        ("最多可贷30万元。", "30万元", 300_000, "元", "at-most"),
        ("最多时达300人。", "300人", 300, "人", "exact"),
        ("接待游客逾百万人次。", "逾百万人次", 1_000_000, "人次", "more-than"),
        ("近千户受益。", "近千户", 1000, "户", "nearly"),
        ("行动为期一年。", "一年", 1, "年", "exact"),
        ("截获有害生物97种次。", "97种次", 97, "种次", "exact"),
        ("湖州、嘉兴两地联手。", "两地", 2, "地", "exact"),
        ("70周岁以上老人免费。", "70周岁以上", 70, "周岁", "at-least"),
        ("一半多的村完成清理。", "一半多", 0.5, "fraction", "more-than"),
        ("占三成五。", "三成五", 0.35, "fraction", "exact"),
        ("共有廿三户。", "廿三户", 23, "户", "exact"),
        ("降幅扩大0.5百分点。", "0.5百分点", 0.5, "百分点", "exact"),
        ("下降1.2个千分点。", "1.2个千分点", 1.2, "个千分点", "exact"),
        ("要求3日内办结。", "3日内", 3, "日", "at-most"),
        ("须在10分钟内到场。", "10分钟内", 10, "分钟", "at-most"),
        ("开展为期1年内部整顿。", "1年", 1, "年", "exact"),
        ("普及率截至113年达99.85%。", "99.85%", 99.85, "%", "exact"),
        ("约占三分之一。", "三分之一", 0.333333, "fraction", "about"),
        ("近3成农户参保。", "近3成", 0.3, "fraction", "nearly"),
        ("全縣受理3萬7,984件。", "3萬7,984件", 37_984, "件", "exact"),
        ("动员1万2,300余人次。", "1万2,300余人次", 12_300, "人次", "more-than"),
        ("资金１２３４．５亿元。", "１２３４．５亿元", 123_450_000_000, "元", "exact"),
        ("增长８．６％。", "８．６％", 8.6, "%", "exact"),
        ("雨量1 203.5毫米。", "1 203.5毫米", 1203.5, "毫米", "exact"),
        ("气温零下30摄氏度。", "零下30摄氏度", -30, "摄氏度", "exact"),
        ("气温低至-30℃。", "-30℃", -30, "℃", "exact"),
        ("3800余村民参加。", "3800余", 3800, "", "more-than"),
        ("200多万公安民警上岗。", "200多万", 2_000_000, "", "more-than"),
        ("惠及76万群众。", "76万", 760_000, "", "exact"),
        ("清理网箱100余口。", "100余口", 100, "口", "more-than"),
        ("1亿多群众受益。", "1亿多", 100_000_000, "", "more-than"),
        ("先后4次开会。", "4次", 4, "次", "exact"),
        ("判处有期徒刑一年。", "一年", 1, "年", "exact"),
        ("最后3天冲刺。", "3天", 3, "天", "exact"),
        ("撥款2億3,456萬元。", "2億3,456萬元", 234_560_000, "元", "exact"),
        ("動員志工3,800餘人。", "3,800餘人", 3800, "人", "more-than"),
        ("出動救護車兩輛。", "兩輛", 2, "輛", "exact"),
        ("增長三點二倍。", "三點二倍", 3.2, "倍", "exact"),
        ("等候10余人。", "10余人", 10, "人", "more-than"),
        ("建成视频监控1.6万路。", "1.6万路", 16_000, "路", "exact"),
        ("用时一个半小时。", "一个半小时", 1.5, "个小时", "exact"),
        ("产量提高一倍以上。", "一倍以上", 1, "倍", "at-least"),
        ("差不多60人到场。", "60人", 60, "人", "about"),
        ("巡检船闸380座次。", "380座次", 380, "座次", "exact"),
        ("连续6晚夜查。", "6晚", 6, "晚", "exact"),
        ("开展三轮督导。", "三轮", 3, "轮", "exact"),
        ("噪声达75分贝。", "75分贝", 75, "分贝", "exact"),
        ("每秒10.36百亿亿次。", "10.36百亿亿次", 10_360_000_000_000_000_000, "次", "exact"),
    ],
)
def test_a_number_with_its_bound_and_unit(
    text: str, written: str, value: float, unit: str, bound: Bound
) -> None:
    (figure,) = figures(text)
    assert (figure.as_written, float(figure.value), figure.unit, figure.bound) == (
        written,
        value,
        unit,
        bound,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清运费用同比下降12.5%至3200万元。", [(12.5, None, "%"), (32_000_000, None, "元")]),
        ("分别提高20.9、36.2、54个百分点。", [(each, None, "个百分点") for each in (20.9, 36.2, 54)]),
        ("分别清运1.2、3.4万吨。", [(12_000, None, "吨"), (34_000, None, "吨")]),
        ("超标河段占零至1%。", [(0, 1, "%")]),
        ("三至五成的村完成清理。", [(0.3, 0.5, "fraction")]),
        ("近一两年明显减少。", [(1, 2, "年")]),
        ("每亩增收200—300元。", [(200, 300, "元")]),
        ("每年有3至5余万人参加。", [(30_000, 50_000, "人")]),
        ("合格率由5%提高到8%。", [(5, None, "%"), (8, None, "%")]),
        ("3\n名村民。参加2\n道工序。", []),
    ],
)
def test_rows_and_ranges(text: str, expected: list[tuple[float, float | None, str]]) -> None:
    found = [(float(f.value), f.value_to and float(f.value_to), f.unit) for f in figures(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "二十届三中全会召开。", "二期工程开工。", "七次全会召开。", "这两天很忙。", "每一个村都去。", "红十字会到场。",
        "6·26国际禁毒日。", "101国道通车。", "六年级学生。", "一两国反对。", "亿万人民关心。", "千千万万个家庭。",
        "第3次会议。", "前3个月。", "前三季度已毕。", "乘101路公交。", "兵分两路。", "十四五期间推进。",
        "每百人的用水量。", "柳河二村夺冠。", "於113年7月8日開會。", "較111年增加。", "县名\t学校（所）\t学生（万人）",
        "二十届二中、三中全会召开。", "省委十二届六次全会。", "今年前4个月，多雨。", "今年头4个月，多雨。", "今明两天有雨。",
        "住2单元。", "本周三起施行。", "如表1-3所列。", "一成不变。", "三番五次劝阻。", "每斤2元5角。",
    ],
)  # fmt: skip
def test_ordinals_pointers_and_names_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("text", ["亿万人民关心。", "千千万万个家庭。"])
def test_a_great_many_is_an_open_quantity(text: str) -> None:
    assert len(read(text).vague) == 1


def test_a_bound_is_no_open_quantity_of_its_own() -> None:
    assert read("检查不少于1.2万家次。").vague == ()


def test_what_a_rate_belongs_to_does_not_begin_in_another_cell() -> None:
    (figure,) = figures("清溪县\t62\t合格率98.2%")
    assert figure.of == Localized(zh="合格率")


@pytest.mark.parametrize("name", ["txt-about-so-many", "txt-figures-that-do-not-build"])
def test_a_campaign_of_such_numbers_passes_its_check(tmp_path: Path, name: str) -> None:
    start_campaign(tmp_path, [CASES / f"{name}.txt"])
    assert [str(each) for each in campaign_folder.check(tmp_path) if each.severity == "error"] == []


def test_a_figure_that_the_check_cannot_confirm_is_not_written() -> None:
    found = read("清运30吨。")
    (sentence,) = found.document.passages[0].sentences
    wrong = replace(found, figures=tuple(replace(each, value=40.0) for each in found.figures))
    assert len(Statements(found).statement(sentence).figures) == 1
    assert Statements(wrong).statement(sentence).figures == ()


def test_what_the_numbers_about_so_many_mean() -> None:
    found = figures((CASES / "txt-about-so-many.txt").read_text("utf-8"))
    assert [(float(f.value), f.value_to and float(f.value_to), f.bound) for f in found] == [
        (3, 4, "exact"), (3, 5, "exact"), (20, 30, "exact"), (3, 4, "exact"), (300, None, "exact"),
        (30_000_000, None, "exact"), (5, None, "at-most"), (250_000_000, None, "exact"),
    ]  # fmt: skip


def test_a_bare_number_in_a_table_has_the_unit_in_the_head_of_its_column() -> None:
    text = "护林资金表\n\n单位\t金额（万元）\t护林员（单位：名）\t备注\n北山乡\t1,203.5\t36\t7\n南河镇\t无\t24人\t8\n合计\t90\n"
    found = extract(split_document("table", text))
    assert [
        (found.document.quote(figure.span), figure.value, figure.unit, found.document.quote(figure.of))
        for figure in found.figures
        if figure.of and figure.span.start > text.index("北山乡")
    ] == [("1,203.5", 1203.5, "万元", "金额"), ("36", 36.0, "名", "护林员")]


def test_what_ends_the_line_above_makes_no_name_of_a_number() -> None:
    found = read("各村情况见附表A\n12个村通了公路。\n附表A12个村不在其中。")
    assert [found.document.quote(each.span) for each in found.figures] == ["12个"]


@pytest.mark.parametrize(
    "text", ["身高1米75。", "投入2个多亿元。", "共12,34人。", "二十四节气。", "建成8成套设备。"]
)
def test_part_of_a_number_is_no_figure(text: str) -> None:
    assert figures(text) == []
