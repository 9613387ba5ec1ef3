"""Long lists stand on several pages: nothing is lost or said twice, and what had an address can still be found."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.campaign_folder import load
from generator.commands.build import build
from generator.model import LOCALES, Catalogue, Locale, Section
from generator.render import editions, render_pages
from generator.render.page import ROOM
from generator.site import check_links
from tests.conftest import ROOT, copy_look
from tests.large_campaign import write_large_campaign

Pages = dict[Locale, dict[str, str]]
"""The text of each page by locale and path."""
LOW = 4000
"""A room for rows so small that a campaign of some eighty entries needs many pages."""
MOST = 150_000
"""How many bytes a page of the site may have, and so its Markdown."""
LISTS = (
    "coverage",
    "numbers",
    "operations",
    "regions",
    "sections",
    "sources",
    "stories",
    "terms",
    "timeline",
    "topics",
)
_ID = re.compile(r' id="([^"]+)"|\{ #([\w.-]+) \}')
_ROW = re.compile(r'<li class="(?:line|figure)">.*?</li>|<tr class="coverage.*?</tr>', re.DOTALL)
_MOVED = re.compile(r'<script type="application/json" class="moved">(.*?)</script>')
_PASSAGE = re.compile(r"p(\d+)(?:-(\d+))?")
_PAGE = re.compile(r"(?:\.\./)+|page/\d+/")
"""What of a link depends on the page where it stands, and on the page of a text to which it leads."""
_FURTHER = re.compile(r"(.*/)page/(\d+)\.md")


def read(folder: Path) -> Catalogue:
    content, documents = load(folder)
    return content.catalogue(documents)


def written(found: Catalogue, room: int) -> Pages:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.render.page.ROOM", room)
        return {
            locale: {str(page.path): page.text for page in render_pages(edition)}
            for locale, edition in editions(found).items()
        }


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("large")
    write_large_campaign(folder, 80)
    return in_one_section(read(folder))


def in_one_section(found: Catalogue) -> Catalogue:
    """The same with all operations in a section of the source."""
    first = found.operations[0]
    section = Section(id="whole", title=first.title, statements=first.statements)
    operations = tuple(each.model_copy(update={"section": "whole"}) for each in found.operations)
    return replace(found, sections=(section,), operations=operations)


@pytest.fixture(scope="module")
def shared(large: Catalogue) -> Pages:
    """The pages, with long lists shared among several."""
    return written(large, LOW)


@pytest.fixture(scope="module")
def whole(large: Catalogue) -> Pages:
    """The pages, with each list on one."""
    return written(large, 10**9)


def lists(pages: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Each list that has further pages: the path of its first page, and all its pages in their order."""
    further: dict[str, dict[int, str]] = {}
    for path in pages:
        if match := _FURTHER.fullmatch(path):
            further.setdefault(match[1], {})[int(match[2])] = path
    for start, those in further.items():
        first = f"{start}index.md" if f"{start}index.md" in pages else f"{start.rstrip('/')}.md"
        assert sorted(those) == list(range(2, len(those) + 2))
        yield first, [first, *(those[number] for number in sorted(those))]


def led_to(anchor: str, moved: dict[str, int]) -> int:
    """The number of the page to which the first one leads: of a text it names the beginning of each page."""
    asked = _PASSAGE.fullmatch(anchor)
    if not asked:
        return moved[anchor]
    begins = {key: _PASSAGE.fullmatch(key) for key in moved}
    return max(moved[key] for key, begin in begins.items() if begin and place(begin) <= place(asked))


def place(match: re.Match[str]) -> tuple[int, int]:
    return int(match[1]), int(match[2] or 0)


def ids(text: str) -> set[str]:
    return {one or other for one, other in _ID.findall(text)}


def test_what_is_short_stays_on_one_page() -> None:
    for pages in written(read(ROOT), ROOM).values():
        assert not any("/page/" in path for path in pages)


