"""The feeds are valid whether anything is dated or not, and contain what the content dates."""

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree

from generator.campaign_folder import load
from generator.model import LOCALES, Catalogue, Locale, Review
from generator.render import editions, feed_pages, render_pages

ROOT = Path(__file__).parents[2]
CAMPAIGNS = {"invented": ROOT / "tests" / "fixtures" / "campaign", "shipped": ROOT}
URL = "https://example.org/repo/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def catalogue(name: str = "invented") -> Catalogue:
    content, documents = load(CAMPAIGNS[name])
    return content.catalogue(documents)


def feeds(found: Catalogue, locale: Locale = "zh", site_url: str = URL) -> tuple[str, Any]:
    texts = {str(page.path): page.text for page in feed_pages(editions(found, site_url)[locale])}
    assert set(texts) == {"feed.xml", "feed.json"}
    return texts["feed.xml"], json.loads(texts["feed.json"])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("site_url", [URL, ""])
def test_atom_has_what_it_must(locale: Locale, site_url: str) -> None:
    """https://www.rfc-editor.org/rfc/rfc4287#section-4.1."""
    text, _ = feeds(catalogue(), locale, site_url)
    parsed = feedparser.parse(text.encode())
    assert not parsed.bozo
    assert parsed.version == "atom10"
    root = etree.fromstring(text.encode())
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == {"zh": "zh-Hans", "en": "en"}[locale]
    assert root.xpath("string(a:author/a:name)", namespaces=ATOM)
    for element in (root, *root.findall("a:entry", ATOM)):
        for tag in ("id", "title", "updated"):
            (one,) = element.findall(f"a:{tag}", ATOM)
            assert one.text
        assert urlsplit(element.findtext("a:id", namespaces=ATOM)).scheme == "urn"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext("a:updated", namespaces=ATOM))
        ways = [(link.get("rel"), link.get("href")) for link in element.findall("a:link", ATOM)]
        assert {rel for rel, _ in ways} >= {"alternate"}
        home = f"{URL}{'' if locale == 'zh' else 'en/'}"
        assert all(href.startswith(home) if site_url else "://" not in href for _, href in ways)
    ids = root.xpath("//a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("locale", "language"), [("zh", "zh-Hans"), ("en", "en")])
@pytest.mark.parametrize("site_url", [URL, ""])
def test_the_json_feed_keeps_to_its_rules(site_url: str, locale: Locale, language: str) -> None:
    """https://www.jsonfeed.org/version/1.1/."""
    _, feed = feeds(catalogue(), locale, site_url)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert feed["language"] == language
    assert all(each["name"] for each in feed["authors"])
    assert ("feed_url" in feed) == ("home_page_url" in feed) == bool(site_url)
    assert isinstance(feed["items"], list)
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert ("url" in item) == bool(site_url)
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


def test_a_correction_is_told_once() -> None:
    """The entry's own review reports the same change on the same day."""
    text, feed = feeds(catalogue(), "en")
    (entry,) = feedparser.parse(text.encode()).entries
    (item,) = feed["items"]
    assert entry.title == item["title"]
    assert item["title"].startswith("Corrected: ")
    assert entry.updated == item["date_published"] == "2024-05-01T00:00:00Z"
    assert "More than 1,200 saplings" in item["content_text"]
    assert entry.link == item["url"] == f"{URL}en/corrections/"


def test_a_minor_edit_is_told_as_one() -> None:
    found = catalogue()
    minor = tuple(each.model_copy(update={"weight": "minor"}) for each in found.corrections)
    (item,) = feeds(replace(found, corrections=minor), "en")[1]["items"]
    assert item["title"].startswith("Reworded: ")


def test_reviews_and_withdrawals_are_told_newest_first() -> None:
    found = catalogue()
    dated = {"riverbank": ("withdrawn", "2024-07-01"), "hillside": ("reviewed", "2024-06-01")}
    operations = tuple(
        each.model_copy(update={"review": Review(state=dated[each.id][0], on=dated[each.id][1])})
        for each in found.operations
    )
    text, feed = feeds(replace(found, operations=operations))
    assert [item["date_published"][:10] for item in feed["items"]] == [
        "2024-07-01",
        "2024-06-01",
        "2024-05-01",
    ]
    assert [item["title"].split("：")[0] for item in feed["items"]] == ["撤回", "审阅", "更正"]
    assert feedparser.parse(text.encode()).feed.updated == "2024-07-01T00:00:00Z"


def test_a_correction_of_the_home_page_bears_its_title() -> None:
    found = catalogue()
    ours = tuple(each.model_copy(update={"entry": "campaign"}) for each in found.corrections)
    items = feeds(replace(found, corrections=ours), "en")[1]["items"]
    assert "Corrected: The sapling campaign explained (test fixture)" in [item["title"] for item in items]


def test_a_change_keeps_its_id_when_another_is_logged_above_it() -> None:
    found = catalogue()
    (row,) = found.corrections
    later = row.model_copy(update={"on": "2024-06-01"})
    (before,) = feeds(found)[1]["items"]
    after = feeds(replace(found, corrections=(later, row)))[1]["items"]
    assert [item["id"] == before["id"] for item in after] == [False, True]
    same = feeds(replace(found, corrections=(row, row)))[1]["items"]
    assert len({item["id"] for item in same}) == 2


def test_a_review_of_the_home_page_is_told() -> None:
    found = catalogue()
    seen = found.campaign.model_copy(update={"review": Review(state="reviewed", on="2024-06-01")})
    first, *_ = feeds(replace(found, campaign=seen), "en")[1]["items"]
    assert first["title"] == "Reviewed: The sapling campaign explained (test fixture)"
    assert first["url"] == f"{URL}en/"


def test_an_undated_review_is_no_change() -> None:
    found = catalogue()
    undated = tuple(each.model_copy(update={"review": Review(state="reviewed")}) for each in found.operations)
    edition = editions(replace(found, operations=undated, corrections=()))["zh"]
    assert list(feed_pages(edition)) == []


def test_where_nothing_is_dated_no_feed_is_written_or_named() -> None:
    found = catalogue("shipped")
    for locale in LOCALES:
        edition = editions(found, URL)[locale]
        assert list(feed_pages(edition)) == []
        (page,) = render_pages(edition, only={"data/index.md"})
        assert "feed.xml" not in page.text
    (page,) = render_pages(editions(catalogue(), URL)["zh"], only={"data/index.md"})
    assert "feed.xml" in page.text


def test_ids_stay_when_the_site_moves() -> None:
    one, other = (feeds(catalogue(), "zh", url)[1] for url in (URL, "https://elsewhere.example/"))
    assert [item["id"] for item in one["items"]] == [item["id"] for item in other["items"]]
    assert one["items"][0]["url"] != other["items"][0]["url"]


def test_untranslated_changes_are_marked_as_chinese() -> None:
    found = catalogue()
    chinese = tuple(
        each.model_copy(update={"now": each.now.model_copy(update={"en": None})})
        for each in found.corrections
    )
    text, feed = feeds(replace(found, corrections=chinese), "en")
    assert feed["items"][0]["language"] == "zh-Hans"
    assert 'xml:lang="zh-Hans"' in text


def test_changes_of_what_a_release_does_not_publish_are_not_told() -> None:
    found = catalogue()
    reviewed = tuple(
        each.model_copy(update={"review": Review(state="edited", on="2024-06-01")})
        for each in found.operations
    )
    _, feed = feeds(replace(found, operations=reviewed))
    assert [item["date_published"][:10] for item in feed["items"]] == ["2024-05-01"]


@pytest.mark.parametrize("locale", LOCALES)
def test_feeds_name_sources_and_a_licence_that_is_stated(locale: Locale) -> None:
    plain = catalogue()
    licensed = replace(plain, campaign=plain.campaign.model_copy(update={"licence": "CC-BY-4.0"}))
    for found, licence in ((plain, None), (licensed, "CC-BY-4.0")):
        text, as_json = feeds(found, locale)
        rights = etree.fromstring(text.encode()).findtext("a:rights", namespaces=ATOM)
        assert rights.endswith("https://example.org/repo/sources/" if locale == "zh" else "repo/en/sources/")
        assert ("https://spdx.org/licenses/CC-BY-4.0.html" in rights) is (licence is not None)
        assert as_json["_rights"] == {"words": rights, "licence": licence}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_the_data_leads_to_the_licence(locale: Locale) -> None:
    plain = catalogue()
    licensed = replace(plain, campaign=plain.campaign.model_copy(update={"licence": "CC0-1.0"}))
    link = '<a href="https://spdx.org/licenses/CC0-1.0.html" rel="license">CC0-1.0</a>'
    for found, is_licensed in ((plain, False), (licensed, True)):
        pages = {str(page.path): page.text for page in render_pages(editions(found, URL)[locale])}
        assert (link in pages["data/index.md"]) is is_licensed
        assert (
            '"license": "https://spdx.org/licenses/CC0-1.0.html"' in pages["data/index.md"]
        ) is is_licensed
