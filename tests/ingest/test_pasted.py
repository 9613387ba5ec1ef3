"""Texts of our own as other programs hand them over when they are copied: words and sentences come out whole."""

from pathlib import Path

import pytest

from generator.ingest import read_file
from generator.ingest.pasted import mend
from generator.model import split_document
from tests.timing import takes_at_most

ROOT = Path(__file__).parents[2]
WHOLE = """\
清溪县护林队巡山记
2024年3月5日，清溪县林业局组织护林队员在全县十二个乡镇开展春季巡山行动，共出动队员三百二十人次，检查林区路口四十五处，劝返携带火种上山的群众十六人。
买买提·艾力是护林队的老队员。他说：“山上的路我都走过。”今年他带着三名新队员，在清溪县东山、北山两个片区巡查，发现并清理枯枝落叶堆二十三处、隐患点九处。
一、在重点路段设置提示牌，组织志愿者劝导上坟群众文明祭扫，严防森林火灾的发生，守护好全县的青山绿水。
二、做好值守。
清溪县林业局"""
PARAGRAPHS = WHOLE.splitlines()
_STAYS = "，。、；：！？”"
LONGEST = 2.0
"""Seconds on a busy machine; time that grows with the square of the length takes far more."""


def broken(width: float, *, indent: str = "") -> list[list[str]]:
    """The paragraphs as lines of a width in characters; no line begins with punctuation."""
    return [list(_lines(indent + paragraph, width)) for paragraph in PARAGRAPHS]


def _lines(paragraph: str, width: float) -> list[str]:
    lines, taken = [""], 0.0
    for char in paragraph:
        wide = 0.5 if char < "\u2000" else 1
        if taken + wide > width and char not in _STAYS:
            lines.append("")
            taken = 0
        lines[-1] += char
        taken += wide
    return lines


def flat(paragraphs: list[list[str]]) -> list[str]:
    return [line for paragraph in paragraphs for line in paragraph]


def page(lines: list[str]) -> str:
    return "\n".join([*lines[:6], "", "— 1 —", "\x0c" + lines[6], *lines[7:], "", "— 2 —", ""])


COPIED = {
    "a viewer of PDF files": "\r\n".join(flat(broken(26))),
    "an office suite, with indents": "\n".join(flat(broken(28, indent="　　"))),
    "a narrow column": "\n".join(flat(broken(18))),
    "a blank line after each": "\n\n".join(flat(broken(30))),
    "pages with numbers": page(flat(broken(26))),
    "line separators for all breaks": "\u2028".join(flat(broken(26))),
    "line separators within paragraphs": "\n".join("\u2028".join(lines) for lines in broken(33)),
    "a blank after each character": "\n".join(" ".join(line) for line in PARAGRAPHS),
    "blanks here and there": WHOLE.replace("组织护林", "组 织护\u00a0林").replace("群众文明", "群 众文明"),
    "blanks around figures": WHOLE.replace("2024年3月5日", "2024 年 3\u2009月 5 日"),
    "half-width katakana": WHOLE.replace("·", "･").replace("。", "｡").replace("、", "､"),
}


def read(folder: Path, text: str) -> tuple[str, list[str]]:
    path = folder / "copied.txt"
    path.write_text(text, "utf-8", newline="")
    reading = read_file(path)
    return split_document("copied", reading.text).text, [str(each) for each in reading.left_out]


@pytest.mark.parametrize("program", COPIED)
def test_sentences_come_out_whole(tmp_path: Path, program: str) -> None:
    text, told = read(tmp_path, COPIED[program])
    found, meant = split_document("found", text), split_document("meant", WHOLE)
    assert {meant.quote(each.span) for each in meant.sentences} == {
        found.quote(each.span) for each in found.sentences
    }
    assert told


