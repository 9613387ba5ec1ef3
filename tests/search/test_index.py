"""What the index holds, and how it is cut."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.campaign_folder import load
from generator.language import has_han
from generator.model import Catalogue, Review, SameWords
from generator.reference import sounds
from generator.render import editions, render_pages, search_pages
from generator.render.search.tokens import Vocabulary, tokens
from tests.large_campaign import write_large_campaign
from tests.search.conftest import asker, write_index

FIXTURE = Path(__file__).parents[1] / "fixtures" / "campaign"
WORDS = Vocabulary(["夜市", "派出所", "长沙"])


def catalogue() -> Catalogue:
    content, documents = load(FIXTURE)
    return content.catalogue(documents)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长沙夜市", {"长", "长沙", "沙夜", "夜<沙", "夜市"}),
        ("在派出所", {"派出所", "派出", "出所", "派<在"}),
        ("6月25日", {"@6", "@6-25", "6", "25"}),
        ("2023年6月25日", {"@2023-6-25", "@2023-6", "@6-25"}),
        ("on 25 June 2023", {"@2023-6-25", "@6-25", "june"}),
        ("June 25", {"@6-25"}),
        ("近百分之九十", {"90%"}),
        ("90% or 85 per cent", {"90%", "85%"}),
        ("三千三百余个、1.2万元", {"3300", "12000"}),
        ("Féngqiáo street-racing", {"fengqiao", "streetracing"}),
        ("電信", {"电信"}),
    ],
)
def test_tokens_of_a_text(text: str, expected: set[str]) -> None:
    found = set(tokens(text, WORDS))
    assert expected <= found, sorted(found)


def test_a_pair_within_a_word_stands_once() -> None:
    assert "市<夜" not in set(tokens("长沙夜市", WORDS))


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("单县", "shan xian"),
        ("洪洞县", "hong tong xian"),
        ("六合区", "lu he qu"),
        ("六安市", "lu an shi"),
        ("朝阳", "chao yang"),
        ("厦门", "xia men"),
        ("长沙", "chang sha"),
        ("长治市", "chang zhi shi"),
        ("长子县", "zhang zi xian"),
        ("漯河", "luo he"),
        ("闵行区", "min hang qu"),
        ("大城县", "dai cheng xian"),
        ("大城市", "da cheng shi"),
        ("朝阳产业", "zhao yang chan ye"),
        ("六合彩", "liu he cai"),
        ("民乐团", "min yue tuan"),
        ("吕梁", "lv liang"),
        ("首都", "shou du"),
        ("校长", "xiao zhang"),
    ],
)
def test_names_of_places_are_read_as_people_there_read_them(name: str, sound: str) -> None:
    assert " ".join(sounds(name)) == sound


def found(campaign: Catalogue) -> dict[str, dict[str, list[str]]]:
    """The tags and texts of each page that can be found on the Chinese site, by address."""
    files = {page.path.stem: json.loads(page.text) for page in search_pages(editions(campaign))["zh"]}
    rows = zip(*(list(column) for column in files["index"]["alone"]), strict=True)
    texts = [row for name, those in files.items() if name[0] == "x" for row in those]
    return {
        address: {"tags": files["index"]["tags"][tags], "texts": [text for *_, text in said]}
        for (address, _, tags), said in zip(rows, texts, strict=True)
    }


def test_a_withdrawn_entry_is_found_by_its_title_alone_and_says_so() -> None:
    known = catalogue()
    gone = tuple(each.model_copy(update={"review": Review(state="withdrawn")}) for each in known.operations)
    assert len(found(known)["operations/riverbank/"]["texts"]) > 2
    page = found(replace(known, operations=gone))["operations/riverbank/"]
    assert page["tags"] == ["行动", "已撤回"]
    assert page["texts"] == ["河岸补种行动", "Riverbank replanting"]


def test_words_that_a_campaign_lists_find_one_another() -> None:
    same = SameWords(words=("补种", "栽树"))
    assert any(
        "栽树" in text
        for text in found(replace(catalogue(), search=(same,)))["operations/riverbank/"]["texts"]
    )


def test_what_is_the_same_for_all_locales_stands_once() -> None:
    pages = search_pages(editions(catalogue()))
    assert {page.path.stem for page in pages["en"]} == {"index"}


def test_a_row_of_a_later_page_leads_to_that_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.render.page.ROOM", 4000)
    write_large_campaign(tmp_path, 60)
    content, documents = load(tmp_path)
    built = editions(content.catalogue(documents))
    shown = {str(page.path): page.text for page in render_pages(built["zh"])}
    files = {page.path.stem: json.loads(page.text) for page in search_pages(built)["zh"]}
    rows = list(zip(*files["index"]["alone"], strict=True))
    texts = [row for name, those in files.items() if name[0] == "x" for row in those]
    later = [(row, said) for row, said in zip(rows, texts, strict=True) if "/page/" in row[0]]
    assert {row[0].split("/page/")[0] for row, _ in later} == {
        "numbers",
        "sources/bulletin-1",
        "sources/bulletin-2",
        "terms",
    }
    for (address, title, _), said in later:
        path, _, term = address.partition("#")
        page = shown[f"{path.rstrip('/')}.md"]
        if term:
            assert f'id="{term}"' in page
            continue
        assert f"（第{address.split('/')[-2]}页）" in title
        for _, anchor, text in said:
            words = text.split()[0] if has_han(text) else ""  # English ones stand on the English page
            assert (f'id="{anchor}"' if anchor else words) in page
    first, last = files["index"]["pages"][0]
    assert len({rows[at][0].split("page/")[0] for at in range(first, last + 1)}) == 1


def test_hostile_titles_stay_inert(tmp_path: Path) -> None:
    """Titles become HTML in the theme; everything else is set as text in the page."""
    hostile = "<img src=x onerror=alert(1)>&\"' 河岸"
    known = catalogue()
    bad = tuple(
        each.model_copy(update={"title": each.title.model_copy(update={"zh": hostile, "en": hostile})})
        for each in known.operations
    )
    for locale, pages in search_pages(editions(replace(known, operations=bad))).items():
        for page in pages:
            path = tmp_path / ("" if locale == "zh" else "en") / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text, encoding="utf-8")
    answers = asker(tmp_path)([{"site": site, "query": "河岸 onerror"} for site in ("", "en/")])
    for answer in answers:
        shown = [title for title in answer["titles"] if "onerror" in title]
        assert shown
        for title in shown:
            assert "<img" not in title
            assert "&#60;img" in title


def test_an_index_is_the_same_in_every_build(tmp_path: Path) -> None:
    one, two = write_index(FIXTURE, tmp_path / "one"), write_index(FIXTURE, tmp_path / "two")
    names = sorted(path.relative_to(one) for path in one.rglob("*.json"))
    assert names == sorted(path.relative_to(two) for path in two.rglob("*.json"))
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in names)
