from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.extract import Draft, Imprint, draft, extract, slug
from generator.extract.drafting.topic_proposals import propose_topics
from generator.ingest import read_document
from generator.model import Cite, Document, Localized, Model, Term, Topic, split_document

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
SHIPPED = Path(__file__).parents[2] / "seeds" / "midterm-report.txt"
TOPICS = (
    Topic(id="fraud", title=Localized(zh="诈骗"), order=1, keywords=("诈骗",)),
    Topic(id="flood", title=Localized(zh="防汛"), order=2, keywords=("防汛",)),
)


def drafted(path: Path) -> tuple[Document, Draft]:
    document = read_document(path, path.stem)
    return document, draft(extract(document), Imprint(file=f"seeds/{path.name}"), topics=TOPICS)


def cites(value: object) -> Iterator[Cite]:
    if isinstance(value, Cite):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from cites(part)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from cites(getattr(value, name))


def everything(entries: Draft) -> tuple[object, ...]:
    parts = (entries.source, entries.summary, entries.sections, entries.operations)
    return (*parts, entries.stories, entries.events, entries.terms)


@pytest.mark.parametrize("path", [SHIPPED, *GOLDEN], ids=lambda path: path.stem)
def test_every_sentence_is_cited_or_set_aside_and_every_quote_is_verbatim(path: Path) -> None:
    document, entries = drafted(path)
    accounted = set()
    for cite in cites(everything(entries)):
        places = document.find_quote(cite.quote, cite.passage)
        assert places, cite
        accounted |= {sentence.id for span in places for sentence in document.sentences_at(span)}
    for aside in entries.source.set_aside:
        passage = document.passage(aside.passage)
        assert passage
        accounted |= {sentence.id for sentence in passage.sentences}
    assert [sentence.id for sentence in document.sentences if sentence.id not in accounted] == []


@pytest.mark.parametrize("path", [SHIPPED, *GOLDEN], ids=lambda path: path.stem)
def test_ids_differ_within_a_collection_and_origins_within_a_draft(path: Path) -> None:
    _, entries = drafted(path)
    collections = (entries.sections, entries.operations, entries.stories, entries.events, entries.terms)
    for collection in collections:
        ids = [entry.id for entry in collection]
        assert len(ids) == len(set(ids))
    origins = [entry.origins[0] for collection in collections for entry in collection]
    assert len(origins) == len(set(origins))
    assert all(origin.startswith(f"{path.stem}/") for origin in origins)


def test_the_shipped_article_yields_its_entries() -> None:
    _, entries = drafted(SHIPPED)
    assert len(entries.sections) == 3
    assert [operation.order for operation in entries.operations] == [1, 2, 3, 4, 5]
    assert [len(collection) for collection in (entries.stories, entries.events)] == [6, 3]
    fraud = entries.operations[1]
    assert fraud.title.zh == "打击电信网络诈骗犯罪区域会战"
    assert fraud.regions == ("CN-HA", "CN-HB", "CN-HN", "CN-SD")
    assert fraud.topics == ("fraud",)
    assert [agency.role for agency in fraud.agencies] == ["lead", "acting"]
    assert [figure.as_written for figure in fraud.statements[0].figures] == ["4省", "3300余个"]
    assert not fraud.statements[0].text.zh.startswith("—")
    assert entries.summary[0].cites[0].passage == "p3"
    assert entries.topics[-1].id == "other"


def test_terms_are_drafted_once_with_their_kind() -> None:
    _, entries = drafted(SHIPPED)
    kinds = {term.title.zh: term.kind for term in entries.terms}
    assert len(kinds) == len(entries.terms)
    assert isinstance(entries.terms[0], Term)
    assert kinds["飙车炸街"] == "offence"
    assert kinds["安全员"] == "mechanism"
    assert "行动!" not in kinds


