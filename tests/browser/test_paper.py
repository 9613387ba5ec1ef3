"""What a reader prints holds what the screen folds away."""

import re
import unicodedata
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def plain(text: str) -> str:
    """Give a text without white space, and characters that a font draws alike as one, as PDF files have them."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def printed(page: Page) -> str:
    """Give the text of the page's PDF file."""
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    return plain("".join(each.extract_text() for each in reader.pages))


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("", ("来源未说明", "打出平安组合拳奏响治理和谐曲", "程序提取，未经人审阅")),
        ("en/", ("Notstated", "Deliveringacombinationofpunches", "Machinetranslation,notreviewed")),
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
