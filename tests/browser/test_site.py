"""The shipped site as a reader sees it."""

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.conftest import pages_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def page_paths(site: Path) -> list[str]:
    """The address of every page of the site, relative to its root."""
    return sorted(
        "" if path.parent == site else f"{path.parent.relative_to(site).as_posix()}/"
        for path in pages_of(site)
    )


def test_the_language_switch_leads_to_the_twin(shipped_site: Path) -> None:
    chinese = [path for path in page_paths(shipped_site) if not path.startswith("en/")]
    assert chinese
    for path in chinese:
        assert _languages(shipped_site, path, "en") == ("zh-Hans", f"en/{path}")
        assert _languages(shipped_site, f"en/{path}", "zh-Hans") == ("en", path)


def _languages(site: Path, path: str, other: str) -> tuple[str, str]:
    """The language of a page, and the path that its first link to another language leads to."""
    page = html.fromstring((site / path / "index.html").read_bytes())
    link = page.xpath(f"//a[@hreflang='{other}']/@href")[0]
    return page.get("lang"), urlsplit(urljoin(f"http://localhost/{path}", link)).path.removeprefix("/")


def test_the_language_switch_keeps_the_sentence(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}sources/midterm-report/#p22-1")
    page.locator(".twin").click()
    page.wait_for_url("**/en/sources/midterm-report/#p22-1")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_citation_leads_to_its_highlighted_sentence(
    browser: Browser, shipped: str, javascript: bool
) -> None:
    context = browser.new_context(java_script_enabled=javascript)
    page = context.new_page()
    page.goto(f"{shipped}operations/telecom-fraud-regional-operation/")
    link = page.locator(".md-content a[href*='sources/midterm-report/#p22']").first
    link.click()
    assert page.url.startswith(f"{shipped}sources/midterm-report/#p22")
    target = page.locator(":target")
    assert "捣毁3300余个犯罪窝点" in target.inner_text()
    marked = target.evaluate("element => getComputedStyle(element).backgroundColor")
    plain = page.locator("#p21-1").evaluate("element => getComputedStyle(element).backgroundColor")
    assert marked != plain
    back = page.locator(".md-content a[href*='operations/telecom-fraud-regional-operation/']")
    assert back.count() >= 1
    context.close()
