"""Pages of an invented campaign, as a whole and in what they must contain."""

import html
import json
import re
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.campaign_folder import load
from generator.model import LOCALES, Catalogue, GlossaryTerm, Locale, Operation, Review
from generator.render import editions, moved_pages, render_pages

FIXTURE = Path(__file__).parents[1] / "fixtures" / "campaign"
GOLDEN = Path(__file__).parent / "golden"
SHOWN = (
    "index.md",
    "operations/riverbank.md",
    "operations/hillside.md",
    "stories/shangping.md",
    "events/video-meeting.md",
    "terms/watcher.md",
    "terms/index.md",
    "regions/index.md",
    "numbers/index.md",
    "sources/sapling-report.md",
    "gaps/index.md",
    "coverage/index.md",
    "corrections/index.md",
)


def catalogue() -> Catalogue:
    content, documents = load(FIXTURE)
    return content.catalogue(documents)


def pages(found: Catalogue, locale: Locale = "zh") -> dict[str, str]:
    return {str(page.path): page.text for page in render_pages(editions(found)[locale])}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", SHOWN)
def test_golden_pages(path: str, locale: Locale, request: pytest.FixtureRequest) -> None:
    text = pages(catalogue(), locale)[path]
    golden = GOLDEN / locale / path
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text("utf-8")


def test_each_page_stands_in_both_locales() -> None:
    zh, en = (pages(catalogue(), locale) for locale in LOCALES)
    assert list(zh) == list(en)
    assert len(zh) == len(set(zh))


def test_a_page_is_the_same_when_it_is_set_alone() -> None:
    found = catalogue()
    for path, text in pages(found).items():
        assert [(str(page.path), page.text) for page in render_pages(editions(found)["zh"], only={path})] == [
            (path, text)
        ]


def test_a_release_publishes_only_what_a_person_vouched_for() -> None:
    found = catalogue()
    released = replace(found, campaign=found.campaign.model_copy(update={"stage": "release"}))
    entries = {
        path
        for path in pages(released)
        if re.match(r"(sections|operations|stories|events|terms)/(?!index)", path)
    }
    assert entries == {"operations/riverbank.md"}
    assert "notice:" not in pages(released)["index.md"]
    assert "notice:" in pages(found)["index.md"]


def withdrawing(found: Catalogue) -> Catalogue:
    """Withdraw all operations, events and terms."""
    gone = {
        name: tuple(
            each.model_copy(update={"review": Review(state="withdrawn")}) for each in found.collections[name]
        )
        for name in ("operations", "events", "terms")
    }
    return replace(found, **gone)  # type: ignore[arg-type] # by collection


def test_a_withdrawn_entry_says_so_and_no_more() -> None:
    found = catalogue()
    (riverbank,) = [each for each in found.operations if each.id == "riverbank"]
    rendered = pages(withdrawing(found))
    text = rendered["operations/riverbank.md"]
    assert "已撤回" in text
    assert 'class="statement' not in text
    assert riverbank.statements[0].text.zh not in text
    assert riverbank.agencies[0].name.zh not in text
    assert "3月5日" not in rendered["events/video-meeting.md"]


def test_a_citation_names_no_source_that_is_not_shown_and_no_title_twice() -> None:
    found = catalogue()
    cited = re.compile(r'<div class="citing">\n<p>(.*)</p>')
    site = found.campaign.title.zh
    withdrawn = cited.search(pages(withdrawing(found))["events/video-meeting.md"])
    assert withdrawn
    assert withdrawn[1] == f"{found.events[1].title.zh}，{site}。"
    story = found.stories[0].model_copy(update={"title": found.campaign.title})
    same = cited.search(pages(replace(found, stories=(story,)))[f"stories/{story.id}.md"])
    assert same
    assert same[1].endswith(f"日期不详。见：{site}。")


