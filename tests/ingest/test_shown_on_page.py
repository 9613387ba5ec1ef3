"""What a saved page shows and what it hides, and that each word of it stands in the text or is named."""

import html
from pathlib import Path

import pytest

from generator.errors import ProblemsError
from generator.ingest import Reading, read_file

FIRST, LAST = "6月3日，县水利局清理漂浮物320吨。", "6月9日，查处违法排污12起。"
HIDDEN = "打印时才看得见的一句话，一共有二十多个字。"


def read(folder: Path, body: str, sheet: str = "") -> Reading:
    path = folder / "one.html"
    head = f"<meta charset=utf-8><title>河湖清漂行动通报</title><style>{sheet}</style>"
    path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", "utf-8")
    return read_file(path)


def told(reading: Reading) -> str:
    return "\n".join(map(str, reading.left_out))


@pytest.mark.parametrize(
    ("sheet", "is_hidden"),
    [
        (".extra { display: none }", True),
        ("div .extra, .other { color: red; visibility: hidden }", True),
        ("p.extra.now {display:none !important} p.extra {display:block}", True),
        ("@media screen { .extra { display: none } }", True),
        ("/* .x{} */ <!-- @charset 'utf-8'; #one { display:none } -->", True),
        ("body > div>.extra { display: none }", True),
        ("div > div > .extra, body > .extra, html > * > p.other { display: none }", False),
        ("html > body > * > P.now { display: none }", True),
        ("[id=one] { display: none }", True),
        ("div > p[class] { display: none }", True),
        ("p[hidden], p[id='two'], p[id^=o] { display: none }", False),
        (".extra { display: none } div > [id] { display: block }", False),
        (".extra { display: none } .extra.now { display: block }", False),
        (".extra { display: none } #one { display: inline }", False),
        ("@media print { .extra { display: none } }", False),
        ("@media (max-width: 600px) { .extra { display: none } }", False),
        (".extra:not(.now) { display: none } span .extra { display: none }", False),
        (
            ".extra:not(.other):not([title]) { display: none } #one:not(.a.b), #one:not(:hover) { display: block }",
            True,
        ),
        (".now:not(div) { display: none } p:not(#one) { display: block }", True),
        ("div:not(.other) > .extra { display: none }", True),
        ("div:not(.other) > .extra:not(#one) { display: none }", False),
        (f"{'p:not(.extra) { color: red; display: block }' * 999} .extra {{ display: none }}", True),
        (r".extra { display: block } p.md\:now, .\65 xtra { display: none }", True),
        (r".extra { display: none } .md\:now { display: block }", False),
        (
            "@media print, screen and (min-width: 40em) and (max-width: 9999px) { .extra { display: none } }",
            True,
        ),
        ("@media (width >= 1280px) { .extra { display: none } }", True),
        ("@media(min-width:768px) { .extra { display: none } }", True),
        ("@media not print { .extra { display: none } }", True),
        ("@media not screen, (width > 1280px), (orientation: portrait) { .extra { display: none } }", False),
        (".extra { display: none } @media (min-width: 768px) { p.now { display: block } }", False),
        (".extra { display: none", False),
    ],
)
def test_what_a_rule_of_the_page_hides_is_named_and_no_text(
    tmp_path: Path, sheet: str, *, is_hidden: bool
) -> None:
    page = f"<div><p>{FIRST}</p><p id='one' class='extra now md:now'>{HIDDEN}</p><p>{LAST}</p></div>"
    reading = read(tmp_path, page, sheet)
    assert (HIDDEN in reading.text) != is_hidden
    assert told(reading) == (
        f"what the page hides, with sentences (21 characters): {HIDDEN}" if is_hidden else ""
    )


@pytest.mark.parametrize(
    "hidden",
    [
        f"<noscript><p>{HIDDEN}</p></noscript>",
        f"<template><p>{HIDDEN}</p></template>",
        f"<dialog><p>{HIDDEN}</p></dialog>",
        f"<div popover><p>{HIDDEN}</p></div>",
        f"<video><p>{HIDDEN}</p></video>",
        f"<p hidden>{HIDDEN}</p>",
    ],
)
def test_what_no_reader_sees_is_named(tmp_path: Path, hidden: str) -> None:
    reading = read(tmp_path, f"<div><p>{FIRST}</p>{hidden}<p>{LAST}</p></div>")
    assert HIDDEN not in reading.text
    assert f"what the page hides, with sentences (21 characters): {HIDDEN}" in told(reading)


