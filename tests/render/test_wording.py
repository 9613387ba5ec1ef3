"""Interface words exist in each locale, and dates and numbers read as they should."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.model import DateMention, Figure, Locale
from generator.render.words import load_wording

TEMPLATES = Path(__file__).parents[2] / "generator" / "render" / "templates"


def test_every_key_stands_in_each_locale() -> None:
    zh, en = (
        {key for key in load_wording(locale).words if not key.endswith(".one")} for locale in ("zh", "en")
    )
    assert zh == en


def test_templates_use_no_unknown_key() -> None:
    known = set(load_wording("zh").words)
    used = {
        key
        for path in TEMPLATES.glob("*.jinja")
        for key in re.findall(r'\bt\("([^"]+)"(?! ~)', path.read_text("utf-8"))
    }
    assert used
    assert used <= known


@pytest.mark.parametrize(
    ("locale", "figure", "text"),
    [
        ("zh", {"as_written": "3300余个", "value": 3300, "bound": "more-than", "unit": "个"}, "3300余个"),
        (
            "en",
            {"as_written": "3300余个", "value": 3300, "bound": "more-than", "unit": "个"},
            "more than 3,300",
        ),
        ("en", {"as_written": "突破90%", "value": 90, "bound": "more-than", "unit": "%"}, "more than 90%"),
        ("en", {"as_written": "近半", "value": "0.5", "bound": "nearly"}, "nearly half"),
        ("en", {"as_written": "24小时", "value": 24, "unit": "小时"}, "24 hours"),
        ("en", {"as_written": "1至3天", "value": 1, "value_to": 3, "unit": "天"}, "1–3 days"),
        ("en", {"as_written": "1分钟", "value": 1, "unit": "分钟"}, "1 minute"),
        ("en", {"as_written": "0.5个百分点", "value": "0.5", "unit": "个百分点"}, "0.5 percentage points"),
        ("en", {"as_written": "0.3公里", "value": "0.3", "unit": "公里"}, "0.3 kilometres"),
        ("en", {"as_written": "一半", "value": "0.5", "unit": "fraction"}, "half"),
        ("en", {"as_written": "50%", "value": "0.5", "unit": "fraction"}, "50%"),
        ("en", {"as_written": "1.5亿", "value": Decimal(150000000)}, "150 million"),
        (
            "en",
            {"as_written": "3265亿元", "value": Decimal(326500000000), "unit": "元"},
            "326.5 billion yuan",
        ),
        ("en", {"as_written": "2万亿", "value": Decimal(2 * 10**12)}, "2 trillion"),
        ("en", {"as_written": "123.4567万", "value": Decimal(1234567)}, "1,234,567"),
        ("en", {"as_written": "100万", "value": 10**6}, "1 million"),
        ("en", {"as_written": "230万至260万", "value": 2300000, "value_to": 2600000}, "2.3–2.6 million"),
        ("en", {"as_written": "90万至120万", "value": 900000, "value_to": 1200000}, "900,000–1,200,000"),
        ("en", {"as_written": "约三分之一", "value": "0.3333", "bound": "about"}, "about one third"),
        ("en", {"as_written": "三分之二以上", "value": "0.6667", "bound": "at-least"}, "at least two thirds"),
        ("en", {"as_written": "七分之五", "value": "0.7143"}, "5/7"),
        ("en", {"as_written": "百分之三十", "value": "0.3"}, "30%"),
        ("en", {"as_written": "半年", "value": "0.5", "unit": "年"}, "0.5 years"),
        ("en", {"as_written": "三成五", "value": "0.35"}, "35%"),
        ("en", {"as_written": "99.9万", "value": 999000}, "999,000"),
    ],
)
def test_amounts(locale: Locale, figure: dict[str, object], text: str) -> None:
    assert load_wording(locale).amount(Figure.model_validate(figure)) == text


@pytest.mark.parametrize(
    ("locale", "iso", "text"),
    [
        ("zh", "2023-06-25", "2023年6月25日"),
        ("en", "2023-06-25", "25 June 2023"),
        ("en", "2023-06", "June 2023"),
        ("zh", "2023", "2023年"),
        ("en", "2023-07-01/2023-08-31", "1 July 2023 to 31 August 2023"),
    ],
)
def test_dates(locale: Locale, iso: str, text: str) -> None:
    assert load_wording(locale).date(DateMention(as_written="6月25日", iso=iso)) == text


def test_a_date_without_a_year_names_none() -> None:
    wording = load_wording("en")
    assert wording.date(DateMention(as_written="6月25日")) == "25 June"
    assert wording.date(DateMention(as_written="7月")) == "July"
    assert wording.date(DateMention(as_written="入汛以来", precision="vague")) is None
    assert load_wording("zh").date(DateMention(as_written="6月25日")) == "6月25日"


def test_open_words_of_the_source_are_glossed_in_english_alone() -> None:
    assert load_wording("en").gloss("一大批") == "a large number"
    assert not load_wording("en").gloss("犯罪窝点")
    assert not load_wording("zh").gloss("一大批")
