"""Official papers after GB/T 9704-2012: title, number, issuer and day are form, not content."""

from pathlib import Path

import pytest

from generator import campaign_folder
from generator.commands.init import start_campaign
from generator.extract import Imprint, draft, extract
from generator.extract.drafting.titles import operation_title
from generator.model import Localized, split_document
from generator.pipeline import render

PAPER = (Path(__file__).parent / "golden" / "red-headed-notice.txt").read_text("utf-8")


def test_a_red_headed_paper_gives_title_number_issuer_and_day() -> None:
    source = draft(extract(split_document("paper", PAPER)), Imprint(file="seeds/paper.txt")).source
    assert source.title.zh == "青溪县人民政府关于印发《青溪县护林防火实施方案》的通知"
    assert source.number == "青政发〔2024〕12号"
    assert source.publisher == Localized(zh="青溪县人民政府")
    assert source.date == "2024-03-15"


def test_what_the_file_says_of_itself_goes_before_the_paper() -> None:
    imprint = Imprint(file="seeds/paper.txt", publisher="青溪县政务公开网", date="2024-03-20")
    source = draft(extract(split_document("paper", PAPER)), imprint).source
    assert source.publisher == Localized(zh="青溪县政务公开网")
    assert source.date == "2024-03-20"


def test_a_red_head_without_signature_names_its_issuer() -> None:
    text = PAPER.replace("青溪县人民政府\n二〇二四年三月十五日\n", "")
    source = draft(extract(split_document("paper", text)), Imprint(file="seeds/paper.txt")).source
    assert source.publisher == Localized(zh="青溪县人民政府")


def test_a_table_of_contents_is_set_aside_once() -> None:
    text = (Path(__file__).parent / "golden" / "report-with-contents.txt").read_text("utf-8")
    found = extract(split_document("report", text))
    aside = [found.document.quote(each.span) for each in found.asides if each.reason == "contents"]
    assert aside == ["目录", "一、工作回顾", "二、存在问题", "三、下步打算"]
    assert [found.document.quote(section.heading) for section in found.sections] == aside[1:]


