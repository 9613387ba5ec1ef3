"""Lines that a text copied from a web page brings along: buttons, the way to the page, the column's name."""

import pytest

from generator.extract import extract
from generator.model import split_document

TITLE = "清溪县护林工作报告"
BUTTONS = "下载\n打印\n全屏\n收藏\n【字号：\n大\n中\n小\n】\n"
WAY = "您的位置:\n首页\n>\n政务信息\n>\n清溪要闻\n清溪要闻\n"


@pytest.mark.parametrize(
    "above",
    [
        BUTTONS,
        WAY,
        WAY + BUTTONS,
        "分享：\n发布时间：\n阅读量：12\n",
        "《清溪日报》（2024年6月3日）05版\n",
        "第B03版：要 闻\n",
        "网站首页 > 清溪要闻\n>正文\n",
        "清溪县政府 | 清溪县林业局 | 无障碍浏览\n",
        "新闻热线：12345 投稿邮箱：a@qingxi.test\n",
        "• 首页\n• 要闻\n• 简报\n",
        "清溪县护林专区\n",
        "a1b2_副本.jpg\n",
        "护林简报2024年第6期（总第18期）\n",
        "站群导航\n|\n加入收藏\n|\n设为首页\n清溪县政府门户网\n全文检索\n",
        "索引号：QX-01 发布机构：清溪县政府\n生效日期：2024-03-05 废止日期：2026-03-05\n文 号：无 所属主题：林业\n",
        "您现在的位置：清溪网 >> 要闻 >> 正文\n",
        "立即下载\n",
    ],
)
def test_no_button_of_a_page_is_the_title(above: str) -> None:
    found = extract(split_document("page", f"{above}{TITLE}\n各位代表：\n现在，我报告护林工作。\n"))
    assert found.title
    assert found.document.quote(found.title) == TITLE
    assert found.is_official


def test_the_speaker_and_what_a_label_asks_for_are_no_second_headline() -> None:
    text = f"{TITLE}\n来源：\n清溪日报客户端\n县长 李　山\n各位代表：\n现在，我报告护林工作。\n"
    found = extract(split_document("page", text))
    assert found.subtitle is None
    asides = [found.document.quote(aside.span) for aside in found.asides if aside.reason == "source-line"]
    assert asides == ["来源：", "清溪日报客户端", "县长 李　山"]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("2024-03-05 09:30 来源：清溪日报", "清溪日报"),
        ("發布單位：清溪縣林業局", "清溪縣林業局"),
        ("公布單位：清溪縣林業局", "清溪縣林業局"),
        ("清溪县林业局　2024年3月5日", "清溪县林业局"),
        ("清溪县林业局\n2024年3月5日", "清溪县林业局"),
        ("稿件来源：清溪林业网\n发布时间: 2024-03-05", "清溪林业网"),
        ("栏目：部门动态 发布时间：2024-03-05", None),
        ("2024-03-05 来源：本站", None),
    ],
)
def test_who_is_named_under_the_title_is_the_publisher(line: str, publisher: str | None) -> None:
    found = extract(split_document("page", f"清溪县护林队巡山\n{line}\n护林队巡山三次。队员清理枯枝。\n"))
    assert (found.document.quote(found.issuer) if found.issuer else None) == publisher


@pytest.mark.parametrize(
    "line",
    [
        TITLE,
        "05.03.2024  18:06",
        "原创 清溪林业 清溪林业 2024-03-05 18:30 发表于湖北",
        "113-03-05 [清溪縣林業局]",
        "（2024—2026年）",
        "听新闻",
        "記者林山∕清溪報導",
        "清溪新闻·清溪晚报记者 林山",
        "护林工作报告",
    ],
)
def test_a_repeated_headline_and_a_line_of_days_and_accounts_are_no_second_headline(line: str) -> None:
    found = extract(split_document("page", f"{TITLE}\n{line}\n护林队巡山三次。队员清理枯枝。\n"))
    assert found.subtitle is None
    assert found.sections == ()
    assert [found.document.quote(aside.span) for aside in found.asides] == [TITLE, line]


def test_the_headlines_of_other_articles_below_a_text_are_no_part_of_it() -> None:
    below = ["往期推荐", "清溪县启动护林行动", "护林队在路上", "编辑：小溪"]
    text = "清溪县护林队巡山\n护林队巡山三次。队员清理枯枝。\n" + "\n".join(below)
    found = extract(split_document("page", text))
    assert [found.document.quote(aside.span) for aside in found.asides][1:] == below
    assert found.sections == ()


def test_a_word_of_a_button_within_the_text_stands() -> None:
    found = extract(split_document("page", "护林队巡山\n\n首页图片由队员拍下。队员收藏了它。\n"))
    assert [aside.reason for aside in found.asides] == ["headline"]


@pytest.mark.parametrize(
    "line",
    [
        "点击蓝字 关注“清溪林业”",
        "点击上方“清溪林业”关注我们",
        "喜欢就点个“在看”吧",
        "— END —",
        "特别声明：以上内容由用户上传，本平台仅提供信息存储服务。",
    ],
)
def test_what_asks_to_follow_or_to_like_states_nothing(line: str) -> None:
    found = extract(split_document("page", f"清溪县护林队巡山\n护林队巡山三次。队员清理枯枝。\n{line}\n"))
    assert [found.document.quote(aside.span) for aside in found.asides][1:] == [line]


@pytest.mark.parametrize(
    "signed",
    [
        "清溪县林业局　2024年3月5日",
        "清溪县林业局 2024-03-05 09:30",
        "清溪县林业局\n2024年3月5日",
        "發布日期：113-03-05\n發布單位：清溪縣林業局",
    ],
)
def test_who_signs_under_the_title_and_when_is_no_second_headline(signed: str) -> None:
    found = extract(split_document("page", f"清溪县护林队巡山\n{signed}\n护林队巡山三次。队员清理枯枝。\n"))
    assert found.subtitle is None
    asides = [found.document.quote(aside.span) for aside in found.asides if aside.reason == "source-line"]
    assert asides == signed.split("\n")
    if "2024" in signed:
        assert found.written == "2024-03-05"


@pytest.mark.parametrize(
    "line",
    [
        "图片",
        "视频",
        "公布单位：护林科",
        "【编辑：某某】",
        "www.qingxi.test 来源：清溪日报",
        "二维码",
        "联系单位：清溪县林业局 护林科",
    ],
)
def test_no_line_of_a_page_among_the_paragraphs_is_a_heading(line: str) -> None:
    text = f"{TITLE}\n护林队巡山三次。\n{line}\n队员清理枯枝。\n{line}\n巡山没有中断。\n"
    assert not extract(split_document("page", text)).sections


def test_a_headline_may_hold_an_exclamation() -> None:
    found = extract(
        split_document("page", "山上有火就打电话！护林队巡山一日三次\n护林队巡山三次。队员清理枯枝。\n")
    )
    assert found.title
    assert found.document.quote(found.title) == "山上有火就打电话！护林队巡山一日三次"
