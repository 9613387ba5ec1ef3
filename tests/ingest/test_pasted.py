"""Texts of our own as other programs hand them over when they are copied: words and sentences come out whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ingest import read_file
from generator.ingest.pasted import mend, strip
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
WORDS = ["春护", "林员", "巡山", "三次", "清理", "枯枝", "若干", "吨位"]
MARKS = [
    *("<p>", "</p>", "<br>", "<b>", "</b>", "<A>", "<P>", "<td>", "</td>", "<q>", "<html>", "</html>"),
    *(
        "<s>",
        "</s>",
        "<del>",
        "</del>",
        "<sup>",
        "</sup>",
        "<sub>",
        "</sub>",
        "<p class=x>",
        "<img alt='",
        "'>",
    ),
    *("<!--", "-->", "<title>", "</title>", "<script>", "</script>", "<style>", "&lt;", "&nbsp;", "&#0;"),
    *("\n", "\r\n", "  ", "　　", "，", "。", "<", "&", ">"),
]


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
        "海峡通讯社3月6日电 台北消息：护林队巡山三次。\n江城广播网3月7日讯 息县护林队巡山五次。\n",
        "第一章 总则\n第二章 职责\n第三章 附则\n",
        "气温<30℃且湿度>60%时上山，山羊&绵羊不得入林，按<回车>键。\n",
        "林地分为<A>类20块、<B>类30块、<S>级2块。\n",
        "护林员在<P>停车场集合，\n又到<Q>区、<br1>区和<BR>区巡山，全天共走5个片区30公里。\n",
        "<P>区有林地5块，<A>区6块。\n<B>区7块。\n",
        "其中a<b>c为一类林地，i<p>q为二类，x<s>y、u<td>v为三类。\n",
        "《关于<a>类林地的通知》\n",
        "　　山羊&绵羊、A&R;B队和&#0;队不得入林。\n",
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
                (
                    "tags of a web page (19): <!-- -->, <title>, <html>, <head>, <body>, <p>, <b>, <br>, <del>, <sup>"
                ),
                "words that a page hides in its source (2 characters): 注 / 页",
                "words that are struck out (1 characters): 9",
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


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("3月5日，县林业局召开<br>会议，种树20棵。", "3月5日，县林业局召开会议，种树20棵。"),
        ("通知。3月5日，<br/>\n县林业局<br>\n召开会议。", "通知。3月5日，县林业局召开会议。"),
        ("春季，护林。<br>各乡，巡山。", "春季，护林。\n各乡，巡山。"),
        ("春季，护林<br><br>各乡，巡山。", "春季，护林\n\n各乡，巡山。"),
        ("春季，护林<br>　　各乡，巡山。", "春季，护林\n各乡，巡山。"),
        ("<b>春季，护林</b><br>各乡，巡山。", "春季，护林\n各乡，巡山。"),
        ("护林通知<br>各乡，巡山。", "护林通知\n各乡，巡山。"),
        ("县林业局召开会<br>议，种树20棵。", "县林业局召开会议，种树20棵。"),
        ("对南坡的<br>火情，印发《防火<br>办法》。", "对南坡的火情，印发《防火办法》。"),
        ("3月5日种树20<br>棵<br>，浇水。", "3月5日种树20棵，浇水。"),
        ("他说：“火灭了。<br>“人都在。”", "他说：“火灭了。\n“人都在。”"),
        ("护林大会<br>议程如下，请遵守。", "护林大会\n议程如下，请遵守。"),
        (
            "做好，如下：<br>一、巡山。<br>二、防火，宣传<br>三、值守。",
            "做好，如下：\n一、巡山。\n二、防火，宣传\n三、值守。",
        ),
        ("联系，南坡<br>电话：12345。", "联系，南坡\n电话：12345。"),
        ("<HTML><BODY>\n<P>南坡<BR>30人\n<P>北坡<HR>40人</BODY></HTML>", "南坡\n30人\n\n北坡\n40人"),
        ("<P ALIGN=center>护林</P>\n<P>南坡有<P>区。\n<P>北坡", "护林\n\n南坡有<P>区。\n\n北坡"),
        ("<p>分为<A>类20块</p>\n<p>H<sub>2</sub>O，10<sub>2</sub></p>", "分为<A>类20块\n\nH2O，10₂"),
        ("收<s>旧<b>30</b>份</s>40m<sup>2</sup>、<font color=red>10<sup>n</sup></font>。", "收40m²、10ⁿ。"),
        ("<table>\r\n<td nowrap width=5>南坡</td>\r\n<td>30</td>\r\n</table>", "南坡\t30"),
    ],
)
def test_a_page_s_tags_mark_lines_and_words(source: str, text: str) -> None:
    assert strip(source)[0].strip() == text


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            "巡山。<!-- 内部：旧数 30 起，勿发 --><SCRIPT>show('请先 登录')</SCRIPT>",
            "words that a page hides in its source (15 characters): 内部：旧数 30 起，勿发 / 请先 / 登录",
        ),
        ("<img alt='巡山图'>巡山。", "words that a page hides in its source (3 characters): 巡山图"),
        (
            f"巡山。<title>{'林' * 90}</title>",
            f"words that a page hides in its source (90 characters): {'林' * 60}…",
        ),
        ("收<strike>旧数30份</strike>40份。", "words that are struck out (5 characters): 旧数30份"),
        ("<P>南坡</P>\n<p>北坡<br>", "tags of a web page (4): <P>, <p>, <br>"),
    ],
)
def test_what_a_page_hides_or_strikes_is_named(source: str, told: str) -> None:
    assert told in map(str, strip(source)[1])


@settings(max_examples=400, derandomize=True, database=None, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=14).map("".join))
def test_no_word_among_tags_is_lost_without_being_named(source: str) -> None:
    text, told = strip(source)
    seen = "".join((text, *map(str, told)))
    assert set(source) & set("".join(WORDS)) <= set(seen)
    assert text == source or told


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
        "巡山" + "<sup>" * 50_000 + "2" + "</sup>" * 50_000 + "<s>" * 50_000,
        "全省，巡山" + "，<br>林业部门" * 50_000 + "。",
        "<p>巡山" + " " * 200_000 + "</p>",
        "全省林业部门今天开展春季巡山行动，出动若干名\n" * 20_000,
        "巡山\n" + "全省林业部门开展春季巡山行动，\u2028" * 20_000 + "完成。",
    ],
)
def test_long_texts_are_mended_in_linear_time(text: str) -> None:
    assert takes_at_most(LONGEST, lambda: mend(text))


def test_a_first_line_that_opens_each_page_is_named_and_stands_once(tmp_path: Path) -> None:
    words = (
        "县水利局会同生态环境局对全县十二条河流开展清漂，共出动人员三百二十人次清理漂"
        "浮物三百二十吨，拆除违建五处，查处违法排污十二起，罚款四十六万元，行动取得成"
        "效。"
    )
    page = "\n".join((words[:37], words[37:74], words[74:]))
    path = tmp_path / "one.txt"
    path.write_text("".join(f"县水利局简报\n{page}\n第{number}页\n" for number in range(1, 4)), "utf-8")
    reading = read_file(path)
    assert reading.text.splitlines() == ["县水利局简报", words, words, words]
    assert "the first line, again at the head of pages (2)" in map(str, reading.left_out)