def test_a_slug_is_short_unique_and_never_empty() -> None:
    taken: set[str] = set()
    title = "关于印发全省冬季道路交通安全整治专项行动方案的通知及其附件的说明"
    first, second = slug(title, taken, "event"), slug(title, taken, "event")
    assert first != second
    assert max(len(first), len(second)) <= 64
    assert slug("！！", taken, "event") == "event"
    assert slug("！？", taken, "event") == "event-2"


def test_a_slug_reads_names_of_places_as_people_there_do() -> None:
    assert slug("单县、长治的绿色2号方案", set(), "event") == "shan-xian-chang-zhi-de-lv-se-2-hao-fang-an"


def test_a_topic_is_proposed_for_whole_words() -> None:
    topics = [Topic(id="one", title=Localized(zh="网"), order=1, keywords=("网络",))]
    assert propose_topics("整治网络谣言", topics) == ("one",)
    assert propose_topics("布下天罗地网络绎不绝", topics) == ()
    assert propose_topics("整治网络谣言", []) == ()


def test_a_word_that_ends_with_a_keyword_is_one_of_its_kind() -> None:
    topics = [Topic(id="one", title=Localized(zh="法院"), order=1, keywords=("法院",))]
    assert propose_topics("市中级人民法院受理案件", topics) == ("one",)
    assert propose_topics("办法院里都有", topics) == ()


def test_a_topic_is_proposed_for_traditional_characters_too() -> None:
    topics = [Topic(id="one", title=Localized(zh="养老"), order=1, keywords=("养老", "诈骗"))]
    assert propose_topics("警方攔阻詐騙", topics) == ("one",)


def test_the_place_and_day_of_a_dateline_belong_to_no_entry() -> None:
    text = "青山行动见成效\n新华社北京2024年11月28日电（记者 王一）林业部门27日发布消息，各地巡护山林。\n"
    entries = draft(extract(split_document("news", text)), Imprint(file="seeds/news.txt"))
    (event,) = entries.events
    assert event.regions == ()
    assert event.statements[0].text.zh == "林业部门27日发布消息，各地巡护山林。"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("12月1日起，各地开展“回头看”。", "各地开展“回头看”"),
        ("12月1日起施行新办法。", "施行新办法"),
        ("12月1日起草新办法。", "起草新办法"),
    ],
)
def test_what_begins_on_a_day_is_what_takes_place(written: str, title: str) -> None:
    entries = draft(
        extract(split_document("news", f"青山行动\n2024年{written}\n")), Imprint(file="seeds/news.txt")
    )
    assert entries.events[0].title.zh == title


@pytest.mark.parametrize(
    ("heading", "count"), [("一、严查突出问题", 2), ("一、解决群众困难", 2), ("一、存在的主要问题", 0)]
)
def test_a_list_of_problems_is_no_list_of_actions(heading: str, count: int) -> None:
    text = f"青山行动\n{heading}\n——开展巡护行动，劝返游客。\n——组织清理行动，清理枯枝。\n二、下一步\n继续巡护。\n"
    entries = draft(extract(split_document("news", text)), Imprint(file="seeds/news.txt"))
    assert len(entries.operations) == count


def test_a_text_without_headings_opens_the_home_page_with_its_first_paragraph() -> None:
    text = "山林有人守\n贵州的林业部门近来组织护林员进山巡护。\n护林员走村入户,向村民讲解怎样用火。\n"
    entries = draft(extract(split_document("news", text)), Imprint(file="seeds/news.txt"))
    assert [each.text.zh for each in entries.summary] == ["贵州的林业部门近来组织护林员进山巡护。"]


def test_a_full_date_that_gives_the_year_is_quoted_whole() -> None:
    text = "青山行动\n2024年11月28日，林业部门开会。\n12月1日，各地召开现场会。\n"
    entries = draft(extract(split_document("news", text)), Imprint(file="seeds/news.txt"))
    basis = entries.events[-1].date.basis
    assert basis
    assert basis.quote == "2024年11月28日"