def test_the_number_of_a_paper_stands_on_its_page_and_in_the_data(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(PAPER, "utf-8")
    start_campaign(tmp_path / "new", [paper])
    render(tmp_path / "new")
    docs = tmp_path / "new" / "build" / "docs"
    assert "青政发" in (docs / "en" / "sources" / "paper.md").read_text("utf-8")
    assert '"number": "青政发〔2024〕12号"' in (docs / "zh" / "data" / "campaign.json").read_text("utf-8")


def test_a_bulletin_s_list_of_contents_holds_no_actions() -> None:
    heads = ["各县加强巡山", "林业站开展清点", "三县联合部署防火"]
    listed = "".join(f"{number}.{head}；\n" for number, head in enumerate(heads, 1))
    reports = "".join(f"### {head}\n\n本台消息：{head}，成效明显。\n\n" for head in heads)
    found = extract(split_document("news", f"# 林业播报\n\n本期节目主要内容：\n{listed}\n{reports}"))
    assert found.operations == ()
    assert sum(aside.reason == "contents" for aside in found.asides) == 4
    assert len(found.sections) == 3


def test_what_an_appeal_asks_for_is_no_action() -> None:
    text = "护林倡议书\n\n全县村民：\n为护林，倡议如下：\n一、做护林的宣传者。带动身边人不带火种上山。\n二、做护林的监督者。发现火情立即报告。\n"
    assert extract(split_document("appeal", text)).operations == ()


def test_the_number_of_a_newsletter_is_no_heading() -> None:
    text = (
        "护林工作动态\n清溪县林业局护林科编 2024年第9期\n东坡建起护林驿站和瞭望塔各一座\n9月5日，东坡护林驿站开门。\n"
        "西坡开展清枯整治行动回头看\n9月6日，西坡清理枯枝20吨。\n南坡护林比武落幕四十二人获奖\n9月7日，南坡护林比武落幕。\n"
    )
    found = extract(split_document("news", text))
    assert found.document.quote(found.sections[0].heading) == "东坡建起护林驿站和瞭望塔各一座"


def test_a_reporter_of_a_paper_under_the_title_is_no_subtitle() -> None:
    text = "山那边的守林人\n清溪护林报 特约记者 石某\n6月3日夜，护林员上山。村民赵某获救。\n"
    assert extract(split_document("report", text)).subtitle is None


def test_a_first_paragraph_that_announces_a_list_is_the_lede_and_no_addressee() -> None:
    found = extract(
        split_document(
            "text", "县纪委通报护林问题\n近日，县纪委通报两起问题，分别是：\n有人放火。有人砍树。\n"
        )
    )
    assert found.lede
    assert found.document.quote(found.lede) == "近日，县纪委通报两起问题，分别是："


def test_outlet_reporter_and_day_between_headlines_and_lede_are_no_heading() -> None:
    text = "山那边的守林人\n——护林扫描\n清溪每日电讯　记者石某　2024年6月3日\n护林员上山。\n夜里巡山\n村民获救。\n"
    found = extract(split_document("report", text))
    assert [found.document.quote(section.heading) for section in found.sections] == ["夜里巡山"]
    assert found.lede
    assert found.document.quote(found.lede) == "护林员上山。"
    assert found.written == "2024-06-03"


def test_duties_of_a_regulation_are_no_actions() -> None:
    duties = "一、总则\n（一）加强巡山，保护林木。\n（二）开展清点，建立台账。\n"
    assert len(extract(split_document("law", f"清溪县护林工作要点\n{duties}")).operations) == 2
    assert extract(split_document("law", f"清溪县护林办法（试行）\n{duties}")).operations == ()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("通过政府购买等途径，引导林场开展巡山。", "引导林场开展巡山"),
        ("这五年，巡山队伍不断扩大，全面覆盖。", "巡山队伍不断扩大"),
        ("加强林区管护。全县推进火患排查和木材市场整治。", "加强林区管护"),
        ("开展“护林”专项行动，查处盗伐。", "“护林”专项行动"),
    ],
)
def test_an_action_is_titled_by_its_topic(words: str, title: str) -> None:
    text = f"护林行动见成效\n\n主要做法\n——{words}\n——推进造林绿化，改善生态环境。\n"
    found = extract(split_document("feature", text))
    assert operation_title(found, found.operations[0]) == title


PRESS = """县政府新闻办举行护林工作新闻发布会
主题：介绍护林工作情况
时间：2025年11月6日下午3:00
地点：县政府新闻发布厅
发布人：县林业局副局长 罗建国
县护林站站长 沈海平
主持人：
县政府新闻办主任 周磊
周磊：
各位记者朋友，大家好。
罗建国：
今年3月2日，县里启用瞭望塔。
清溪日报记者：
请问瞭望塔有什么用？
沈海平：看火情。
县电视台记者：请问下一步怎么办？
沈海平：继续巡山。
"""


def test_who_speaks_when_and_where_is_no_statement_of_a_press_conference() -> None:
    found = extract(split_document("press", PRESS))
    quote = found.document.quote
    assert found.subtitle is None
    assert found.written == "2025-11-06"
    assert [quote(aside.span) for aside in found.asides if aside.reason == "speaker"] == [
        "周磊：", "罗建国：", "清溪日报记者："
    ]  # fmt: skip
    assert [quote(section.heading) for section in found.sections] == [
        "请问瞭望塔有什么用？",
        "县电视台记者：请问下一步怎么办？",
    ]
    entries = draft(found, Imprint(file="seeds/press.txt"))
    assert [section.title.zh for section in entries.sections][-1] == "请问下一步怎么办？"
    said = [each.text.zh for section in entries.sections for each in section.statements]
    assert said == ["各位记者朋友，大家好。", "沈海平：看火情。", "沈海平：继续巡山。"]