def test_what_was_mended_is_counted(tmp_path: Path) -> None:
    assert read(tmp_path, COPIED["pages with numbers"])[1] == [
        "line breaks within paragraphs (5)",
        "page numbers: “— 1 —”, “— 2 —”",
    ]
    assert read(tmp_path, COPIED["blanks here and there"])[1] == [
        "spaces within words and around figures (3)"
    ]
    assert read(tmp_path, COPIED["half-width katakana"])[1] == ["half-width punctuation, now full-width (11)"]


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        "两岸青山相对出，\n孤帆一片日边来。\n朝辞白帝彩云间，\n千里江陵一日还。\n" * 3,
        "关于开展春季护林巡山行动的通知\n关于做好清明节祭扫服务的通知\n关于调整林区值守时间的公告\n关于表扬优秀护林队员的通报\n",
        "护林队员名单：王建国 李小明 赵志刚 孙丽 周伟 陈春生。",
        "清溪县林业局　2024年3月5日\n县长　李　山\n公　告\n",
        "2024-03-05 09:30 来源：清溪日报\n清溪县林业局 2024年3月5日\n附件 1\n",
        "清溪日报讯 3月5日，全县上山巡护3次，清理枯枝12吨。新华社北京 3月6日电，巡护延长5天。\n",
        "第一章 总则\n第二章 职责\n第三章 附则\n",
        "气温<30℃且湿度>60%时上山，山羊&绵羊不得入林，按<回车>键。\n",
        "ﾊﾟﾄﾛｰﾙ･ｶｰ是巡逻车的日文名称。\n",
        "标题很长很长很长很长很长很长很长\u2028副标题也很长很长很长很长很长\n护林队巡山三次。\n",
        "Rangers walk the hills of Qingxi in spring and clear\nthe paths of dry leaves and branches so that no fire\n"
        * 4,
    ],
)
def test_what_shows_no_trace_of_copying_stays_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.txt"
    path.write_text(text, "utf-8", newline="")
    assert read_file(path).text == text


@pytest.mark.parametrize(
    ("name", "source", "text", "counted"),
    [
        (
            "page.txt",
            (
                '<html><head><title>页</title></head><body><p>县林业局通知</p>\n<p style="color:red">&nbsp;&nbsp;巡山<b>30</b>次。'
                "<br/>收<del>9</del>10<sup>2</sup>份。</p><!-- 注 --></body></html>"
            ),
            "县林业局通知\n\n巡山30次。\n收10²份。\n",
            [
                "tags of a web page and what they hide (17)",
                "character references such as “&nbsp;”, now characters (2)",
            ],
        ),
        ("part.txt", "县林业局通知</p>\n<p>A&amp;B两队巡山。", "县林业局通知\n\nA&B两队巡山。\n", None),
        (
            "row.md",
            "# 县林业局通知\n\n<table><tr><td>乡镇</td><td>人次</td></tr><tr><td>南坡</td><td>30</td></tr></table>\n",
            "# 县林业局通知\n\n乡镇\t人次\n\n南坡\t30\n",
            None,
        ),
    ],
)
def test_what_the_source_of_a_page_left_in_a_text_is_taken_out_and_counted(
    tmp_path: Path, name: str, source: str, text: str, counted: list[str] | None
) -> None:
    path = tmp_path / name
    path.write_text(source, "utf-8")
    reading = read_file(path)
    assert reading.text == text
    assert reading.left_out
    assert counted is None or [str(each) for each in reading.left_out] == counted


def test_the_texts_of_the_project_stay_as_they_are() -> None:
    for path in (*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/extract/golden/*.txt")):
        assert read_file(path).text == path.read_text("utf-8"), path


@pytest.mark.parametrize(
    "text",
    [
        "全省林业部门，" + "\n" * 200_000,
        "全 省 林 业 部 门 巡 山 " * 20_000,
        "全省林业部门巡山" + "<!--<p <sup><script>" * 50_000,
        "全省林业部门巡山<p " + "a=b " * 100_000,
        "全省林业部门今天开展春季巡山行动，出动若干名\n" * 20_000,
        "巡山\n" + "全省林业部门开展春季巡山行动，\u2028" * 20_000 + "完成。",
    ],
)
def test_long_texts_are_mended_in_linear_time(text: str) -> None:
    assert takes_at_most(LONGEST, lambda: mend(text))