def test_a_withdrawn_entry_stands_in_no_list_and_no_count() -> None:
    found = catalogue()
    rendered = pages(withdrawing(found))
    links = re.compile(r'href="[^"]*(?:operations|events|terms)/[a-z]')
    assert links.search(pages(found)["index.md"])
    assert [path for path, text in rendered.items() if links.search(text)] == ["corrections/index.md"]
    upheld = (*found.sections, *found.stories)
    assert f'tally__count">{sum(len(each.statements) for each in upheld)}<' in rendered["about/index.md"]


def test_only_what_is_translated_counts_as_translated() -> None:
    found = catalogue()
    untranslated = replace(
        found,
        operations=tuple(each for each in found.operations if each.id == "hillside"),
        sections=(),
        stories=(),
        events=(),
        terms=(),
    )
    assert "英文为机器翻译" in pages(found)["about/index.md"]
    assert "英文为机器翻译" not in pages(untranslated)["about/index.md"]


def test_a_correction_of_the_home_page_leads_there_by_its_title() -> None:
    found = catalogue()
    (row,) = found.corrections
    was = row.was.model_copy(update={"zh": "补种树苗1,200棵,清理河道;进展顺利。"})
    changed = replace(found, corrections=(row.model_copy(update={"entry": "campaign", "was": was}),))
    text = pages(changed)["corrections/index.md"]
    assert '<a href=".././">青苗行动说明（测试样例）</a>' in text
    assert "补种树苗1,200棵，清理河道；进展顺利。" in text


def test_each_section_heads_its_operations_once() -> None:
    found = catalogue()
    hillside, riverbank = sorted(found.operations, key=lambda each: each.id)
    last = riverbank.model_copy(update={"id": "shore", "order": 3})
    between = hillside.model_copy(update={"section": None})
    text = pages(replace(found, operations=(between, riverbank, last)))["operations/index.md"]
    assert text.count("matrix__section") == 2


def test_a_citation_in_bibtex_is_text_to_tex() -> None:
    found = catalogue()
    (riverbank,) = [each for each in found.operations if each.id == "riverbank"]
    title = riverbank.title.model_copy(update={"en": "Up 85% & more"})
    named = riverbank.model_copy(update={"title": title})
    text = html.unescape(pages(replace(found, operations=(named,)), "en")["operations/riverbank.md"])
    assert r"title = {Up 85\% \& more}," in text
    assert '"title": "Up 85% & more"' in text


@pytest.mark.parametrize(
    ("display", "shows"),
    [("full", {"p7", "p13"}), ("excerpts", {"p7"}), ("none", set())],
)
def test_how_much_of_the_source_is_shown(display: str, shows: set[str]) -> None:
    found = catalogue()
    changed = replace(found, campaign=found.campaign.model_copy(update={"display": display}))
    text = pages(changed)["sources/sapling-report.md"]
    words = {"p7": "组织开展", "p13": "各地感谢群众的支持"}
    assert {passage for passage, quote in words.items() if quote in text} == shows
    assert 'id="p13-1"' in text


def test_where_only_quotations_may_be_shown_nothing_between_them_is() -> None:
    found = catalogue()
    (riverbank,) = [each for each in found.operations if each.id == "riverbank"]
    statement = riverbank.statements[0]
    (cite,) = statement.cites
    cites = (
        cite.model_copy(update={"quote": "组织开展"}),
        cite.model_copy(update={"quote": "浙江、江西两省"}),
    )
    twice = riverbank.model_copy(update={"statements": (statement.model_copy(update={"cites": cites}),)})
    none = found.campaign.model_copy(update={"display": "none"})
    text = pages(replace(found, campaign=none, operations=(twice,)))["operations/riverbank.md"]
    assert "<mark>组织开展</mark>……<mark>浙江、江西两省</mark>" in text


def test_a_cited_sentence_leads_to_its_place_on_the_publishers_page() -> None:
    found = catalogue()
    (source,) = found.sources
    there = "https://example.org/report"
    online = replace(found, sources=(source.model_copy(update={"url": there}),))
    text = pages(online, "en")["sources/sapling-report.md"]
    cited = text.count('class="sentence sentence--cited"')
    assert text.count(f'<a href="{there}#:~:text=') == cited > 5
    assert "sentence__there" not in pages(found, "en")["sources/sapling-report.md"]


