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
