"""A list on several pages in a browser: who comes with an old address is led on, and who has no script finds the ways."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.commands.build import build
from tests.browser.conftest import serve
from tests.browser.test_axe import AXE, OPTIONS, PHONE, RUN
from tests.conftest import copy_look
from tests.large_campaign import write_large_campaign

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def long_lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose lists stand on several pages."""
    folder = tmp_path_factory.mktemp("long-lists")
    write_large_campaign(folder, 60)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.render.page.ROOM", 4000)
        site = build(copy_look(folder))
    yield from serve(site)


@pytest.mark.parametrize("home", ["", "en/"])
def test_an_anchor_that_moved_is_found(page: Page, long_lists: str, home: str) -> None:
    page.goto(f"{long_lists}{home}operations/#matrix")
    expect(page.locator("#matrix")).to_be_visible()
    assert "/operations/page/" in page.url


@pytest.mark.parametrize("anchor", ["p30", "p30-1", "p41-1"])
def test_a_passage_that_moved_is_found(page: Page, long_lists: str, anchor: str) -> None:
    page.goto(f"{long_lists}sources/bulletin-1/#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    assert "/sources/bulletin-1/page/" in page.url


def test_without_a_script_each_page_leads_to_the_next(browser: Browser, long_lists: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(f"{long_lists}numbers/")
    page.get_by_role("navigation", name="本表各页").get_by_role("link", name="下一页").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("数字（第2页）")
    expect(page.locator(".pager [aria-current]")).to_have_text("第2页")
    context.close()


@pytest.mark.parametrize(
    "path", ["numbers/page/2/", "en/operations/", "en/operations/page/5/", "coverage/page/2/"]
)
def test_axe_finds_nothing_on_pages_of_lists(browser: Browser, long_lists: str, path: str) -> None:
    context = browser.new_context(
        viewport={"width": PHONE, "height": 900}, reduced_motion="reduce", bypass_csp=True
    )
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.goto(f"{long_lists}{path}")
    assert page.evaluate(RUN, [None, OPTIONS]) == []
    context.close()
