"""Lists of figures after 分别."""

import pytest

from generator.extract import extract
from generator.model import split_document


def rows(text: str) -> list[tuple[str, float, str, str]]:
    found = extract(split_document("text", text))
    quote = found.document.quote
    return [(quote(f.span), f.value, f.unit, quote(f.of) if f.of else "") for f in found.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一季度各项指标分别回落5.2、4.1和3.0个百分点。",
            [("5.2", 5.2, "个百分点"), ("4.1", 4.1, "个百分点"), ("3.0个百分点", 3.0, "个百分点")],
        ),
        (
            "前两月分别查处1.2、3.4万起。",
            [("1.2", 12000, "起"), ("3.4万起", 34000, "起")],
        ),
        ("第一批、第二批分别有15名。", [("15名", 15, "名")]),
        ("按1、3名排列的表格。", [("3名", 3, "名")]),
    ],
)
def test_numbers_share_the_unit_of_the_last(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [row[:3] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("新增企业和注销企业分别为120家和30家。", ["新增企业", "注销企业"]),
        ("对东盟出口、对欧盟出口表现良好，同比分别增长14.0%和9.5%。", ["对东盟出口", "对欧盟出口表现良好"]),
    ],
)
def test_a_row_is_paired_in_order(text: str, of: list[str]) -> None:
    assert [row[3] for row in rows(text)] == of


def test_a_row_with_other_names_than_figures_is_not_paired() -> None:
    assert "甲县" not in [row[3] for row in rows("甲县、乙县和丙县分别为12家和30家。")]


def test_half_a_year_is_no_half() -> None:
    assert rows("通过半年时间的整治，时间过半。") == [("过半", 0.5, "fraction", "时间")]
