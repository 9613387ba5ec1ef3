"""Pages that set blanks between figures and characters say the same as those that set none."""

from typing import Any

import pytest

from generator.extract import extract
from generator.extract.drafting.statements import Statements
from generator.model import split_document
from generator.translate.kept_figures import find_losses

TEXTS = (
    "2024 年 3 月 5 日，林业局组织队员 320 余人次，检查路口 1.2 万处，投入 3 亿元，占 35 %，增长 2.5 个百分点。",
    "3 月 8 日、9 日，护林队召开会议。6 月至 8 月清理 3 至 5 处。2023 年 3 月 5 日至 4 月 6 日开展。13 日巡山，12 日返回。",
    "超过 300 人参加，近 200 户报名，不足 5 % 的村缺席，超 3 万户签约，约 20 分钟赶到，300 人以上受训，来了约 5 万至 8 万人。",
    "第 1 届、第 12 日，2024 年的工作。",
)


def told(text: str) -> tuple[list[Any], list[Any]]:
    found = extract(split_document("text", f"清溪县护林队巡山记\n\n{text}\n"))
    words = found.document.quote
    for passage in found.document.passages:
        for sentence in passage.sentences:
            statement = Statements(found).statement(sentence)
            assert [*find_losses(statement.text.zh, "zh", statement.figures)] == []
    return (
        [(words(each.span).replace(" ", ""), each.iso) for each in found.dates],
        [
            (words(each.span).replace(" ", ""), each.value, each.value_to, each.unit, each.bound)
            for each in found.figures
        ],
    )


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("blank", [" ", "\u00a0"])
def test_blanks_around_figures_change_nothing(text: str, blank: str) -> None:
    plain = told(text.replace(" ", ""))
    assert any(plain)
    spaced = told(text.replace(" ", blank))
    assert [[str(each).replace("\\xa0", "") for each in those] for those in spaced] == [
        [str(each) for each in those] for those in plain
    ]
