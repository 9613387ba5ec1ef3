"""What a browser's reader mode makes of a page: every statement, whole, and no tip inside one.

Readability (https://github.com/mozilla/readability) is what Firefox's reader view is made of; other browsers go about it
alike.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

READABILITY = ROOT / "tools" / "node" / "node_modules" / "@mozilla" / "readability" / "Readability.js"
SAID = """said => [...document.querySelectorAll(said)].map(words => {
    const alone = words.cloneNode(true)
    for (const part of alone.querySelectorAll('.cite, .tip, .label, .fold')) part.remove()
    return alone.textContent
})"""
STATEMENTS = ".statement__words > p:first-child"
LISTED = ".told, .card dd, .strip__days li, .line__summary, .numbers td, .sentence__words, .sentence__english"
"""What stands on a page of another kind than entries."""
LISTS = (
    "",
    "numbers/",
    "operations/",
    "sources/midterm-report/",
    "stories/",
    "terms/",
    "timeline/",
    "topics/fraud/",
)
READ = "() => new Readability(document.cloneNode(true)).parse()?.textContent ?? ''"
EACH = 7
"""Every seventh page is looked at, and all of them where there is time."""
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def squeezed(text: str) -> str:
    return "".join(text.split())


def lost(page: Page, address: str, said: str = STATEMENTS) -> tuple[int, list[str]]:
    """Return how many statements a page has, and those that its reader mode does not show as they stand."""
    page.goto(address)
    statements = [squeezed(each) for each in page.evaluate(SAID, said)]
    page.add_script_tag(path=READABILITY)
    read = squeezed(page.evaluate(READ))
    return len(statements), [each for each in statements if each not in read]


@pytest.mark.parametrize("step", [EACH, pytest.param(1, marks=pytest.mark.long)])
def test_reader_mode_keeps_every_statement(
    browser: Browser, shipped_site: Path, shipped: str, step: int
) -> None:
    addresses = sorted(
        path.relative_to(shipped_site).parent.as_posix()
        for path in shipped_site.rglob("index.html")
        if 'class="statement__words"' in path.read_text("utf-8")
    )
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    found = {address: lost(page, f"{shipped}{address}/") for address in addresses[::step]}
    context.close()
    assert sum(count for count, _ in found.values()) > len(found) > 0
    assert {address: missed for address, (_, missed) in found.items() if missed} == {}


@pytest.mark.parametrize("locale", ["", "en/"])
def test_reader_mode_keeps_what_lists_and_sources_say(browser: Browser, shipped: str, locale: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    found = {path: lost(page, f"{shipped}{locale}{path}", LISTED) for path in LISTS}
    context.close()
    assert all(count for count, _ in found.values())
    assert {path: missed for path, (_, missed) in found.items() if missed} == {}