def test_a_quote_that_is_not_in_the_source_stops_rendering() -> None:
    found = catalogue()
    riverbank = next(each for each in found.operations if each.id == "riverbank")
    statement = riverbank.statements[0]
    cite = statement.cites[0].model_copy(update={"quote": "没有这句话"})
    wrong = riverbank.model_copy(update={"statements": (statement.model_copy(update={"cites": (cite,)}),)})
    with pytest.raises(LookupError, match="没有这句话"):
        pages(replace(found, operations=(wrong,)))


def test_a_quotation_stands_in_quotation_marks() -> None:
    text = pages(catalogue())["sections/together.md"]
    assert "“什么地方缺树就先补什么地方”" in text


def test_a_term_is_linked_in_the_reading_view() -> None:
    found = catalogue()
    watcher = next(each for each in found.terms if each.id == "watcher")
    named = watcher.model_copy(
        update={
            "id": "grid",
            "title": watcher.title.model_copy(update={"zh": "村(格)"}),
            "statements": (),
        }
    )
    story = found.stories[0]
    text = story.statements[0].text.model_copy(update={"zh": "每个村(格)都有“看苗员”。"})
    told = story.model_copy(update={"statements": (story.statements[0].model_copy(update={"text": text}),)})
    rendered = pages(replace(found, terms=(*found.terms, named), stories=(told,)))
    assert 'href="../../terms/grid/">村（格）</a>' in rendered["stories/shangping.md"]


def test_a_term_that_nobody_explains_is_a_row_of_the_list() -> None:
    found = catalogue()
    (watcher,) = found.terms
    bare = watcher.model_copy(update={"explanation": None, "formerly": ("terms/watcher", "terms/scout")})
    changed = replace(found, terms=(bare,))
    rendered = pages(changed)
    assert "terms/watcher.md" in pages(found)
    assert "terms/watcher.md" not in rendered
    row = rendered["terms/index.md"].partition('id="term-watcher"')[2]
    assert "来源把每个村民小组的这一角色称为" in row
    assert 'id="term-watcher-s1"' in row
    assert rendered["terms/index.md"].count('class="trust"') == 1, "once for all of them"
    other = bare.model_copy(update={"id": "other", "review": Review(state="edited")})
    assert pages(replace(found, terms=(bare, other)))["terms/index.md"].count('class="trust"') == 2
    assert 'href="../sources/sapling-report/#p12-1"' in row
    assert 'href="../../terms/#term-watcher-s1"' in rendered["sources/sapling-report.md"]
    assert 'href="../../terms/#term-watcher"' in rendered["stories/shangping.md"]
    moved = {str(page.path): page.text for page in moved_pages(editions(changed)["en"])}
    assert {*moved} == {"glossary/index.html", "terms/watcher/index.html", "terms/scout/index.html"}
    assert 'url=../../terms/#term-watcher"' in moved["terms/watcher/index.html"]


