"""Hostile content is shown as text and runs nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from generator.commands.build import build as build_campaign
from tests.browser.conftest import serve
from tests.conftest import copy_invented

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TITLE = "</title><script>alert(1)</script>"
TEXT = "[x](javascript:alert(1)) {: onclick=alert(1)} <img src=x onerror=alert(1)> `a` **b** &amp; {{ 7*7 }}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the invented campaign with an operation whose words are an attack."""
    folder = copy_invented(tmp_path_factory.mktemp("hostile") / "campaign")
    entry = f"""\
id: hostile
title: {{zh: '{TITLE}', en: '{TITLE}'}}
topics: [villages]
statements:
  - text: {{zh: '{TEXT}', en: '{TEXT}'}}
    kind: editorial
  - text: {{zh: '{TITLE}', en: '{TITLE}'}}
    kind: editorial
"""
    Path(folder / "content/operations/hostile.yml").write_text(entry, encoding="utf-8")
    yield from serve(build_campaign(folder))


def watch_dialogs(page: Page) -> list[str]:
    """The list to which every dialog that a page opens adds its message."""
    ran: list[str] = []

    def note(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return ran


@pytest.mark.parametrize(
    "path",
    ["operations/hostile/", "operations/", "topics/villages/", "coverage/", "sources/sapling-report/", ""],
)
@pytest.mark.parametrize("home", ["", "en/"])
def test_hostile_words_are_text(page: Page, hostile: str, home: str, path: str) -> None:
    ran = watch_dialogs(page)
    page.goto(f"{hostile}{home}{path}")

    assert page.locator("[onclick], [onerror], a[href^='javascript:'], img[src='x']").count() == 0
    assert page.locator("script", has_text="alert(1)").count() == 0
    if path == "operations/hostile/":
        assert TITLE in page.title()
        assert page.locator("h1").inner_text().startswith(TITLE)
        assert TEXT in page.locator(".md-content").inner_text()
        page.get_by_text("[x](javascript:alert(1))").first.click()
    assert ran == []


def test_search_shows_hostile_words_as_text(page: Page, hostile: str) -> None:
    ran = watch_dialogs(page)
    page.goto(hostile)
    page.keyboard.press("/")
    page.keyboard.type("script")
    expect(page.locator(".md-search-result__list")).to_contain_text("<script>")
    assert page.locator(".md-search-result__list script").count() == 0
    assert ran == []
