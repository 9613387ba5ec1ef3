"""Addresses that lead to a sentence on its publisher's page."""

import pytest

from generator.render.words import leading_to

URL = "https://example.org/news?id=3"
LONG = "据介绍，各地推动建立全省长效机制，形成工作合力，先后出台制度三百余项，组织培训一千余次，覆盖所有乡镇街道。"
TEXT = f"据介绍，工作已经展开。{LONG}“有事找民警，放心！”群众说。"


@pytest.mark.parametrize(
    ("words", "sought"),
    [
        ("“有事找民警，放心！”群众说。", "“有事找民警，放心！”群众说。"),
        (LONG, "据介绍，各地推动建立全省长效机制，,覆盖所有乡镇街道。"),
        ("占35%, 即7-8成&更多。", "占35%25%2C%20即7%2D8成%26更多。"),
        ("护林　队员", "护林%E3%80%80队员"),
    ],
)
def test_a_sentence_is_sought_whole_or_by_its_first_and_last_clause(words: str, sought: str) -> None:
    assert leading_to(URL, TEXT, words) == f"{URL}#:~:text={sought}"


def test_a_long_sentence_that_stands_twice_is_sought_whole() -> None:
    assert leading_to(URL, LONG * 2, LONG) == f"{URL}#:~:text={LONG}"


def test_an_address_with_an_anchor_keeps_it() -> None:
    assert leading_to(f"{URL}#top", TEXT, "放心。") == f"{URL}#top:~:text=放心。"
