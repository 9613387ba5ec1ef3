"""axe finds no fault on a page of each template, in either scheme, size and language, whatever is open.

``make test`` checks half of the combinations, in which each size meets each scheme and language; ``make
test-long`` checks all. The scheme is the reader's own (``prefers-color-scheme``), which the theme's palette
follows. What is behind an open search box or drawer has been checked without it, so there only the header,
the box and the drawer are checked again, and the whole page on the home page.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.templates import SHIPPED, STATES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = Path(__file__).parents[2] / "tools" / "node" / "node_modules" / "axe-core" / "axe.min.js"
Scheme = Literal["light", "dark"]
PALETTE = {"light": "default", "dark": "slate"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FRAME = ["header", "#ways"]
"""The header with its search box, and the drawer."""
RUN = """async ([within, options]) => {
  const answer = await axe.run(within ? {include: within} : document, options)
  return answer.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html.slice(0, 160)}`))
}"""
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}
PHONE = 390


@pytest.mark.parametrize(
    ("width", "scheme", "locale"),
    [
        (PHONE, "light", "zh"),
        (PHONE, "dark", "en"),
        (1280, "light", "en"),
        (1280, "dark", "zh"),
        pytest.param(PHONE, "light", "en", marks=pytest.mark.long),
        pytest.param(PHONE, "dark", "zh", marks=pytest.mark.long),
        pytest.param(1280, "light", "zh", marks=pytest.mark.long),
        pytest.param(1280, "dark", "en", marks=pytest.mark.long),
    ],
)
def test_axe_finds_nothing(  # noqa: PLR0913, PLR0917 - a size, a scheme and a language of two sites
    browser: Browser, shipped: str, states: str, width: int, scheme: Scheme, locale: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        bypass_csp=True,  # to put axe into the page
    )
    context.add_init_script(path=AXE)
    page = context.new_page()
    home = "" if locale == "zh" else "en/"
    found = [
        f"{path or 'home'}: {fault}"
        for site, paths in ((shipped, SHIPPED), (states, STATES))
        for path in paths
        for fault in _faults(page, f"{site}{home}{path}", scheme, whole=not path)
    ]
    context.close()
    assert found == []


def test_axe_is_asked_for_every_rule(browser: Browser, shipped: str) -> None:
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.goto(shipped)
    page.evaluate("document.querySelector('.trust').style.color = '#ccc'")
    page.evaluate(
        "document.querySelector('.map').insertAdjacentHTML('beforebegin', '<img src=\"assets/images/mark.svg\">')"
    )
    found = page.evaluate(RUN, [None, OPTIONS])
    context.close()
    assert {fault.partition(":")[0] for fault in found} >= {"color-contrast", "image-alt"}


def _faults(page: Page, address: str, scheme: Scheme, *, whole: bool) -> Iterator[str]:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    page.wait_for_selector(f"body[data-md-color-scheme={PALETTE[scheme]}]")
    yield from _look(page, "plain")
    if page.locator("details").count():
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        yield from _look(page, "details open")
    within = None if whole else FRAME
    if page.viewport_size and page.viewport_size["width"] == PHONE:
        page.click("button.drawer")
        yield from _look(page, "drawer open", within)
        page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("1")
    page.wait_for_selector(".md-search-result__item")
    yield from _look(page, "search open", within)


def _look(page: Page, state: str, within: list[str] | None = None) -> list[str]:
    return [f"{state}: {fault}" for fault in page.evaluate(RUN, [within, OPTIONS])]