def test_words_in_a_drawing_are_named(tmp_path: Path) -> None:
    drawing = "<svg><title>图</title><text>水位</text><text>12米</text></svg>"
    assert "words in drawings (5 characters): 水位12米" in told(read(tmp_path, f"<p>{FIRST}</p>{drawing}"))


def test_a_tree_that_a_page_shows_in_place_of_an_elements_own_is_read_in_its_order(tmp_path: Path) -> None:
    shadow = (
        "<template shadowrootmode=open><p>开头。</p><slot name=b></slot><slot></slot><p>结尾。</p></template>"
    )
    own = f"<p>{FIRST}</p><p slot=b>{LAST}</p><p slot=none>{HIDDEN}</p>"
    reading = read(tmp_path, f"<article-body>{shadow}{own}</article-body>")
    assert reading.text.splitlines()[1:] == ["开头。", LAST, FIRST, "结尾。"]
    assert HIDDEN in told(reading)


def test_each_line_around_an_article_is_named_sentences_first(tmp_path: Path) -> None:
    around = (
        "<div id='top'><a href='/'>首页</a><a href='/a'>要闻</a></div>"
        "<div class='detail'><div class='TRS_Editor'><p>{first}</p><p>{last}</p></div></div>"
        "<p>（责任编辑：水办）</p><p>本页由县水利局维护，有误请来电。</p>"
    )
    reading = read(tmp_path, around.format(first=FIRST, last=LAST))
    assert told(reading).splitlines() == [
        "lines around the article, with sentences (25 characters): 本页由县水利局维护，有误请来电。 / （责任编辑：水办）",
        "menus and lists of links (4 characters): 首页要闻",
    ]


def test_what_a_field_of_a_form_shows_is_named(tmp_path: Path) -> None:
    form = "<input type=search placeholder=请输入关键字><input type=submit value=搜索><input type=hidden value=密>"
    assert "forms to fill in (8 characters): 请输入关键字 / 搜索" in told(
        read(tmp_path, f"<p>{FIRST}</p>{form}")
    )


def test_what_a_frame_holds_is_named(tmp_path: Path) -> None:
    frame = "<iframe srcdoc='<style>p{}</style><p>框架里的句子。</p>'></iframe>"
    named = "what frames within the page show, with sentences (7 characters): 框架里的句子。"
    assert named in told(read(tmp_path, f"<p>{FIRST}</p>{frame}<p>{LAST}</p>"))


def test_what_frames_within_frames_hold_is_named(tmp_path: Path) -> None:
    within = html.escape("<p>内层的句子。</p>", quote=True)
    frame = html.escape(f'<p>外层的句子。</p><iframe srcdoc="{within}"></iframe>', quote=True)
    named = told(read(tmp_path, f'<p>{FIRST}</p><iframe srcdoc="{frame}"></iframe><p>{LAST}</p>'))
    assert "(12 characters): 外层的句子。 / 内层的句子。" in named


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("<mfrac><mn>118</mn><mn>120</mn></mfrac>", "118/120"),
        ("<msup><mn>10</mn><mn>2</mn></msup>", "10²"),
        ("<msqrt><mn>2</mn></msqrt>", "√2"),
        ("<msubsup><mn>1</mn><mn>2</mn><mn>3</mn></msubsup>", "1₂³"),
        ("<semantics><mn>8</mn><annotation>\\frac</annotation></semantics>", "8"),
    ],
)
def test_a_formula_does_not_run_its_numbers_together(tmp_path: Path, formula: str, words: str) -> None:
    reading = read(tmp_path, f"<div><p>{FIRST}</p><p>率为<math>{formula}</math>。</p><p>{LAST}</p></div>")
    assert reading.text.splitlines()[2] == f"率为{words}。"
    assert "formulas, of which only the characters are kept, in order: 1" in told(reading)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("6月9日，查处违法<br>排污12起。", ["6月9日，查处违法排污12起。"]),
        ("查处违法排<br>污12<br>起。", ["查处违法排污12起。"]),
        ("6月9日，查处违法排污12起。<br>罚款。", ["6月9日，查处违法排污12起。", "罚款。"]),
        ("6月9日，查处<br><br>罚款，到位。", ["6月9日，查处", "罚款，到位。"]),
        ("6月9日，查处<br>　　罚款，到位。", ["6月9日，查处", "罚款，到位。"]),
        ("<p>6月9日，查处</p>罚款，到位。", ["6月9日，查处", "罚款，到位。"]),
        ("清漂行动<br>6月9日，查处。", ["清漂行动", "6月9日，查处。"]),
    ],
)
def test_a_break_within_a_sentence_ends_no_line(tmp_path: Path, source: str, lines: list[str]) -> None:
    assert read(tmp_path, f"<div><p>{FIRST}</p><div>{source}</div></div>").text.splitlines()[2:] == lines


