"""The shipped site by keyboard, at any width, on paper and with a screen reader."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.templates import SHIPPED, STATES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANY = 400
"""More Tab stops than any of these pages has."""
WALK = """() => {
  const met = new Set()
  window.nextStop = () => {
    if (document.activeElement === document.body || met.has(document.activeElement)) return null
    met.add(document.activeElement)
    const at = document.activeElement.matches(".md-option") // the scheme's label stands for its button
      ? document.activeElement.nextElementSibling : document.activeElement
    const box = at.getBoundingClientRect()
    const shape = at.matches("svg a") ? getComputedStyle(at.querySelector("rect, circle")) : null
    const style = getComputedStyle(at)
    return {
      tag: at.tagName,
      html: at.outerHTML.slice(0, 120),
      inside: box.width > 8 && box.height > 8 && box.left >= -1 && box.right <= innerWidth + 1
        || at.closest(".scroll") !== null,
      shown: at.matches(".md-search__input") || (shape ? shape.strokeWidth === "3px"
        : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    }
  }
}"""
UNREACHABLE = """() => [...document.querySelectorAll("main *")].filter(each =>
  each.scrollWidth > each.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(each).overflowX)
  && each.tabIndex < 0).map(each => each.outerHTML.slice(0, 100))"""
"""Elements that scroll sideways and cannot be reached by keyboard."""
LANGUAGES = r"""() => {
  const wrong = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    const parent = text.parentElement
    if (parent.closest("script, style, svg, [hidden]")) continue
    const tag = parent.closest("[lang]").lang
    const chinese = /[\u3400-\u9fff]/.test(text.data)
    const english = !parent.closest("code, pre") && /[A-Za-z]+[ ][A-Za-z]+[ ][A-Za-z]+/.test(text.data)
    if (chinese && tag !== "zh-Hans" || !chinese && english && tag !== "en") wrong.push(`${tag}: ${text.data.trim()}`)
  }
  return wrong
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(each => {
  const style = getComputedStyle(each)
  return style.transitionDuration.split(",").some(time => parseFloat(time) > 0 && style.transitionProperty !== "none")
    || style.animationName !== "none"
}).map(each => each.className)"""


@pytest.mark.parametrize("path", ["en/sources/midterm-report/", "terms/", "404.html"])
def test_each_language_has_the_marks_of_its_font(page: Page, shipped: str, path: str) -> None:
    """An apostrophe of a Chinese font is as wide as a character, and a Chinese quotation mark of another font is narrow."""
    page.goto(shipped + path)
    for tag, font in (("en", "system-ui"), ("zh", '"PingFang SC"')):
        texts = page.locator(f".md-typeset :lang({tag}):not(code, pre):not(:has(*))")
        fonts = texts.evaluate_all(
            "those => those.map(each => getComputedStyle(each).fontFamily.split(',')[0])"
        )
        assert set(fonts) == {font}


def test_the_drawer_by_keyboard(browser: Browser, shipped: str) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce").new_page()
    page.goto(shipped)
    button = page.locator("button.drawer")
    for key in ("Enter", "Space"):
        button.focus()
        page.keyboard.press(key)
        assert button.get_attribute("aria-expanded") == "true"
        assert page.evaluate("document.activeElement.closest('#ways') !== null")
        page.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false"
        assert page.evaluate("document.activeElement.matches('button.drawer')")
    page.context.close()


def test_search_opens_by_keyboard_on_a_phone(browser: Browser, shipped: str) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce").new_page()
    page.goto(shipped)
    button = page.locator("button.search-open")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "en/operations/telecom-fraud-regional-operation/",
        "regions/",
        "en/numbers/",
        "operations/",
        "404.html",
    ],
)
def test_each_tab_stop_is_seen(browser: Browser, shipped: str, path: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce").new_page()
    page.goto(shipped + path)
    page.evaluate(WALK)
    stops = []
    while (stop := _next_stop(page)) is not None:
        stops.append(stop)
        assert len(stops) < MANY
    page.context.close()
    links = [stop for stop in stops if stop["tag"] == "A"]
    assert len(links) > 10
    assert [stop for stop in stops if not stop["inside"]] == []
    assert [stop for stop in stops if not stop["shown"]] == []


WIDTHS = (640, 320)


@pytest.mark.parametrize("locale", ["", "en/"])
def test_nothing_scrolls_sideways_and_each_text_says_its_language(
    browser: Browser, shipped: str, states: str, locale: str
) -> None:
    """At 320 pixels, and at 640, which is 1280 at twice the size.

    Chinese characters stand under ``zh-Hans``, three English words in a row under ``en``; code has no language.
    """
    page = browser.new_context(reduced_motion="reduce").new_page()
    wide, wrong = [], []
    for site, paths in ((shipped, SHIPPED), (states, STATES)):
        for path in paths:
            page.goto(site + locale + path)
            wrong += [f"{path}: {each}" for each in page.evaluate(LANGUAGES)]
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 700})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append(f"{path} at {width}")
                wide += [f"{path} at {width}: {each}" for each in page.evaluate(UNREACHABLE)]
    assert wide == []
    assert wrong == []
    page.goto(f"{shipped}{locale}regions/")
    assert page.locator("a.tile rect").first.evaluate("tile => tile.getBoundingClientRect().width") >= 24
    page.context.close()


@pytest.mark.parametrize("path", ["en/", "en/numbers/"])
def test_a_long_number_stays_in_its_card(browser: Browser, shipped: str, path: str) -> None:
    page = browser.new_context().new_page()
    page.goto(shipped + path)
    amounts = page.locator(".figures .figure__amount")
    amounts.evaluate_all("all => all.forEach(each => each.textContent = '123,456,789,012 kilowatt-hours')")
    for width in (320, 360, 390, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        wide = "all => all.filter(each => each.scrollWidth > each.parentElement.clientWidth).length"
        assert amounts.count() > 1
        assert amounts.evaluate_all(wide) == 0, width
    page.context.close()


def test_nothing_moves_for_who_wants_it_still(browser: Browser, shipped: str) -> None:
    page = browser.new_context(reduced_motion="reduce").new_page()
    page.goto(shipped)
    assert page.evaluate(MOVING) == []
    page.context.close()
    page = browser.new_context(reduced_motion="no-preference").new_page()
    page.goto(shipped)
    assert page.evaluate(MOVING) != []
    page.context.close()


def test_forced_colors_keep_what_fills_tell(browser: Browser, shipped: str) -> None:
    page = browser.new_context(forced_colors="active").new_page()
    page.goto(f"{shipped}regions/")
    fill, stroke, text = page.locator("a.tile").first.evaluate(
        """tile => [getComputedStyle(tile.querySelector("rect")).fill,
                    getComputedStyle(tile.querySelector("rect")).stroke,
                    getComputedStyle(tile.querySelector("text")).fill]"""
    )
    assert fill != stroke
    assert text == stroke
    page.goto(f"{shipped}sources/midterm-report/#p22-1")
    assert page.locator(":target").evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.goto(f"{shipped}operations/telecom-fraud-regional-operation/")
    paper = page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor")
    mark = page.locator(".passage mark").first.evaluate("each => getComputedStyle(each).backgroundColor")
    assert mark != paper
    page.context.close()


def test_a_missing_page_helps(browser: Browser, shipped: str) -> None:
    page = browser.new_page()
    answer = page.goto(f"{shipped}en/operations/no/such/page/")
    assert answer is not None
    assert answer.status == HTTPStatus.NOT_FOUND
    assert page.locator("main [lang=en] a").count() >= 5
    assert page.locator("main [lang=zh-Hans] a").count() >= 5
    assert page.locator("main [lang=zh-Hans]:visible").count() == 0
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator(".twin")).to_have_text("中文")
    around = page.locator(":is(.site-title, .ways-list a, .foot a):visible")
    assert [each for each in around.all_inner_texts() if re.search("[\u3400-\u9fff]", each)] == []
    way = page.locator(".ways-list a").get_by_text("Topics", exact=True)
    assert way.evaluate("each => each.href") == f"{shipped}en/topics/"
    plain = browser.new_context(java_script_enabled=False).new_page()
    for path in ("no/such/page/", "en/no/such/page/"):
        plain.goto(shipped + path)
        assert plain.locator("main :is([lang=en], [lang=zh-Hans]) a:visible").count() >= 10
    plain.context.close()
    page.keyboard.press("/")
    page.keyboard.type("枫桥经验")
    page.locator(".md-search-result__item a").first.click()
    expect(page.locator(":target")).to_contain_text("枫桥经验")
    page.close()


def test_paper_shows_what_is_folded_on_the_screen(page: Page, shipped: str) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto(f"{shipped}operations/telecom-fraud-regional-operation/")
    passage = page.locator(".passage").first
    assert not passage.is_visible()
    page.emulate_media(media="print")
    assert passage.is_visible()
    assert passage.bounding_box() is not None
    assert page.locator(".source").first.is_visible()
    assert not page.locator(".md-header").is_visible()


def test_a_term_shows_its_tip_on_focus_and_escape_shuts_it(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}stories/shandong-online-services/")
    term = page.locator(".term").first
    tip = page.locator(".tip").first
    assert not tip.is_visible()
    term.focus()
    assert tip.is_visible()
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    assert not tip.is_visible()


@pytest.mark.parametrize("width", [320, 390, 960, 1280])
def test_a_tip_stands_on_the_screen(browser: Browser, shipped: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    for path in ("stories/shandong-online-services/", "en/sections/improving-mechanisms/"):
        page.goto(shipped + path)
        mentions = page.locator(".mention")
        assert mentions.count() > 1
        for mention in mentions.all():
            mention.locator(".term").focus()
            box = mention.locator(".tip").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
    page.context.close()


def _next_stop(page: Page) -> dict[str, object] | None:
    page.keyboard.press("Tab")
    stop: dict[str, object] | None = page.evaluate("nextStop()")
    return stop


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["terms/", "en/data/"])
def test_the_contents_of_a_long_page_lead_by_keyboard_to_headings_in_sight(
    browser: Browser, shipped: str, path: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(shipped + path)
    contents = page.get_by_role("navigation", name=re.compile("^(本页内容|On this page)$"))
    for link in contents.get_by_role("link").all()[1:]:
        link.focus()
        page.keyboard.press("Enter")
        heading = page.locator(link.get_attribute("href") or "")
        expect(heading).to_be_in_viewport()
        below = page.locator(".md-header").bounding_box()
        box = heading.bounding_box()
        assert below
        assert box
        assert box["y"] >= below["y"] + below["height"] - 1
    page.context.close()


SMALL = """() => {
    const found = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
        const text = walk.currentNode.data.trim(), element = walk.currentNode.parentElement
        if (!text || !element.checkVisibility({visibilityProperty: true, opacityProperty: true}) || element.closest('.vh')) continue
        const picture = element.closest('svg[viewBox]')
        const scale = picture ? picture.getBoundingClientRect().width / picture.viewBox.baseVal.width : 1
        if (parseFloat(getComputedStyle(element).fontSize) * scale < 13.9) found.add(text)
    }
    return [...found]
}"""
"""The texts that are seen and smaller than 14 pixels."""


@pytest.mark.parametrize("width", [390, 1280])
def test_no_text_is_smaller_than_14_pixels(browser: Browser, shipped: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    found = {}
    for number, path in enumerate(SHIPPED):
        page.goto(f"{shipped}{'en/' if number % 2 and path != '404.html' else ''}{path}")
        found[path] = page.evaluate(SMALL)
    page.goto(f"{shipped}en/?q=telecom fruad")
    expect(page.locator(".md-search-result__list .md-tag").first).to_be_visible()
    found["search"] = page.evaluate(SMALL)
    page.context.close()
    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize("locale", ["", "en/"])
def test_every_page_says_where_the_reader_is(shipped_site: Path, locale: str) -> None:
    """A trail above the title, and the way to the page, or to what it belongs to, marked as the current one."""
    paths = [path for path in SHIPPED if path and path != "404.html"]
    for path in paths:
        text = (shipped_site / locale / path / "index.html").read_text("utf-8")
        assert text.count('class="crumbs"') == 1, path
        assert "aria-current=" in text, path
