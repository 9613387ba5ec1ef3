"""A printed page contains what the screen folds away."""

import re
import unicodedata
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def plain(text: str) -> str:
    """A text without white space, with characters that a font draws alike made one, as in PDF files."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def printed(page: Page) -> str:
    """The text of the page's PDF file."""
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    return plain("".join(each.extract_text() for each in reader.pages))


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("", ("来源未说明", "打出平安组合拳奏响治理和谐曲", "程序提取，未经人审阅")),
        ("en/", ("Notstated", "Acombinationofblowsforpublicsafety", "Extractedandtranslatedbymachine")),
    ],
)
def test_a_printed_entry_holds_its_passages_and_its_source(
    page: Page, shipped: str, locale: str, words: tuple[str, ...]
) -> None:
    page.set_viewport_size({"width": 700, "height": 900})  # where the passages are folded away
    page.goto(f"{shipped}{locale}operations/telecom-fraud-regional-operation/")
    assert page.locator("details[open]").count() == 0
    text = printed(page)
    for passage in page.locator(".passage").all():
        assert plain(passage.text_content() or "") in text
    assert "@misc{operations-telecom-fraud-regional-operation" in text
    for each in words:
        assert plain(each) in text


def test_the_printed_map_names_its_counts(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}regions/")
    text = printed(page)
    for word in ("鲁5", "示意图", "山东", "打击电信网络诈骗犯罪区域会战"):
        assert plain(word) in text


def test_a_printed_table_is_whole_and_the_map_is_light(browser: Browser, shipped: str) -> None:
    page = browser.new_context(color_scheme="dark", viewport={"width": 700, "height": 900}).new_page()
    page.goto(f"{shipped}en/numbers/")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
    cut = "[...document.querySelectorAll('.scroll')].filter(each => each.scrollWidth > each.clientWidth + 1).length"
    assert page.evaluate(cut) == 0
    page.goto(f"{shipped}regions/")
    paper = page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor")
    palest = page.locator(".tile--1 rect").first.evaluate("each => getComputedStyle(each).fill")
    assert (paper, palest) == ("rgb(255, 255, 255)", "rgb(238, 238, 238)")
    page.context.close()
