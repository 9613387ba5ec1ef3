"""What is told of places: in a text from many places, in one about a single province, and what only looks so."""

import pytest

from generator.extract import extract
from generator.extract.drafting.titles import story_title
from generator.model import split_document

HEAD = "秋季护林行动见成效\n\n"


def stories(text: str) -> list[str]:
    found = extract(split_document("feature", text))
    return [story_title(found, story) for story in found.stories]


def test_a_text_about_one_province_tells_its_general_sentences_in_its_sections() -> None:
    general = (
        "今年以来，贵州加强林火监测。贵州新建瞭望塔12座。贵州的护林队伍不断扩大。贵州森林覆盖率稳步提升。"
    )
    told = "贵州省荔波县的护林员陆山每天巡山20公里，发现了3处火险。"
    text = f"{HEAD}全省各地护林忙。{general}\n{told}\n贵州将加大投入，让贵州更绿。\n"
    assert stories(text) == ["贵州省荔波县的护林员陆山每天巡山20公里"]
    assert len(stories(text.replace("贵州新建", "湖南新建").replace("贵州森林", "青海森林"))) > 1


def test_a_place_is_told_of_once_in_a_section_unless_a_day_tells_the_stories_apart() -> None:
    first, more = "甘肃省敦煌市种下防沙林3万亩。", "同样在敦煌市，游客也来种树。"
    dated = "9月3日，甘肃省敦煌市查处毁林案件1起。"
    other = "云南省腾冲市清理林区垃圾5吨。"
    assert stories(f"{HEAD}{first}\n{other}\n{more}\n") == [first[:-1], other[:-1]]
    assert len(stories(f"{HEAD}{first}\n{other}\n{dated}\n")) == 3


def spans(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = extract(split_document("feature", HEAD + text))
    return [(found.document.quote(story.span), story.regions) for story in found.stories]


def test_paragraphs_of_one_place_that_follow_each_other_are_one_story() -> None:
    scene, told = "走进江西省婺源县护林站，大屏上光点闪烁。", "婺源县建成火情监测系统，2小时内就能出动。"
    assert spans(f"{scene}\n{told}\n") == [(f"{scene}\n{told}", ("361130",))]


def test_paragraphs_that_open_with_one_place_are_one_story_with_the_places_in_it() -> None:
    text = "在江西省，护林队昨天上山。\n江西的12个县各建了瞭望塔。在婺源县林场，队员还种了树。\n"
    assert spans(text) == [(text.strip(), ("360000", "361130"))]


def test_paragraphs_between_two_of_one_place_that_name_none_are_part_of_its_story() -> None:
    text = "江西婺源的队员修好了瞭望塔。\n不光要修塔，还要种树。\n婺源的林场种下松树2万棵。\n"
    assert spans(text) == [(text.strip(), ("361130",))]
    parted = text.replace("不光要修塔", "浙江衢州不光要修塔")
    assert spans(parted)[0] == ("江西婺源的队员修好了瞭望塔。", ("361130",))


def test_a_place_of_a_row_goes_on_with_the_story_of_the_row() -> None:
    text = "在江西婺源、浙江衢州等地，护林站正加紧修塔。9月3日，婺源最大的瞭望塔修好了。"
    assert spans(text) == [(text, ("330800", "361130"))]


def test_a_story_begins_with_its_place_or_with_what_is_cried_before_it() -> None:
    told = "在江西婺源，队员扑灭火点3处。"
    assert spans(f"巡山不怕路远。{told}") == [(told, ("361130",))]
    assert spans(f"“火灭了！”{told}") == [(f"“火灭了！”{told}", ("361130",))]


def test_what_the_opening_under_a_dateline_sums_up_is_no_story() -> None:
    opening, told = "江西、浙江等地广泛开展巡山。", "江西婺源的队员扑灭火点3处，修好了瞭望塔。"
    assert spans(f"山风台消息（晚间播报）：{opening}\n{told}\n") == [(told, ("361130",))]


def test_police_of_two_places_that_act_together_are_of_both() -> None:
    text = "江西上饶警方与浙江衢州警方联手，抓获盗伐者5人。"
    assert spans(text) == [(text, ("330800", "361100"))]


def test_a_report_under_a_headline_that_opens_with_its_place_is_a_story_of_it() -> None:
    first = "9月5日上午，山口警报响起，队员撤到林场。这是婺源县林业局组织的演练。"
    second = "会议总结了巡山工作。各乡交流了做法。"
    text = f"各地护林忙。\n婺源县开展护林演练\n{first}\n全省巡山会议在南昌召开\n{second}\n"
    assert spans(text) == [(first, ("361130",))]


def test_the_province_of_the_publisher_is_no_story() -> None:
    text = "江西林业　2024-02-27 20:15\n江西省林业局今年共出动2.6万次。\n江西省婺源县扑灭火点3处。\n"
    assert [regions for _, regions in spans(text)] == [("361130",)]


@pytest.mark.parametrize(
    "text",
    [
        "护林队在巡山。陕西省榆林市林业局供图。",
        "陕西北部、甘肃东部等地有小到中雨，气温普遍下降。",
        "参观陕西省榆林市。榆林市林场。",
        "护林员循线追踪，在榆林、延安两地查获木料3车。",
    ],
)
def test_weather_pictures_and_bare_names_are_no_stories(text: str) -> None:
    assert stories(HEAD + text + "\n") == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("在江西省婺源县的林场，护林员用上了无人机。", "江西省婺源县的林场，护林员用上了无人机"),
        ("江西省婺源县的年轻护林员，领到了新装备。", "江西省婺源县的年轻护林员，领到了新装备"),
        ("在江西省婺源县开展秋季巡山。", "江西省婺源县开展秋季巡山"),
        ("江西省婺源县开展秋季巡山，发现火险3处。", "江西省婺源县开展秋季巡山"),
    ],
)
def test_a_title_says_what_happened_at_the_place(text: str, title: str) -> None:
    assert stories(HEAD + text + "\n") == [title]


def test_what_stands_under_a_heading_that_opens_with_its_place_is_one_story() -> None:
    text = (
        "一、浙江湖州：护林站里有了夜班\n队员披上雨衣上山。\n护林站还添了12台对讲机。\n"
        "二、江苏南通：渔船也巡岸\n江苏南通组织渔船30艘巡岸。\n四川绵阳派来3名队员一起巡岸。\n"
    )
    first, *others = spans(text)
    assert first == ("队员披上雨衣上山。\n护林站还添了12台对讲机。", ("330500",))
    assert [codes for _, codes in others] == [("320600",), ("510700",)]


def test_a_paragraph_that_opens_with_a_village_named_before_goes_on_with_its_story() -> None:
    text = (
        "浙江省湖州市德清县大安村的护林塔前，摆满了水泵。\n"
        "走进大安村，水池很浅。得知后，浙江省林业厅送来水车3辆。\n大河村不缺水。\n"
    )
    assert spans(text) == [(text.rpartition("\n大河")[0], ("330521",))]


def test_a_case_is_told_of_the_branch_that_its_name_ends_with() -> None:
    text = "一、海南省海口市林业局龙华分局查处李某毁林案\n2024年6月3日，该局制止李某毁林。\n二、下一步\n继续巡护。\n"
    assert [codes for _, codes in spans(text)] == [("460106",)]