BODY = "各乡镇：\n现通知如下。\n一、总体要求\n全县巡山。\n二、工作安排\n各乡出人。\n青溪县人民政府\n2024年4月20日\n"
TITLE = "关于开展护林专项行动的通知"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("青溪县人民政府文件\n青政发〔2024〕12号　　签发人：王某某\n" + TITLE, TITLE),
        ("000001\n特急\n青溪县人民政府文件\n青政发〔2024〕12号\t签发人：王某某\n★\n" + TITLE, TITLE),
        ("青溪县人民政府\n青溪县公安局\n文件\n青政发〔2024〕12号\n" + TITLE, TITLE),
        (
            "青溪县人民政府文件\n青政发〔2024〕12号\n关于开展护林\n专项行动的通知",
            "关于开展护林专项行动的通知",
        ),
        ("青溪县林业局\n青政发〔2024〕12号\n青溪县林业局" + TITLE, "青溪县林业局" + TITLE),
    ],
)
def test_a_red_head_is_read_in_all_its_forms(head: str, title: str) -> None:
    found = extract(split_document("paper", f"{head}\n{BODY}"))
    entries = draft(found, Imprint(file="seeds/paper.txt"))
    assert entries.source.title.zh == title
    assert found.number
    assert found.document.quote(found.number) == "青政发〔2024〕12号"
    assert found.issuer
    assert found.document.quote(found.issuer) == "青溪县人民政府"
    said = [each.text.zh for section in entries.sections for each in section.statements]
    assert said == ["现通知如下。", "全县巡山。", "各乡出人。"]


def test_a_month_under_the_title_is_no_subtitle() -> None:
    found = extract(
        split_document("paper", "护林白皮书（摘要）\n2025年4月\n去年，全县护林员巡山300次，劝返游客。\n")
    )
    assert found.subtitle is None


def test_what_such_papers_yield_passes_its_check(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    told = "3月15日，县公安局在检查中发现，某木材加工厂擅自动用木材420吨。\n一、总体要求\n"
    head = "青溪县林业局文件\n青政发〔2024〕12号\n青溪县林业局关于开展2024年春季护林\n专项行动的通知\n"
    paper.write_text(head + BODY.replace("一、总体要求\n", told), encoding="utf-8")
    start_campaign(tmp_path / "camp", [paper])
    assert [each for each in campaign_folder.check(tmp_path / "camp") if each.severity == "error"] == []


def test_an_agency_under_the_title_is_no_subtitle() -> None:
    found = extract(
        split_document("feature", "清风拂山林\n县林业局宣传科室\n清溪县林业局\n2024年4月，全县护林。\n")
    )
    assert found.subtitle
    assert found.document.quote(found.subtitle) == "县林业局宣传科室"
    found = extract(split_document("feature", "清风拂山林\n清溪县林业局\n2024年4月，全县护林。\n"))
    assert found.subtitle is None
    assert found.issuer
    assert found.document.quote(found.issuer) == "清溪县林业局"


def test_to_whom_a_paper_is_addressed_is_no_statement() -> None:
    found = extract(split_document("paper", "护林情况通报\n各乡镇、各林场：\n全县造林300亩。\n主要做法：\n"))
    assert [found.document.quote(aside.span) for aside in found.asides if aside.reason == "addressee"] == [
        "各乡镇、各林场："
    ]


@pytest.mark.parametrize("signed", ["清溪县林业局\n2024年9月2日\n", "清溪县林业局\t2024年9月2日\n"])
def test_a_sign_off_within_or_below_a_table_states_nothing(signed: str) -> None:
    below = "报：县委办公室。\n发：各乡镇。\n清溪县林业局办公室\n2024年9月2日印发\n（共印80份）\n"
    paper = f"关于秋季护林的通知\n\n各乡镇：\n现就护林通知如下。\n一、加强巡查。每天巡山2次。\n乡镇\t人数\n南坡\t30\n{signed}{below}"
    found = extract(split_document("paper", paper))
    assert found.issuer
    assert found.document.quote(found.issuer) == "清溪县林业局"
    assert found.written == "2024-09-02"
    assert found.events == ()
    aside = {found.document.quote(each.span) for each in found.asides}
    assert aside.issuperset([*signed.splitlines(), *below.splitlines()])


def test_a_row_of_a_table_is_not_who_signs_a_paper() -> None:
    paper = "关于护林资金的通知\n\n各乡镇：\n现下达护林资金。\n项目\t单位\n塔\t县公安局\n林\t县林业局\n清溪县人民政府\n2025年3月5日\n"
    found = extract(split_document("paper", paper))
    assert found.issuer
    assert found.document.quote(found.issuer) == "清溪县人民政府"
