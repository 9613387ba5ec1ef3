"""What stands beside a number alone says nothing else than the clause that it is taken from."""

import pytest

from generator.extract import extract
from generator.extract.drafting.statements import Statements
from generator.model import Figure, Vague, split_document


def labels(text: str) -> list[tuple[str, str | None]]:
    found = extract(split_document("report", f"青溪县护林工作通报\n\n{text}\n"))
    (sentence,) = found.document.passages[-1].sentences
    statement = Statements(found).statement(sentence)
    measures: list[Figure | Vague] = [*statement.figures, *statement.vague]
    return [(each.as_written, each.of.zh if each.of else None) for each in measures]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("护林员劝返300名游客。", "游客"),
        ("全县建成45处水池。", "水池"),
        ("林区合格率达到96%。", "林区合格率"),
        ("已清理了一批枯木。", "枯木"),
    ],
)
def test_a_number_has_the_words_that_say_what_it_is_of(text: str, of: str) -> None:
    assert [label for _, label in labels(text)] == [of]


@pytest.mark.parametrize(
    "text",
    [
        "各乡避免了300户村民受灾。",
        "没有造成20名游客受伤。",
        "全县计划新建45处水池。",
        "力争明年建成45处水池。",
        "责令12家木材厂停工。",
        "每天劝返300名游客。",
        "全县新增45处水池。",
        "全县45处水池和哨所尚未启用。",
        "火情同比下降27.5%。",
        "林区产值增长5%左右。",
        "林区合格率由71%升至88%。",
        "合格率连续6个月同比上升。",
        "各村可能出现大量枯木。",
    ],
)
def test_where_the_clause_turns_what_a_number_is_of_the_whole_clause_is_shown(text: str) -> None:
    found = labels(text)
    assert found
    assert {label for _, label in found} == {None}
