"""The shipped site by keyboard, at any width, on paper and with a screen reader."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TEMPLATES = (
    "",
    "topics/",
    "topics/fraud/",
    "sections/",
    "operations/",
    "operations/telecom-fraud-regional-operation/",
    "stories/",
    "regions/",
    "regions/cn-sd/",
    "timeline/",
    "numbers/",
    "terms/",
    "terms/fengqiao-experience/",
    "sources/",
    "sources/midterm-report/",
    "coverage/",
    "gaps/",
    "corrections/",
    "glossary/",
    "about/",
)
"""A page of each template."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOCUS = """() => {
  const box = document.activeElement.getBoundingClientRect()
  return {left: box.left, right: box.right, width: innerWidth, tag: document.activeElement.tagName}
}"""


@pytest.mark.parametrize("locale", ["", "en/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browser: Browser, shipped: str, width: int, locale: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        bypass_csp=True,  # to put axe into the page
    )
    page = context.new_page()
    found = []
    for path in TEMPLATES:
        page.goto(shipped + locale + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        found += _violations(page, path)
    for open_it in ("button.drawer", "button.search-open") if width == 390 else (".md-search__input",):
        page.goto(shipped + locale)
        page.click(open_it)
        found += _violations(page, open_it)
    context.close()
    assert found == []


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
def test_no_tab_stop_is_off_the_screen(browser: Browser, shipped: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce").new_page()
    page.goto(f"{shipped}operations/telecom-fraud-regional-operation/")
    stops = []
    for _ in range(30):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
        if page.evaluate("document.getElementById('__search').checked"):
            page.keyboard.press("Escape")  # a focused search box opens, as the theme has it
    assert len({stop["tag"] for stop in stops}) > 1
    assert [stop for stop in stops if stop["right"] < 0 or stop["left"] > stop["width"]] == []
    page.context.close()


@pytest.mark.parametrize("locale", ["", "en/"])
def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, shipped: str, locale: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 700}).new_page()
    wide = []
    for path in TEMPLATES:
        page.goto(shipped + locale + path)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert wide == []
    page.goto(f"{shipped}{locale}regions/")
    assert page.locator("a.tile rect").first.evaluate("tile => tile.getBoundingClientRect().width") >= 24
    page.context.close()


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


def test_pages_weigh_little(page: Page, shipped: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it marks its listeners
    page.goto(f"{shipped}en/operations/telecom-fraud-regional-operation/", wait_until="networkidle")
    assert 0 < len(answers) <= 12
    assert not [answer.url for answer in answers if "/search/" in answer.url]  # not before search is opened
    assert sum(len(gzip.compress(answer.body())) for answer in answers) <= 100_000


def _violations(page: Page, where: str) -> list[str]:
    light = Axe().run(page, options={"runOnly": RULES}).response
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    dark = Axe().run(page, options={"runOnly": ["color-contrast"]}).response
    return [
        f"{where or 'home'}: {violation['id']}: {node['html'][:120]}"
        for answer in (light, dark)
        for violation in answer["violations"]
        for node in violation["nodes"]
    ]
