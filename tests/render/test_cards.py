"""Cards: every word is drawn, nothing overflows, and they say whose account it is."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.campaign_folder import load
from generator.model import LOCALES, Catalogue, Locale, Localized, Review
from generator.pipeline import render
from generator.reference import HAN, LATIN, MISSING, covers
from generator.render import card_pages, editions
from generator.render.cards.card_pages import HEIGHT, WIDTH, Card, Line, card
from generator.render.cards.line_breaks import Style, balanced, broken, drawn, shortened, width
from generator.render.pages import PAGES
from generator.render.words import load_wording

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "fixtures" / "campaign"
URL = "https://example.org/repo/"
LONG = {
    "zh": "打击治理电信网络诈骗犯罪、深化社会面巡逻防控、排查整治公共安全隐患并解决人民群众急难愁盼问题" * 3,
    "en": "A concentrated unified operation against telecom and online fraud, street racing and disorder "
    * 3,
}


def catalogue(folder: Path) -> Catalogue:
    content, documents = load(folder)
    return content.catalogue(documents)


def cards(found: Catalogue, locale: Locale) -> dict[str, Card]:
    edition = editions(found, URL)[locale]
    return {view.path: card(edition, view) for _, pages in PAGES for view in pages(edition)}


@pytest.mark.usefixtures("one_drawing")
def test_a_campaign_may_do_without_cards(tmp_path: Path) -> None:
    folder = shutil.copytree(FIXTURE, tmp_path / "campaign")
    campaign = folder / "content" / "campaign.yml"
    for asked, shown in (("", True), ("link_cards: none\n", False)):
        campaign.write_text(campaign.read_text("utf-8") + asked, "utf-8")
        render(folder, URL)
        docs = folder / "build" / "docs" / "zh"
        home = (docs / "index.md").read_text("utf-8")
        assert (docs / "cards" / "index.png").exists() == ("card: " in home) == ('"image": ' in home) == shown


def text(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def right(line: Line, locale: Locale) -> float:
    """Where a line ends; kerning, which is not counted, only makes it shorter."""
    codes = ("zh-Hans", "en") if locale == "en" else ("zh-Hans",)
    return line.x + min(width(text(line), Style(line.size, line.weight, code)) for code in codes)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("folder", [ROOT, FIXTURE], ids=["shipped", "invented"])
def test_nothing_runs_over(folder: Path, locale: Locale) -> None:
    for path, found in cards(catalogue(folder), locale).items():
        _fits(path, found, locale)


def _fits(path: str, found: Card, locale: Locale) -> None:
    column = [line for line in found.lines if not found.margin or line.x < found.margin]
    beside = [line for line in found.lines if line not in column]
    assert column
    for lines, end in ((column, (found.margin or WIDTH) - 36), (beside, WIDTH - 30)):
        assert all(right(line, locale) <= end for line in lines), path
        below = [line.y for line in lines]
        assert below == sorted(set(below)), path
        assert all(line.y <= HEIGHT - 24 for line in lines), path
    *told, _, _ = column
    assert all(line.y < 524 for line in told), path
    assert all(mark.x >= found.margin and mark.x + mark.width <= WIDTH - 30 for mark in found.marks), path


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("title", [*LONG.values(), "警", "W" * 200, "3300余个“犯罪窝点”" * 20])
def test_long_and_odd_titles_fit(title: str, locale: Locale) -> None:
    found = catalogue(FIXTURE)
    named = Localized(zh=title, en=title)
    changed = replace(
        found,
        campaign=found.campaign.model_copy(update={"title": named}),
        operations=tuple(each.model_copy(update={"title": named}) for each in found.operations),
        sources=tuple(each.model_copy(update={"title": named}) for each in found.sources),
    )
    for path, made in cards(changed, locale).items():
        _fits(path, made, locale)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("folder", [ROOT, FIXTURE], ids=["shipped", "invented"])
def test_the_fonts_have_every_character_that_is_drawn(folder: Path, locale: Locale) -> None:
    seen = 0
    for path, found in cards(catalogue(folder), locale).items():
        for line in found.lines:
            for run in line.runs:
                seen += len(run.text)
                assert all(covers(run.family, char) for char in run.text), (path, run)
                assert MISSING not in run.text
    assert seen > 1000


def test_a_character_without_a_glyph_is_not_left_to_another_font() -> None:
    assert not covers(HAN, "\U0001f600")
    assert not covers(LATIN, "\U0001f600")
    assert covers(HAN, MISSING)
    assert drawn("好\U0001f600\n 坏") == f"好{MISSING} 坏"


@pytest.mark.parametrize("locale", LOCALES)
def test_each_card_names_the_source_as_one_party(locale: Locale) -> None:
    wording = load_wording(locale)
    for found in cards(catalogue(ROOT), locale).values():
        *_, attributed, named = [line for line in found.lines if not found.margin or line.x < found.margin]
        assert text(attributed).startswith(wording("card.attribution"))
        assert text(named).startswith(wording("cite-page.no-publisher"))


def test_a_card_says_how_far_a_person_vouches_for_its_page() -> None:
    found = catalogue(FIXTURE)
    hillside = next(each for each in found.operations if each.id == "hillside")
    gone = hillside.model_copy(update={"id": "gone", "review": Review(state="withdrawn")})
    made = cards(replace(found, operations=(*found.operations, gone)), "en")

    def attributed(path: str) -> str:
        return next(
            text(line) for line in made[path].lines if text(line).startswith("According to the source")
        )

    assert attributed("operations/hillside.md").endswith("not all reviewed yet")
    assert attributed("index.md").endswith("not all reviewed yet")
    assert "reviewed" not in attributed("operations/riverbank.md")
    assert attributed("operations/gone.md").endswith("Withdrawn")
    assert not made["operations/gone.md"].marks


def test_the_margin_holds_the_words_of_the_source_with_the_quoted_ones_marked() -> None:
    found = cards(catalogue(FIXTURE), "en")["operations/riverbank.md"]
    beside = "".join(text(line) for line in found.lines if found.margin and line.x > found.margin)
    assert "1200余棵" in beside
    assert found.marks


def test_chinese_titles_break_between_words() -> None:
    style = Style(50, 700, "zh-Hans")
    for line in balanced("打击电信网络诈骗犯罪区域会战", style, 380, ("会战",))[:-1]:
        assert line.endswith(("电信", "网络", "诈骗", "犯罪", "区域", "打击"))


@given(st.text("打击诈骗，。“”（）3余 aW.", max_size=60), st.sampled_from(["zh-Hans", "en"]))
def test_breaking_loses_no_word_and_keeps_to_the_width(words: str, code: str) -> None:
    style = Style(30, 400, code)
    lines = broken(words, style, 200)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(width(line, style) <= 200.001 for line in lines)
    short = shortened(lines, 1, style, 200)
    assert all(width(line, style) <= 200.001 for line in short)


@pytest.mark.parametrize("room", range(150, 400, 10))
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(room: int) -> None:
    words = "据该文，公安部党委决定把夏季治安打击整治行动作为“维护安全稳定的重要载体”，全国公安机关（含铁路）参加。"
    lines = broken(words, Style(30, 400, "zh-Hans"), room)
    assert len(lines) > 3
    assert not [line for line in lines if line[0] in "，。”）" or line[-1] in "“（"]


def test_the_same_cards_each_time() -> None:
    one, other = (list(card_pages(editions(catalogue(FIXTURE), URL)["zh"])) for _ in range(2))
    assert one == other
