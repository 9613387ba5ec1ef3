"""Citations follow their words when a document changes."""

import pytest

from generator.content.changing import applied
from generator.content.remembering import Shift
from generator.content.remembering.source_moves import find_shift
from generator.model import Origin, Plain, split_document

OLD = ["标题", "甲地清理河道。乙地种树。", "会议召开。", "丙地巡河。视频会议召开。", "……"]


def shift(*new: str) -> Shift:
    return find_shift(split_document("d", "\n".join(OLD)), split_document("d", "\n".join(new)))


def moved(content: Plain, *new: str) -> Plain:
    there = shift(*new)
    return applied(content, there.reanchored(content))


def cite(quote: str, passage: str | None = None) -> dict[str, Plain]:
    return {"document": "d", **({"passage": passage} if passage else {}), "quote": quote}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (cite("甲地清理河道。", "p2"), cite("甲地清理河道。", "p3")),
        (cite("会议召开", "p3"), cite("会议召开", "p4")),
        (cite("会议召开", "p4"), cite("会议召开", "p5")),
        (cite("没有的话", "p4"), cite("没有的话", "p5")),
        (cite("乙地种树"), cite("乙地种树")),
        (
            {"document": "other", "passage": "p2", "quote": "甲"},
            {"document": "other", "passage": "p2", "quote": "甲"},
        ),
    ],
)
def test_an_inserted_paragraph_moves_numbers(before: Plain, after: Plain) -> None:
    assert moved({"name": before}, "标题", "新增一段文字。", *OLD[1:]) == {"name": after}


def test_the_quote_decides_when_a_paragraph_is_cut_in_two() -> None:
    assert moved([cite("乙地种树", "p2")], "标题", "甲地清理河道。", "乙地种树。", *OLD[2:]) == [
        cite("乙地种树", "p3")
    ]


def test_a_quote_that_got_a_twin_gets_its_passage() -> None:
    assert moved([cite("乙地种树")], *OLD, "乙地种树。") == [cite("乙地种树", "p2")]


def test_a_quote_whose_paragraph_went_and_that_fits_twice_names_none() -> None:
    assert moved(
        [cite("种树", "p2")], "标题", "丁地今年在河岸上种树，成果不少。", "戊地的人们也来种树了。", *OLD[2:]
    ) == [cite("种树")]


def test_origins_follow_changed_words_and_keep_lost_ones_apart() -> None:
    new = shift("标题", "新段。", "甲地清理河道三公里。", "会议召开。", "……")
    assert new.origin(Origin("d/story/p2.1")) == "d/story/p3.1"
    assert new.origin(Origin("d/event/p3.1/6月")) == "d/event/p4.1/6月"
    assert new.origin(Origin("d/term/会议")) == "d/term/会议"
    assert new.origin(Origin("other/story/p2.1")) == "other/story/p2.1"
    gone = new.origin(Origin("d/story/p4.1"))
    assert gone.startswith("d/story/gone-")
    back = find_shift(new.new, split_document("d", "\n".join(OLD)))
    assert back.origin(gone) == "d/story/p4.1"


def test_what_is_set_aside_is_known_by_its_words() -> None:
    aside: Plain = {
        "id": "d",
        "set_aside": [{"passage": "p5", "reason": {"zh": "省略号"}}, {"passage": "p3", "reason": {}}],
    }
    assert moved(aside, "标题", "新。", *OLD[1:]) == {
        "id": "d",
        "set_aside": [{"passage": "p6", "reason": {"zh": "省略号"}}, {"passage": "p4", "reason": {}}],
    }
    assert moved(aside, *OLD[:2], *OLD[3:4]) == {
        "id": "d",
        "set_aside": [
            {"passage": "p5", "quote": "……", "reason": {"zh": "省略号"}},
            {"passage": "p3", "quote": "会议召开。", "reason": {}},
        ],
    }


def test_without_the_old_text_only_quotes_decide() -> None:
    blind = find_shift(None, split_document("d", "\n".join(["新。", *OLD])))
    content: Plain = [cite("甲地清理河道", "p2"), cite("会议召开", "p4")]
    assert applied(content, blind.reanchored(content)) == [
        cite("甲地清理河道", "p3"),
        cite("会议召开", "p4"),
    ]
