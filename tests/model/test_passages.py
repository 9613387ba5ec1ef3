import pytest

from generator.model import split_document
from generator.model.document import normalize


def sentences(text: str) -> list[str]:
    document = split_document("one", text)
    return [document.quote(sentence.span) for sentence in document.sentences]


def test_passages_are_the_lines_that_are_not_blank() -> None:
    document = split_document("one", "标题\n\n　　第一段。第二句！\n \n第二段\n")
    assert [(passage.id, document.quote(passage.span)) for passage in document.passages] == [
        ("p1", "标题"),
        ("p2", "第一段。第二句！"),
        ("p3", "第二段"),
    ]
    assert [sentence.id for sentence in document.sentences] == ["p1.1", "p2.1", "p2.2", "p3.1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲;乙；丙。", ["甲;乙；丙。"]),
        ("甲!乙?丙", ["甲!", "乙?", "丙"]),
        ("他说:“好!”然后走了。", ["他说:“好!”", "然后走了。"]),
        ("“怎么办？”的问题，“真的吗？”、“好！”，都有。", ["“怎么办？”的问题，“真的吗？”、“好！”，都有。"]),
        ("甲、乙……各地行动。", ["甲、乙……", "各地行动。"]),
        ("甲、乙……等地行动。", ["甲、乙……等地行动。"]),
        ("真的？！……走。", ["真的？！……", "走。"]),
        ("增长8.9%。下降4.0%。", ["增长8.9%。", "下降4.0%。"]),
        ("……", ["……"]),
        ("（完。）下一句", ["（完。）", "下一句"]),
    ],
)
def test_sentences_end_at_full_stops_and_omission_marks(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_heading_mark_gives_the_level_and_is_no_part_of_the_passage() -> None:
    document = split_document("one", "# 标题\n### 小标题\n#话题\n")
    assert [(passage.level, document.quote(passage.span)) for passage in document.passages] == [
        (1, "标题"),
        (3, "小标题"),
        (0, "#话题"),
    ]


def test_line_ends_and_composed_characters_are_made_one() -> None:
    assert normalize("a\r\nb\rc\u0065\u0301") == "a\nb\nc\u00e9"
    assert normalize("a\u2028b\x85c\u200e\u202ed") == "a\nb\ncd"


def test_a_long_run_of_marks_is_split_in_linear_time() -> None:
    assert len(sentences("…" * 200_000 + "等" + "。" * 200_000 + "的")) == 2
