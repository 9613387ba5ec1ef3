"""Markdown is read as a reader of it sees it, and what is no markup stays as it is written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ingest import Reading, read_file
from generator.ingest.marked_down import without_marks

TEXT = "6月3日，县水利局清理漂浮物320吨。"


def read(folder: Path, text: str) -> Reading:
    path = folder / "one.md"
    path.write_text(text, "utf-8")
    return read_file(path)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**一是**清岸，*二是*巡查，__三是__`宣传`。", "一是清岸，二是巡查，三是宣传。"),
        ("5*3*4=60，[甲]与a_b_c，\\*不是强调\\*。", "5*3*4=60，[甲]与a_b_c，*不是强调*。"),
        ('据[县水利局][slj]、[镇里](a.htm "题")、<https://a.cn/b>。\n[slj]: https://a.cn', "据县水利局、镇里、https://a.cn/b。"),
        ("| 村 | 数量 |\n|---|--:|\n| 石桥 | 8\\|9处 |\n后文。", "村\t数量\n石桥\t8|9处\n后文。"),
        ("甲|乙，一句话。", "甲|乙，一句话。"),
        ("清理320吨。[^1]\n\n[^1]: 截至6月底。", "清理320吨。[1]\n\n[1] 截至6月底。"),
        ("通报\n===\n\n做法\n---\n正文。\n\n***\n", "# 通报\n\n## 做法\n正文。\n\n"),
        ("> 引文一句。\n> > 又一句。", "引文一句。\n又一句。"),
        ("1. 清岸\n   - [x] 已办\n- [ ] 未办\n* 巡查", "1. 清岸\n☑已办\n☐未办\n巡查"),
        ("```\n**代码**\n```", "**代码**"),
        ("6月3日，县水利局清理\n漂浮物320吨。  \n6月9日，收队。", "6月3日，县水利局清理漂浮物320吨。\n6月9日，收队。"),
        ("清漂行动\n6月3日，收队。", "清漂行动\n6月3日，收队。"),
    ],
)  # fmt: skip
def test_only_what_marks_the_words_is_gone(source: str, words: str) -> None:
    assert without_marks(source)[0] == words


def test_what_a_file_says_at_its_head_is_no_text_of_it(tmp_path: Path) -> None:
    reading = read(
        tmp_path, f"---\ntitle: 清漂通报\ndate: 2025-06-12 08:00\ntags:\n  - 水利\n---\n\n{TEXT}\n"
    )
    assert (reading.title, reading.date, reading.text.split()) == (
        "清漂通报",
        "2025-06-12",
        ["清漂通报", TEXT],
    )
    assert [str(each) for each in reading.left_out] == [
        "what the file says of itself, and where its links lead: title: 清漂通报 / date: 2025-06-12 08:00 / tags: / - 水利"
    ]
    assert read(tmp_path, f"---\n{TEXT}\n---\n").text == f"## {TEXT}\n"


def test_what_is_struck_out_or_a_picture_is_named(tmp_path: Path) -> None:
    reading = read(
        tmp_path, f"{TEXT}~~旧有5处。~~ ![巡河](a.jpg)\n\n<details><summary>名单</summary>石桥</details>\n"
    )
    assert reading.text.split() == [TEXT, "名单", "石桥"]
    assert [str(each) for each in reading.left_out][1:] == [
        "words that are struck out (5 characters): 旧有5处。",
        "what is written in pictures (1 pictures): 巡河",
    ]


@given(st.text("石桥，。 *_~`[](){}|-=#>!\\\n1.^:", max_size=60))
def test_no_word_is_lost_without_being_named(text: str) -> None:
    words, marked = without_marks(text)
    named = "".join(
        (
            *marked.entries,
            *marked.struck,
            *marked.pictures,
            *marked.names,
            *marked.names.values(),
            text if "](" in text else "",
        )
    )
    for sign in "石桥1":
        assert words.count(sign) + named.count(sign) >= text.count(sign)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "1. 清岸。\n1. 巡查。\n   1. 白天。\n   1. 夜间。\n1. 宣传。",
            "1. 清岸。/2. 巡查。/1. 白天。/2. 夜间。/3. 宣传。",
        ),
        ("3. 清岸。\n\n5. 巡查。\n5. 宣传。", "3. 清岸。/5. 巡查。/6. 宣传。"),
        ("1. 清岸。\n\n另外：\n\n1. 巡查。\n1) 宣传。", "1. 清岸。/另外：/1. 巡查。/1) 宣传。"),
        ("1. 清岸。\n\n   石桥村。\n\n1. 巡查。", "1. 清岸。/石桥村。/2. 巡查。"),
        ("清漂\n: 清理水面。\n:   又一义。", "清漂/清理水面。/又一义。"),
        ("## 措施 ##\n\n### 分工 {#who}\n\n## C#", "## 措施/### 分工/## C#"),
        ('!!! note "提示"\n    先看这里。\n\n??? warning\n    当心。', "提示/先看这里。/??? warning/当心。"),
        ("<a@b.example>，[![徽](b.svg)](https://e.example)。", "a@b.example，。"),
        ("<details open>里面的话。</details>", "里面的话。"),
    ],
)
def test_words_stand_as_a_reader_sees_them(tmp_path: Path, source: str, shown: str) -> None:
    text = read(tmp_path, f"{TEXT}\n\n{source}\n").text
    assert "/".join(line for line in text.splitlines()[1:] if line) == shown


def test_data_in_toml_at_the_head_are_no_text(tmp_path: Path) -> None:
    reading = read(tmp_path, f'+++\ntitle = "清漂通报"\ndate = 2024-06-05\n+++\n{TEXT}\n')
    assert (reading.title, reading.date) == ("清漂通报", "2024-06-05")
    assert reading.text.splitlines() == ["清漂通报", TEXT]
    assert 'title = "清漂通报"' in "".join(map(str, reading.left_out))