def test_a_term_that_is_withdrawn_has_its_page_where_it_once_was() -> None:
    found = catalogue()
    (watcher,) = found.terms
    gone = watcher.model_copy(
        update={
            "explanation": None,
            "formerly": ("terms/watcher", "terms/scout"),
            "review": Review(state="withdrawn", on="2024-07-01"),
        }
    )
    changed = replace(found, terms=(gone,))
    assert "terms/watcher.md" in pages(changed)
    moved = {str(page.path): page.text for page in moved_pages(editions(changed)["en"])}
    assert {*moved} == {"glossary/index.html", "terms/scout/index.html"}
    assert 'url=../../terms/watcher/"' in moved["terms/scout/index.html"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_long_page_lists_its_headings_and_a_short_one_does_not(locale: Locale) -> None:
    shown = pages(catalogue(), locale)
    long = {path: text for path, text in shown.items() if 'class="contents"' in text}
    assert {"about/index.md", "data/index.md"} <= {*long} < {*shown}
    for text in long.values():
        listed = re.findall(
            r'<li><a href="#([\w.-]+)">', text.partition('class="contents"')[2].partition("</nav>")[0]
        )
        headings = re.findall(r'^## .*\{ #([\w.-]+) \}$|<h2 id="([^"]+)"', text, re.MULTILINE)
        assert listed == [one or other for one, other in headings]


def test_a_finer_place_stands_on_the_page_of_its_province() -> None:
    rendered = pages(catalogue())
    assert 'id="d330681"' in rendered["regions/cn-zj.md"]
    assert 'href="../../regions/cn-zj/#d330681">诸暨市</a>' in rendered["events/inspection.md"]
    assert "赣州市" in rendered["stories/shangping.md"]


def test_a_finer_place_has_the_english_name_that_the_glossary_gives() -> None:
    found = catalogue()
    assert 'lang="zh-Hans">诸暨市</span>' in pages(found, "en")["events/inspection.md"]
    named = replace(found, glossary=(*found.glossary, GlossaryTerm(zh="诸暨市", en="Zhuji")))
    assert '#d330681">Zhuji</a>' in pages(named, "en")["events/inspection.md"]


def test_the_glossary_stands_in_the_order_of_the_words_of_each_locale() -> None:
    terms = (
        ("厦门", "Xiamen"),
        ("长沙", "changsha"),
        ("成都", "Chengdu"),
        ("苏州", "Suzhou"),
        ("村长", "Village head"),
    )
    named = replace(catalogue(), glossary=tuple(GlossaryTerm(zh=zh, en=en) for zh, en in terms))
    chinese, english = (
        sorted((zh for zh, _ in terms), key=pages(named, locale)["terms/index.md"].index)
        for locale in LOCALES
    )
    assert chinese == ["长沙", "成都", "村长", "苏州", "厦门"]
    assert english == ["长沙", "成都", "苏州", "村长", "厦门"]


def test_a_former_place_stands_under_the_one_that_has_its_ground_today() -> None:
    found = catalogue()
    before = found.events[0].model_copy(update={"regions": ("CN-ZJ", "332325")})
    rendered = pages(replace(found, events=(before, *found.events[1:])))
    page = next(text for text in rendered.values() if "诸暨县（今绍兴市诸暨市）" in text)
    assert '/regions/cn-zj/#d330681">诸暨县（今绍兴市诸暨市）</a>' in page


def test_what_falls_on_one_day_stands_under_one_date() -> None:
    found = catalogue()
    story = found.stories[0].model_copy(update={"date": found.events[1].date})
    rendered = pages(replace(found, stories=(story,)))["timeline/index.md"]
    first = rendered.partition('class="timeline"')[2].partition("</ol>")[0]
    assert first.count("timeline__date") == 1
    assert first.count("timeline__entry") == 2


def riverbank(found: Catalogue) -> Operation:
    return next(each for each in found.operations if each.id == "riverbank")


def test_a_number_that_two_entries_quote_stands_once_in_a_list() -> None:
    found = catalogue()
    told = riverbank(found).statements[:1]
    assert told[0].figures
    term = found.terms[0].model_copy(update={"statements": told})
    rendered = pages(replace(found, terms=(term,)))
    for path in ("index.md", "numbers/index.md"):
        cards = rendered[path].partition('class="figures"')[2].partition("</ul>")[0]
        assert cards.count("1200余棵") == 1
        assert "operations/riverbank/#s1" in cards
    term = term.model_copy(update={"topics": ("villages",)})
    alone = pages(replace(found, terms=(term,)))["topics/villages.md"]
    assert "1200余棵" in alone.partition('class="figures"')[2]


def test_a_number_of_which_nobody_said_what_it_counts_stands_with_its_clause() -> None:
    found = catalogue()
    bare = tuple(
        statement.model_copy(
            update={"figures": tuple(each.model_copy(update={"of": None}) for each in statement.figures)}
        )
        for statement in riverbank(found).statements
    )
    operation = riverbank(found).model_copy(update={"statements": bare})
    rendered = pages(replace(found, operations=(operation,)), "en")["numbers/index.md"]
    assert (
        '<p class="figure__of"><span lang="zh-Hans">浙江、江西两省同步补种树苗1200余棵</span></p>' in rendered
    )
    assert 'class="figure__written"' not in rendered.partition("树苗1200余棵")[2].partition("</li>")[0]


def test_a_home_page_without_operations_shows_the_parts_of_the_source() -> None:
    found = catalogue()
    home = pages(replace(found, operations=()))["index.md"]
    assert all(f'href="./sections/{section.id}/"' in home for section in found.sections)
    assert "{ #sections }" not in pages(found)["index.md"]


def test_a_year_that_nobody_explained_is_shown_with_the_words_it_follows_from() -> None:
    found = catalogue()
    event = found.events[1]
    silent = event.model_copy(update={"date": event.date.model_copy(update={"basis_note": None})})
    rendered = pages(replace(found, events=(silent,)))["timeline/index.md"]
    assert '据原文“<span lang="zh-Hans">青苗行动开展以来</span>”推断。' in rendered


def test_linked_data_names_each_thing_once_and_by_a_plain_address() -> None:
    root = "https://example.org/base/"
    rendered = {str(page.path): page.text for page in render_pages(editions(catalogue(), root)["en"])}
    for path in ("index.md", "data/index.md"):
        written = rendered[path].partition('ld+json">')[2].partition("</script>")[0]
        page, _ = json.loads(written)["@graph"]
        assert page["@id"] != page["isPartOf"]["@id"]
        assert page["isPartOf"]["url"] == f"{root}en/"
    files = [each["contentUrl"] for each in page["distribution"]]
    assert f"{root}data/campaign.json" in files
    assert all(".." not in each for each in files)


def test_about_names_the_programs_with_their_versions() -> None:
    text = pages(catalogue())["about/index.md"]
    assert f"<code>mkdocs</code> {version('mkdocs')}" in text
    assert f"<code>campaign-explainer</code> {version('campaign-explainer')}" in text


def test_untranslated_text_is_chinese_and_marked_as_such() -> None:
    text = pages(catalogue(), "en")["operations/hillside.md"]
    assert '# <span lang="zh-Hans">山坡补种</span>' in text
    assert "not yet translated" in text


def test_past_twelve_dated_entries_the_timeline_has_months() -> None:
    found = catalogue()
    meeting = next(each for each in found.events if each.id == "video-meeting")
    many = tuple(
        meeting.model_copy(
            update={
                "id": f"meeting-{month}",
                "date": meeting.date.model_copy(update={"iso": f"2024-{month:02}-05"}),
            }
        )
        for month in range(1, 13)
    )
    assert "timeline/2024-03.md" not in pages(replace(found, events=many))
    more = (*many, many[2].model_copy(update={"id": "meeting-13"}))
    rendered = pages(replace(found, events=more))
    assert rendered["timeline/2024-03.md"].count("timeline__date") == 1
    assert rendered["timeline/2024-03.md"].count("timeline__entry") == 2


LED = re.compile(r'href="([^"]*)"')


def shipped_pages(locale: Locale = "zh") -> dict[str, str]:
    content, documents = load(Path(__file__).parents[2])
    return pages(content.catalogue(documents), locale)


def test_related_entries_are_led_to_once_and_from_nowhere_else_on_the_page() -> None:
    seen = 0
    for path, text in shipped_pages().items():
        before, _, after = text.partition('<div class="related">')
        related = LED.findall(after.partition('<ul class="topics">')[0].partition("</div>")[0])
        listed = LED.findall(before.partition('<ol class="lines">')[2])
        assert len(set(related)) == len(related), path
        assert set(related).isdisjoint(listed), path
        seen += bool(related) and bool(listed)
    assert seen > 1


def test_an_event_that_a_story_tells_is_no_further_row_of_years() -> None:
    text = shipped_pages()["gaps/index.md"]
    years = text.partition('id="years"')[2].partition("</ol>")[0]
    assert "stories/zhuji-schools/" in years
    assert "events/fengqiao-school-check/" not in years
