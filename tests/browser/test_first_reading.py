"""Who has never heard of the campaign: what the first screen says, and questions answered by clicks alone."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAID = {"": ("公安部", "中国", "6月25日", "8月23日"), "en/": ("police", "China", "25 June", "23 August")}
"""Actor, place and period, in each language."""
DENS = {"": "3300余个", "en/": "more than 3,300"}
HUNAN = {"": ("湖南", "大塘夜市"), "en/": ("Hunan", "Datang night market")}
TERM = {
    "": ("枫桥经验", "文中没有解释这个词"),
    "en/": ("Fengqiao experience", "it does not explain the term"),
}


def reader(browser: Browser, address: str, width: int = 390, height: int = 844) -> Page:
    """A page at the size of a screen."""
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(address)
    return page


def is_on_screen(page: Page, element: Locator) -> bool:
    """Whether the whole element is seen without scrolling."""
    box, size = element.bounding_box(), page.viewport_size
    return bool(box and size and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


@pytest.mark.parametrize("locale", SAID)
@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_the_first_screen_says_what_who_where_when_and_how_many(
    browser: Browser, shipped: str, locale: str, width: int, height: int
) -> None:
    page = reader(browser, shipped + locale, width, height)
    shown = [each for each in page.locator("h1, .opening .told, .card dd").all() if is_on_screen(page, each)]
    said = " ".join(each.inner_text() for each in shown)
    assert [words for words in SAID[locale] if words not in said] == []
    numbers = [each for each in page.locator(".figure__amount").all() if is_on_screen(page, each)]
    assert len(numbers) >= 2
    page.context.close()


@pytest.mark.parametrize("locale", HUNAN)
def test_what_happened_in_hunan(browser: Browser, shipped: str, locale: str) -> None:
    name, told = HUNAN[locale]
    page = reader(browser, shipped + locale)
    page.locator(".named").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator("main")).to_contain_text(told)
    page.context.close()


@pytest.mark.parametrize("locale", DENS)
def test_how_many_dens_and_who_says_so(browser: Browser, shipped: str, locale: str) -> None:
    page = reader(browser, shipped + locale)
    card = page.locator(".headline .figure").filter(has_text=DENS[locale])
    card.locator(".cite").click()
    expect(page.locator(":target")).to_contain_text("捣毁3300余个犯罪窝点")
    page.context.close()


@pytest.mark.parametrize("locale", TERM)
def test_what_the_fengqiao_experience_is(browser: Browser, shipped: str, locale: str) -> None:
    name, said = TERM[locale]
    page = reader(browser, shipped + locale)
    page.locator(".tales").get_by_role("link", name=name).click()
    page.locator(".statements .term").filter(has_text=name).click()
    expect(page.locator(":target .line__title")).to_contain_text(name)
    expect(page.locator(":target")).to_contain_text(said)
    page.context.close()


@pytest.mark.parametrize("locale", SAID)
def test_the_bar_says_where_a_page_belongs(browser: Browser, shipped: str, locale: str) -> None:
    """At most six ways in and one to what is about the site; the current one is marked, and a trail leads up."""
    page = reader(browser, shipped + locale, 1280, 900)
    assert page.locator("#ways li:visible").count() <= 7
    for path, way in (
        ("operations/flood-season-duty/", "operations/"),
        ("events/video-conference/", "timeline/"),
        ("coverage/", "about/"),
        ("regions/cn-hn/", "regions/"),
    ):
        page.goto(f"{shipped}{locale}{path}")
        current = page.locator("#ways [aria-current]")
        assert current.count() == 1
        assert current.evaluate("each => each.href") == f"{shipped}{locale}{way}"
        trail = page.locator(".crumbs a")
        assert trail.first.evaluate("each => each.href") == f"{shipped}{locale}"
        assert trail.last.evaluate("each => each.href") == f"{shipped}{locale}{way}"
    page.context.close()


def test_a_collection_is_walked_from_entry_to_entry(browser: Browser, shipped: str) -> None:
    page = reader(browser, f"{shipped}en/sections/raising-standing/")
    assert page.locator("a[rel=prev]").count() == 0
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/en/sections/deepening-measures/")
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/en/sections/improving-mechanisms/")
    assert page.locator("a[rel=next]").count() == 0
    page.context.close()
