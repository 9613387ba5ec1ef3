"""Official papers after GB/T 9704-2012: title, number, issuer and day are form, not content."""

from pathlib import Path

import pytest

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