def test_a_page_whose_articles_are_all_within_a_link_is_refused(tmp_path: Path) -> None:
    parts = "".join(f'<div id="zoom"><p>{each}</p></div>' for each in (FIRST, LAST))
    with pytest.raises(ProblemsError, match="only links"):
        read(tmp_path, f"<a href=x>{parts}</a>")


def test_a_character_that_no_tree_may_hold_stops_no_shadow_tree(tmp_path: Path) -> None:
    shadow = "<template shadowrootmode=open>&#2;<slot></slot></template>"
    reading = read(tmp_path, f"<article-body>{shadow}&#1;{FIRST}<p>{LAST}</p></article-body>")
    assert FIRST in reading.text
    assert LAST in reading.text


@pytest.mark.parametrize(
    "held",
    ["&#1;框架里的句子。", "<script>1</script>&#2;框架里的句子。&#3;", "<!-- --><p>框架里的句子。</p>"],
)
def test_a_frame_with_characters_that_no_tree_may_hold_is_named(tmp_path: Path, held: str) -> None:
    reading = read(
        tmp_path, f"<p>{FIRST}</p><iframe srcdoc='{held.replace('&', '&amp;')}'></iframe><p>{LAST}</p>"
    )
    assert "框架里的句子。" in told(reading)


@pytest.mark.parametrize(
    ("sheet", "named"),
    [
        (".note::before { content: '注：' }", "注："),
        ('div p.note:after{color:red;content:"\\6CE8"}', "注"),
        (".note::before { content: counter(c) '、' }", "counter(c) '、'"),
        (".note::before { content: '' } .note::after { content: '\\e001' }", ""),
        (".other::before { content: '注：' }", ""),
        ("@media print { .note::before { content: '注：' } }", ""),
        ("*::before { content: '注：' }", "注："),
    ],
)
def test_what_a_rule_sets_before_or_after_an_element_is_named(tmp_path: Path, sheet: str, named: str) -> None:
    reading = read(tmp_path, f"<div><p>{FIRST}</p><p class=note>{LAST}</p></div>", sheet)
    assert reading.text.splitlines()[1:] == [FIRST, LAST]
    assert told(reading).rpartition(" characters): ")[2] == named


@pytest.mark.parametrize(
    ("items", "count"),
    [
        ("<ol start=3><li>甲。</li><li value=7>乙。</li></ol>", 2),
        ("<ul><li>甲。</li></ul>", 0),
        ("<ol style='list-style: none'><li>甲。</li></ol>", 0),
        ("<ol><li style='list-style-type:none'>甲。</li><li>乙。</li></ol>", 1),
    ],
)
def test_numbers_that_a_browser_sets_are_counted(tmp_path: Path, items: str, count: int) -> None:
    reading = read(tmp_path, f"<div><p>{FIRST}</p>{items}<p>{LAST}</p></div>")
    told_of = f"numbers that a browser sets before the items of lists ({count})"
    assert told(reading) == (told_of if count else "")


def test_what_a_bar_says_where_none_can_be_drawn_is_named(tmp_path: Path) -> None:
    reading = read(tmp_path, f"<div><p>{FIRST}</p><progress value=3>三成</progress><p>{LAST}</p></div>")
    assert "三成" not in reading.text
    assert told(reading) == "what the page hides (2 characters): 三成"
