"""What an expression opens with is quickly found, and nothing that the expression finds opens otherwise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract.finding.dates import date_expression
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
TEXTS = st.lists(PIECES, max_size=16).map("".join)


@pytest.mark.parametrize("expression", [date_expression(), FULL_DATE], ids=["dates", "full dates"])
@settings(max_examples=500)
@given(text=TEXTS)
def test_what_an_expression_finds_opens_as_it_says(expression: Opened, text: str) -> None:
    found = [match.span() for match in expression.finditer(text)]
    assert found == [match.span() for match in expression.whole.finditer(text)]


@pytest.mark.parametrize("phrase", [epoch.phrase for epoch in epochs()])
@settings(max_examples=10)
@given(st.data())
def test_every_phrase_that_means_a_year_opens_as_the_lexicon_says(phrase: str, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(phrase, fullmatch=True))
    assert pattern("dates", "epochs_open").match(words)
