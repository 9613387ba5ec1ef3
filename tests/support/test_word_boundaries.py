"""Characters of two words that stand side by side are no name of a third."""

import pytest

from generator.support.chinese.who_where import find_actors, find_places


@pytest.mark.parametrize(
    "text",
    [
        "参会的人大多来自外地",
        "报名的人大都是新手",
        "到场的人大约有四十名",
        "上钩的人大部分没有报案",
        "登记者须带证件",
        "超市委托厂家生产",
        "城市委托社会组织运营",
        "社团委托会计核账",
    ],
)
def test_no_actor_is_read_across_two_words(text: str) -> None:
    assert not list(find_actors(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("市人大常委会多次调研", "人大常委会"),
        ("省人大多次调研", "人大"),
        ("记者在现场看到", "记者"),
        ("市委决定", "市委"),
        ("团委组织培训", "团委"),
    ],
)
def test_an_actor_beside_other_words_is_read(text: str, words: str) -> None:
    assert [fact.words for fact in find_actors(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "管理县道的单位",
        "省里和县里各出一半",
        "市级和县级各出一半",
        "所在地和县域内",
        "名单县里已公布",
        "已获省水利厅批准",
        "须报省住建厅备案",
        "先报县林业局审核",
        "转交市档案馆",
    ],
)
def test_no_place_is_read_across_two_words(text: str) -> None:
    assert not list(find_places(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [("费县的大棚", "费县"), ("和县农民", "和县"), ("理县通车", "理县"), ("青岭市档案馆", "青岭市")],
)
def test_a_place_beside_other_words_is_read(text: str, words: str) -> None:
    assert [fact.words for fact in find_places(text)] == [words]
