"""The comparison of a statement takes work in proportion to its length and to that of its passage; counted in calls, not in time."""

import sys
from collections.abc import Callable
from itertools import count
from random import Random
from types import FrameType

import pytest

from generator.support import find_unsupported

_DEEDS = ("查处案件", "抓获人员", "检查企业", "整改隐患", "出动警力", "走访群众", "关停网站", "发放资料")
_MEASURES = "家名个起户部台所座件"


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called, those written in C too."""
    calls = count()

    def notice(_frame: FrameType, event: str, _argument: object) -> None:
        if event in {"call", "c_call"}:
            next(calls)

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        work()
    finally:
        sys.setprofile(before)
    return next(calls)


def counts(chance: Random, many: int) -> str:
    """A sentence that counts so many things."""
    told = (
        f"{chance.choice(_DEEDS)}{chance.randint(13, 99999)}{chance.choice(_MEASURES)}" for _ in range(many)
    )
    return f"{'，'.join(told)}。"


@pytest.mark.parametrize(
    "statement",
    [
        "查处案件1234567起，抓获人员7654321名",
        "约三成企业没有整改，平均每户走访87654.3次",
        "历时约77小时，其余1234567人到场",
    ],
)
def test_numbers_of_a_passage_are_not_all_paired(statement: str) -> None:
    find_unsupported("检查企业4家", ("检查企业5家。",))  # what is read once for all is there then
    chance = Random(statement)  # noqa: S311 - nothing secret
    few, many = (counts(chance, numbers) for numbers in (60, 240))
    less = calls_of(lambda: find_unsupported(statement, (few,)))
    more = calls_of(lambda: find_unsupported(statement, (many,)))
    assert more < 4 * less * 1.25


def test_a_long_statement_takes_as_many_calls_as_its_parts() -> None:
    find_unsupported("检查企业4家", ("检查企业5家。",))
    chance = Random(1)  # noqa: S311 - nothing secret
    passage = counts(chance, 5)
    short, long = (counts(chance, numbers) for numbers in (50, 200))
    less = calls_of(lambda: find_unsupported(short, (passage,)))
    more = calls_of(lambda: find_unsupported(long, (passage,)))
    assert more < 4 * less * 1.25


@pytest.mark.parametrize(
    "repeated", ["1、", "一半", "2024年", "9月9日", "9时", "1%", "江苏", "最多", "应当", "第一、"]
)
def test_a_text_that_repeats_itself_takes_no_more_than_the_square_of_its_length(repeated: str) -> None:
    find_unsupported("检查企业4家", ("检查企业5家。",))
    short, long = (repeated * (length // len(repeated)) for length in (60, 240))
    less = calls_of(lambda: find_unsupported(f"{short}甲", (f"{short}乙。",)))
    more = calls_of(lambda: find_unsupported(f"{long}甲", (f"{long}乙。",)))
    assert more < 4**2 * less * 1.25
