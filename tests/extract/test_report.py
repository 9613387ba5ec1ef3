"""The review page: the whole text, every finding linked both ways, nothing external, nothing that runs."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from generator.excerpts import Excerpts
from generator.extract import extract, render_report
from generator.extract.report import KINDS, Mark, find_left_out
from generator.messages import say
from generator.model import Span, split_document

TEXT = "护水行动\n浙江省诸暨市公安局查处案件12起。<script>alert(1)</script>\n"


def test_the_page_shows_the_text_and_links_each_finding_to_its_record_and_back() -> None:
    document = split_document("one", TEXT)
    marks = [
        Mark("organisation", Span(5, 14)),
        Mark("place", Span(5, 8), (("code", "330000"),)),
        Mark("place", Span(8, 11), (("code", "330681"),)),
        Mark("figure", Span(18, 21), (("value", "12"), ("unit", "起"))),
        Mark("title", Span(0, 4)),
    ]
    page = html.document_fromstring(render_report([(document, marks)], "zh"))
    shown = [
        "".join(p.itertext()).removeprefix(f"p{n}")
        for n, p in enumerate(page.xpath("//div[@class='text']/p"), 1)
    ]
    assert shown == TEXT.splitlines()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) == 2 * len(marks)
    assert {link.removeprefix("#") for link in page.xpath("//@href")} <= set(ids)
    cells = [row.xpath("string(td[3])") for row in page.xpath("//tbody/tr")]
    assert cells == ["护水行动", "浙江省诸暨市公安局", "浙江省", "诸暨市", "12起"]
    assert page.xpath("//tbody/tr[5]/td[4]")[0].text_content() == "数值: 12; 单位: 起"


def test_the_page_runs_nothing_and_asks_nobody() -> None:
    page = render_report(
        [(split_document("one", TEXT), [Mark("place", Span(5, 8), (("x", "<b onclick=y>"),))])], "zh"
    )
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img | //link | //iframe | //@onclick | //@src")
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    assert not re.search(r"https?://|url\(|@import", page)


def test_the_page_speaks_english_around_the_chinese_text() -> None:
    marks = [Mark("figure", Span(18, 21), (("value", "12"), ("unit", "起")))]
    page = html.document_fromstring(render_report([(split_document("one", TEXT), marks)], "en"))
    assert page.get("lang") == "en"
    assert page.xpath("string(//tbody/tr/td[2])") == "number"
    assert page.xpath("string(//tbody/tr/td[4])").strip() == "value: 12; unit: 起"
    for chinese in page.xpath("//div[@class='text'] | //td[@class='quote']"):
        assert chinese.get("lang") == "zh-Hans"
    around = page.xpath("//h1 | //li | //th | //td[position() = 2]")
    assert around
    assert all(each.text_content().isascii() for each in around)


@settings(deadline=None)  # how long a page takes says nothing about its text
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40),
    st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.integers(0, 40), st.integers(1, 10)), max_size=8),
)
def test_the_text_stays_whole_whatever_overlaps(text: str, found: list[tuple[str, int, int]]) -> None:
    document = split_document("one", text)
    end = len(document.text)
    marks = [
        Mark(kind, Span(start, min(end, start + length))) for kind, start, length in found if start < end
    ]
    page = html.document_fromstring(render_report([(document, marks)], "zh"))
    shown = [
        "".join(p.itertext()).removeprefix(passage.id)
        for p, passage in zip(page.xpath("//div[@class='text']/p"), document.passages, strict=True)
    ]
    assert shown == [document.quote(passage.span) for passage in document.passages]


def test_the_page_says_what_was_left_out_and_why() -> None:
    document = split_document("one", "护水行动\n2025年6月3日，青禾县清理漂浮物320吨。\n（责任编辑：某某）\n")
    found = replace(extract(document), left_out=(say("{count} pictures", count=2),))
    page = html.document_fromstring(render_report([(document, ())], "en", [find_left_out(found)]))
    assert [each.text_content() for each in page.xpath("//ul[@class='left']/li")] == [
        "2 pictures",
        "a credit or a closing line, not a statement: “（责任编辑：某某）”",
    ]
    nothing = html.document_fromstring(render_report([(document, ())], "en"))
    assert not nothing.xpath("//ul[@class='left'] | //h3")


def test_the_page_counts_the_figures_that_the_check_would_not_find() -> None:
    document = split_document("one", "护水行动\n2025年6月3日，青禾县清理漂浮物320吨。\n")
    found = extract(document)
    (figure,) = found.figures
    assert find_left_out(found) == ()
    (left,) = find_left_out(replace(found, figures=(replace(figure, value=321.0),)))
    assert left.to("en").endswith("would not recognize them in their sentences (1): 320吨")


def test_the_page_names_each_piece_that_was_left_out_and_opens_where_a_sentence_is_among_them() -> None:
    menu, notes = Excerpts(("首页",) * 4), Excerpts(("返回", "字" * 300 + "。"))
    left = [say("menus: {words}", words=menu), say("notes ({count}): {words}", count=2, words=notes)]
    assert len(left[1]) < 300
    page = html.document_fromstring(render_report([(split_document("one", TEXT), ())], "en", [left]))
    kinds = page.xpath("//ul[@class='left']/li/details")
    assert [each.xpath("string(summary)") for each in kinds] == ["menus", "notes (2)"]
    assert [each.xpath("boolean(@open)") for each in kinds] == [False, True]
    assert [each.xpath("count(.//li)") for each in kinds] == [4, 2]
    assert page.xpath("//details//strong/text()") == ["字" * 300 + "。"]


def test_dates_whose_year_is_left_open_are_named_and_lunar_ones_are_not() -> None:
    text = "护水行动\n本报青禾6月3日电 六月一日，青禾县清理漂浮物。正月十五，昨天，日前，各村巡河。2024年9月，立碑。\n"
    (left,) = extract(split_document("one", text)).open_years()
    assert str(left) == "the year of 2 dates, which the document does not show: 6月3日 / 六月一日"
    assert extract(split_document("one", text), "2025-06-04").open_years() == ()
