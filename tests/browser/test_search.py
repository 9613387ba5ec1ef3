"""Search finds what is there, and nothing that is not."""

import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

HERE = Path(__file__).parent
QUERIES = yaml.safe_load((HERE / "queries.yml").read_text(encoding="utf-8"))
HOMES = {"zh": "", "en": "en/"}
FIRST = 5
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def search(page: Page, query: str) -> list[str]:
    """Type a query and give the addresses of the pages found, once the count says that the search is over."""
    page.evaluate(
        """query => new Promise(done => {
            const meta = document.querySelector('.md-search-result__meta')
            const input = document.querySelector('.md-search__input')
            new MutationObserver((_, observer) => { observer.disconnect(); setTimeout(done, 30) })
                .observe(meta, {childList: true, characterData: true, subtree: true})
            input.focus()
            input.value = query
            input.dispatchEvent(new InputEvent('input', {bubbles: true}))
        })""",
        query,
    )
    links = page.locator(".md-search-result__item > a:first-child")
    return [urlsplit(link.get_attribute("href") or "").path for link in links.all()]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_query_finds_its_page(page: Page, shipped: str, locale: str) -> None:
    page.goto(shipped + HOMES[locale])
    page.keyboard.press("/")
    missed = {}
    for query, expected in QUERIES[locale].items():
        found = search(page, query)
        first = [path.removeprefix(f"/{HOMES[locale]}") for path in found[:FIRST]]
        if (expected not in first) if expected else found:
            missed[query] = first
    assert missed == {}


def test_nothing_is_fetched_before_a_search(page: Page, shipped: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shipped)
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if "/search/" in url] == []


def test_a_link_can_carry_a_query(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}?q=枫桥经验")
    expect(page.locator(".md-search-result__list")).to_contain_text("枫桥经验")


def test_topics_are_offered_when_nothing_is_found(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    assert search(page, "核酸检测") == []
    expect(page.locator(".search-offer__topics a").first).to_be_visible()
    expect(page.locator(".search-offer__pages a")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/**")


def test_a_search_is_answered_soon(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    search(page, "公安机关")
    start = time.perf_counter()
    assert search(page, "公安机关 行动")
    assert time.perf_counter() - start < 1
