"""What an expression opens with is quickly found, and nothing that the expression finds opens otherwise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract.finding.dates import date_expression
from generator.extract.finding.figures import figure_expression
from generator.extract.finding.years import FULL_DATE
from generator.extract.form import Opened, lexicon, pattern
from generator.reference import epochs

WORDS = lexicon("dates")
PIECES = st.sampled_from(
    [
        *"0123456789一二三四五六七八九十〇零年月日号至到—-~/.、和第每共 \u3000，。说",
        *WORDS["relative"],
        *WORDS["years"],
        *WORDS["lunar_first"],
        "民国",
        "民國",
        "1至2",
        "2024年",
        "11月",
        "初三",
        "6·26国际禁毒日",
        "113年5月6日",
        "翌年",
    ]
)
COUNTED = st.sampled_from(
    [
        *"0123456789一二三四五六七八九十百千万亿零〇两半过近大上数几多余成点.,，、/ \u00a0+-－个人名元年月%％。\n",
        *(
            "零下",
            "负",
            "分之",
            "百分之",
            "至",
            "到",
            "—",
            "～",
            "左右",
            "以上",
            "余",
            "亿元",
            "千克",
            "公里/小时",
            "个多小时",
        ),
        *("3,300", "１２", "1/3", "三成", "过半", "一半", "半数", "近半，", "个百分点", "第", "共"),
    ]
)


def texts(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(pieces, max_size=16).map("".join)


@pytest.mark.parametrize(
    ("expression", "pieces"),
    [
        pytest.param(date_expression(), PIECES, id="dates"),
        pytest.param(Opened(date_expression().opening, FULL_DATE), PIECES, id="full dates"),
        pytest.param(figure_expression(), COUNTED, id="figures"),
    ],
)
@settings(max_examples=500)
@given(data=st.data())
def test_what_an_expression_finds_opens_as_it_says(
    expression: Opened, pieces: st.SearchStrategy[str], data: st.DataObject
) -> None:
    text = data.draw(texts(pieces))
    found = [match.span() for match in expression.finditer(text)]
    assert found == [match.span() for match in expression.whole.finditer(text)]


@pytest.mark.parametrize("phrase", [epoch.phrase for epoch in epochs()])
@settings(max_examples=10)
@given(st.data())
def test_every_phrase_that_means_a_year_opens_as_the_lexicon_says(phrase: str, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(phrase, fullmatch=True))
    assert pattern("dates", "epochs_open").match(words)