def test_both_locales_have_the_same_pages(shared: Pages) -> None:
    zh, en = (shared[locale] for locale in LOCALES)
    assert list(zh) == list(en)
    assert {first.split("/")[0] for first, _ in lists(zh)} >= {*LISTS}


@pytest.mark.parametrize("locale", LOCALES)
def test_each_row_stands_on_one_page_in_its_order(whole: Pages, shared: Pages, locale: Locale) -> None:
    before, parts = whole[locale], shared[locale]
    for first, those in lists(parts):
        rows = [row for path in those for row in _ROW.findall(_PAGE.sub("", parts[path]))]
        assert rows == _ROW.findall(_PAGE.sub("", before[first])), first


@pytest.mark.parametrize("locale", LOCALES)
def test_every_former_anchor_is_on_the_first_page_or_led_to_by_it(
    whole: Pages, shared: Pages, locale: Locale
) -> None:
    before, parts = whole[locale], shared[locale]
    for first, those in lists(parts):
        found = _MOVED.search(parts[first])
        moved: dict[str, int] = json.loads(found[1]) if found else {}
        for anchor in ids(before[first]) - ids(parts[first]):
            assert anchor in ids(parts[those[led_to(anchor, moved) - 1]]), (first, anchor)


@pytest.mark.parametrize("locale", LOCALES)
def test_each_page_leads_to_the_ones_beside_it(shared: Pages, locale: Locale) -> None:
    parts = shared[locale]
    for _, those in lists(parts):
        for path in those:
            text = parts[path]
            nav = text[text.index('<nav class="pager" aria-label="') :]
            assert ('rel="prev"' in nav) == (path != those[0])
            assert ('rel="next"' in nav) == (path != those[-1])
            assert nav.count('aria-current="page"') == 1
        titles = [json.loads(parts[path].splitlines()[1].removeprefix("title: ")) for path in those]
        assert len(set(titles)) == len(titles)


def test_a_further_page_is_the_same_when_it_is_set_alone(
    large: Catalogue, shared: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = shared["zh"]
    monkeypatch.setattr("generator.render.page.ROOM", LOW)
    for path in ("operations/page/2.md", "numbers/page/3.md"):
        (page,) = render_pages(editions(large)["zh"], only={path})
        assert page.text == pages[path]


def test_what_a_section_says_stands_on_its_first_page(shared: Pages) -> None:
    first, further = (shared["zh"][f"sections/whole{end}.md"] for end in ("", "/page/2"))
    assert 'class="lines"' in first
    assert 'class="lines"' in further
    for said_once in ('class="statement ', '"headline"', 'id="source"'):
        assert said_once in first
        assert said_once not in further


@pytest.mark.parametrize("locale", LOCALES)
def test_no_list_has_more_than_a_page_may(shared: Pages, locale: Locale) -> None:
    for path, text in shared[locale].items():
        if "/page/" in path:
            assert len(text.encode()) < 4 * LOW, path


def test_many_documents_are_left_to_their_list(large: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.render.pages.gathered.FEW_SOURCES", 1)
    for path in ("about/index.md", "data/index.md"):
        (page,) = render_pages(editions(large)["en"], only={path})
        assert f"All {len(large.sources)} documents" in page.text
        assert "sources/bulletin-" not in page.text


@pytest.mark.slow
def test_every_link_between_the_pages_leads_somewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_large_campaign(tmp_path, 60)
    monkeypatch.setattr("generator.render.page.ROOM", 4000)
    site = build(copy_look(tmp_path))
    assert (site / "en/numbers/page/2/index.html").exists()
    assert not list(check_links(site))


@pytest.mark.long
def test_no_list_of_a_thousand_entries_is_too_heavy(tmp_path: Path) -> None:
    write_large_campaign(tmp_path, 1000)
    site = build(copy_look(tmp_path))
    heavy = {page: page.stat().st_size for page in site.rglob("*.html") if page.stat().st_size > MOST}
    assert not heavy
