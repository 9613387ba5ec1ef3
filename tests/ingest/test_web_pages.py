"""Saved pages of the systems that Chinese publishers use: the whole article, without the page's machinery."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import ProblemsError
from generator.ingest import Reading, read_file
from tests.timing import seconds

CASES = sorted((Path(__file__).parents[1] / "cases").glob("html-*.html"))
ARTICLE = "<p>6月3日，县水利局清理漂浮物320吨。</p><p>6月9日，查处违法排污12起。</p>"
WORDS = ["6月3日，县水利局清理漂浮物320吨。", "6月9日，查处违法排污12起。"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_page_is_read_as_its_file_says(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
    reading = read_file(path)
    assert reading.text == expected["text"]
    assert (reading.title, reading.publisher, reading.date, reading.url) == (
        expected["title"],
        expected["publisher"],
        expected["date"],
        expected["url"],
    )
    assert list(map(str, reading.left_out)) == expected.get("left_out", [])


def read(folder: Path, body: str, head: str = "<title>河湖清漂行动通报</title>") -> Reading:
    path = folder / "one.html"
    path.write_text(f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>", "utf-8")
    return read_file(path)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>清漂行动通报-青禾县人民政府</title>", "清漂行动通报"),
        ("<title>清漂行动通报-时政要闻-青禾新闻网</title>", "清漂行动通报"),
        ("<title>清漂行动通报_要闻_青禾县人民政府</title>", "清漂行动通报"),
        ("<title>清漂行动通报--青禾频道--人民网</title>", "清漂行动通报"),
        ("<title>清漂行动通报｜青禾网</title>", "清漂行动通报"),
        ("<title>让河水更清——青禾县清漂行动纪实</title>", "让河水更清——青禾县清漂行动纪实"),
        ("<title>2024-2025年清漂方案</title>", "2024-2025年清漂方案"),
        ("<title>快评|清漂不能一阵风_青禾网</title>", "快评|清漂不能一阵风"),
        ('<meta name="ArticleTitle" content="通报"><title>x</title>', "通报"),
    ],
)
def test_a_title_is_told_from_the_names_of_site_and_column(tmp_path: Path, head: str, title: str) -> None:
    assert read(tmp_path, f"<div>{ARTICLE}</div>", head).title == title


@pytest.mark.parametrize(
    ("line", "publisher", "date"),
    [
        ("2025-07-02 09:00 来源：青禾日报", "青禾日报", "2025-07-02"),
        ("来源: 青禾日报 作者：林方 2025年7月2日", "青禾日报", "2025-07-02"),
        ("<span>2025</span><span>年07月</span><span>02日</span>", None, "2025-07-02"),
        ("发布日期：2025/7/2 信息来源：县水利局 浏览次数：7次", "县水利局", "2025-07-02"),
        ("来源：本站 时间：2025.07.02", None, "2025-07-02"),
        ("来源：  发布时间：2025-07-02", None, "2025-07-02"),
        ("稿源：青禾网32人参与8评论", "青禾网", None),
        ("2009年5月14日建成", None, None),
        ("更新时间：2025-07-09", None, None),
        ("（2025年1月15日在县人民代表大会上）", None, None),
        ("<a href=2.html>2025-06-30 柳湾村清淤</a>", None, None),
        ("2025年6月3日上午巡河现场", None, None),
        ("2025年6月3日 全县清漂行动启动", None, None),
        ("2025年6月3日阅读推广", None, None),
        ("林方 2025-06-03", None, "2025-06-03"),
        ("要闻 快讯 2025年6月3日 08:15", None, "2025-06-03"),
        ("来信时间：2025-05-01", None, None),
        ("时间：1970-01-01 来源：青禾网", "青禾网", None),
    ],
)
def test_the_line_at_the_headline_tells_publisher_and_day(
    tmp_path: Path, line: str, publisher: str | None, date: str | None
) -> None:
    reading = read(tmp_path, f"<div><h1>河湖清漂行动通报</h1><div>{line}</div>{ARTICLE}</div>")
    assert (reading.publisher, reading.date) == (publisher, date)
    assert reading.text.splitlines()[-2:] == WORDS


@pytest.mark.parametrize(
    ("around", "told"),
    [
        ("<div class='comment-list'><p>干得好，我们村也要这样干，请继续。</p></div>", "readers' comments"),
        ("<h3>相关阅读</h3><ul><li><a href=1>柳湾村连夜清淤，道路已经抢通</a></li></ul>", "lists of other articles"),
        ("<p>相关链接：<a href=1>柳湾村连夜清淤，道路已经抢通</a></p>", "lists of other articles"),
        ("<form><textarea></textarea><p>请文明发言，理性讨论，遵守法律。</p></form>", "forms to fill in"),
        ("<div style='display : none'><p>打印时才看得见的一句话，一共有二十多个字。</p></div>", "what the page hides, with sentences"),
        ("<p>扫一扫在手机打开当前页</p><p>上一篇：柳湾村连夜清淤</p><p>分享到：微信</p>", "notes for sharing"),
        ("<p>点击上方“青禾水利”关注我们</p><p>喜欢就点个“在看”吧</p><p>END</p>", "notes for sharing"),
        ("<p>特别声明：以上内容由用户上传，本平台仅提供信息存储服务。</p>", "notes for sharing"),
        ("<p><del>漏网之鱼</del></p>", "words that are struck out"),
    ],
)  # fmt: skip
def test_what_is_no_part_of_the_article_is_left_out_and_told(tmp_path: Path, around: str, told: str) -> None:
    reading = read(tmp_path, f"<div class='TRS_Editor'>{ARTICLE * 3}{around}</div>")
    assert reading.text.splitlines() == ["河湖清漂行动通报", *WORDS * 3]
    assert [str(message).startswith(told) for message in reading.left_out] == [True]


@pytest.mark.parametrize("is_set", ["=", " = ", "  ="])
def test_a_page_of_wechat_states_account_and_day_however_its_script_is_set(
    tmp_path: Path, is_set: str
) -> None:
    script = f"<script>var nickname{is_set}'青禾水利';var ct{is_set}'1751421600';</script>"
    page = read(tmp_path, f"<div id='js_content' style='visibility:hidden'>{ARTICLE}</div>{script}")
    assert (page.publisher, page.date) == ("青禾水利", "2025-07-02")


@pytest.mark.parametrize(
    "article",
    [
        "<h2>相关链接</h2><p>清漂是指清理水面漂浮物。</p>",
        "<p>附件：<a href=1.doc>清漂台账.doc</a></p>",
        "<h3>扫码支付方便群众</h3>",
        "<p>村民点击蓝字报名，关注群每天发布水情。县里声明：平台的观点由专家提供。</p>",
        "<p>分享经验做法，推广到全县。</p>",
        "<div class='footnote'>注：数据截至6月30日。</div>",
        "<p class='share-benefit'>" + "群众共享发展成果，" * 20 + "心里踏实。</p>",
    ],
)
def test_words_of_an_article_that_look_like_machinery_stay(tmp_path: Path, article: str) -> None:
    lines = read(tmp_path, f"<div class='TRS_Editor'>{ARTICLE}{article}</div>").text.splitlines()
    assert len(lines) == 3 + article.count("<p") + article.count("<h") + article.count("<div")


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ("<tr><th>河段<th>吨<tr><td>东河<td>120", ["河段\t吨", "东河\t120"]),
        ("<tr><td>东河<td>120<tr><td><p>西河</p><p>（上段）</p><td>200", ["东河\t120", "西河 （上段）\t200"]),
        ("<tr><td rowspan=2>东河<td>上段<td>80<tr><td>下段<td>40", ["东河\t上段\t80", "下段\t40"]),
        ("<tr><td>东河清理120吨<tr><td>西河清理200吨", ["东河清理120吨", "西河清理200吨"]),
        ("<tr><td>左<td><p>东河清理120吨。</p><p>西河清理200吨。</p>", ["左", "东河清理120吨。", "西河清理200吨。"]),
        ("<caption>台账</caption><tr><td>东河<td>120<tr><td>西河<td>200", ["台账", "东河\t120", "西河\t200"]),
    ],
)  # fmt: skip
def test_tables_of_rows_keep_their_rows_and_others_their_paragraphs(
    tmp_path: Path, cells: str, lines: list[str]
) -> None:
    reading = read(tmp_path, f"<div>{ARTICLE}<table>{cells}</table></div>")
    assert reading.text.splitlines()[3:] == lines


def test_a_neighbours_day_above_the_headline_is_not_taken(tmp_path: Path) -> None:
    body = f"<div><p><a href=1>要闻</a> 2025-01-01</p><p>2025-01-02</p></div><div><h1>河湖清漂行动通报</h1>{ARTICLE}</div>"
    assert read(tmp_path, body).date is None


def test_a_headline_without_marks_is_what_stands_above_publisher_and_day(tmp_path: Path) -> None:
    body = (
        "<div>欢迎访问本站，本站提供办事指南、政策文件，请致电值班室，祝您生活愉快，万事如意。</div>"
        f"<form method=post><div>河湖清漂行动通报</div><div>2025/7/2 9:00:00</div><div>{ARTICLE}</div></form>"
    )
    reading = read(tmp_path, body, "<title>青禾县水利局</title>")
    assert (reading.title, reading.date) == ("河湖清漂行动通报", "2025-07-02")
    assert reading.text.splitlines() == ["河湖清漂行动通报", *WORDS]


def test_a_page_of_links_alone_is_refused_with_what_to_do(tmp_path: Path) -> None:
    links = "".join(f"<li><a href={n}.html>清漂行动第{n}期通报</a></li>" for n in range(9))
    with pytest.raises(
        ProblemsError, match="holds only links, no article; save the page of one article"
    ) as caught:
        read(tmp_path, f"<h1>清漂行动</h1><ul>{links}</ul>", "<title>清漂行动</title>")
    assert [problem.kind for problem in caught.value.problems] == ["no-article"]


def test_a_page_nested_beyond_measure_is_refused_and_not_cut(tmp_path: Path) -> None:
    assert read(tmp_path, "<div>" * 1500 + ARTICLE + "</div>" * 1500).text.splitlines()[1:] == WORDS
    with pytest.raises(ProblemsError, match="nested too deep"):
        read(tmp_path, "<div>" * 5000 + ARTICLE)


@pytest.mark.parametrize(
    ("head", "date", "url"),
    [
        ("<meta name=PubDate content=20250702>", "2025-07-02", None),
        ("<meta name=PubDate content=1751421600>", None, None),
        ("<meta name=PubDate content=1900-01-01><meta name=date content=2025-07-02>", "2025-07-02", None),
        ("<meta property='article:published_time' content='2025-07-01T23:30:00+00:00'>", "2025-07-02", None),
        ("<link rel=canonical href='https://a.example.cn/'><meta name=Url content='./t/1.html'>", None, "https://a.example.cn/t/1.html"),
        ("<link rel=canonical href='https://a.example.cn/'>", None, None),
        ("<meta name=Url content='//a.example.cn/1.html'>", None, None),
        ("<meta property='og:url' content='http://a.example.cn/1.html'>", None, "http://a.example.cn/1.html"),
        ("<!-- saved from url=(0028)http://a.example.cn/2.html -->", None, "http://a.example.cn/2.html"),
        ("<i itemprop=datePublished content=2025-07-02></i>", "2025-07-02", None),
        ("<base href='file:///C:/a/'><meta name=Url content='1.html'>", None, None),
    ],
)  # fmt: skip
def test_the_head_tells_day_and_address(tmp_path: Path, head: str, date: str | None, url: str | None) -> None:
    reading = read(tmp_path, f"<div>{ARTICLE}</div>", head)
    assert (reading.date, reading.url) == (date, url)


def test_broken_bytes_are_borne_outside_the_article_alone(tmp_path: Path) -> None:
    path = tmp_path / "one.html"
    head = "<meta charset=utf-8><meta name=description content='清漂".encode()[:-1]
    path.write_bytes(head + f"'><title>通报</title><p>{WORDS[0]}</p>".encode())
    assert read_file(path).text.splitlines() == ["通报", WORDS[0]]
    path.write_bytes(f"<meta charset=utf-8><title>通报</title><p>{WORDS[0]}清".encode()[:-1] + b"</p>")
    with pytest.raises(ProblemsError, match="1 characters of the article are broken"):
        read_file(path)
    assert (
        "characters that the page itself shows as broken (1)"
        in read(tmp_path, f"<p>{WORDS[0]}\ufffd</p>").left_out
    )


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ("gb2312", "utf-8", WORDS[0]),
        ("utf-8", "gb18030", WORDS[0]),
        ("big5", "gb18030", WORDS[0]),
        ("gbk", "big5", "市府清理水面，成效顯著。"),
    ],
)
def test_a_page_in_another_encoding_than_it_declares_is_read(
    tmp_path: Path, declared: str, encoding: str, words: str
) -> None:
    path = tmp_path / "one.html"
    path.write_text(f"<meta charset={declared}><title>行動</title><p>{words}</p>", encoding)
    assert read_file(path).text.splitlines() == ["行動", words]


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("10<sup>2</sup>", "10²"),
        ("10<span style='vertical-align: super'>-3</span>", "10⁻³"),
        ("2<sup>nd</sup>", "2nd"),
        ("12<sup>[3]</sup>", "12[3]"),
        ("行动<sup>1,2</sup>3次", "行动¹,²3次"),
        ("CO<sub>2</sub>", "CO2"),
    ],
)
def test_raised_numbers_do_not_join_others(tmp_path: Path, words: str, read_as: str) -> None:
    assert read_as in read(tmp_path, f"<div>{ARTICLE}<p>测得{words}。</p></div>").text


def test_an_article_in_big5_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.html"
    path.write_bytes("<meta charset=big5><h1>清淤行動通報</h1><p>市府清理水面，成效顯著。</p>".encode("big5"))
    assert read_file(path).text.splitlines() == ["清淤行動通報", "市府清理水面，成效顯著。"]


GROWING: dict[str, Callable[[int], str]] = {
    "a title of blanks": lambda n: f"<title>{' ' * n * 40}通报</title><h1>{'　 ' * n * 20}通报</h1>{ARTICLE}",
    "menus in menus": lambda n: "<ul><li><a href=1>首页</a>" * (n // 10) + "</ul>" * (n // 10) + ARTICLE,
    "tables in tables": lambda n: "<table><tr><td>" * (n // 20) + ARTICLE + "</table>" * (n // 20),
    "buttons in a row": lambda n: "<button>查</button>询 " * n + ARTICLE,
    "comments by heading": lambda n: "<h3>网友评论</h3><p>回复</p>" * n + ARTICLE,
    "lists by heading": lambda n: ARTICLE + "<h3>相关阅读</h3><ul><li><a href=1>清淤</a></ul>" * n,
    "rows": lambda n: ARTICLE + "<table>" + "<tr><td>东河<td>1" * n + "</table>",
    "known holders": lambda n: f"<div class=TRS_Editor>{ARTICLE}</div>" * n,
    "breaks": lambda n: "清理漂浮物，劝离垂钓者。<br>" * n,
    "raised": lambda n: ARTICLE + "<p>" + "10<sup>2</sup>" * n,
    "rules of what is not": lambda n: (
        "<style>"
        + "".join(
            f"p:not(.n{at}) {{display:none}} p:not(.n{at})::before {{content:'{at}'}}" for at in range(n)
        )
        + "</style>"
        + "".join(f"<p class=n{at}>清理漂浮物。" for at in range(n))
    ),
    "unclosed marks": lambda n: "<meta charset" * n + "<" * n + ARTICLE,
}


@pytest.mark.parametrize("case", GROWING)
def test_the_time_grows_no_faster_than_the_page(tmp_path: Path, case: str) -> None:
    def needed(size: int) -> float:
        path = tmp_path / "one.html"
        path.write_text(f"<meta charset=utf-8>{GROWING[case](size)}", "utf-8")

        def work() -> None:
            with suppress(ProblemsError):
                read_file(path)

        return seconds(work)

    needed(100)  # loads once what is loaded only once
    for _ in range(3):  # again only where something else may have taken the time
        short, long = needed(1000), needed(4000)
        if long <= 4 * 1.5 * short + 0.05:
            return
    raise AssertionError(f"{short:.2f} s for one page, {long:.2f} s for one that is four times as long")


WRAPPERS = st.sampled_from(
    [
        "div",
        "section",
        "center",
        "font",
        "span",
        "form",
        "blockquote",
        "table><tr><td",
        "ul><li",
        "article",
        "b",
        "main",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw an article in nested elements, and its sentences."""
    sentences = [f"第{number}组清理漂浮物{number * 7}吨。" for number in range(draw(st.integers(2, 9)))]

    def wrapped(parts: list[str]) -> str:
        if len(parts) == 1:
            return draw(
                st.sampled_from(["<p>{}</p>", "<div>{}</div>", "{}<br>", "<p><span>{}</span></p>"])
            ).format(*parts)
        middle = draw(st.integers(1, len(parts) - 1))
        inner = wrapped(parts[:middle]) + wrapped(parts[middle:])
        name = draw(WRAPPERS)
        return f"<{name}>{inner}</{'></'.join(reversed(name.split('><')))}>"

    return wrapped(sentences), sentences


@given(pages())
@settings(max_examples=150, deadline=None)
def test_no_sentence_is_lost_or_doubled_whatever_stands_around_it(page: tuple[str, list[str]]) -> None:
    body, sentences = page
    with tempfile.TemporaryDirectory() as folder:
        reading = read(Path(folder), f"<h1>河湖清漂行动通报</h1>{body}")
    assert "".join(reading.text.split()) == "河湖清漂行动通报" + "".join(sentences)
