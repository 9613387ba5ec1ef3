"""Every entry of the shipped campaign can be reached from the home page by topics, regions and months."""

import posixpath
import re
from pathlib import Path

import pytest

from generator.campaign_folder import load
from generator.model import LOCALES, Locale
from generator.render import editions, render_pages

ROOT = Path(__file__).parents[1]
WAYS = re.compile(r"(index|(topics|regions|timeline|stories)/[^/]+)\.md")
"""Pages that a reader may pass through; the last step leads to an entry, from a story also to the event it tells."""
TERMS = "terms/index.md"
"""The list in which a term stands that has no page of its own."""


@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_is_reached_without_search(locale: Locale) -> None:
    content, documents = load(ROOT)
    catalogue = content.catalogue(documents)
    pages = {str(page.path): page.text for page in render_pages(editions(catalogue)[locale])}
    reached = {"index.md"}
    waiting = ["index.md"]
    while waiting:
        path = waiting.pop()
        found = set(_links(path, pages[path])) & pages.keys() - reached if WAYS.fullmatch(path) else set()
        reached |= found
        waiting += found
    entries = {f"{collection}/{entry.id}.md" for collection, entry in catalogue.entries}
    assert len(entries) > 30
    assert TERMS in reached
    in_list = {f"terms/{term}.md" for term in re.findall(r'id="term-([^"]+)"', pages[TERMS])}
    assert entries - reached - in_list == set()


def _links(path: str, text: str) -> list[str]:
    shown = posixpath.dirname(path) if path.endswith("index.md") else path.removesuffix(".md")
    addresses = (
        posixpath.normpath(posixpath.join(shown, href.partition("#")[0]))
        for href in re.findall(r'href="([^"]*)"', text)
    )
    return [
        name for address in addresses for name in (f"{address}.md", posixpath.normpath(f"{address}/index.md"))
    ]
