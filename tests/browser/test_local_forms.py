"""The forms without a repository: `explainer serve --forms`, and a folder that the browser may write.

No program can answer the browser's question for a folder, so the folder that the browser keeps for itself is chosen.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.content.reading import read_yaml
from generator.webforms import find_bundle
from tests.browser.test_editor import CACHE, GET, PUT, contents, field
from tests.browser.test_serve import Served
from tests.conftest import copy_invented

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ENTRY = "events/inspection"
CHOOSE = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented campaign, which names no repository, served with its forms."""
    folder = copy_invented(tmp_path_factory.mktemp("local") / "saplings")
    assert "repository:" not in (folder / "content" / "campaign.yml").read_text("utf-8")
    packages = [word for path in find_bundle(CACHE).values() for word in ("--bundle", str(path))]
    command = (
        sys.executable,
        "-m",
        "generator",
        "--lang",
        "en",
        "serve",
        "--port",
        "0",
        "--forms",
        *packages,
    )
    served = Served(folder, command)
    yield served
    served.end()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A browser in which any folder that is asked for is the one that it keeps for itself."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 1000})
    context.add_init_script(CHOOSE)
    page = context.new_page()
    page.goto(f"{served.address}admin/")
    yield page
    context.close()


def test_the_forms_are_made_for_a_campaign_without_a_repository(page: Page, served: Served) -> None:
    assert f"the forms are at {served.address}admin/" in served.terminal()
    expect(page.get_by_role("button", name="Work with Local Repository")).to_be_visible(timeout=60_000)
    expect(
        page.get_by_text(re.compile("select the root directory of the “.?saplings.?” repository"))
    ).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Token|Sign In"))).to_have_count(0)


def test_an_entry_is_saved_into_the_folder_and_shown_where_the_site_has_it(
    page: Page, served: Served, tmp_path: Path
) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.reload()
    page.evaluate(PUT, contents(served.folder))
    page.get_by_role("button", name="Work with Local Repository").click()
    expect(page.get_by_text("Operations").first).to_be_visible(timeout=60_000)
    page.goto(f"{served.address}admin/#/collections/events/entries/inspection")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="View on Live Site").click()
    expect(opened.value).to_have_url(f"{served.address}{ENTRY}/")
    expect(opened.value.locator("h1")).to_contain_text("诸暨查看村庄")
    opened.value.close()
    field(page, "note").locator("textarea").fill("表单里写的")
    page.get_by_role("button", name="Save", exact=True).first.click()
    path = f"content/{ENTRY}.yml"
    page.wait_for_url(re.compile(r"#/collections/\w+$"))
    saved = tmp_path / "saved.yml"
    saved.write_text(page.evaluate(GET, path), encoding="utf-8")
    before = read_yaml(served.folder / path).content
    assert isinstance(before, dict)
    assert read_yaml(saved).content == {**before, "note": "表单里写的"}
    assert {url for url in asked if not url.startswith((served.address, "data:", "blob:"))} == set()
    assert wrong == []


def test_a_folder_without_a_campaign_is_refused(page: Page) -> None:
    page.get_by_role("button", name="Work with Local Repository").click()
    expect(page.get_by_role("alert").filter(has_text="not a repository root")).to_be_visible(timeout=60_000)
