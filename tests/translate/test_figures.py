"""A figure keeps its number and its bound in both languages, with 万 and 亿 as thousand and million."""

from decimal import Decimal

import pytest

from generator.model import Bound, Figure, Locale
from generator.translate import find_added, find_lost
from generator.translate.kept_figures import find_losses


def figure(
    written: str, value: str, bound: Bound = "exact", unit: str = "个", upper: str | None = None
) -> Figure:
    return Figure(
        as_written=written,
        value=Decimal(value),
        value_to=Decimal(upper) if upper else None,
        bound=bound,
        unit=unit,
    )


@pytest.mark.parametrize(
    ("held", "locale", "text", "lost"),
    [
        (figure("3300余个", "3300", "more-than"), "zh", "捣毁3300余个犯罪窝点。", None),
        (figure("3300余个", "3300", "more-than"), "zh", "捣毁超过3300个犯罪窝点。", None),
        (figure("3300余个", "3300", "more-than"), "zh", "捣毁3300个犯罪窝点。", "bound"),
        (figure("3300余个", "3300", "more-than"), "zh", "捣毁3000余个犯罪窝点。", "value"),
        (figure("3300余个", "3300", "more-than"), "en", "More than 3,300 dens were broken up.", None),
        (figure("3300余个", "3300", "more-than"), "en", "Over 3300 dens were broken up.", None),
        (figure("3300余个", "3300", "more-than"), "en", "3,300 dens were broken up.", "bound"),
        (figure("3300余个", "3300", "more-than"), "en", "About 3,300 dens were broken up.", "bound"),
        (figure("3300余个", "3300", "more-than"), "en", "More than 33,000 dens were broken up.", "value"),
        (figure("1.2万个", "12000"), "en", "12,000 items.", None),
        (figure("1.2万个", "12000"), "en", "12 thousand items.", None),
        (figure("1.2万个", "12000"), "en", "1.2 million items.", "value"),
        (figure("1.2万个", "12000"), "zh", "共12000个。", None),
        (figure("150万个", "1500000"), "en", "1.5 million items.", None),
        (figure("近2亿元", "200000000", "nearly", "元"), "en", "Nearly 200 million yuan.", None),
        (figure("近2亿元", "200000000", "nearly", "元"), "en", "200 million yuan.", "bound"),
        (figure("近2亿元", "200000000", "nearly", "元"), "zh", "近20000万元。", None),
        (figure("14亿", "1400000000", unit="人"), "en", "1.4 billion people.", None),
        (figure("三成", "0.3", unit="成"), "en", "30% of them.", None),
        (figure("98%", "98", unit="%"), "en", "98 per cent of them.", None),
        (figure("98%", "98", unit="%"), "en", "98 of them.", "value"),
        (figure("6‰", "6", unit="‰"), "zh", "增长6‰。", None),
        (figure("6‰", "6", unit="‰"), "zh", "增长6%。", "value"),
        (figure("6‰", "6", unit="‰"), "en", "Up by 6 per thousand.", None),
        (figure("6‰", "6", unit="‰"), "en", "Up by 0.6%.", None),
        (figure("6‰", "6", unit="‰"), "en", "Up by 6 per cent.", "value"),
        (figure("3至5个", "3", upper="5"), "en", "3 to 5 items.", None),
        (figure("3至5个", "3", upper="5"), "en", "3 items.", "value"),
        (figure("约40名", "40", "about", "名"), "en", "About forty people.", None),
        (figure("9649亿千瓦时", "964900000000", unit="千瓦时"), "zh", "用电9649亿千瓦时。", None),
        (figure("5千米", "5", unit="千米"), "zh", "全长5千米。", None),
        (figure("5千名", "5000", unit="名"), "zh", "出动5千名警力。", None),
    ],
)
def test_what_a_text_keeps_of_a_figure(held: Figure, locale: Locale, text: str, lost: str | None) -> None:
    assert [loss.what for loss in find_losses(text, locale, (held,))] == ([lost] if lost else [])


@pytest.mark.parametrize(
    ("en", "zh", "added"),
    [
        ("More than 3,300 dens.", "捣毁3300余个窝点。", []),
        ("1.5 million items.", "共150万个。", []),
        ("3,400 dens.", "捣毁3300余个窝点。", ["3,400"]),
        ("The G20 summit.", "峰会。", []),
    ],
)
def test_a_number_that_nobody_stated_is_found(en: str, zh: str, added: list[str]) -> None:
    assert [en[number.start : number.end] for number in find_added(en, zh, ())] == added


def test_blanks_around_figures_lose_nothing() -> None:
    spaced = "2024 年 3 月 5 日，检查路口 1.2 万处，投入 3 亿元。"
    english = "On 5 March 2024, 12,000 junctions were checked and 300 million yuan was spent."
    assert [*find_added(english, spaced, ())] == []
    assert [*find_lost(spaced, english)] == []
    assert [*find_lost(spaced, english.replace("12,000", "13,000"))] == ["1.2万"]
