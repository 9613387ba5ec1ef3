"""What an answer of the search says besides its pages; asked of the shipped campaign, without a browser."""

import re
from typing import Any

import pytest

from tests.search.conftest import Ask


def one(ask: Ask, query: str, site: str = "", excerpts: int = 0) -> dict[str, Any]:
    return ask([{"site": site, "query": query, "excerpts": excerpts}])[0]


@pytest.mark.parametrize(
    ("site", "query", "meant"),
    [
        ("", "枫侨经验", "枫桥经验"),
        ("", "帽盾纠纷", "矛盾纠纷"),
        ("", "打击飙彻", "打击飙车"),
        ("", "网络摇", "网络谣"),
        ("", "夜市按全", "夜市安全"),
        ("", "晚上的行动", ""),
        ("", "fengqiaojingyan", "枫桥经验"),
        ("en/", "telecom fruad", "telecom fraud"),
        ("en/", "feng qiao jing yan", "枫桥经验"),
        ("en/", "telecom fraud", ""),
        ("", "枫桥经验 核酸检测", ""),
    ],
)
def test_what_a_query_may_have_meant_is_said(ask: Ask, site: str, query: str, meant: str) -> None:
    assert one(ask, query, site)["meant"] == meant


def test_a_word_that_is_nowhere_is_named(ask: Ask) -> None:
    assert one(ask, "枫桥经验 核酸检测")["missing"][0] == ["核酸检测"]
    assert one(ask, "fraud vaccination", "en/")["missing"][0] == ["vaccination"]


def test_numbers_are_never_taken_for_others(ask: Ask) -> None:
    answer = one(ask, "3301")
    assert (answer["found"], answer["meant"]) == ([], "")


def test_topics_are_offered_when_nothing_is_found(ask: Ask) -> None:
    answer = one(ask, "核酸检测")
    assert answer["found"] == []
    assert answer["topics"] == 13


@pytest.mark.parametrize(
    ("site", "query", "marked"),
    [
        ("", "长沙夜市", {"长沙", "夜市"}),
        ("", "红袖章", {"红袖章"}),
        ("", "百分之九十", {"90%"}),
        ("en/", "25/6", {"25 June"}),
        ("en/", "armbands", {"armband"}),
        ("en/", "scammers", {"fraud"}),
    ],
)
def test_excerpts_mark_what_was_found(ask: Ask, site: str, query: str, marked: set[str]) -> None:
    answer = one(ask, query, site, excerpts=3)
    found = {part for each in answer["excerpts"] for part in each["parts"][1::2]}
    titled = set(re.findall("<mark>(.*?)</mark>", " ".join(answer["titles"])))
    assert marked <= found | titled


def test_an_excerpt_of_a_source_leads_to_its_sentence(ask: Ask) -> None:
    answer = one(ask, "当前正值暑期旅游旺季", excerpts=2)
    place = answer["found"].index("sources/midterm-report/")
    excerpt = answer["excerpts"][place]
    assert re.fullmatch(r"p\d+-\d+", excerpt["anchor"])
    assert excerpt["label"] == f"句 {excerpt['anchor'][1:].replace('-', '.')}"


def test_results_tell_their_kind(ask: Ask) -> None:
    assert one(ask, "枫桥经验")["tags"][0][0] == "术语"
    assert one(ask, "Fengqiao experience", "en/")["tags"][0][0] == "Term"
