"""A site built by Zensical, in a browser: what its own scripts do is done there too."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.commands.build import build as build_campaign
from tests.browser.conftest import serve
from tests.browser.test_search import HOMES, search
from tests.built_once import build_once
from tests.conftest import copy_invented

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented campaign's site as Zensical builds it."""
    site = build_once(
        tmp_path_factory,
        "zensical",
        lambda folder: build_campaign(copy_invented(folder / "campaign"), engine="zensical"),
    )
    yield from serve(site)


@pytest.mark.parametrize(("locale", "query", "path"), [("zh", "青苗", ""), ("en", "sapling", "en/")])
def test_search_finds_pages_and_asks_no_other_host(
    page: Page, zensical: str, locale: str, query: str, path: str
) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(zensical + HOMES[locale])
    page.keyboard.press("/")
    found = search(page, query)
    assert found
    assert all(each.startswith(f"/{path}") for each in found)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{found[0]}*")
    assert hosts == {urlsplit(zensical).netloc}


def test_the_box_opens_and_shuts_by_keyboard_on_a_phone(page: Page, zensical: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(zensical)
    box = page.locator(".md-search__inner")
    expect(box).to_be_hidden()
    page.keyboard.press("/")
    assert search(page, "青苗")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__list > li a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.locator("button.search-open").click()
    expect(box).to_be_visible()


def test_the_language_and_the_scheme_can_be_changed(page: Page, zensical: str) -> None:
    page.goto(f"{zensical}topics/")
    page.locator("a.twin").click()
    page.wait_for_url("**/en/topics/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    body = page.locator("body")
    before = body.get_attribute("data-md-color-scheme")
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(body).not_to_have_attribute("data-md-color-scheme", before or "")
