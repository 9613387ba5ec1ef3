"""Numerals give the number that they write, to the last digit."""

from decimal import Decimal

import pytest

from generator.extract.finding.numerals import number


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
