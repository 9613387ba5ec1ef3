"""Numerals give the number that they write, to the last digit."""

from decimal import Decimal

import pytest

from generator.extract import extract
from generator.extract.drafting.statements import Statements
from generator.language import Numeral, chinese_numbers, number, read_numeral
from generator.model import split_document
from generator.translate.kept_figures import find_losses, find_numbers
from tests.timing import takes_at_most

_SECONDS = 2.5
"""Seconds of this thread; an algorithm that grows with the square of the length takes minutes."""


@pytest.mark.parametrize(("mark", "scale"), [("百", 10**2), ("千", 10**3), ("万", 10**4), ("亿", 10**8)])
def test_a_decimal_before_a_mark_is_multiplied_exactly(mark: str, scale: int) -> None:
    for tenths in range(1, 1000):
        written = f"{tenths // 10}.{tenths % 10}"
        assert number(f"{written}{mark}") == float(Decimal(written) * scale)


@pytest.mark.parametrize(
    ("written", "value"),
    [("四百六十", 460), ("二〇二三", 2023), ("3,300", 3300), ("十万", 100_000), ("1亿2000万", 120_000_000)],
)
def test_numerals_of_both_scripts(written: str, value: int) -> None:
    assert number(written) == value


@pytest.mark.parametrize("written", ["", "个", "1.2.3", "万个"])
def test_what_is_no_numeral_has_no_value(written: str) -> None:
    assert number(written) is None


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("两三", 2, 3), ("三五", 3, 5), ("两三百", 200, 300), ("二三十", 20, 30), ("十三四", 13, 14),
        ("三四万", 30_000, 40_000), ("一千二三百", 1200, 1300), ("三百五六", 350, 360), ("3、4", 3, 4),
        ("3至5万", 30_000, 50_000), ("5000至1万", 5000, 10_000), ("300—500万", 3_000_000, 5_000_000),
        ("零至1", 0, 1),
    ],
)  # fmt: skip
def test_neighbouring_digits_and_ends_make_a_range(written: str, low: int, high: int) -> None:
    found = read_numeral(written)
    assert found
    assert found == Numeral(Decimal(low), Decimal(high))
    assert number(written) is None


@pytest.mark.parametrize("written", ["几十", "数百", "上百", "上千万", "十几", "二十几", "几百万", "數萬"])
def test_an_open_end_has_no_value(written: str) -> None:
    found = read_numeral(written)
    assert found
    assert found.value is None
    assert number(written) is None


@pytest.mark.parametrize("written", ["千千万万", "亿万", "万千", "百千", "三七三十", "1亿2亿", "一二〇百"])
def test_a_row_of_scales_or_digits_is_no_numeral(written: str) -> None:
    assert read_numeral(written) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一点二万", 12_000), ("2亿5千万", 250_000_000), ("一万二", 12_000), ("三百五", 350), ("廿三", 23),
        ("１２３４．５亿", 123_450_000_000), ("2億3,456萬", 234_560_000), ("1 203.5", "1203.5"), ("万亿", 10**12),
        ("贰拾叁", 23), ("兩千零三", 2003), ("10.36百亿亿", 10_360_000_000_000_000_000),
    ],
)  # fmt: skip
def test_scales_marks_and_scripts(written: str, value: int | str) -> None:
    assert number(written) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("沿河三四个村尚未完成。", 3, 4), ("队员等了三五天。", 3, 5), ("清出两三百吨。", 200, 300),
        ("二三十户已签承诺书。", 20, 30), ("水利局处理3、4起投诉。", 3, 4), ("来了十三四人。", 13, 14),
        ("到位资金2亿5千万元。", 250_000_000, None), ("发放一点二万份。", 12_000, None), ("共有廿三户。", 23, None),
        ("占百分之三四十。", 30, 40),
    ],
)  # fmt: skip
def test_extraction_and_check_read_the_same(text: str, low: int, high: int | None) -> None:
    found = extract(split_document("text", text))
    (figure,) = found.figures
    assert (figure.value, figure.value_to) == (low, high)
    (sentence,) = found.document.passages[0].sentences
    assert [*find_losses(text, "zh", Statements(found).statement(sentence).figures)] == []


@pytest.mark.parametrize(
    "text", ["来了几十人。", "清出数百吨。", "上百人到场。", "来了十几人。", "感谢千千万万个志愿者。"]
)
def test_open_quantities_are_no_figures(text: str) -> None:
    assert extract(split_document("text", text)).figures == ()
    assert find_numbers(text, "zh") == ()


@pytest.mark.parametrize(
    "row", ["1", "一", "万", "1,", "1,000,", " 111", "3、", "三五", "1亿", "百分之", "1至", "十点"]
)
def test_a_long_row_of_anything_is_read_in_linear_time(row: str) -> None:
    text = row * 10_000 + "人"

    def work() -> None:
        find_numbers(text, "zh")
        extract(split_document("text", text))

    assert takes_at_most(_SECONDS, work)


@pytest.mark.parametrize(
    "text", ["检查路口 1.2 万处", "超过 3 亿多元", "约 5 万至 8 万人", "占 35 %", "12 千米", "增长 2 百余户"]
)
def test_blanks_around_figures_change_no_number(text: str) -> None:
    spaced, plain = (
        [(each.value, each.bounds) for each in chinese_numbers(written)]
        for written in (text, text.replace(" ", ""))
    )
    assert spaced == plain != []
