"""Chromium as a second reader of saved pages: no word of an article that it shows is missing from the text."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from generator.ingest import read_file

pytestmark = pytest.mark.browser

CASES = sorted((Path(__file__).parents[1] / "cases").glob("html-*.html"))
SHOWN = """selector => {
  for (const element of document.querySelectorAll('[style]')) element.style.cssText =
    element.style.cssText.replace(/(visibility|opacity)[^;]*/g, '');
  for (const element of document.querySelectorAll('rt, rp, del, s, strike')) element.remove();
  return document.querySelector(selector).innerText;
}"""
"""The words of an element as Chromium shows them, including what a script would show, without what is struck
out or above."""


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page that runs no script of what it opens and fetches nothing."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_line_of_the_article_that_chromium_shows_stands_in_the_text(reader: Page, path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
    reader.goto(path.as_uri(), wait_until="domcontentloaded")
    shown = reader.evaluate(SHOWN, expected["article"])
    unread = set(map(plain, expected.get("unread", [])))
    text = plain(read_file(path).text)
    lines = [plain(line) for line in shown.splitlines() if plain(line)]
    assert len(lines) > len(unread)
    assert [line for line in lines if line not in text and line not in unread] == []
    assert [line for line in unread if line not in lines or line in text] == []


def plain(words: str) -> str:
    """Words without blanks, with raised numbers and wide letters made plain."""
    return "".join(unicodedata.normalize("NFKC", words).replace("^", "").split())
