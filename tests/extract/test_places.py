"""Places in sentences of our own; each case shows one rule."""

import pytest

from generator.extract.naming import PlaceMention, find_places
from generator.model import Document


def found(text: str) -> list[tuple[str, str | None]]:
    document = Document("case", text, ())
    return [(document.quote(place.span), place.code) for place in find_places(document)]


CASES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "a lake or a mountain is no county of its name": (
        "江西南昌青山湖边，安徽黄山风景区，湖北洪湖水质，湖北洪湖市",
        [
            *(("江西", "360000"), ("南昌", "360100"), ("安徽", "340000")),
            *(("湖北", "420000"), ("湖北", "420000"), ("洪湖市", "421083")),
        ],
    ),
    "a county of no list is not the city of its name": (
        "松原县公安局会同吉林松原警方",
        [("吉林", "220000"), ("松原", "220700")],
    ),
    "names in traditional characters": (
        "廣東省廣州市與金門縣、臺北市",
        [("廣東省", "440000"), ("廣州市", "440100"), ("金門縣", "350527"), ("臺北市", "710000")],
    ),
    "full names always": ("浙江省诸暨市的民警", [("浙江省", "330000"), ("诸暨市", "330681")]),
    "short names of provinces and cities": ("在安徽合肥开幕", [("安徽", "340000"), ("合肥", "340100")]),
    "a county behind its parent": ("甘肃敦煌的游客", [("甘肃", "620000"), ("敦煌", "620982")]),
    "a county before its office": ("桐庐公安局通报", [("桐庐", "330122")]),
    "a county in a list": (
        "四川的大邑、蒲江、金堂等地",
        [("四川", "510000"), ("大邑", "510129"), ("蒲江", "510131"), ("金堂", "510121")],
    ),
    "provinces win over counties": (
        "河北、吉林、海南三省",
        [("河北", "130000"), ("吉林", "220000"), ("海南", "460000")],
    ),
    "a county that runs into a province": ("从江苏押解回黑龙江", [("江苏", "320000"), ("黑龙江", "230000")]),
    "a people and a currency": ("朝鲜族群众、泰铢、俄语和俄罗斯族", []),
    "a country in the name of a newspaper": ("中国林业报记者到中国采访", [("中国", "CN")]),
    "a county seat with a part of it": ("浙江省桐庐县城北新区", [("浙江省", "330000"), ("桐庐县", "330122")]),
    "a free-trade zone": ("中国（浙江）自由贸易试验区", [("中国", "CN")]),
    "countries": ("从肯尼亚和马来西亚押解回国", [("肯尼亚", "KE"), ("马来西亚", "MY")]),
    "a shared name by its parent": (
        "福建省福州市鼓楼区",
        [("福建省", "350000"), ("福州市", "350100"), ("鼓楼区", "350102")],
    ),
    "a shared name by the document": (
        "江苏南京部署行动。鼓楼区率先落实。",
        [("江苏", "320000"), ("南京", "320100"), ("鼓楼区", "320106")],
    ),
    "a shared name that nothing decides": ("鼓楼区率先落实。", [("鼓楼区", None)]),
    "an office between parent and county": (
        "北京市公安局朝阳分局破案",
        [("北京市", "110000"), ("朝阳", "110105")],
    ),
    "autonomous places by their common forms": (
        "凉山州和陵水县",
        [("凉山州", "513400"), ("陵水县", "469028")],
    ),
    "words that look like counties": ("加强合作，维护和平，公安机关与群众友好相处，用好资源", []),
    "figures of speech": ("从白山黑水到南海之滨，守护长治久安", []),
    "a falcon, a model, an index": ("“海东青”骑警队学习“枫桥经验”，换取“平安指数”", []),
    "meetings": ("第三届丝绸之路（敦煌）国际文化博览会和北京冬奥会、杭州亚运会", []),
    "roads and papers": ("南京路步行街上有人读北京日报", []),
    "two cities in one character each": ("京港洽谈会", []),
    "a word that runs on": ("重大理论创新，美丽水乡，出海口，参加纳凉晚会，沿海地区", []),
    "a province before a word for district": ("河北区域会战", [("河北", "130000")]),
    "a quoted place used as one": ("来自“浙江”的车辆", [("浙江", "330000")]),
}


@pytest.mark.parametrize("case", CASES)
def test_places(case: str) -> None:
    text, expected = CASES[case]
    assert found(text) == expected


def test_candidates_are_kept_where_nothing_decides() -> None:
    (place,) = find_places(Document("case", "鼓楼区", ()))
    assert isinstance(place, PlaceMention)
    assert {"320106", "350102"} <= set(place.candidates)
    assert place.level == "county"


def test_an_empty_text_has_no_place() -> None:
    assert found("") == []
